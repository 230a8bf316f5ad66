"""The number of each face, by which its places on a page are told from those of others."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_of_process = count(1)
_numbers: Final[ContextVar[Iterator[int]]] = ContextVar("numbers")


def next_number() -> int:
    """Give the number of a new face: one that no other has in this process, or in this file."""
    return next(_numbers.get(_of_process))


@contextmanager
def numbered_alone() -> Iterator[None]:
    """Let the faces of a file have numbers from 1 on, so that it is the same each time it is written.

    Examples
    --------
    >>> with numbered_alone():
    ...     next_number(), next_number()
    (1, 2)
    """
    token = _numbers.set(count(1))
    try:
        yield
    finally:
        _numbers.reset(token)
