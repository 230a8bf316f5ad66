"""Turn a matplotlib figure into SVG that follows the page: its text colour, its fonts, light or dark."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

INK = "#010203"
"""Stands for the page's text colour; no other part of a figure uses it."""
FOR = "#010204"
"""Stands for the page's accent colour."""
AGAINST = "#010205"
"""Stands for the page's second colour."""
GROUND = "#010206"
"""Stands for the page's ground."""
PARTY_ON_PAPER = ("#232ea0", "#a15556", "#083900", "#885b93", "#465400", "#430960", "#812258", "#5f5bd3")
"""The colours of parties on white; on a page they are its own, as tokens.css says."""
PARTY = tuple(f"#0103{n:02x}" for n in range(1, len(PARTY_ON_PAPER) + 1))
"""Stand for the page's colours of parties."""
_MEANING = {
    INK: "currentColor",
    FOR: "var(--for, #0b5cad)",
    AGAINST: "var(--against, #9a4a00)",
    GROUND: "var(--ground, #ffffff)",
    **{c: f"var(--party-{n}, {PARTY_ON_PAPER[n - 1]})" for n, c in enumerate(PARTY, 1)},
}
_PREAMBLE = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata>.*?</metadata>", re.DOTALL)


@contextmanager
def any_letters() -> Iterator[None]:
    """Let people write in scripts that matplotlib has no letters for: a page has them, and its text."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from", UserWarning)
        yield


def to_svg(figure: Figure) -> str:
    """Give the figure as SVG markup to put into a page.

    The text stays text, so that it can be searched, zoomed and translated; the
    colours above become the page's own, so that one picture serves light and dark.
    """
    out = io.StringIO()
    with (
        any_letters(),
        mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "course", "font.family": "sans-serif"}),
    ):
        canvas: Any = FigureCanvasSVG(figure)  # matplotlib leaves the method untyped
        canvas.print_svg(out, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = _PREAMBLE.sub("", out.getvalue()).strip()
    for stand_in, meaning in _MEANING.items():
        svg = svg.replace(stand_in, meaning)
    return svg
