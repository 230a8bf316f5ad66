"""Every preferred extension of an abstract framework, exactly, by a satisfiability solver.

A model is an admissible set; it is made larger until nothing can be added, and what is found is shut out
with everything smaller (Cerutti, Dunne, Giacomin & Vallati 2014, *Computing preferred extensions in abstract
argumentation: a SAT-based approach*). Sets of arguments are bits of an integer, which Python compares
and joins quickly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class OutOfPatienceError(Exception):
    """The search has taken as many steps as it may."""


def bits(mask: int) -> Iterator[int]:
    """Give the positions of the ones.

    Examples
    --------
    >>> list(bits(0b1010))
    [1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask(positions: Iterable[int]) -> int:
    """Give positions as bits.

    Examples
    --------
    >>> mask([1, 3])
    10
    """
    found = 0
    for position in positions:
        found |= 1 << position
    return found


def union(masks: Iterable[int]) -> int:
    """Join sets.

    Examples
    --------
    >>> union([0b01, 0b10])
    3
    """
    found = 0
    for one in masks:
        found |= one
    return found


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
        from pysat.solvers import Solver  # noqa: PLC0415 - loads a compiled module; only a search needs it

        self.size = len(attackers)
        self.next = self.size + 1
        self.steps = steps
        self.solver = Solver(name="m22")
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


def components(neighbours: Sequence[int], scope: int) -> list[int]:
    """Give the strongly connected components of a part of a graph, neighbours first (Tarjan 1972).

    Parameters
    ----------
    neighbours
        For each place, those that it leads to, as bits.
    scope
        The part to look at.

    Examples
    --------
    >>> [list(bits(part)) for part in components([0b010, 0b001, 0b001], 0b111)]
    [[0, 1], [2]]
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    path: list[int] = []
    on_path = 0
    parts: list[int] = []
    for root in bits(scope):
        if root in index:
            continue
        index[root] = low[root] = len(index)
        path.append(root)
        on_path |= 1 << root
        work = [(root, bits(neighbours[root] & scope))]
        while work:
            node, rest = work[-1]
            child = next(rest, None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = 0
                    while not part >> node & 1:
                        part |= 1 << path.pop()
                    on_path &= ~part
                    parts.append(part)
            elif child not in index:
                index[child] = low[child] = len(index)
                path.append(child)
                on_path |= 1 << child
                work.append((child, bits(neighbours[child] & scope)))
            elif on_path >> child & 1:
                low[node] = min(low[node], index[child])
    return parts
