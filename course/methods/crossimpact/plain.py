"""The same search without arrays, for small matrices and for where numpy is not at hand: as exact.

One driver after another gets a variant. A partial scenario is given up as soon as one of its chosen variants
is so far behind a rival that the drivers still to come cannot make up for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from course.methods.crossimpact.matrix import Matrix, Scenario


def search(
    matrix: Matrix, held: Mapping[int, int], progress: Callable[[float], None] | None = None
) -> Iterator[Scenario]:
    """Give every consistent scenario, in the order of their variants.

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
    >>> list(search(alike, {})), list(search(alike, {0: 1}))
    ([(0, 0), (1, 1)], [(1, 1)])
    """
    sizes, starts, rows = matrix.sizes, matrix.starts, matrix.rows
    count = len(sizes)
    choices = [[held[i]] if i in held else list(range(n)) for i, n in enumerate(sizes)]
    later = _later(matrix, choices)
    chosen: list[int] = []
    sums = [[0] * len(rows)]  # what acts on every variant, for each depth

    def fits(depth: int) -> bool:
        acting = sums[-1]
        for i, mine in enumerate(chosen):
            if i in held:
                continue
            own, start = acting[starts[i] + mine], starts[i]
            help_to_come = later[depth][i][mine]
            if any(own + help_to_come[rival] < acting[start + rival] for rival in range(sizes[i])):
                return False
        return True

    def grow(depth: int, done: float, share: float) -> Iterator[Scenario]:
        if depth == count:
            yield tuple(chosen)
            return
        part = share / len(choices[depth])
        for variant in choices[depth]:
            chosen.append(variant)
            row = rows[starts[depth] + variant]
            sums.append([a + b for a, b in zip(sums[-1], row, strict=True)])
            if fits(depth):
                yield from grow(depth + 1, done, part)
            sums.pop()
            chosen.pop()
            done += part
            if progress is not None and depth == 0:
                progress(min(1.0, done))

    yield from grow(0, 0.0, 1.0)


def _later(matrix: Matrix, choices: list[list[int]]) -> list[list[list[list[int]]]]:
    """For each depth, driver and variant: the lead over each rival that the drivers after it add at most."""
    sizes, starts, rows = matrix.sizes, matrix.starts, matrix.rows
    nothing = [[[0] * n for _ in range(n)] for n in sizes]
    made = [nothing]
    for j in range(len(sizes) - 1, 0, -1):
        acting = [rows[starts[j] + v] for v in choices[j]]
        made.append(
            [
                [
                    [
                        made[-1][i][mine][rival] + max(r[start + mine] - r[start + rival] for r in acting)
                        for rival in range(sizes[i])
                    ]
                    for mine in range(sizes[i])
                ]
                for i, start in enumerate(starts)
            ]
        )
    return made[::-1]
