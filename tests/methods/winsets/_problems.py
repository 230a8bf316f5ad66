"""Small problems of bargaining, and answers to them that try everything."""

from __future__ import annotations

from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from course.methods.winsets import Condition, Problem, RedLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.methods.winsets import Line

ISSUES = ("a", "b", "c")
LEVELS = (0, 1, 2)
some = st.frozensets(st.sampled_from(LEVELS), min_size=1, max_size=3)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    count = draw(st.integers(1, 3))
    issues = tuple((i, LEVELS[: draw(st.integers(1, 3))]) for i in ISSUES[:count])
    names = [i for i, _ in issues]
    pairs = [(p, i) for p in "xyz" for i in names]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5))
    lines: list[Line] = [RedLine(p, i, draw(some)) for p, i in chosen]
    for n in range(draw(st.integers(0, 3))):
        other = draw(st.sampled_from([*names, "off the table"]))
        issue = draw(st.sampled_from(names))
        lines.append(
            Condition(f"l{n}", draw(st.sampled_from("xyz")), issue, draw(some), other, draw(some), "w")
        )
    return Problem(issues, tuple(lines))


def packages(problem: Problem) -> Iterator[dict[str, int]]:
    names = [i for i, _ in problem.issues]
    for levels in product(*(levels for _, levels in problem.issues)):
        yield dict(zip(names, levels, strict=True))


def subsets(lines: tuple[Line, ...]) -> Iterator[frozenset[Line]]:
    every = chain.from_iterable(combinations(lines, n) for n in range(len(lines) + 1))
    return (frozenset(s) for s in every)


def agreeable(problem: Problem, lines: frozenset[Line], settled: dict[str, int]) -> bool:
    short = Problem(problem.issues, tuple(lines))
    return any(short.accepts(p) for p in packages(problem) if settled.items() <= p.items())


def smallest(found: list[frozenset[Line]]) -> set[frozenset[Line]]:
    return {f for f in found if not any(other < f for other in found)}
