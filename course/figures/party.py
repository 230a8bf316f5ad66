"""The mark of a party in a picture: its letters in its colour and shape, the same as on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.figures.colours import GROUND, INK, PARTY
from course.figures.figure import Box, Words
from course.figures.lines import width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.case import Case
    from course.figures.figure import Figure

SIZE = 12.0
HIGH = 20.0
_MIDDLE = 0.36  # from the middle of capitals to their foot, in heights of a letter
_AROUND = 3.0  # between a mark and the dashed frame that says that a position is inferred
APART = 4.0


@dataclass(frozen=True, slots=True)
class Badge:
    """What a mark says, and the colour and shape it has."""

    mark: str
    hue: int
    look: int = 1

    @property
    def colour(self) -> str:
        """The page's colour of this party."""
        return PARTY[self.hue - 1]

    @property
    def hollow(self) -> bool:
        """Whether the mark has only an edge of its colour: so the second of two with one colour differs."""
        return self.look % 2 == 0

    @property
    def wide(self) -> float:
        """How wide it is drawn."""
        return max(28.0, width(self.mark) * SIZE + 10)


def badges_of(case: Case, parties: Iterable[str]) -> dict[str, Badge]:
    """Give the badge of each party.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> party = case.stakeholders[0].id
    >>> badges_of(case, [party])[party].mark == case.mark(party)
    True
    """
    return {p: Badge(case.mark(p), case.hue(p), case.look(p)) for p in parties}


def draw_badge(figure: Figure, x: float, y: float, badge: Badge, *, stated: bool = True) -> None:
    """Draw a mark with its middle at a place; a dashed frame goes round what is inferred."""
    wide = badge.wide
    corner = HIGH / 2 if badge.look > 2 else 4.0  # noqa: PLR2004 - the third and fourth of a colour are round
    fill = GROUND if badge.hollow else badge.colour
    figure.add(Box(x - wide / 2, y - HIGH / 2, wide, HIGH, badge.colour, 2, fill=fill, corner=corner))
    letters = badge.colour if badge.hollow else GROUND
    figure.add(Words(x, y + SIZE * _MIDDLE, badge.mark, SIZE, bold=True, colour=letters, anchor="middle"))
    if not stated:
        left, top = x - wide / 2 - _AROUND, y - HIGH / 2 - _AROUND
        size = (wide + 2 * _AROUND, HIGH + 2 * _AROUND)
        figure.add(Box(left, top, *size, INK, 1.2, (3.5, 2.5), corner=corner + _AROUND))
