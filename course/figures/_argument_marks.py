"""What the map of arguments is drawn with: words, frames, bars, lines and their ends, and the key to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.figures._argument_layout import CARD, MARGIN, Point
from course.figures.colours import AGAINST, FOR, INK
from course.figures.figure import INCH, Box, Dashes, Path, Words, cross, polygon
from course.figures.lines import width
from course.language import N_, _
from course.language.isolated import runs_left
from course.methods.arguments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.figures.figure import Figure
    from course.methods.arguments import Status

SIZE: Final = 11.0
LINE: Final = 0.173  # inches
BAR: Final = 0.09
MARKS: Final[dict[Status, str]] = {"in": "✓", "out": "✕", "undecided": "?"}
SIDES: Final = {"for": (N_("For"), FOR), "against": (N_("Against"), AGAINST)}
LOOKS: Final[dict[str, tuple[Dashes, str, float]]] = {
    "supports": ((), "triangle", 0.45),
    "attacks": ((6, 4), "x", 0.62),
    "undercuts": ((1.3, 2), "|", 0.79),
}
"""For each look of a line: its stroke, in what it ends, and how far down it meets a card."""
TIE_WORDS: Final = {"supports": N_("supports"), "attacks": N_("attacks"), "undercuts": N_("undercuts")}
LETTER: Final = SIZE / INCH
_FRAMES: Final[dict[Status, tuple[float, Dashes]]] = {
    "in": (2.2, ()),
    "out": (0.9, (5, 4)),
    "undecided": (1.4, (1.5, 2.2)),
}


def text(
    figure: Figure, at: Point, words: str, *, bold: bool = False, colour: str = INK, anchor: str = "start"
) -> None:
    """Write words at a place in inches; of several lines, the last stands there."""
    x, y = at[0] * INCH, at[1] * INCH
    for number, line in enumerate(reversed(words.split("\n"))):
        if line:
            at_y = y - number * LINE * INCH
            figure.add(Words(x, at_y, line, SIZE, bold, colour=colour, anchor=anchor, left=runs_left(words)))


def frames(figure: Figure, cards: Sequence[tuple[Point, Status]]) -> None:
    """Draw the frames of cards."""
    wide, tall = CARD[0] * INCH, CARD[1] * INCH
    for (x, y), label in cards:
        thick, dashes = _FRAMES[label]
        figure.add(Box(x * INCH, y * INCH, wide, tall, INK, thick, dashes, corner=4.5))


def bars(figure: Figure, cards: Sequence[tuple[Point, str]], height: float = CARD[1]) -> None:
    """Draw a bar at the left of each card that speaks for a side: a full one or a hollow one."""
    for (x, y), side in cards:
        if side in SIDES:
            colour = SIDES[side][1]
            place = ((x + 0.04) * INCH, (y + 0.06) * INCH, BAR * INCH, (height - 0.12) * INCH)
            figure.add(Box(*place, colour, 1.2, fill=colour if side == "for" else ""))


def lines(figure: Figure, look: str, routes: Sequence[Sequence[Point]]) -> None:
    """Draw lines of one look."""
    if routes:
        ways = tuple(tuple((x * INCH, y * INCH) for x, y in route) for route in routes)
        figure.add(Path(ways, INK, 1.3, LOOKS[look][0]))


def ends(figure: Figure, look: str, points: Sequence[Point], *, right: bool) -> None:
    """Draw what lines end in, just before the edge of a card at their right or left."""
    mark = LOOKS[look][1]
    for x, y in points:
        across, down = (x - 0.07 if right else x + 0.07) * INCH, y * INCH
        if mark == "triangle":
            corners = polygon(across, down, 5, 3, 90 if right else -90)
            figure.add(Path((corners,), INK, 1, fill=INK))
        elif mark == "x":
            figure.add(Path(cross(across, down, 3.5), INK, 2))
        else:
            figure.add(Path((((across, down - 4.5), (across, down + 4.5)),), INK, 2))


def key(figure: Figure, top: float, *, sides: bool) -> None:
    """Say what marks, frames, bars and lines mean, below a height in inches."""
    x, y = MARGIN + 0.05, top + 0.3
    for status, (thick, dashes) in _FRAMES.items():
        said = STATUS_WORDS[status]
        box = (x * INCH, (y - 0.155) * INCH, 0.3 * INCH, 0.2 * INCH)
        figure.add(Box(*box, INK, thick, dashes))
        text(figure, (x + 0.08, y), MARKS[status])
        text(figure, (x + 0.38, y), said)
        x += 0.55 + LETTER * width(said)
    for side, (said, colour) in SIDES.items() if sides else ():
        bars(figure, [((x, y - 0.23), side)], 0.34)
        text(figure, (x + 0.21, y), _(said), colour=colour)
        x += 0.4 + LETTER * width(_(said))
    x, y = MARGIN + 0.05, y + 0.28
    for look in LOOKS:
        lines(figure, look, [[(x, y - 0.05), (x + 0.45, y - 0.05)]])
        ends(figure, look, [(x + 0.49, y - 0.05)], right=True)
        text(figure, (x + 0.58, y), _(TIE_WORDS[look]))
        x += 0.75 + LETTER * width(_(TIE_WORDS[look]))
