"""Sets of places as the bits of an integer, which Python compares and joins quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def bits(mask: int) -> Iterator[int]:
    """Give the positions of the ones.

    Examples
    --------
    >>> list(bits(0b1010))
    [1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def mask(positions: Iterable[int]) -> int:
    """Give positions as bits.

    Examples
    --------
    >>> mask([1, 3])
    10
    """
    found = 0
    for position in positions:
        found |= 1 << position
    return found


def union(masks: Iterable[int]) -> int:
    """Join sets.

    Examples
    --------
    >>> union([0b01, 0b10])
    3
    """
    found = 0
    for one in masks:
        found |= one
    return found


def components(neighbours: Sequence[int], scope: int) -> list[int]:
    """Give the strongly connected components of a part of a graph, neighbours first (Tarjan 1972).

    Parameters
    ----------
    neighbours
        For each place, those that it leads to, as bits.
    scope
        The part to look at.

    Examples
    --------
    >>> [list(bits(part)) for part in components([0b010, 0b001, 0b001], 0b111)]
    [[0, 1], [2]]
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    path: list[int] = []
    on_path = 0
    parts: list[int] = []
    for root in bits(scope):
        if root in index:
            continue
        index[root] = low[root] = len(index)
        path.append(root)
        on_path |= 1 << root
        work = [(root, bits(neighbours[root] & scope))]
        while work:
            node, rest = work[-1]
            child = next(rest, None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    part = 0
                    while not part >> node & 1:
                        part |= 1 << path.pop()
                    on_path &= ~part
                    parts.append(part)
            elif child not in index:
                index[child] = low[child] = len(index)
                path.append(child)
                on_path |= 1 << child
                work.append((child, bits(neighbours[child] & scope)))
            elif on_path >> child & 1:
                low[node] = min(low[node], index[child])
    return parts
