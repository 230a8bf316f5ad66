"""Consistent scenarios: 0.5 s for 60 million dense, 0.1 s for 400 million sparse, 10 ms for a seminar.

Two floors in the same run, both on the largest matrix where they take a bearable
time. One is looking at every combination, the plain way. The other is prophesy-cib,
the one implementation in Python with a wheel; it is under the GPL, so nothing here
depends on it: `.venv/bin/pip install prophesy-cib` before measuring beside it.
"""

from __future__ import annotations

import importlib
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from course.methods.crossimpact import consistent, to_break, to_make
from tests.methods.crossimpact._matrices import by_trying, random_matrix

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from course.methods.crossimpact import Matrix

DENSE = [4] * 5 + [3] * 10
SEMINAR = [4] * 6 + [2]
EVERY = "test_a_seminar_by_looking_at_every_combination"


def test_sixty_million_dense(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="consistent scenarios of 60 million, dense, 15 drivers", bound="0.5 s")
    matrix = random_matrix(DENSE, reach=2, seed=0)
    assert matrix.combinations() == 60_466_176
    assert len(benchmark.pedantic(consistent, (matrix,), rounds=5)) == 5


def test_sixty_million_dense_with_many_ties(benchmark: BenchmarkFixture) -> None:
    """Ties leave more after pruning: the hardest of these for time and memory."""
    benchmark.extra_info.update(cost="the same with many ties", bound="0.5 s")
    matrix = random_matrix(DENSE, reach=1, seed=3)
    assert benchmark.pedantic(consistent, (matrix,), rounds=5)


def test_sixty_million_dense_in_memory(benchmark: BenchmarkFixture) -> None:
    matrix = random_matrix(DENSE, reach=1, seed=3)
    tracemalloc.start()
    benchmark.pedantic(consistent, (matrix,), rounds=1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    benchmark.extra_info.update(cost="memory for it, at most", value=f"{peak / 1e6:.0f} MB", bound="500 MB")


def test_four_hundred_million_sparse(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="consistent scenarios of 400 million, sparse", bound="0.1 s")
    matrix = random_matrix([3] * 18, reach=3, seed=3, filled=0.2)
    assert matrix.combinations() == 387_420_489
    assert len(benchmark.pedantic(consistent, (matrix,), rounds=5)) == 32


def test_a_seminar_by_looking_at_every_combination(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="8,192 combinations, each looked at")
    matrix = random_matrix(SEMINAR, reach=3, seed=1)
    assert benchmark.pedantic(by_trying, (matrix,), rounds=2) == list(consistent(matrix))


def test_a_seminar_with_prophesy(benchmark: BenchmarkFixture) -> None:
    """Its public functions, as its documentation uses them; reading the matrix is not measured."""
    prophesy = _prophesy()
    benchmark.extra_info.update(cost="the same with prophesy-cib", floor=EVERY)
    matrix = random_matrix(SEMINAR, reach=3, seed=1)
    model = _as_model(prophesy, matrix)

    def theirs() -> list[tuple[int, ...]]:
        every = prophesy["scenario_gen"].enumerate_all_scenarios(model, threshold=None)
        holds = prophesy["succession"].compute_scenario_consistency
        found = [s.variant_indices for s in every if holds(s, model) == 0]
        return [tuple(v - 1 for _, v in sorted(s.items())) for s in found]

    assert sorted(benchmark.pedantic(theirs, rounds=1)) == list(consistent(matrix))


def test_a_seminar(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="consistent scenarios of a seminar (8,192)", floor=EVERY, bound="10 ms")
    matrix = random_matrix(SEMINAR, reach=3, seed=1)
    assert matrix.combinations() == 8_192
    benchmark.pedantic(consistent, (matrix,), rounds=20)


def test_the_smallest_changes(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="smallest changes, 15 drivers", bound="0.1 s")
    matrix = random_matrix(DENSE, reach=2, seed=0)
    scenario = consistent(matrix)[0]

    def both() -> int:
        return len(to_make(matrix, (0,) * 15)) + len(to_break(matrix, scenario))

    assert benchmark.pedantic(both, rounds=5) > 0


def _prophesy() -> dict[str, Any]:
    pytest.importorskip("prophesy_cib", reason="install prophesy-cib to measure beside it")
    return {n: importlib.import_module(f"prophesy_cib.{n}") for n in ("model", "scenario_gen", "succession")}


def _as_model(prophesy: dict[str, Any], matrix: Matrix) -> Any:  # noqa: ANN401 - the peer's own type
    made = prophesy["model"]
    drivers = [
        made.Descriptor(
            i,
            d.name,
            made.DescriptorType.NOMINAL,
            tuple(made.Variant(v, n) for v, n in enumerate(d.variants, 1)),
        )
        for i, d in enumerate(matrix.descriptors, 1)
    ]
    cells = [
        made.CrossImpact(*(n + 1 for n in matrix.place(row)), *(n + 1 for n in matrix.place(column)), value)
        for row, values in enumerate(matrix.rows)
        for column, value in enumerate(values)
        if value
    ]
    return made.Model(drivers, cells)
