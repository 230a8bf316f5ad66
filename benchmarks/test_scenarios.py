"""Consistent scenarios: 0.5 s for 60 million dense, 0.1 s for 400 million sparse, 10 ms for a seminar.

The floor is looking at every combination, the plain way, on the largest matrix where
that takes a bearable time: we found no package with a permissive licence and wheels
to measure against.
"""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

from course.activities._scenario_change import to_break, to_make
from course.activities._scenario_solver import consistent
from tests.activities._matrices import by_trying, random_matrix

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

DENSE = [4] * 5 + [3] * 10
SEMINAR = [4] * 6 + [2]


def quickest(benchmark: BenchmarkFixture) -> float:
    """The quickest round: what the code costs when nothing else runs."""
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.min)


def test_sixty_million_dense(benchmark: BenchmarkFixture) -> None:
    matrix = random_matrix(DENSE, reach=2, seed=0)
    assert matrix.combinations == 60_466_176
    assert len(benchmark.pedantic(consistent, (matrix,), rounds=5)) == 5
    assert quickest(benchmark) < 0.5


def test_sixty_million_dense_in_memory(benchmark: BenchmarkFixture) -> None:
    matrix = random_matrix(DENSE, reach=1, seed=3)  # many ties: more is left after pruning
    consistent(matrix)
    tracemalloc.start()
    benchmark.pedantic(consistent, (matrix,), rounds=1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 500_000_000


def test_four_hundred_million_sparse(benchmark: BenchmarkFixture) -> None:
    matrix = random_matrix([3] * 18, reach=3, seed=3, filled=0.2)
    assert matrix.combinations == 387_420_489
    assert len(benchmark.pedantic(consistent, (matrix,), rounds=5)) == 32
    assert quickest(benchmark) < 0.1


def test_a_seminar(benchmark: BenchmarkFixture) -> None:
    matrix = random_matrix(SEMINAR, reach=3, seed=1)
    assert matrix.combinations == 8_192
    benchmark.pedantic(consistent, (matrix,), rounds=20)
    assert quickest(benchmark) < 0.01


def test_a_seminar_by_looking_at_every_combination(benchmark: BenchmarkFixture) -> None:
    matrix = random_matrix(SEMINAR, reach=3, seed=1)
    assert benchmark.pedantic(by_trying, (matrix,), rounds=2) == list(consistent(matrix))


def test_the_smallest_changes(benchmark: BenchmarkFixture) -> None:
    matrix = random_matrix(DENSE, reach=2, seed=0)
    scenario = consistent(matrix)[0]

    def both() -> int:
        return len(to_make(matrix, (0,) * 15)) + len(to_break(matrix, scenario))

    assert benchmark.pedantic(both, rounds=5) > 0
    assert quickest(benchmark) < 0.1
