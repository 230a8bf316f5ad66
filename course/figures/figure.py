"""A picture as a list of shapes: pure Python, ready within milliseconds, so that nothing waits for it.

A figure knows words, lines, boxes and discs. :mod:`course.figures.svg` writes them for a page or for paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import Final, TypedDict, Unpack

from course.figures.colours import INK
from course.language.isolated import runs_left

Point = tuple[float, float]
Lines = tuple[tuple[Point, ...], ...]
Dashes = tuple[float, ...]
INCH: Final = 72.0
SIZE: Final = 12.0
PHONE: Final = 336.0
"""The width of a picture whose words are large enough on a phone."""
LEADING: Final = 1.13
_MIDDLE: Final = 0.35  # from the middle of a letter to its foot, in heights of a letter


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words; ``anchor`` says which end stands at ``x``, ``turn`` turns it by degrees.

    ``left`` says that the line is part of a text that is read from right to left.
    """

    x: float
    y: float
    text: str
    size: float = SIZE
    bold: bool = False
    italic: bool = False
    colour: str = INK
    anchor: str = "start"
    turn: float = 0.0
    left: bool = False


class Look(TypedDict, total=False):
    """How words look, as in :class:`Words`."""

    size: float
    bold: bool
    italic: bool
    colour: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Path:
    """Lines of one look, or the closed shapes that they go round."""

    paths: Lines
    edge: str = INK
    stroke: float = 1.0
    dashes: Dashes = ()
    fill: str = ""
    faint: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    wide: float
    tall: float
    edge: str = INK
    stroke: float = 1.0
    dashes: Dashes = ()
    fill: str = ""
    corner: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    edge: str = INK
    stroke: float = 1.0
    fill: str = ""


Shape = Words | Path | Box | Disc


@dataclass(slots=True)
class Figure:
    """A picture of some size, and what is drawn on it from the back to the front.

    Parameters
    ----------
    width, height
        In points, from the upper left.
    """

    width: float
    height: float
    shapes: list[Shape] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Draw over what is there."""
        self.shapes.extend(shapes)

    def words(self, x: float, y: float, text: str, **look: Unpack[Look]) -> None:
        r"""Write lines of words, the middle of all of them at a height.

        Examples
        --------
        >>> figure = Figure(100, 100)
        >>> figure.words(5, 50, "one\ntwo", size=10.0)
        >>> [(w.text, round(w.y, 1)) for w in figure.texts]
        [('one', 47.9), ('two', 59.1)]
        """
        size = look.get("size", SIZE)
        lines = text.split("\n")
        left = runs_left(text)
        top = y + size * _MIDDLE - (len(lines) - 1) * size * LEADING / 2
        for number, line in enumerate(lines):
            if line:
                self.add(Words(x, top + number * size * LEADING, line, left=left, **look))

    def line(self, *points: Point, edge: str = INK, stroke: float = 1.0, dashes: Dashes = ()) -> None:
        """Draw a line through points."""
        self.add(Path((points,), edge, stroke, dashes))

    @property
    def texts(self) -> list[Words]:
        """All words, from the back to the front."""
        return [shape for shape in self.shapes if isinstance(shape, Words)]

    @property
    def inches(self) -> tuple[float, float]:
        """Width and height."""
        return self.width / INCH, self.height / INCH


def diamond(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """Give the corners of a square that stands on one of them."""
    return polygon(x, y, radius, 4, 0)


def cross(x: float, y: float, radius: float) -> Lines:
    """Give the two lines of a cross."""
    r = radius
    return ((x - r, y - r), (x + r, y + r)), ((x - r, y + r), (x + r, y - r))


def polygon(x: float, y: float, radius: float, corners: int, turn: float = 0.0) -> tuple[Point, ...]:
    """Give the corners of a shape with equal sides; the first is at the top, turned by degrees."""
    turns = [turn * pi / 180 + 2 * pi * n / corners for n in range(corners)]
    return tuple((x + radius * sin(t), y - radius * cos(t)) for t in turns)


def hatched(x: float, y: float, wide: float, tall: float, apart: float = 4.0) -> Lines:
    """Give the slanted lines that fill a rectangle.

    Examples
    --------
    >>> hatched(0, 0, 8, 4)
    (((0, 4.0), (4.0, 0)), ((4.0, 4), (8.0, 0)))
    """
    found: list[tuple[Point, ...]] = []
    reach = apart
    while reach < wide + tall:
        low = (x, y + reach) if reach <= tall else (x + reach - tall, y + tall)
        high = (x + reach, y) if reach <= wide else (x + wide, y + reach - wide)
        found.append((low, high))
        reach += apart
    return tuple(found)


def bent(start: Point, end: Point, bend: float, steps: int = 16) -> tuple[Point, ...]:
    """Give points of a curve; ``bend`` says how far it is pulled from the straight line, in its lengths."""
    (x, y), (x2, y2) = start, end
    mid = ((x + x2) / 2 + bend * (y2 - y), (y + y2) / 2 - bend * (x2 - x))
    shares = [n / steps for n in range(steps + 1)]
    return tuple(
        (
            (1 - s) ** 2 * x + 2 * s * (1 - s) * mid[0] + s * s * x2,
            (1 - s) ** 2 * y + 2 * s * (1 - s) * mid[1] + s * s * y2,
        )
        for s in shares
    )
