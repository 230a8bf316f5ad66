"""Exact bargaining: is there a package within 0.1 s, the first twenty of each answer within 1 s; its face."""

from __future__ import annotations

import random
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from course.activities.bargaining import analyse
from course.activities.bargaining.hypotheses import parties, problem_of, starting_links, starting_views
from course.case import load_case
from course.journal import Journal
from course.lessons import Lesson
from course.methods.bounded import first
from course.methods.winsets import Condition, Correction, Exact, Line, Problem, RedLine
from course.session.session import Session
from tests.faces.door import Page

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

TWENTY = 20


def whole_case() -> Problem:
    case = load_case()
    everybody = tuple(p.id for p in parties(case))
    return problem_of(case, everybody, starting_views(case), starting_links(case))


def crowded() -> Problem:
    """Twenty-two parties that draw a line on most of fifteen issues, with four conditions each."""
    draw = random.Random(2016)
    issues = tuple((f"i{k}", tuple(range(5))) for k in range(15))
    lines: list[Line] = []
    for p in range(22):
        for k in range(15):
            if draw.random() < 0.7:
                n, low = draw.randint(1, 2), draw.random() < 0.5
                lines.append(RedLine(f"p{p}", f"i{k}", frozenset(range(n) if low else range(5 - n, 5))))
        for q in range(4):
            a, b = draw.sample(range(15), 2)
            options, needs = frozenset(draw.sample(range(5), 2)), frozenset(draw.sample(range(5), 2))
            lines.append(Condition(f"l{p}.{q}", f"p{p}", f"i{a}", options, f"i{b}", needs, "w"))
    return Problem(issues, tuple(lines))


PROBLEMS = {"the whole case": whole_case, "a crowded table": crowded}
POSSIBLE = "the whole case"  # where no view is on record nothing is ruled out; a crowded table has no deal


def existence(problem: Problem) -> bool:
    return Exact(problem).package() is not None


def collisions(problem: Problem) -> tuple[tuple[Line, ...], ...]:
    return first(Exact(problem).collisions(), TWENTY)[0]


def steps(problem: Problem) -> tuple[Correction, ...]:
    return first(Exact(problem).corrections(), TWENTY)[0]


@pytest.mark.parametrize("name", PROBLEMS)
def test_is_there_a_package(benchmark: BenchmarkFixture, name: str) -> None:
    problem = PROBLEMS[name]()
    benchmark.extra_info.update(cost=f"{name}, {len(problem.lines)} lines: is there a package", bound="0.1 s")
    assert benchmark.pedantic(existence, args=[problem], rounds=10, warmup_rounds=1) is (name == POSSIBLE)


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_first_twenty_collisions(benchmark: BenchmarkFixture, name: str) -> None:
    problem = PROBLEMS[name]()
    benchmark.extra_info.update(cost=f"{name}: first twenty minimal collisions", bound="1 s")
    found = benchmark.pedantic(collisions, args=[problem], rounds=5, warmup_rounds=1)
    assert bool(found) is (name != POSSIBLE)


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_first_twenty_steps(benchmark: BenchmarkFixture, name: str) -> None:
    problem = PROBLEMS[name]()
    benchmark.extra_info.update(cost=f"{name}: first twenty smallest steps", bound="1 s")
    found = benchmark.pedantic(steps, args=[problem], rounds=5, warmup_rounds=1)
    assert bool(found) is (name != POSSIBLE)


def fresh() -> Lesson:
    """Give a lesson in which nothing is solved yet."""
    analyse.cache_clear()
    return Lesson("07-conclusion", using=Session(load_case(), Journal(), "heron"))


def test_first_display_of_the_bargaining_face(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="first display of the bargaining face", bound="0.25 s")
    benchmark.pedantic(lambda: Page(fresh().bargain()), rounds=10)


def test_an_option_with_everybody_at_the_table(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(
        cost="an option is chosen, every party at the table answers, in the kernel", bound="30 ms"
    )
    face = Page(fresh().bargain([p.id for p in parties(load_case())]))
    options = cycle("0123")
    benchmark.pedantic(
        lambda: face.do("choose", issue="range", value=next(options)), rounds=20, warmup_rounds=1
    )
    assert face.view["trouble"] == ""
