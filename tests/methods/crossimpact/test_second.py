"""A second implementation, from the publication alone, agrees on a thousand matrices with held drivers.

W. Weimer-Jehle (2006), Cross-impact balances, Technological Forecasting and Social Change 73(4): the
impact sum of a variant is the sum of the cells in its column over the chosen variants; a scenario is
consistent if in every descriptor the chosen variant has the largest impact sum; succession moves each
descriptor to its variant with the largest impact sum. A descriptor set from outside keeps its variant and
is not asked.
"""

from __future__ import annotations

import random
from itertools import product

from course.activities.scenarios.words import explained
from course.methods.crossimpact import (
    Descriptor,
    Matrix,
    Trace,
    consistent,
    plain,
    solver,
    some,
    succession,
    to_break,
    to_make,
)

Cells = dict[tuple[int, int, int, int], int]
"""How variant k of descriptor i acts on variant l of descriptor j."""
Chosen = tuple[int, ...]


class Balances:
    def __init__(self, sizes: list[int], cells: Cells, held: dict[int, int]) -> None:
        self.sizes, self.cells, self.held = sizes, cells, held

    def impact_sum(self, chosen: Chosen, j: int, variant: int) -> int:
        return sum(self.cells.get((i, k, j, variant), 0) for i, k in enumerate(chosen))

    def consistent(self, chosen: Chosen) -> bool:
        for j, mine in enumerate(chosen):
            if j in self.held:
                if self.held[j] != mine:
                    return False
            elif any(
                self.impact_sum(chosen, j, other) > self.impact_sum(chosen, j, mine)
                for other in range(self.sizes[j])
            ):
                return False
        return True

    def all(self) -> list[Chosen]:
        return [chosen for chosen in product(*map(range, self.sizes)) if self.consistent(chosen)]

    def successor(self, chosen: Chosen) -> Chosen:
        after = []
        for j, mine in enumerate(chosen):
            if j in self.held:
                after.append(self.held[j])
                continue
            sums = [self.impact_sum(chosen, j, variant) for variant in range(self.sizes[j])]
            after.append(mine if sums[mine] == max(sums) else sums.index(max(sums)))
        return tuple(after)

    def attractor(self, chosen: Chosen) -> set[Chosen]:
        seen: list[Chosen] = []
        # Whoever sets a descriptor has set it before anything else moves.
        now = tuple(self.held.get(j, mine) for j, mine in enumerate(chosen))
        while now not in seen:
            seen.append(now)
            now = self.successor(now)
        return set(seen[seen.index(now) :])


def drawn(seed: int) -> tuple[Balances, Matrix]:
    """Make the same random matrix twice, with some drivers held."""
    chance = random.Random(seed)
    sizes = [chance.randint(1, 4) for _ in range(chance.randint(1, 4))]
    ends = [sum(sizes[:i]) for i in range(len(sizes))]
    rows = [[0] * sum(sizes) for _ in range(sum(sizes))]
    cells: Cells = {}
    for i, j in product(range(len(sizes)), repeat=2):
        if i == j or chance.random() < 0.2:
            continue
        for k, variant in product(range(sizes[i]), range(sizes[j])):
            cells[i, k, j, variant] = rows[ends[i] + k][ends[j] + variant] = chance.randint(-3, 3)
    held = {i: chance.randrange(n) for i, n in enumerate(sizes) if chance.random() < 0.4}
    drivers = tuple(Descriptor(f"D{i}", tuple(f"V{v}" for v in range(n))) for i, n in enumerate(sizes))
    return Balances(sizes, cells, held), Matrix(drivers, tuple(map(tuple, rows)))


def test_a_second_implementation_agrees_on_a_thousand_matrices_with_holds() -> None:
    holding = 0
    for seed in range(1000):
        second, matrix = drawn(seed)
        held = second.held
        holding += bool(held)
        expected = second.all()
        assert list(consistent(matrix, held=held)) == expected
        assert some(matrix, held=held) == (tuple(expected), False)
        if seed % 4 == 0:  # so small a matrix is tried through; larger ones are searched in these two ways
            assert sorted(solver._Search(matrix, held, None).run()) == expected
            assert list(plain.search(matrix, held)) == expected
        possible = [s for s in product(*map(range, matrix.sizes)) if all(s[i] == v for i, v in held.items())]
        assert matrix.combinations(held) == len(possible)
        chance = random.Random(seed)
        for _ in range(4):
            story = tuple(chance.randrange(n) for n in matrix.sizes)
            agrees_on_a_story(second, matrix, story)
    assert holding > 500


def agrees_on_a_story(second: Balances, matrix: Matrix, story: Chosen) -> None:
    held, holds = second.held, second.consistent(story)
    assert matrix.is_consistent(story, held) is holds
    views = explained(matrix, story, held)
    assert all(view.holds for view in views) is holds
    assert [view.held for view in views] == [i in held for i in range(len(story))]
    trace = succession(matrix, story, held=held)
    assert set(trace.cycle) == second.attractor(story)
    rests_in_a_consistent_story(trace, second)
    rests_in_a_consistent_story(succession(matrix, story, way="local", held=held), second)
    away = any(story[i] != v for i, v in held.items())
    for way in to_make(matrix, story, held=held):
        changed = matrix.changed({(m.row, m.column): m.after for m in way})
        assert changed.is_consistent(story, held)
        assert not away
        assert all(matrix.place(m.column)[0] not in held for m in way)
    for way in to_break(matrix, story, held=held):
        changed = matrix.changed({(m.row, m.column): m.after for m in way})
        assert not changed.is_consistent(story, held)
    if holds:
        assert to_make(matrix, story, held=held) == ((),)
        assert matrix.consistency(story, held) >= 0
    elif not away:
        assert matrix.consistency(story, held) < 0


def rests_in_a_consistent_story(trace: Trace, second: Balances) -> None:
    assert trace.rests == second.consistent(trace.cycle[0])
    assert all(step[i] == v for step in trace.steps[1:] for i, v in second.held.items())
