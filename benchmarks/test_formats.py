"""Files of arguments: time in line with their size, and a map of 300 cards at once.

The floor of a file is one of half its size: reading or writing twice as much takes about twice as long.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from course.exchange.maps import FORMATS, losses, read, write
from course.methods.arguments import Document, Node, Relation

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

CARDS = 300
NODES = 5_000
"""About a megabyte of Argdown."""


def debate(size: int) -> Document:
    """A map in which each card replies to an earlier one."""
    words = (
        "Claim {} says that *limits* can be verified, e.g. by visits, and what follows from it for the talks."
    )
    nodes = tuple(
        Node(f"c{i}", words.format(i), "argument", speaker=f"p{i % 40}", data={"warrant": f"Because {i}."})
        for i in range(size)
    )
    kinds = ("attack", "support", "undercut")
    links = (Relation(f"r{i}", kinds[i % 3], (f"c{i}",), (f"c{i // 2}",)) for i in range(1, size))
    return Document(nodes, tuple(links))


def quickest(act: Callable[[], object]) -> float:
    """The quickest of three rounds."""
    rounds = []
    for _ in range(3):
        began = time.perf_counter()
        act()
        rounds.append(time.perf_counter() - began)
    return min(rounds)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_map_of_300_cards(benchmark: BenchmarkFixture, format_: str) -> None:
    benchmark.extra_info |= {
        "cost": f"{format_}: write a map of 300 cards, read it again, name what was lost",
        "bound": "0.3 s",
    }
    document = debate(CARDS)
    benchmark(lambda: losses(document, format_))


@pytest.mark.parametrize("format_", FORMATS)
def test_reading_twice_as_much(benchmark: BenchmarkFixture, format_: str) -> None:
    half, whole = write(debate(NODES // 2), format_), write(debate(NODES), format_)
    benchmark.extra_info |= {
        "cost": f"{format_}: read {NODES:,} nodes, beside half as many",
        "bound": "3 s",
        "floor": quickest(lambda: read(half, format_)),
    }
    benchmark.pedantic(lambda: read(whole, format_), rounds=3)


@pytest.mark.parametrize("format_", FORMATS)
def test_writing_twice_as_much(benchmark: BenchmarkFixture, format_: str) -> None:
    half, whole = debate(NODES // 2), debate(NODES)
    benchmark.extra_info |= {
        "cost": f"{format_}: write {NODES:,} nodes, beside half as many",
        "bound": "3 s",
        "floor": quickest(lambda: write(half, format_)),
    }
    benchmark.pedantic(lambda: write(whole, format_), rounds=3)
