"""Win-sets: exact answers equal brute force, and those of a published example."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from course.methods.bounded import first
from course.methods.winsets import Condition, Exact, Problem, RedLine
from tests.methods.winsets._problems import agreeable, packages, problems, smallest, subsets


@settings(max_examples=150, deadline=None)
@given(problems(), st.data())
def test_all_answers_equal_brute_force(problem: Problem, data: st.DataObject) -> None:
    settled: dict[str, int] = {}
    if data.draw(st.booleans()):
        issue, levels = data.draw(st.sampled_from(problem.issues))
        settled = {issue: data.draw(st.sampled_from(levels))}
    exact = Exact(problem, settled)
    every = frozenset(problem.lines)
    package = exact.package()
    assert (package is not None) == agreeable(problem, every, settled)
    assert package is None or (problem.accepts(package) and settled.items() <= package.items())
    colliding = [s for s in subsets(problem.lines) if not agreeable(problem, s, settled)]
    found = [frozenset(c) for c in exact.collisions()]
    assert len(found) == len(set(found))
    assert set(found) == smallest(colliding)
    opening = [s for s in subsets(problem.lines) if agreeable(problem, every - s, settled)]
    steps = list(exact.corrections())
    moved = [frozenset(m.line for m in step.movements) for step in steps]
    assert set(moved) == smallest(opening) - {frozenset()}
    assert [len(m) for m in moved] == sorted(len(m) for m in moved)
    assert len(moved) == len(set(moved))
    good = [p for p in packages(problem) if problem.accepts(p) and settled.items() <= p.items()]
    overlap = {i: tuple(n for n in levels if any(p[i] == n for p in good)) for i, levels in problem.issues}
    assert exact.possible() == overlap
    for step, lines in zip(steps, moved, strict=True):
        rest = Problem(problem.issues, tuple(every - lines))
        assert rest.accepts(step.package)
        for m in step.movements:
            opened = {
                p[m.line.issue]
                for p in packages(problem)
                if rest.accepts(p) and settled.items() <= p.items() and p[m.line.issue] in m.line.options
            }
            assert set(m.opens) == opened


def test_a_step_may_need_many_movements() -> None:
    issues = tuple((f"i{n}", (0,)) for n in range(20))
    lines = tuple(RedLine("x", f"i{n}", frozenset({0})) for n in range(20))
    (step,) = Exact(Problem(issues, lines)).corrections()
    assert len(step.movements) == 20
    assert first(Exact(Problem(issues, lines)).collisions(), 5)[1]


def test_a_published_example_of_collisions_and_corrections() -> None:
    """The formula of Liffiton & Sakallah (2008): x; not x; not x or y; not y.

    It has two minimal unsatisfiable subsets, {1, 2} and {1, 3, 4}, and three
    minimal correction sets, {1}, {2, 3} and {2, 4}.
    """
    issues = (("x", (0, 1)), ("y", (0, 1)))
    one, none = frozenset({1}), frozenset({0})
    c1, c2 = RedLine("1", "x", none), RedLine("2", "x", one)
    c3, c4 = Condition("3", "3", "x", one, "y", one, "y"), RedLine("4", "y", one)
    exact = Exact(Problem(issues, (c1, c2, c3, c4)))
    assert {frozenset(c) for c in exact.collisions()} == {frozenset({c1, c2}), frozenset({c1, c3, c4})}
    moved = [frozenset(m.line for m in s.movements) for s in exact.corrections()]
    assert moved[0] == {c1}
    assert set(moved) == {frozenset({c1}), frozenset({c2, c3}), frozenset({c2, c4})}
