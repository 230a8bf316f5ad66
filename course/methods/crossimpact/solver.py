"""Find every consistent scenario, exactly, without looking at every scenario.

Partial scenarios grow by one driver at a time. Each keeps the sum of what acts
on every variant so far. A partial scenario is dropped as soon as one of its
chosen variants is so far behind a rival that the drivers still to come cannot
make up for it, even where each of them helps as much as it can: bound and
prune, nothing is estimated. Many partial scenarios are extended at once as
arrays, in pieces that keep memory small.
"""

from __future__ import annotations

import math
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from course.methods.bounded import first
from course.methods.crossimpact import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from course.methods.crossimpact.matrix import Matrix, Scenario

MOST_SCENARIOS: Final = 10_000
"""How many consistent scenarios are given where nobody asks for all: more than anybody reads."""
FEW = 1500
"""Up to this many combinations, trying each takes a few milliseconds and needs no arrays."""
_PIECE = 40_000  # partial scenarios extended at once: some 20 MB for 60 variants
_SMALL = 32_000  # what 16 bits hold


def solve(
    matrix: Matrix,
    *,
    held: Mapping[int, int] | None = None,
    progress: Callable[[float], None] | None = None,
) -> Iterator[Scenario]:
    """Give every consistent scenario, in no particular order, as they are found.

    Parameters
    ----------
    matrix
        The judgements.
    held
        Drivers that are held at a variant from outside, whatever acts on them.
    progress
        Called now and then with the share of combinations decided, from 0 to 1.

    Examples
    --------
    >>> from course.methods.crossimpact.matrix import Descriptor, Matrix
    >>> two = (Descriptor("A", ("low", "high")), Descriptor("B", ("low", "high")))
    >>> alike = Matrix(two, ((0, 0, 1, -1), (0, 0, -1, 1), (1, -1, 0, 0), (-1, 1, 0, 0)))
    >>> sorted(solve(alike)), sorted(solve(alike, held={0: 1}))
    ([(0, 0), (1, 1)], [(1, 1)])
    """
    held = dict(held or {})
    if not matrix.descriptors:
        return
    if matrix.combinations(held) <= FEW or find_spec("numpy") is None:  # as in a browser
        yield from plain.search(matrix, held, progress)
    else:
        yield from _Search(matrix, held, progress).run()


def consistent(matrix: Matrix, *, held: Mapping[int, int] | None = None) -> tuple[Scenario, ...]:
    """Give every consistent scenario, sorted."""
    return tuple(sorted(solve(matrix, held=held)))


def some(
    matrix: Matrix, *, held: Mapping[int, int] | None = None, most: int = MOST_SCENARIOS
) -> tuple[tuple[Scenario, ...], bool]:
    """Give consistent scenarios, sorted, at most so many, and whether there are more.

    Examples
    --------
    >>> from course.methods.crossimpact.matrix import Descriptor, Matrix
    >>> silent = Matrix((Descriptor("A", ("low", "high")), Descriptor("B", ("low", "high"))), ((0,) * 4,) * 4)
    >>> some(silent, most=2)
    (((0, 0), (0, 1)), True)
    """
    found, more = first(solve(matrix, held=held), most)
    return tuple(sorted(found)), more


class _Search:
    """One search: the order of the drivers, what each can still add, and the pieces to do."""

    def __init__(
        self, matrix: Matrix, held: Mapping[int, int], progress: Callable[[float], None] | None
    ) -> None:
        import numpy as np  # noqa: PLC0415 - a tenth of a second that small matrices never need

        self.np: Any = np
        self.progress = progress
        self.sizes, self.starts = matrix.sizes, matrix.starts
        self.choices = [[held[i]] if i in held else list(range(n)) for i, n in enumerate(matrix.sizes)]
        largest = max(abs(value) for row in matrix.rows for value in row)
        small = largest * 2 * len(matrix.sizes) < _SMALL
        self.rows: Any = np.array(matrix.rows, dtype=np.int16 if small else np.int64)
        self.free = [i for i in range(len(matrix.sizes)) if i not in held]
        self.gain, self.spread = self._gains()
        self.order = self._order()
        self.slack = self._slacks()
        left = [math.prod(len(self.choices[i]) for i in self.order[k:]) for k in range(len(self.order) + 1)]
        self.share = [n / left[0] for n in left]
        self.done = 0.0

    def run(self) -> Iterator[Scenario]:
        """Do the pieces, the deepest first, so that few wait at any time."""
        np, depth_of_all = self.np, len(self.order)
        first = (0, np.zeros((1, 0), np.int8), np.zeros((1, self.rows.shape[0]), self.rows.dtype))
        back = sorted(range(depth_of_all), key=self.order.__getitem__)
        waiting = [first]
        while waiting:
            depth, chosen, sums = waiting.pop()
            if depth == depth_of_all:
                self._tell(len(chosen) * self.share[depth])
                yield from map(tuple, chosen[:, back].tolist())
                continue
            chosen, sums = self._extend(depth, chosen, sums)
            waiting += [
                (depth + 1, chosen[at : at + _PIECE], sums[at : at + _PIECE])
                for at in range(0, len(chosen), _PIECE)
            ]

    def _extend(self, depth: int, chosen: Any, sums: Any) -> tuple[Any, Any]:  # noqa: ANN401 - arrays
        np, driver = self.np, self.order[depth]
        count = len(chosen)
        options = self.choices[driver]
        variants = np.repeat(np.array(options, np.int8), count)
        chosen = np.column_stack([np.tile(chosen, (len(options), 1)), variants])
        rows = self.rows[[self.starts[driver] + v for v in options]]
        sums = (sums[None, :, :] + rows[:, None, :]).reshape(count * len(options), -1)
        before = len(chosen)
        # The newest driver first: it has been checked least.
        for k in range(depth, -1, -1):
            i = self.order[k]
            slack = self.slack[depth].get(i)
            if slack is None or not len(chosen):
                continue
            start, mine = self.starts[i], chosen[:, k]
            own = sums[np.arange(len(sums)), start + mine.astype(np.intp)]
            fine = np.ones(len(sums), bool)
            for rival in range(self.sizes[i]):
                fine &= own + slack[mine, rival] >= sums[:, start + rival]
            if not fine.all():
                chosen, sums = chosen[fine], sums[fine]
        self._tell((before - len(chosen)) * self.share[depth + 1])
        return chosen, sums

    def _tell(self, share: float) -> None:
        self.done += share
        if self.progress is not None:
            self.progress(min(1.0, self.done))

    def _gains(self) -> tuple[dict[tuple[int, int], Any], dict[tuple[int, int], tuple[float, float]]]:
        """For each pair of drivers: the most that one adds to a variant's lead over each rival."""
        np = self.np
        gain: dict[tuple[int, int], Any] = {}
        spread: dict[tuple[int, int], tuple[float, float]] = {}
        for i in self.free:
            columns = slice(self.starts[i], self.starts[i] + self.sizes[i])
            for j, options in enumerate(self.choices):
                block = self.rows[[self.starts[j] + v for v in options], columns].astype(np.int64)
                lead = block[:, :, None] - block[:, None, :]
                gain[j, i] = lead.max(axis=0)
                apart = lead[:, ~np.eye(self.sizes[i], dtype=bool)]
                if apart.size:
                    spread[j, i] = (float(gain[j, i].sum()) / apart.shape[1], float(apart.var()))
                else:
                    spread[j, i] = (0.0, 0.0)
        return gain, spread

    def _order(self) -> list[int]:
        """Choose next the driver after which the fewest partial scenarios should be left."""
        order: list[int] = []
        todo = set(range(len(self.sizes)))
        while todo:
            best = min(todo, key=lambda d: (self._expected([*order, d]), d))
            order.append(best)
            todo.remove(best)
        return order

    def _expected(self, chosen: list[int]) -> float:
        """Guess the logarithm of how many partial scenarios survive; only the order depends on it."""
        inside = set(chosen)
        total = sum(math.log(len(self.choices[i])) for i in chosen)
        for i in chosen:
            if (i, i) not in self.spread:
                continue
            open_, known = 0.0, 0.0
            for j in range(len(self.sizes)):
                most, variance = self.spread[j, i]
                if j in inside:
                    known += variance
                else:
                    open_ += most
            if known > 0:
                passing = 0.5 * math.erfc(-(open_ + 0.5) / math.sqrt(2 * known))
                total += (self.sizes[i] - 1) * math.log(max(passing, 1e-12)) * 0.7
        return total

    def _slacks(self) -> list[dict[int, Any]]:
        """For each depth and chosen driver: the lead that the drivers still to come can add at most."""
        result = []
        for depth in range(len(self.order)):
            later = self.order[depth + 1 :]
            slack = {}
            for i in self.order[: depth + 1]:
                if (i, i) in self.gain:
                    total = sum((self.gain[j, i] for j in later), self.np.zeros_like(self.gain[i, i]))
                    slack[i] = total.astype(self.rows.dtype)
            result.append(slack)
        return result
