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
_SHEET = re.compile(r"\s*<style type=\"text/css\">\*\{([^}]*)\}</style>")
_STYLED = re.compile(r" style=\"([^\"]*)\"")
_FONT = re.compile(r"(?:(?P<style>italic|oblique) )?(?:(?P<weight>\w+) )?(?P<size>[\d.]+px) (?P<family>.+)")


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
    svg = without_styles(_PREAMBLE.sub("", out.getvalue()).strip())
    # Words stand where they were measured, on a page that is written from right to left too.
    svg = svg.replace("<svg ", '<svg direction="ltr" ', 1)
    for stand_in, meaning in _MEANING.items():
        svg = svg.replace(stand_in, meaning)
    return svg


def without_styles(svg: str) -> str:
    """Write the styles of matplotlib's SVG as attributes: a page may forbid styles within its elements.

    Examples
    --------
    >>> without_styles('<text style="font: 700 9px serif; fill: #fff">a</text>')
    '<text font-weight="700" font-size="9px" font-family="serif" fill="#fff">a</text>'
    """
    shared = " ".join(_attributes(rules) for rules in _SHEET.findall(svg))
    svg = _SHEET.sub("", svg)
    if shared:
        svg = svg.replace("<svg ", f"<svg {shared} ", 1)
    return _STYLED.sub(lambda found: f" {_attributes(found[1])}", svg)


def _attributes(rules: str) -> str:
    found = []
    for rule in filter(None, map(str.strip, rules.split(";"))):
        name, _colon, value = (part.strip() for part in rule.partition(":"))
        if name == "font" and (font := _FONT.fullmatch(value)):
            found += [f'font-{part}="{said}"' for part, said in font.groupdict().items() if said]
        else:
            found.append(f'{name}="{value}"')
    return " ".join(found)
