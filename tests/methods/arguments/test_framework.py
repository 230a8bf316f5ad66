"""Grounded and preferred sets: published answers, every small framework tried, and what is capped."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings

from course.methods.arguments import Framework
from tests.methods.arguments._arguments import (
    frameworks,
    grounded_by_trying,
    grounded_step_by_step,
    preferred_by_trying,
)

# Name, arguments, attacks, grounded, preferred, and where the answer is published.
PUBLISHED = [
    # Dung 1995, examples 1, 3, 8: whose government does not recognise whom.
    ("recognition", "i1 a i2", "i1>a a>i1 i2>a", "i1 i2", ["i1 i2"]),
    # Dung 1995, example 9: the Nixon diamond.
    ("nixon", "a b", "a>b b>a", "", ["a", "b"]),
    # Reinstatement (Baroni, Caminada & Giacomin 2011, An introduction to argumentation semantics).
    ("reinstatement", "a b c", "a>b b>c", "a c", ["a c"]),
    # Floating reinstatement: the same paper, "floating defeat and acceptance".
    ("floating", "a b c d", "a>b b>a a>c b>c c>d", "", ["a d", "b d"]),
    ("odd cycle", "a b c", "a>b b>c c>a", "", [""]),
    ("even cycle", "a b c d", "a>b b>c c>d d>a", "", ["a c", "b d"]),
    ("attacks itself", "a b", "a>a a>b", "", [""]),
    # Caminada 2006, On the issue of reinstatement in argumentation: where preferred and semi-stable differ.
    ("pair and odd cycle", "a b c d e", "a>b b>a b>c c>d d>e e>c", "", ["a", "b d"]),
    # Charwat, Dvořák, Gaggl, Wallner & Woltran 2015, the running example.
    ("running example", "a b c d e", "a>b c>b c>d d>c d>e e>e", "a", ["a c", "a d"]),
    # ICCMA 2023, the example of the input format.
    ("iccma", "1 2 3 4 5", "1>2 2>4 4>5 5>4 5>5", "1 3", ["1 3 4"]),
    ("nothing", "", "", "", [""]),
]


def of(arguments: str, attacks: str) -> Framework:
    pairs = [(a, b) for a, b in (attack.split(">") for attack in attacks.split())]
    return Framework.of(arguments.split(), pairs)


@pytest.mark.parametrize(
    ("arguments", "attacks", "grounded", "preferred"),
    [p[1:] for p in PUBLISHED],
    ids=[p[0] for p in PUBLISHED],
)
def test_published_answers(arguments: str, attacks: str, grounded: str, preferred: list[str]) -> None:
    framework = of(arguments, attacks)
    assert framework.grounded() == tuple(grounded.split())
    found = framework.preferred()
    assert found.complete
    assert found.sets == tuple(tuple(p.split()) for p in preferred)


@settings(max_examples=400, deadline=None)
@given(frameworks())
def test_every_set_tried(graph: tuple[int, set[tuple[int, int]]]) -> None:
    n, attacks = graph
    framework = Framework(tuple(map(str, range(n))), tuple(attacks))
    inside = grounded_by_trying(n, attacks)
    assert inside == grounded_step_by_step(n, attacks)  # the two definitions of Dung agree
    assert framework.grounded() == tuple(str(i) for i in sorted(inside))
    beaten = {b for a, b in attacks if a in inside}
    assert framework.labels() == {
        str(i): "in" if i in inside else "out" if i in beaten else "undecided" for i in range(n)
    }
    found = framework.preferred(most=None)
    assert found.complete
    assert len(set(found.sets)) == len(found.sets)
    assert {frozenset(map(int, s)) for s in found.sets} == preferred_by_trying(n, attacks)


@settings(max_examples=100, deadline=None)
@given(frameworks())
def test_a_cap_gives_some_of_all(graph: tuple[int, set[tuple[int, int]]]) -> None:
    n, attacks = graph
    framework = Framework(tuple(map(str, range(n))), tuple(attacks))
    every = framework.preferred(most=None)
    some = framework.preferred(most=1)
    assert set(some.sets) <= set(every.sets)
    assert some.complete == (len(every.sets) == 1)
    stopped = framework.preferred(steps=3)
    assert set(stopped.sets) <= set(every.sets)
    assert stopped.complete <= (stopped.sets == every.sets)


def groups(count: int, size: int) -> Framework:
    """Make groups in which everybody attacks everybody: size ** count preferred sets."""
    names = [f"{g}.{i}" for g in range(count) for i in range(size)]
    return Framework.of(
        names, [(a, b) for a in names for b in names if a != b and a.split(".")[0] == b.split(".")[0]]
    )


def test_thousands_of_sets_are_capped_and_the_word_says_so() -> None:
    many = groups(6, 3)
    assert len(many.preferred(most=None).sets) == 3**6
    found = many.preferred()
    assert len(found.sets) == 100
    assert not found.complete
    assert found.sentence == "There are more than 100 preferred sets. These 100 are some of them, not all."


def test_a_search_stops_at_the_same_place_each_time() -> None:
    dense = groups(30, 3)
    first, second = (dense.preferred(most=None, steps=20_000) for _ in range(2))
    assert first == second
    assert not first.complete
    assert first.sentence == (
        f"The search stopped after 20,000 steps. These {len(first.sets):,} are some of them, not all."
    )
    nothing = dense.preferred(steps=1)
    assert nothing.sentence == "The search stopped after 1 steps. No preferred set was found by then."
    one = groups(1, 1).preferred()
    assert one.sentence == "There is one preferred set."


def test_exactly_as_many_as_the_cap_is_all() -> None:
    found = groups(2, 10).preferred(most=100)
    assert len(found.sets) == 100
    assert found.complete
    assert found.sentence == "There are 100 preferred sets."


def test_long_chains_and_deep_nesting_need_no_deep_stack() -> None:
    n = 3_000
    chain = Framework(tuple(map(str, range(n))), tuple((i + 1, i) for i in range(n - 1)))
    assert chain.grounded() == chain.preferred().sets[0]
    assert len(chain.grounded()) == n // 2
    # Taking away what is attacked from outside leaves a smaller circle, again and again.
    size = 400
    names = ["x0", *(f"{letter}{i}" for i in range(1, size) for letter in "yx")]
    attacks = [
        ("x0", "y1"),
        *((f"y{i}", f"x{i}") for i in range(1, size)),
        *((f"x{i}", f"y{i + 1}") for i in range(1, size - 1)),
        *((f"x{size - 1}", f"y{i}") for i in range(1, size)),
    ]
    nested = Framework.of(names, attacks)
    assert nested.preferred().sets == (tuple(n for n in names if n.startswith("x")),)


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_arguments_agree_within_and_answer_every_attack(seed: int) -> None:
    chance = random.Random(seed)
    n = 100
    attacks = {(a, b) for a in range(n) for b in range(n) if a != b and chance.random() < 0.06}
    framework = Framework(tuple(map(str, range(n))), tuple(attacks))
    found = framework.preferred()
    assert found.complete
    grounded = set(framework.grounded())
    assert grounded == {str(i) for i in grounded_step_by_step(n, attacks)}
    for one in found.sets:
        inside = {int(i) for i in one}
        beaten = {b for a, b in attacks if a in inside}
        assert not inside & beaten
        assert {a for a, b in attacks if b in inside} <= beaten
        assert grounded <= set(one)
        # Nothing that it defends is left out.
        defended = {i for i in range(n) if {a for a, b in attacks if b == i} <= beaten}
        assert defended == inside
