"""Where the cards of a map stand, and how lines lead from one to another without crossing any card.

Each card gets its place when it comes and keeps it: a place follows from the cards before it alone. A first
claim stands in the left column, a reply one column further than what it is about, in the same row or the next
one below that is free. Beyond the last column, replies turn back to the left.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.methods.arguments import ArgumentMap, Link

COLUMNS: Final = 4  # as many as can be read on a page of A4 across
CARD: Final = (2.6, 0.92)  # inches
ACROSS: Final = 0.7  # inches between columns
DOWN: Final = 0.24  # inches between rows
MARGIN: Final = 0.12
_LANES: Final = 7
_END: Final = 0.17  # inches beside a card, kept free for what lines end in

Place = tuple[int, int]
Point = tuple[float, float]


def places(the_map: ArgumentMap) -> dict[str, Place]:
    """Give each node its column and its row.

    A node that comes later moves none of those that are there.
    """
    parents = _parents(the_map)
    depth: dict[str, int] = {}
    found: dict[str, Place] = {}
    taken: set[Place] = set()
    free = [0] * COLUMNS  # no row above is free in this column
    for node in the_map.ids:
        parent = parents.get(node)
        depth[node] = depth[parent] + 1 if parent else 0
        column = _column(depth[node])
        row = max(free[column], found[parent][1] if parent else 0)
        while (column, row) in taken:
            row += 1
        found[node] = (column, row)
        taken.add((column, row))
        while (column, free[column]) in taken:
            free[column] += 1
    return found


def _parents(the_map: ArgumentMap) -> dict[str, str]:
    """Give for each node the one that it stands beside: what it speaks to, if that was there before it."""
    order = {node: i for i, node in enumerate(the_map.ids)}
    found: dict[str, str] = {}
    for link in the_map.links:
        if order[link.near] < order[link.source] == max(map(order.__getitem__, _needed(the_map, link))):
            found.setdefault(link.source, link.near)
    return found


def _needed(the_map: ArgumentMap, link: Link) -> set[str]:
    """Give every node without which a link would not be there."""
    nodes, relations = {link.source, link.near}, {link.relation} - {""}
    waiting = list(relations)
    while waiting:
        relation = the_map.document.relation_by_id[waiting.pop()]
        nodes |= {*relation.sources, *relation.targets} & the_map.document.by_id.keys()
        more = {t for t in relation.targets if t not in the_map.document.by_id} - relations
        relations |= more
        waiting += more
    return nodes


def _column(depth: int) -> int:
    """Fold a depth into the columns, to the right and back.

    Examples
    --------
    >>> [_column(depth) for depth in range(11)]
    [0, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2]
    """
    if depth < COLUMNS:
        return depth
    turn = 2 * (COLUMNS - 2)
    beyond = (depth - 1) % turn
    return 1 + min(beyond, turn - beyond)


def corner(place: Place) -> Point:
    """Give the upper left corner of a card, in inches from the upper left."""
    column, row = place
    return MARGIN + column * (CARD[0] + ACROSS), MARGIN + row * (CARD[1] + DOWN)


def size(at: dict[str, Place]) -> Point:
    """Give the width and height that the cards take, in inches."""
    columns = 1 + max((column for column, _ in at.values()), default=0)
    rows = 1 + max((row for _, row in at.values()), default=0)
    right, below = corner((columns, rows))
    return right + MARGIN, below - DOWN + MARGIN


def route(link: Link, at: dict[str, Place], *, lane: int, low: float) -> list[Point]:
    """Give the corners of a line, from who speaks to what it is about; it crosses no card.

    Parameters
    ----------
    link
        The line.
    at
        Where the cards stand.
    lane
        Keeps lines apart that lead to different cards.
    low
        How far down it meets the edge of the card: 0 is the top, 1 the bottom.
    """
    (column, row), (to_column, to_row) = at[link.source], at[link.near]
    # The line leaves to the side where the other card is, and to the right if it is in the same column.
    leaves_right = column <= to_column
    arrives_right = to_column <= column
    start = _edge(at[link.source], right=leaves_right, low=0.25)
    end = _edge(at[link.near], right=arrives_right, low=low)
    shift = _END + (lane % _LANES) / (_LANES - 1) * (ACROSS - 2 * _END)
    first = corner((column + leaves_right, row))[0] - ACROSS + shift
    last = corner((to_column + arrives_right, to_row))[0] - ACROSS + shift
    if first == last:
        return _straight([start, (first, start[1]), (first, end[1]), end])
    between = corner((0, to_row))[1] - DOWN * (lane % 3 + 1) / 4
    return _straight([start, (first, start[1]), (first, between), (last, between), (last, end[1]), end])


def within(way: Sequence[Point], above: float, below: float) -> list[list[Point]]:
    """Cut a line of upright and level pieces to what lies between two heights.

    Examples
    --------
    >>> within([(0, 1), (2, 1), (2, 9), (4, 9)], 0, 5)
    [[(0, 1), (2, 1), (2, 5)]]
    """
    parts: list[list[Point]] = []
    for (x, y), (x2, y2) in pairwise(way):
        if max(y, y2) < above or min(y, y2) > below:
            continue
        start, end = (x, min(max(y, above), below)), (x2, min(max(y2, above), below))
        if parts and parts[-1][-1] == start:
            parts[-1].append(end)
        else:
            parts.append([start, end])
    return parts


def _edge(place: Place, *, right: bool, low: float) -> Point:
    x, y = corner(place)
    return x + CARD[0] * right, y + CARD[1] * low


def _straight(points: list[Point]) -> list[Point]:
    return [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
