"""Pictures to keep: as PNG or SVG, with the sources that they rest on underneath."""

from __future__ import annotations

import io
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text

from course.figures.letters import lacking, named
from course.figures.svg import AGAINST, FOR, GROUND, INK, PARTY, PARTY_ON_PAPER, any_letters, to_svg
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure as Figure  # noqa: PLC0414 - for the faces, which name no matplotlib

_ON_PAPER = {
    INK: "#1d232b",
    FOR: "#0b5cad",
    AGAINST: "#9a4a00",
    GROUND: "#ffffff",
    **dict(zip(PARTY, PARTY_ON_PAPER, strict=True)),
}
_LINE = 0.16  # inches for a line of the list of sources
_PER_INCH = 14.0  # characters of it
_DOTS = 20_000_000  # more would make a large map slow to open


def with_sources(figure: Figure, sources: Sequence[str]) -> Figure:
    """Make room below a figure and write its sources there.

    Parameters
    ----------
    figure
        Its axes stand at fixed places; it is changed in place.
    sources
        One citation each; none gives a sentence that says so.
    """
    width, height = figure.get_size_inches()
    lines = [
        line
        for source in (sources or [_("No source is named for what is shown.")])
        for line in wrap(source, int(width * _PER_INCH), subsequent_indent="   ")
    ]
    extra = _LINE * (len(lines) + 2)
    for ax in figure.axes:
        box = ax.get_position()
        ax.set_position(
            (
                box.x0,
                (box.y0 * height + extra) / (height + extra),
                box.width,
                box.height * height / (height + extra),
            )
        )
    figure.set_size_inches(width, height + extra)
    figure.text(
        0.02,
        extra / (height + extra) * 0.96,
        "\n".join([_("Sources"), *lines]),
        va="top",
        color=INK,
        fontsize=9,
        linespacing=1.2,
    )
    return figure


def kept_svg(figure: Figure, sources: Sequence[str]) -> str:
    """Give a figure with its sources as SVG for a file of its own."""
    return to_svg(with_sources(figure, sources)).replace(
        "<svg ", '<svg style="color:#1d232b;background:#fff" ', 1
    )


def kept_png(figure: Figure, sources: Sequence[str]) -> bytes:
    """Give a figure with its sources as PNG: dark on white, sharp on a projector."""
    return printed_png(with_sources(figure, sources))


def letters_lacking(figure: Figure) -> str:
    """Name the letters that a PNG of a figure shows as boxes; nothing if it shows all."""
    return named(lacking(str(text.get_text()) for text in figure.findobj(Text)))


def printed_png(figure: Figure) -> bytes:
    """Give a figure as PNG for a printed page: dark on white, and coarser where it is very large."""
    for artist in figure.findobj():
        _ink(artist)
        if isinstance(artist, Text) and (box := artist.get_bbox_patch()) is not None:
            _ink(box)
    out = io.BytesIO()
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib leaves the method untyped
    width, height = figure.get_size_inches()
    figure.set_dpi(min(200, (_DOTS / (width * height)) ** 0.5))
    figure.patch.set_alpha(1)
    figure.patch.set_facecolor("white")
    with any_letters():
        canvas.print_png(out)
    return out.getvalue()


def _ink(artist: Any) -> None:  # noqa: ANN401 - any artist
    """Give an artist the colours of paper in place of the page's own."""
    for what in ("color", "edgecolor", "facecolor", "markeredgecolor", "markerfacecolor"):
        read, write = getattr(artist, f"get_{what}", None), getattr(artist, f"set_{what}", None)
        if read is None or write is None:
            continue
        try:
            meaning = _ON_PAPER.get(to_hex(read()))
        except (ValueError, TypeError):
            continue  # several colours at once, or none: nothing of ours
        if meaning:
            write(meaning)
