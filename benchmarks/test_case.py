"""Loading and checking the case: 0.3 s cold, 5 ms from the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case import _load, check_case, load_case
from course.cli import main

from ._grown import case_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture


def quickest(benchmark: BenchmarkFixture) -> float:
    """The quickest round: what the code costs when nothing else runs."""
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.min)


def test_loading_the_case_cold(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(load_case, setup=_load._CACHE.clear, rounds=10)
    assert quickest(benchmark) < 0.3


def test_loading_the_case_from_the_cache(benchmark: BenchmarkFixture) -> None:
    load_case()
    benchmark(load_case)
    assert quickest(benchmark) < 0.005


def test_checking_the_case(benchmark: BenchmarkFixture) -> None:
    assert benchmark.pedantic(check_case, rounds=10) == []
    assert quickest(benchmark) < 0.4


def test_checking_5_000_claims(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    benchmark.extra_info |= {"cost": "course check of 5,000 claims", "bound": "5 s"}
    folder = case_of(tmp_path / "data", 5_000)
    assert benchmark.pedantic(main, args=[["check", str(folder)]], rounds=1) == 0
