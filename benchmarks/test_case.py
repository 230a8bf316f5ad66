"""Loading and checking the case: 0.3 s cold, 5 ms from the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case import _load, check_case, load_case
from course.cli import main

from ._grown import case_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture


def test_loading_the_case_cold(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info |= {"cost": "loading the case, cold", "bound": "0.3 s"}
    benchmark.pedantic(load_case, setup=_load._CACHE.clear, rounds=10)


def test_loading_the_case_from_the_cache(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info |= {"cost": "loading the case from the cache", "bound": "5 ms"}
    load_case()
    benchmark(load_case)


def test_checking_the_case(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info |= {"cost": "checking the case", "bound": "0.4 s"}
    assert benchmark.pedantic(check_case, rounds=10) == []


def test_checking_5_000_claims(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    benchmark.extra_info |= {"cost": "course check of 5,000 claims", "bound": "5 s"}
    folder = case_of(tmp_path / "data", 5_000)
    assert benchmark.pedantic(main, args=[["check", str(folder)]], rounds=1) == 0
