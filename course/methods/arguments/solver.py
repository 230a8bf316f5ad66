"""Every preferred extension of an abstract framework, exactly, by a satisfiability solver.

A model is an admissible set; it is made larger until nothing can be added, and what is found is shut out
with everything smaller (Cerutti, Dunne, Giacomin & Vallati 2014, *Computing preferred extensions in abstract
argumentation: a SAT-based approach*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.methods.arguments.sets import bits, mask
from course.methods.sat import solver_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class OutOfPatienceError(Exception):
    """The search has taken as many steps as it may."""


def preferred(attackers: Sequence[int], *, steps: int) -> Iterator[int]:
    """Give each preferred extension once.

    Parameters
    ----------
    attackers
        For each argument, the set of those that attack it.
    steps
        How many questions and conflicts the solver may take; a framework always stops at the same place.

    Raises
    ------
    OutOfPatienceError
        If there are no steps left.

    Examples
    --------
    >>> sorted(list(bits(one)) for one in preferred([0b10, 0b01], steps=100))
    [[0], [1]]
    """
    solver = _Admissible(attackers, steps)
    try:
        while (found := solver.any()) is not None:
            largest = found
            while (found := solver.larger_than(largest)) is not None:
                largest = found
            yield largest
            if not solver.shut_out(largest):
                return
    finally:
        solver.close()


class _Admissible:
    """A solver for the admissible sets of a framework that lie in none of those shut out."""

    def __init__(self, attackers: Sequence[int], steps: int) -> None:
        self.size = len(attackers)
        self.next = self.size + 1
        self.steps = steps
        self.solver = solver_for()
        for one, theirs in enumerate(attackers, 1):
            for attacker in bits(theirs):
                self.solver.add_clause([-one, -(attacker + 1)])
                self.solver.add_clause([-one, *(a + 1 for a in bits(attackers[attacker]))])
        # Arguments are taken in rather than left out, so that few sets have to be made larger.
        self.solver.set_phases(list(range(1, self.size + 1)))

    def any(self) -> int | None:
        """Give an admissible set."""
        return self._solve([])

    def larger_than(self, inside: int) -> int | None:
        """Give an admissible set that holds these arguments and others."""
        # A variable of its own turns this wish off again.
        wish, self.next = self.next, self.next + 1
        self.solver.add_clause([-wish, *self._outside(inside)])
        found = self._solve([wish, *(i + 1 for i in bits(inside))])
        self.solver.add_clause([-wish])
        return found

    def shut_out(self, largest: int) -> bool:
        """Allow only sets with something that is not in this one, if there can be any."""
        outside = self._outside(largest)
        self.solver.add_clause(outside)
        return bool(outside)

    def close(self) -> None:
        self.solver.delete()

    def _outside(self, inside: int) -> list[int]:
        return [i + 1 for i in range(self.size) if not inside >> i & 1]

    def _solve(self, assumed: list[int]) -> int | None:
        if self.steps <= 0:
            raise OutOfPatienceError
        before = self.solver.accum_stats()["conflicts"]
        self.solver.conf_budget(self.steps)
        found = self.solver.solve_limited(assumptions=assumed)
        self.steps -= 1 + self.solver.accum_stats()["conflicts"] - before
        if found is None:
            raise OutOfPatienceError
        return mask(v - 1 for v in (self.solver.get_model() or [])[: self.size] if v > 0) if found else None
