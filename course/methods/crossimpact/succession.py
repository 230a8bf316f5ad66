"""Succession: let a scenario follow its own impacts, step by step, until it rests or turns in a circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from course.language import NotAllowed, _
from course.methods.crossimpact.matrix import NOTHING_HELD, departures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.methods.crossimpact.matrix import Matrix, Scenario

Way = Literal["global", "local"]
MOST_MOVES: Final = 200
"""So far a scenario is followed: a circle of independent circles is as long as all of them multiplied."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a scenario went.

    Attributes
    ----------
    steps
        The scenarios in the order met, the first one included.
    cycle
        The scenarios that follow one another for ever; a single one is a place of rest. None where it was
        followed no further.
    """

    steps: tuple[Scenario, ...]
    cycle: tuple[Scenario, ...]

    @property
    def rests(self) -> bool:
        """Whether it comes to rest in a consistent scenario."""
        return len(self.cycle) == 1


def succession(
    matrix: Matrix,
    start: Scenario,
    *,
    way: Way = "global",
    held: Mapping[int, int] = NOTHING_HELD,
    most: int = MOST_MOVES,
) -> Trace:
    """Follow a scenario until it comes to rest or back to where it was.

    Parameters
    ----------
    matrix, start
        The judgements and the scenario to begin with.
    way
        ``"global"``: every driver moves to its best variant at once. ``"local"``:
        only the driver with the largest shortfall moves, the first of several.
    held
        Drivers that are held at a variant: the first step takes them there, and they stay. A driver
        also stays where its variant is among the best.
    most
        After so many moves it is followed no further.
    """
    if way not in get_args(Way):
        raise NotAllowed(_("Choose a way to move: all drivers at once, or one at a time."))
    steps = [tuple(start)]
    seen = {steps[0]: 0}
    while len(steps) <= most:
        after = step(matrix, steps[-1], way=way, held=held)
        if after in seen:
            return Trace(tuple(steps), tuple(steps[seen[after] :]))
        seen[after] = len(steps)
        steps.append(after)
    return Trace(tuple(steps), ())


def step(matrix: Matrix, scenario: Scenario, *, way: Way, held: Mapping[int, int] = NOTHING_HELD) -> Scenario:
    """Give the scenario after one step.

    Examples
    --------
    >>> from course.methods.crossimpact.matrix import Descriptor, Matrix
    >>> two = (Descriptor("A", ("low", "high")), Descriptor("B", ("low", "high")))
    >>> alike = Matrix(two, ((0, 0, 1, -1), (0, 0, -1, 1), (1, -1, 0, 0), (-1, 1, 0, 0)))
    >>> step(alike, (0, 1), way="global"), step(alike, (0, 1), way="local")
    ((1, 0), (1, 1))
    """
    if departures(scenario, held):
        return tuple(held.get(i, v) for i, v in enumerate(scenario))
    balances = matrix.balances(scenario)
    # A tie keeps the present variant; among equal rivals the first is taken.
    best = [v if b[v] == max(b) else b.index(max(b)) for b, v in zip(balances, scenario, strict=True)]
    moving = [i for i, v in enumerate(best) if v != scenario[i] and i not in held]
    if way == "local" and moving:
        shortfalls = matrix.shortfalls(scenario)
        moving = [max(moving, key=lambda i: (shortfalls[i], -i))]
    return tuple(best[i] if i in moving else v for i, v in enumerate(scenario))
