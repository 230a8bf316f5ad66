"""A cross-impact matrix, and what it says about one scenario (Weimer-Jehle, 2006).

A driver (in the method's words a descriptor) can turn out in several ways, its
variants. A cell says how one variant acts on another, from strongly hinders to
strongly promotes. A scenario takes one variant of each driver.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import prod
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

Scenario = tuple[int, ...]
"""The number of the chosen variant of each driver, counted from 0."""
Rows = tuple[tuple[int, ...], ...]
NOTHING_HELD: Final[Mapping[int, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A driver and the ways in which it can turn out."""

    name: str
    variants: tuple[str, ...]


@dataclass(frozen=True)
class Matrix:
    """Which variant promotes or hinders which, as whole numbers.

    Attributes
    ----------
    descriptors
        The drivers, in order.
    rows
        A row for each variant, drivers one after another: how it acts on each variant.

    Examples
    --------
    >>> two = (Descriptor("A", ("low", "high")), Descriptor("B", ("low", "high")))
    >>> alike = Matrix(two, ((0, 0, 1, -1), (0, 0, -1, 1), (1, -1, 0, 0), (-1, 1, 0, 0)))
    >>> alike.is_consistent((0, 0)), alike.is_consistent((0, 1))
    (True, False)
    """

    descriptors: tuple[Descriptor, ...]
    rows: Rows

    def __post_init__(self) -> None:
        if any(not d.variants for d in self.descriptors):
            raise ValueError("Each driver needs at least one variant.")
        if len(self.rows) != self.width or any(len(row) != self.width for row in self.rows):
            raise ValueError(f"The matrix needs {self.width} rows of {self.width} numbers each.")

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many variants each driver has."""
        return tuple(len(d.variants) for d in self.descriptors)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the variants of each driver begin in the rows and columns."""
        return tuple(accumulate(self.sizes, initial=0))[:-1]

    @cached_property
    def width(self) -> int:
        """How many variants there are in all."""
        return sum(self.sizes)

    def combinations(self, held: Mapping[int, int] = NOTHING_HELD) -> int:
        """Say how many scenarios could be put together; a driver that is held has one variant.

        Examples
        --------
        >>> three = Descriptor("A", ("low", "middle", "high")), Descriptor("B", ("low", "high"))
        >>> matrix = Matrix(three, ((0,) * 5,) * 5)
        >>> matrix.combinations(), matrix.combinations({0: 2})
        (6, 2)
        """
        return prod(n for i, n in enumerate(self.sizes) if i not in held)

    @property
    def is_empty(self) -> bool:
        """Whether no cell says anything."""
        return not any(any(row) for row in self.rows)

    def cell(self, driver: int, variant: int, on: int, on_variant: int) -> int:
        """Give how one variant acts on another."""
        return self.rows[self.starts[driver] + variant][self.starts[on] + on_variant]

    def balances(self, scenario: Scenario) -> tuple[tuple[int, ...], ...]:
        """Give the impact balance of each driver: for each of its variants, the sum of what acts on it."""
        acting = [self.rows[start + variant] for start, variant in zip(self.starts, scenario, strict=True)]
        sums = tuple(map(sum, zip(*acting, strict=True)))
        return tuple(sums[start : start + size] for start, size in zip(self.starts, self.sizes, strict=True))

    def shortfalls(self, scenario: Scenario) -> tuple[int, ...]:
        """Give, for each driver, by how much its best variant is ahead of the chosen one."""
        return tuple(max(b) - b[v] for b, v in zip(self.balances(scenario), scenario, strict=True))

    def consistency(self, scenario: Scenario, held: Mapping[int, int] = NOTHING_HELD) -> int:
        """Give the consistency value: the smallest lead of a chosen variant over its best rival.

        Below 0, the scenario is not consistent. Drivers that are held, or have one variant, are not asked.

        Examples
        --------
        >>> two = (Descriptor("A", ("low", "high")), Descriptor("B", ("low", "high")))
        >>> alike = Matrix(two, ((0, 0, 1, -1), (0, 0, -1, 1), (2, -2, 0, 0), (-1, 1, 0, 0)))
        >>> alike.consistency((0, 0)), alike.consistency((0, 1)), alike.consistency((0, 1), {0: 0})
        (2, -2, -2)
        """
        return min(
            (
                balance[v] - max(b for w, b in enumerate(balance) if w != v)
                for i, (balance, v) in enumerate(zip(self.balances(scenario), scenario, strict=True))
                if i not in held and len(balance) > 1
            ),
            default=0,
        )

    def total_impact(self, scenario: Scenario) -> int:
        """Give the total impact score: the sum of the chosen variants' balances."""
        return sum(b[v] for b, v in zip(self.balances(scenario), scenario, strict=True))

    def is_consistent(self, scenario: Scenario, held: Mapping[int, int] = NOTHING_HELD) -> bool:
        """Whether each driver's variant has the best balance, and each held driver is where it is held."""
        return not departures(scenario, held) and not any(
            gap for i, gap in enumerate(self.shortfalls(scenario)) if i not in held
        )

    def changed(self, cells: Mapping[tuple[int, int], int]) -> Matrix:
        """Give a copy with other numbers at some places, by row and column."""
        rows = [list(row) for row in self.rows]
        for (row, column), value in cells.items():
            rows[row][column] = value
        return Matrix(self.descriptors, tuple(tuple(row) for row in rows))

    def place(self, index: int) -> tuple[int, int]:
        """Give the driver and the variant that a row or column stands for."""
        driver = max(i for i, start in enumerate(self.starts) if start <= index)
        return driver, index - self.starts[driver]


def departures(scenario: Scenario, held: Mapping[int, int]) -> tuple[int, ...]:
    """Give the drivers that a scenario has at another variant than the one they are held at.

    Examples
    --------
    >>> departures((0, 1), {0: 0, 1: 0})
    (1,)
    """
    return tuple(i for i, v in enumerate(scenario) if held.get(i, v) != v)
