"""Pictures to keep: as PNG or SVG, with the sources that they rest on underneath."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from course.figures.figure import Figure, Words
from course.figures.fonts import font_folder
from course.figures.letters import lacking, named
from course.figures.lines import wrapped
from course.figures.svg import to_svg
from course.language import _
from course.language.isolated import runs_left

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE: Final = 9.0
_LINE: Final = 11.5  # points for a line of the list of sources
_MOST: Final = 4  # lines of one citation
_EDGE: Final = 8.0
_DOTS: Final = 20_000_000  # more would make a large map slow to open
_SHARP: Final = 200.0  # dots an inch
_NO_LETTER: Final = "\N{WHITE VERTICAL RECTANGLE}"
_PAGE: Final = b"""\
#set page(width: float(sys.inputs.wide) * 1pt, height: float(sys.inputs.tall) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


def with_sources(figure: Figure, sources: Sequence[str]) -> Figure:
    """Give a figure with its sources written below it.

    Parameters
    ----------
    figure
        It stays as it is.
    sources
        One citation each; none gives a sentence that says so.
    """
    across = (figure.width - 2 * _EDGE) / _SIZE
    said = sources or [_("No source is named for what is shown.")]
    texts = [[_("Sources")], *(wrapped(source, across, _MOST) for source in said)]
    lines = [(line, runs_left(" ".join(text))) for text in texts for line in text]
    kept = Figure(figure.width, figure.height + _LINE * (len(lines) + 2), list(figure.shapes))
    for number, (line, left) in enumerate(lines, 1):
        at_y = figure.height + _LINE * (number + 0.5)
        kept.add(Words(_EDGE, at_y, line, _SIZE, bold=number == 1, left=left))
    return kept


def kept_svg(figure: Figure, sources: Sequence[str]) -> str:
    """Give a figure with its sources as SVG for a file of its own."""
    return to_svg(with_sources(figure, sources), paper=True)


def kept_png(figure: Figure, sources: Sequence[str]) -> bytes:
    """Give a figure with its sources as PNG: dark on white, sharp on a projector."""
    return printed_png(with_sources(figure, sources))


def letters_lacking(figure: Figure) -> str:
    """Name the letters that a PNG of a figure shows as boxes; nothing if it shows all."""
    return named(lacking(words.text for words in figure.texts))


def printed_svg(figure: Figure) -> str:
    """Give a figure as SVG for a printed page: dark on white, with boxes for letters that our fonts lack."""
    missing = str.maketrans(dict.fromkeys(lacking(words.text for words in figure.texts), _NO_LETTER))
    shapes = [
        replace(s, text=s.text.translate(missing)) if isinstance(s, Words) else s for s in figure.shapes
    ]
    return to_svg(Figure(figure.width, figure.height, shapes), paper=True)


def printed_png(figure: Figure) -> bytes:
    """Give a figure as PNG for a printed page, coarser where it is very large."""
    import typst  # noqa: PLC0415 - 20 MB that only a file needs

    wide, tall = figure.inches
    return typst.compile(
        _PAGE,
        format="png",
        ppi=min(_SHARP, (_DOTS / (wide * tall)) ** 0.5),
        sys_inputs={
            "svg": printed_svg(figure),
            "wide": str(figure.width),
            "tall": str(figure.height),
        },
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())]),
    )
