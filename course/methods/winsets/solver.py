"""Exact answers about packages: is there one, what collides, what opens a deal.

A line is a group of clauses behind a switch, so a SAT solver can be asked about
any choice of lines. Sets of lines that collide are minimal unsatisfiable
subsets, found as MARCO does (Liffiton, Previti, Malik & Marques-Silva, 2016,
Constraints 21(2)). Sets of lines whose dropping opens a deal are minimal
correction sets, found in order of size by core-guided optimisation (RC2;
Ignatiev, Morgado & Marques-Silva, 2019, JSAT 11(1)). Nothing is guessed: what is given is proved, and an
enumeration that ends has given everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from course.methods.sat import solver_for
from course.methods.winsets.model import Condition

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from course.methods.winsets.model import Line, Package, Problem


@dataclass(frozen=True, slots=True)
class Movement:
    """One line that is dropped, and the options of its issue that can then be part of a deal."""

    line: Line
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A smallest set of movements after which a deal exists, and one such deal."""

    movements: tuple[Movement, ...]
    package: Package


class Exact:
    """Answers about one problem, optionally with some issues settled already.

    Parameters
    ----------
    problem
        Issues and lines.
    settled
        Options that are chosen and stay.

    Examples
    --------
    >>> from course.methods.winsets.model import Problem, RedLine
    >>> lines = (RedLine("abbey", "water", frozenset({0})), RedLine("village", "water", frozenset({1})))
    >>> exact = Exact(Problem((("water", (0, 1)),), lines))
    >>> exact.package() is None
    True
    >>> [sorted(line.party for line in found) for found in exact.collisions()]
    [['abbey', 'village']]
    >>> sorted([m.line.party for m in step.movements] for step in exact.corrections())
    [['abbey'], ['village']]
    """

    def __init__(self, problem: Problem, settled: Mapping[str, int] | None = None) -> None:
        self.problem = problem
        self.lines = problem.lines
        self._option: dict[tuple[str, int], int] = {}
        for issue, levels in problem.issues:
            for level in levels:
                self._option[issue, level] = len(self._option) + 1
        first = len(self._option) + 1
        self._switch = list(range(first, first + len(self.lines)))
        self._clauses = self._encode()
        self._fixed = [self._option[i, v] for i, v in (settled or {}).items() if (i, v) in self._option]
        self._solver = solver_for(self._clauses)

    # --- the three questions -------------------------------------------------

    def package(self, prefer: Mapping[str, int] | None = None, without: Iterable[int] = ()) -> Package | None:
        """Give a package that crosses no line, or None.

        Parameters
        ----------
        prefer
            Options to keep, issue by issue, as far as the lines allow.
        without
            Numbers of lines that are dropped.
        """
        dropped = set(without)
        chosen = [*self._fixed, *(s for n, s in enumerate(self._switch) if n not in dropped)]
        if not self._solver.solve(assumptions=chosen):
            return None
        for wish in (prefer or {}).items():
            if wish in self._option and self._solver.solve(assumptions=[*chosen, self._option[wish]]):
                chosen.append(self._option[wish])
        self._solver.solve(assumptions=chosen)
        true = {v for v in self._solver.get_model() if v > 0}
        return {issue: level for (issue, level), v in self._option.items() if v in true}

    def collisions(self) -> Iterator[tuple[Line, ...]]:
        """Give every minimal set of lines that collide."""
        every = range(len(self.lines))
        chart = solver_for([])  # which sets of lines are not looked at yet
        chart.set_phases([n + 1 for n in every])  # large sets first: they hold more collisions
        while chart.solve():
            missing = {-v - 1 for v in chart.get_model() or () if v < 0}
            seed = {n for n in every if n not in missing}
            if self._can(seed):
                grown = self._grow(seed)
                if len(grown) == len(self.lines):
                    return
                chart.add_clause([n + 1 for n in every if n not in grown])
            else:
                core = self._shrink(seed)
                yield tuple(self.lines[n] for n in sorted(core))
                chart.add_clause([-(n + 1) for n in sorted(core)])

    def corrections(self, *, kept: Collection[int] = ()) -> Iterator[Correction]:
        """Give every minimal set of movements that opens a deal, smallest first; none if there is one.

        Parameters
        ----------
        kept
            Numbers of lines that are never dropped.
        """
        for dropped in self._dropped(kept):
            if dropped:
                yield self._correction(dropped)

    def possible(self) -> dict[str, tuple[int, ...]]:
        """Give the options of each issue that are part of some package; the overlap of all win-sets."""
        held = [*self._fixed, *self._switch]
        found: dict[str, tuple[int, ...]] = {issue: () for issue, _ in self.problem.issues}
        known: set[int] = set()
        for (issue, level), v in self._option.items():
            if v not in known and self._solver.solve(assumptions=[*held, v]):
                known.update(self._solver.get_model())
            if v in known:
                found[issue] = (*found[issue], level)
        return found

    # --- inside --------------------------------------------------------------

    def _encode(self) -> list[list[int]]:
        clauses = []
        for issue, levels in self.problem.issues:
            options = [self._option[issue, level] for level in levels]
            clauses.append(options)
            clauses += [[-a, -b] for a, b in combinations(options, 2)]
        for switch, line in zip(self._switch, self.lines, strict=True):
            needs: list[int] = []
            if isinstance(line, Condition):
                wanted = ((line.only_if, n) for n in sorted(line.needs))
                needs = [self._option[w] for w in wanted if w in self._option]
            for level in sorted(line.options):
                if (line.issue, level) in self._option:
                    clauses.append([-switch, -self._option[line.issue, level], *needs])
        return clauses

    def _can(self, lines: Iterable[int]) -> bool:
        held = [*self._fixed, *(self._switch[n] for n in sorted(lines))]
        return bool(self._solver.solve(assumptions=held))

    def _core(self) -> set[int]:
        number = {s: n for n, s in enumerate(self._switch)}
        return {number[v] for v in self._solver.get_core() or () if v in number}

    def _grow(self, lines: set[int]) -> set[int]:
        """Add lines as long as a package remains; what is left out is a minimal correction set."""
        grown = set(lines)
        for n in range(len(self.lines)):
            if n not in grown and self._can(grown | {n}):
                grown.add(n)
        return grown

    def _shrink(self, lines: set[int]) -> set[int]:
        """Leave out lines as long as the rest collides."""
        core = self._core()
        for n in sorted(core):
            if n in core and not self._can(core - {n}):
                core = self._core()
        return core & lines

    def _dropped(self, kept: Collection[int]) -> Iterator[tuple[int, ...]]:
        """Give minimal correction sets by size; the empty one if nothing collides."""
        from pysat.examples.rc2 import RC2  # noqa: PLC0415 - loads a compiled module; only bargaining needs it
        from pysat.formula import WCNF  # noqa: PLC0415 - as above

        formula = WCNF()
        for clause in (*self._clauses, *([v] for v in self._fixed)):
            formula.append(clause)
        for n, switch in enumerate(self._switch):
            formula.append([switch], weight=None if n in kept else 1)
        with RC2(formula) as optimum:
            for model in optimum.enumerate(block=-1):  # -1: what was dropped once is not dropped again
                true = {v for v in model if v > 0}
                dropped = tuple(n for n, s in enumerate(self._switch) if s not in true)
                yield dropped
                if not dropped:
                    return

    def _correction(self, dropped: tuple[int, ...]) -> Correction:
        held = [*self._fixed, *(s for n, s in enumerate(self._switch) if n not in dropped)]
        movements = []
        for n in dropped:
            line = self.lines[n]
            options = sorted(o for o in line.options if (line.issue, o) in self._option)
            opens = tuple(
                o for o in options if self._solver.solve(assumptions=[*held, self._option[line.issue, o]])
            )
            movements.append(Movement(line, opens))
        # Of several options that open a deal, the what-if takes the one next to what the party accepts now.
        near: dict[str, int] = {}
        for movement in movements:
            line, accepted = movement.line, self._accepted(movement.line)
            if not isinstance(line, Condition) and movement.opens and accepted:
                near[line.issue] = min(movement.opens, key=lambda o: (min(abs(o - a) for a in accepted), o))
        package = self.package(near, without=dropped)
        return Correction(tuple(movements), package or {})

    def _accepted(self, line: Line) -> list[int]:
        """Give the options of a line's issue that it does not rule out."""
        return [o for i, o in self._option if i == line.issue and o not in line.options]
