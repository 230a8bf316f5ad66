"""What exact reasoning says about the parties at a table, and which unknown views it leans on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from course.methods.bounded import first
from course.methods.winsets import Correction, Exact, Package, Problem, RedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from course.methods.winsets import Line

MOST_SHOWN = 20
"""Collisions and steps that are listed; more are said to exist."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """A smallest set of unknown views that would have to be a yes, and a package that is then accepted."""

    unknown: tuple[Line, ...]
    package: Package


@dataclass(frozen=True, slots=True)
class Analysis:
    """What exact reasoning says about the parties at the table.

    Attributes
    ----------
    package
        One that crosses no line and leans on as few unknown views as can be; None if each crosses a line.
    leanings
        Where no package is accepted by views on record alone: the smallest sets of unknown views that
        would have to be a yes, smallest first.
    collisions
        Minimal sets of lines that collide whatever the unknown views are; where there are none, minimal
        sets of lines and unknown views that collide if each of those is a no.
    steps, leans
        Smallest sets of movements that open a deal, and for each the unknown views its deal leans on.
    possible
        The options of each issue that are part of a package which crosses no line.
    sure
        Those that are part of a package which leans on nothing unknown.
    """

    package: Package | None
    leanings: tuple[Leaning, ...]
    more_leanings: bool
    collisions: tuple[tuple[Line, ...], ...]
    more_collisions: bool
    steps: tuple[Correction, ...]
    more_steps: bool
    leans: tuple[tuple[Line, ...], ...]
    possible: Mapping[str, tuple[int, ...]]
    sure: Mapping[str, tuple[int, ...]]


@lru_cache(maxsize=64)
def analyse(problem: Problem) -> Analysis:
    """Answer all questions about a problem; asking again is quick."""
    exact, strict = Exact(problem), Exact(problem.strict)
    possible, sure = exact.possible(), strict.possible()
    package = strict.package()
    if package is not None:
        return Analysis(package, (), False, (), False, (), False, (), possible, sure)
    if exact.package() is not None:
        known = range(len(problem.lines))
        sets, more = first(strict.corrections(kept=known), MOST_SHOWN)
        leanings = tuple(Leaning(tuple(m.line for m in s.movements), s.package) for s in sets)
        collisions, more_collisions = first(strict.collisions(), MOST_SHOWN)
        by_size = tuple(sorted(collisions, key=len))
        return Analysis(leanings[0].package, leanings, more, by_size, more_collisions, (), False, (),
                        possible, sure)  # fmt: skip
    collisions, more_collisions = first(exact.collisions(), MOST_SHOWN)
    steps, more_steps = first(exact.corrections(), MOST_SHOWN)
    eased = tuple(_easing(problem, step) for step in steps)
    return Analysis(
        None, (), False, tuple(sorted(collisions, key=len)), more_collisions,
        tuple(step for step, _ in eased), more_steps, tuple(unknown for _, unknown in eased), possible, sure,
    )  # fmt: skip


def fewest_unknown(
    problem: Problem, settled: Mapping[str, int] | None = None, dropped: Iterable[Line] = ()
) -> Package | None:
    """Give a package that crosses no line and leans on as few unknown views as can be, or None.

    Parameters
    ----------
    problem
        Issues, lines and unknown views.
    settled
        Options that are chosen and stay.
    dropped
        Lines that no longer hold.
    """
    gone = set(dropped)
    lines = tuple(line for line in problem.lines if line not in gone)
    strict = Exact(Problem(problem.issues, lines, problem.unknown).strict, settled)
    package = strict.package()
    if package is not None:
        return package
    found = next(strict.corrections(kept=range(len(lines))), None)
    return found.package if found else None


def _easing(problem: Problem, step: Correction) -> tuple[Correction, tuple[RedLine, ...]]:
    """Give a step the deal that leans on the fewest unknown views, and name those."""
    near = {m.line.issue: step.package[m.line.issue] for m in step.movements if isinstance(m.line, RedLine)}
    lines = [m.line for m in step.movements]
    package = fewest_unknown(problem, near, lines) or step.package
    return Correction(step.movements, package), problem.leans_on(package)
