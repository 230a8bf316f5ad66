"""The map of arguments: 100 arguments grounded in 10 ms and preferred in 0.5 s, 300 cards drawn in 0.5 s.

The graphs are of the kinds that the competitions of argument solvers use (ICCMA): random (Erdős–Rényi), grown
by preference (Barabási–Albert), small worlds (Watts–Strogatz); and debates: trees with some mutual attacks.
Each bench solves a dozen and shows the slowest. The floor of the grounded labelling is the definition, taken
step by step.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from course.figures import arguments as picture
from course.methods.arguments import ArgumentMap, Framework
from tests.methods.arguments._arguments import debate_of, grounded_step_by_step

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

N = 100
Attacks = set[tuple[int, int]]


def erdos_renyi(chance: random.Random, p: float) -> Attacks:
    return {(a, b) for a in range(N) for b in range(N) if a != b and chance.random() < p}


def barabasi_albert(chance: random.Random, new: int) -> Attacks:
    """Let each argument meet some that many have met; one attacks the other, or both do."""
    ends = list(range(new))
    attacks: Attacks = set()
    for one in range(new, N):
        for other in {chance.choice(ends) for _ in range(new)}:
            attacks |= _pair(chance, one, other)
            ends += [one, other]
    return attacks


def watts_strogatz(chance: random.Random, near: int, strays: float) -> Attacks:
    attacks: Attacks = set()
    for one in range(N):
        for step in range(1, near // 2 + 1):
            other = chance.randrange(N) if chance.random() < strays else (one + step) % N
            if other != one:
                attacks |= _pair(chance, one, other)
    return attacks


def tree(chance: random.Random, mutual: float) -> Attacks:
    pairs = [(one, chance.randrange(one)) for one in range(1, N)]
    return {*pairs, *((b, a) for a, b in pairs if chance.random() < mutual)}


def _pair(chance: random.Random, one: int, other: int) -> Attacks:
    both = {(one, other), (other, one)}
    return both if chance.random() < 0.3 else {chance.choice(sorted(both))}


KINDS: dict[str, Callable[[random.Random], Attacks]] = {
    "Erdős–Rényi, p = 0.05": lambda c: erdos_renyi(c, 0.05),
    "Erdős–Rényi, p = 0.1": lambda c: erdos_renyi(c, 0.1),
    "Erdős–Rényi, p = 0.2": lambda c: erdos_renyi(c, 0.2),
    "Barabási–Albert, 2 new": lambda c: barabasi_albert(c, 2),
    "Barabási–Albert, 5 new": lambda c: barabasi_albert(c, 5),
    "Watts–Strogatz, 6 near": lambda c: watts_strogatz(c, 6, 0.1),
    "Watts–Strogatz, 10 near, half astray": lambda c: watts_strogatz(c, 10, 0.5),
    "debates": lambda c: tree(c, 0.3),
}


def fresh(attacks: Attacks) -> Framework:
    return Framework(tuple(map(str, range(N))), tuple(attacks))


def test_grounded(benchmark: BenchmarkFixture) -> None:
    attacks = tree(random.Random(1), 0.1)
    inside = grounded_step_by_step(N, attacks)
    began = time.perf_counter()
    grounded_step_by_step(N, attacks)
    benchmark.extra_info |= {
        "cost": "the grounded labelling of 100 arguments, beside the definition",
        "bound": "10 ms",
        "floor": time.perf_counter() - began,
    }
    labels = benchmark.pedantic(lambda: fresh(attacks).labels(), rounds=50, warmup_rounds=1)
    assert {int(name) for name, label in labels.items() if label == "in"} == inside


@pytest.mark.parametrize("kind", KINDS)
def test_preferred(benchmark: BenchmarkFixture, kind: str) -> None:
    graphs = [KINDS[kind](random.Random(seed)) for seed in range(12)]

    def slowest() -> float:
        times = []
        for attacks in graphs:
            framework = fresh(attacks)
            began = time.perf_counter()
            found = framework.preferred()
            times.append(time.perf_counter() - began)
            assert found.sets
            assert "stopped" not in found.why
        return max(times)

    worst = benchmark.pedantic(slowest, rounds=1)
    benchmark.extra_info |= {
        "cost": f"preferred sets of 100 arguments, the slowest of 12: {kind}",
        "bound": "0.5 s",
        "value": f"{worst:.3f} s",
    }


def test_a_search_that_stops(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info |= {
        "cost": "a search for more preferred sets than can be listed, until it says that it stopped",
        "bound": "2 s",
    }
    names = [f"{group}.{i}" for group in range(34) for i in range(3)]
    near = [(a, b) for a in names for b in names if a != b and a.split(".")[0] == b.split(".")[0]]
    ring = [(f"{g}.0", f"{(g + 1) % 34}.0") for g in range(34)]
    framework = Framework.of(names, [*near, *ring])
    found = benchmark.pedantic(lambda: framework.preferred(most=None), rounds=1)
    assert not found.complete
    assert "stopped" in found.sentence


def test_a_debate_of_300_cards(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info |= {
        "cost": "a map of 300 cards: labels, outline, one card explained and what would change it",
        "bound": "0.1 s",
    }
    document = debate_of(300)

    def everything() -> int:
        the_map = ArgumentMap(document)
        node = the_map.ids[150]
        return len(the_map.outline()) + len(the_map.explain(node)) + len(the_map.changes(node))

    assert benchmark.pedantic(everything, rounds=10, warmup_rounds=1) > 300


@pytest.mark.parametrize(("cards", "bound"), [(300, "0.5 s"), (1_000, "1 s")])
def test_drawing_a_map(benchmark: BenchmarkFixture, cards: int, bound: str) -> None:
    benchmark.extra_info |= {"cost": f"drawing a map of {cards:,} cards, as SVG for the page", "bound": bound}
    document = debate_of(cards)
    svg = benchmark.pedantic(lambda: picture.svg(ArgumentMap(document)), rounds=5, warmup_rounds=1)
    assert svg.count("</svg>") == 1
