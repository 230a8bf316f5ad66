"""Many who press in the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def at_once(how_many: int, press: Callable[[int], T]) -> list[T]:
    """Let each press by its number in a thread of its own, none before all are there; give what came."""
    start = Barrier(how_many)

    def one(n: int) -> T:
        start.wait()
        return press(n)

    with ThreadPoolExecutor(how_many) as threads:
        return list(threads.map(one, range(how_many)))
