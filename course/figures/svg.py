"""Write a picture as SVG that follows the page: its text colour, its fonts, light or dark."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from course.figures.colours import ON_PAGE, ON_PAPER
from course.figures.figure import PHONE, Box, Disc, Path, Words
from course.figures.lines import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.figures.figure import Figure, Shape

_READABLE: Final = 11.0  # pixels of a letter
_FROM_RIGHT: Final = "\N{RIGHT-TO-LEFT ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"
"""Both browsers and printers heed these; of a text's own direction only the former know."""
_STEPS: Final = (480, 640, 800, 1120)  # the same in faces.css


def to_svg(figure: Figure, *, paper: bool = False) -> str:
    """Give the figure as SVG markup: for a page, or for a file and a printed page.

    The text stays text, so that it can be searched, zoomed and translated; on a page the
    colours are the page's own, so that one picture serves light and dark.

    Examples
    --------
    >>> from course.figures.figure import Figure
    >>> figure = Figure(40, 20)
    >>> figure.words(2, 10, "5 < 6")
    >>> print(to_svg(figure))
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20" direction="ltr" \
class="phone"><text x="2" y="14.2" font-size="12" fill="currentColor">5 &lt; 6</text></svg>
    """
    colours = ON_PAPER if paper else ON_PAGE
    wide, tall = _number(figure.width), _number(figure.height)
    size = "phone" if figure.width <= PHONE else "large"
    unit = "pt" if size == "large" else ""
    need = f" need-{needed(figure)}" if size == "large" else ""
    look = 'font-family="DejaVu Sans, sans-serif"' if paper else f'class="{size}{need}"'
    # Words stand where they were measured, on a page that is written from right to left too.
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" '
        f'width="{wide}{unit}" height="{tall}{unit}" direction="ltr" {look}>'
    )
    ground = f'<rect width="{wide}" height="{tall}" fill="#fff"/>' if paper else ""
    return "".join([head, ground, *(_shape(shape, colours) for shape in figure.shapes), "</svg>"])


def needed(figure: Figure) -> int:
    """Give how many pixels across it needs, so that no words are smaller than 11: a step of faces.css.

    Examples
    --------
    >>> from course.figures.figure import Figure, Words
    >>> needed(Figure(500, 9, [Words(0, 9, "a", 11.0)]))
    640
    """
    smallest = min((words.size for words in figure.texts), default=_READABLE)
    across = figure.width * _READABLE / smallest
    return next((step for step in _STEPS if across <= step), _STEPS[-1])


def is_large(svg: str) -> bool:
    """Tell whether the words of a picture would be too small on a phone.

    Examples
    --------
    >>> from course.figures.figure import Figure
    >>> is_large(to_svg(Figure(900, 20))), is_large(to_svg(Figure(300, 20)))
    (True, False)
    """
    return ' class="large ' in svg.partition(">")[0]


def _shape(shape: Shape, colours: Mapping[str, str]) -> str:
    match shape:
        case Words():
            return _words(shape, colours)
        case Path():
            closed = " Z" if shape.fill else ""
            ways = " ".join(
                "M" + " L".join(f"{_number(x)} {_number(y)}" for x, y in path) + closed
                for path in shape.paths
                if path
            )
            faint = f' opacity="{_number(shape.faint)}"' if shape.faint < 1 else ""
            fill = colours.get(shape.fill, "none")
            return f'<path d="{ways}" fill="{fill}"{_edge(shape, colours)}{faint}/>'
        case Box():
            corner = f' rx="{_number(shape.corner)}"' if shape.corner else ""
            place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
            size = f'width="{_number(shape.wide)}" height="{_number(shape.tall)}"'
            fill = colours.get(shape.fill, "none")
            return f'<rect {place} {size}{corner} fill="{fill}"{_edge(shape, colours)}/>'
        case Disc():
            place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}"'
            fill = colours.get(shape.fill, "none")
            return f'<circle {place} fill="{fill}"{_edge(shape, colours)}/>'


def _words(words: Words, colours: Mapping[str, str]) -> str:
    x, y = _number(words.x), _number(words.y)
    look = f' font-size="{_number(words.size)}" fill="{colours[words.colour]}"'
    look += f' text-anchor="{words.anchor}"' if words.anchor != "start" else ""
    look += ' font-weight="700"' if words.bold else ""
    look += ' font-style="italic"' if words.italic else ""
    look += f' transform="rotate({_number(words.turn)} {x} {y})"' if words.turn else ""
    text = escape(shown(words.text), quote=False)
    return f'<text x="{x}" y="{y}"{look}>{_FROM_RIGHT.format(text) if words.left else text}</text>'


def _edge(shape: Path | Box | Disc, colours: Mapping[str, str]) -> str:
    if not shape.edge:
        return ""
    dashes = () if isinstance(shape, Disc) else shape.dashes
    dashed = f' stroke-dasharray="{" ".join(map(_number, dashes))}"' if dashes else ""
    return f' stroke="{colours[shape.edge]}" stroke-width="{_number(shape.stroke)}"{dashed}'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
