"""Answers of which there may be more than anybody waits for: the first, and whether these are all."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def first(found: Iterable[T], most: int) -> tuple[tuple[T, ...], bool]:
    """Give at most so many, and whether there are more.

    Examples
    --------
    >>> first("abc", 2)
    (('a', 'b'), True)
    """
    taken = tuple(islice(found, most + 1))
    return taken[:most], len(taken) > most
