"""The map of the cards for a wall: columns for the depth of replies, rows for branches, in pages that fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from course.activities.debate.records import Card, DebateState
    from course.methods.arguments import ArgumentMap

ROWS: Final = 4
"""So many rows of cards fit on one page."""
COLUMNS: Final = 4
"""So many replies to each other stand side by side; deeper ones are counted."""


@dataclass(slots=True)
class Place:
    """A card on the wall: where it is, what it does to which, who supports it, how many lie deeper."""

    card: Card
    row: int
    column: int
    relation: str = ""
    to: int = 0
    above: int = 0
    """The row of the card that it is about; -1 where that stands on another page."""
    supports: list[int] = field(default_factory=list)
    more: int = 0


@dataclass(slots=True)
class TreePage:
    """What stands together on the wall."""

    places: list[Place] = field(default_factory=list)
    rows: int = 0

    @property
    def numbers(self) -> set[int]:
        """The numbers of all cards that stand here, by themselves or in a list of supports."""
        return {p.card.number for p in self.places} | {n for p in self.places for n in p.supports}


def pages_of(map_: ArgumentMap, state: DebateState) -> list[TreePage]:
    """Lay the map out in pages; a branch that is too tall for one goes on on the next.

    Parameters
    ----------
    map_
        The map, whose outline says what stands below what.
    state
        The debate, for the numbers of its cards.
    """
    places: list[Place] = []
    path: list[Place | None] = []  # the place of each card above, by its depth in the outline
    row = -1
    taken: dict[int, int] = {}  # how many columns each row has
    for line in map_.outline():
        if line.id not in state.cards or line.again:
            continue
        card = state.cards[line.id]
        del path[line.depth :]
        above = next((p for p in reversed(path) if p is not None), None)
        if line.above and above is not None:
            relation, column = _relation(card, line.above), above.column + 1
            if relation == "supports":
                above.supports.append(card.number)
                path.append(above)
                continue
            if column >= COLUMNS:
                above.more += 1
                path.append(above)
                continue
            if taken.get(above.row, 0) > column or above.row < row:
                row += 1
                here = row
            else:
                here = above.row
            place = Place(card, here, column, relation, state.cards[line.above].number, above.row)
        else:
            row += 1
            place = Place(card, row, 0)
        taken[place.row] = place.column + 1
        places.append(place)
        path.append(place)
    return _paged(places, row + 1)


def _relation(card: Card, to: str) -> str:
    return next((relation for relation, other in card.links if other == to), "attacks")


def _paged(places: list[Place], rows: int) -> list[TreePage]:
    """Cut after a whole branch where one fits, else after as many rows as fit."""
    roots = [p.row for p in places if p.column == 0]
    pages: list[TreePage] = []
    first = 0
    while first < rows:
        ends = [r for r in (*roots, rows) if first < r <= first + ROWS]
        end = ends[-1] if ends else first + ROWS
        page = TreePage(rows=end - first)
        for place in places:
            if first <= place.row < end:
                place.row, place.above = place.row - first, max(-1, place.above - first)
                page.places.append(place)
        pages.append(page)
        places = [p for p in places if p not in page.places]
        first = end
    return pages
