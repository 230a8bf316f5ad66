"""The smallest change of judgements that makes a story consistent, or breaks it: exact.

One step moves one judgement to the next word of the scale. Fewest steps come
first, then fewest judgements touched. Only what the chosen variants say about
one driver matters for that driver, so each driver is a small problem of its
own, and the smallest changes of all drivers together are the smallest change.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from course.methods.crossimpact.matrix import NOTHING_HELD, departures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from course.methods.crossimpact.matrix import Matrix, Scenario

SCALE = 3
MOST_WAYS = 12
"""How many equally small changes are listed."""
_Cell = tuple[int, int]
_Pool = dict[_Cell, int]  # cell -> how many steps it can move


@dataclass(frozen=True, slots=True)
class Move:
    """One judgement that would change: the cell, by row and column, what it was and would be."""

    row: int
    column: int
    before: int
    after: int


Change = tuple[Move, ...]


def to_make(
    matrix: Matrix, scenario: Scenario, *, held: Mapping[int, int] = NOTHING_HELD, most: int = MOST_WAYS
) -> tuple[Change, ...]:
    """Give the smallest changes that make a scenario consistent.

    One empty change if it is consistent already; none at all if no change
    within the scale would do, or a driver is held at another variant.
    """
    if departures(scenario, held):
        return ()
    parts = []
    for driver in range(len(matrix.sizes)):
        if driver in held or not matrix.shortfalls(scenario)[driver]:
            continue
        found = list(islice(_raise(matrix, scenario, driver, most), most))
        if not found:
            return ()
        parts.append(found)
    return tuple(tuple(m for part in parts_ for m in part) for parts_ in islice(product(*parts), most))


def to_break(
    matrix: Matrix, scenario: Scenario, *, held: Mapping[int, int] = NOTHING_HELD, most: int = MOST_WAYS
) -> tuple[Change, ...]:
    """Give the smallest changes after which a consistent scenario is consistent no more.

    One empty change if it is not consistent as it is; none if no change within the scale would do.
    """
    if not matrix.is_consistent(scenario, held):
        return ((),)
    found = []
    for driver, balance in enumerate(matrix.balances(scenario)):
        for rival in range(len(balance)):
            if driver in held or rival == scenario[driver]:
                continue
            own, other = _pools(matrix, scenario, driver, rival)
            need = balance[scenario[driver]] - balance[rival] + 1
            pool = {**own[1], **other[0]}
            cells = _fewest(pool, need)
            if cells is not None:
                found.append(((need, cells), pool, matrix.starts[driver] + rival))
    least = min((cost for cost, _, _ in found), default=(0, 0))
    ways: dict[Change, None] = {}  # lowering the chosen variant may bring it below several rivals
    for cost, pool, rising in found:
        if cost == least:
            for chosen in _choices(pool, *cost):
                ways[tuple(_move(matrix, c, n if c[1] == rising else -n) for c, n in chosen)] = None
                if len(ways) >= most:
                    return tuple(ways)
    return tuple(ways)


def size(change: Change) -> int:
    """Give how many steps a change takes in all."""
    return sum(abs(m.after - m.before) for m in change)


def _raise(matrix: Matrix, scenario: Scenario, driver: int, most: int) -> Iterator[Change]:
    """Give the smallest changes after which a driver's chosen variant is among its best, at most so many."""
    balance = matrix.balances(scenario)[driver]
    mine = scenario[driver]
    gaps = {w: b - balance[mine] for w, b in enumerate(balance) if b > balance[mine]}
    best: tuple[int, int] | None = None
    plans: list[list[tuple[_Pool, int, int, int]]] = []
    for lift in range(max(gaps.values()) + 1):
        # Lift the chosen variant so far; what is left, each rival must come down by itself.
        own = _pools(matrix, scenario, driver, mine)[0][0]
        plan = [(own, lift, _fewest(own, lift), 1)]
        for rival, gap in gaps.items():
            if gap > lift:
                down = _pools(matrix, scenario, driver, rival)[1][1]
                plan.append((down, gap - lift, _fewest(down, gap - lift), -1))
        counts = [cells for _, _, cells, _ in plan]
        if any(cells is None for cells in counts):
            continue
        cost = (sum(need for _, need, _, _ in plan), sum(cells or 0 for cells in counts))
        known = [(pool, need, cells or 0, sign) for pool, need, cells, sign in plan]
        if best is None or cost < best:
            best, plans = cost, [known]
        elif cost == best:
            plans.append(known)
    for plan_ in plans:
        parts = [
            [
                [_move(matrix, cell, sign * n) for cell, n in way]
                for way in islice(_choices(pool, need, cells), most)  # the first products need no more
            ]
            for pool, need, cells, sign in plan_
        ]
        for chosen in product(*parts):
            yield tuple(m for part in chosen for m in part)


def _pools(
    matrix: Matrix, scenario: Scenario, driver: int, rival: int
) -> tuple[tuple[_Pool, _Pool], tuple[_Pool, _Pool]]:
    """For the chosen variant's column and a rival's: how far each cell can go up, and down."""
    found = []
    for variant in (scenario[driver], rival):
        column = matrix.starts[driver] + variant
        up, down = {}, {}
        for i, v in enumerate(scenario):
            if i != driver:  # nobody judges how a driver acts on itself
                row = matrix.starts[i] + v
                value = matrix.rows[row][column]
                up[row, column] = max(0, SCALE - value)
                down[row, column] = max(0, value + SCALE)
        found.append((up, down))
    return found[0], found[1]


def _fewest(pool: _Pool, need: int) -> int | None:
    """Give the fewest cells that can move so many steps together; None if all cannot."""
    count = 0
    for room in sorted(pool.values(), reverse=True):
        if need <= 0:
            break
        need -= room
        count += 1
    return count if need <= 0 else None


def _choices(pool: _Pool, need: int, cells: int) -> Iterator[list[tuple[_Cell, int]]]:
    """Give each choice of so many cells that can move so many steps, with steps for each."""
    open_ = [(cell, room) for cell, room in pool.items() if room]
    for chosen in _enough(open_, need, cells):
        left, way = need, []
        for i, (cell, room) in enumerate(chosen):
            after = len(chosen) - i - 1
            take = min(room, left - after)  # each chosen cell moves at least one step
            way.append((cell, take))
            left -= take
        yield way


def _enough(open_: list[tuple[_Cell, int]], need: int, cells: int) -> Iterator[list[tuple[_Cell, int]]]:
    """Give the combinations of so many cells that have room enough, and look at no others."""
    if cells == 0:
        if need <= 0:
            yield []
        return
    for i, one in enumerate(open_):
        later = open_[i + 1 :]
        others = sorted((room for _, room in later), reverse=True)[: cells - 1]
        if len(others) == cells - 1 and one[1] + sum(others) >= need:
            yield from ([one, *rest] for rest in _enough(later, need - one[1], cells - 1))


def _move(matrix: Matrix, cell: _Cell, steps: int) -> Move:
    before = matrix.rows[cell[0]][cell[1]]
    return Move(*cell, before, before + steps)
