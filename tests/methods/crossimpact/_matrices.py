"""Matrices that others published, with their answers, and random ones."""

from __future__ import annotations

import itertools
from typing import Any

from course.methods.crossimpact import Descriptor, Matrix, Scenario

# Somewhereland: W. Weimer-Jehle, ScenarioWizard 4.1 manual (2013), figure 2-2; the blocks of a driver on
# itself are empty and left out. Its ten consistent scenarios: cross-impact.de, "The CIB algorithm (4/4)".
SOMEWHERELAND_DRIVERS = {
    "A. Government": ["A1 Patriots party", "A2 Prosperity party", "A3 Social party"],
    "B. Foreign policy": ["B1 Cooperation", "B2 Rivalry", "B3 Conflict"],
    "C. Economy": ["C1 Shrinking", "C2 Stagnant", "C3 Dynamic"],
    "D. Distribution of wealth": ["D1 Balanced", "D2 Strong contrasts"],
    "E. Social cohesion": ["E1 Social peace", "E2 Tensions", "E3 Riots"],
    "F. Social values": ["F1 Meritocratic", "F2 Solidarity", "F3 Family"],
}
_SOMEWHERELAND = """
-2 1 1 0 0 0 0 0 -2 1 1 0 0 0
2 1 -3 -2 -1 3 -2 2 0 0 0 2 -1 -1
0 0 0 0 2 -2 3 -3 2 -1 -1 -2 2 0
0 0 0 -2 1 1 0 0 0 0 0 0 0 0
0 0 0 0 1 -1 0 0 1 0 -1 0 0 0
3 -1 -2 3 0 -3 0 0 3 -1 -2 -2 1 1
2 1 -3 0 0 0 -2 2 -3 1 2 0 0 0
-1 2 -1 0 0 0 0 0 0 0 0 0 0 0
0 0 0 0 0 0 -2 2 3 -1 -2 0 0 0
0 0 0 0 0 0 0 0 0 3 -1 -2 -2 1 1
0 -3 3 0 0 0 0 0 0 -3 1 2 2 -1 -1
0 0 0 0 0 0 -2 -1 3 0 0 2 -1 -1
0 0 0 -1 0 1 1 1 -2 0 0 -1 0 1
2 -1 -1 -3 1 2 3 0 -3 0 0 -2 -1 3
0 3 -3 0 0 0 -3 0 3 -3 3 -2 1 1
1 -2 1 0 0 0 -1 2 -1 2 -2 2 -1 -1
0 0 0 0 0 0 -1 2 -1 1 -1 2 -1 -1
"""
SOMEWHERELAND_ANSWERS = """
A3 B1 C3 D2 E1 F1
A3 B2 C3 D2 E1 F1
A2 B1 C3 D2 E2 F1
A2 B2 C3 D2 E2 F1
A3 B1 C2 D1 E1 F2
A1 B2 C2 D1 E1 F2
A3 B2 C2 D1 E1 F2
A1 B3 C2 D1 E1 F2
A1 B3 C2 D1 E1 F3
A1 B3 C1 D2 E3 F3
"""
# Stockholm Environment Institute, cibsa (MIT), sample_files/CIB_global.scw and .sl: trade, security, economy.
_GLOBAL = """
 0  0  0  1  2 -3 -4 -2  3  3
 0  0  0 -2  1  1  3  5 -3 -5
 0  0  0  2  1 -3 -2  0  4 -2
 1 -3  2  0  0  0 -1 -1  1  1
 1 -2  1  0  0  0  0  1  0 -1
-2  3 -1  0  0  0  1  2 -1 -2
-3  5 -2 -3  1  2  0  0  0  0
-2  3 -1 -2  1  1  0  0  0  0
 2 -4  2  1  0 -1  0  0  0  0
 3 -6  3 -1  1  0  0  0  0  0
"""
GLOBAL_ANSWERS = {(1, 2, 1): 15, (2, 0, 2): 12, (1, 1, 1): 9, (0, 1, 2): 8}  # scenario: total impact score


def somewhereland() -> Matrix:
    drivers = tuple(Descriptor(name, tuple(v)) for name, v in SOMEWHERELAND_DRIVERS.items())
    rows, driver_of = [], [i for i, d in enumerate(drivers) for _ in d.variants]
    for line, driver in zip(_SOMEWHERELAND.split("\n")[1:-1], driver_of, strict=True):
        cells = [int(n) for n in line.split()]
        start = driver_of.index(driver)
        rows.append((*cells[:start], *[0] * len(drivers[driver].variants), *cells[start:]))
    return Matrix(drivers, tuple(rows))


def code(text: str) -> Scenario:
    """Read a scenario such as A3 B1."""
    return tuple(int(word[1:]) - 1 for word in text.split())


def world() -> Matrix:
    names = {"WTRD": ("FT", "Ntl", "Mix"), "WSEC": ("Rlx", "Mod", "Alrt"), "WECO": tuple("abcd")}
    rows = tuple(tuple(int(n) for n in line.split()) for line in _GLOBAL.split("\n")[1:-1])
    return Matrix(tuple(Descriptor(k, v) for k, v in names.items()), rows)


def random_matrix(sizes: list[int], *, reach: int, seed: int, filled: float = 1.0) -> Matrix:
    """Make a matrix of whole numbers from -reach to reach, empty where a driver acts on itself."""
    import numpy as np

    draw: Any = np.random.RandomState(seed)
    cells = draw.randint(-reach, reach + 1, size=(sum(sizes), sum(sizes)))
    ends = [0, *itertools.accumulate(sizes)]
    for i, j in itertools.product(range(len(sizes)), repeat=2):
        if i == j or (filled < 1 and draw.rand() > filled):
            cells[ends[i] : ends[i + 1], ends[j] : ends[j + 1]] = 0
    drivers = tuple(Descriptor(f"D{i}", tuple(f"V{v}" for v in range(n))) for i, n in enumerate(sizes))
    return Matrix(drivers, tuple(tuple(int(n) for n in row) for row in cells))


def by_trying(matrix: Matrix) -> list[Scenario]:
    """Look at every combination."""
    return [s for s in itertools.product(*map(range, matrix.sizes)) if matrix.is_consistent(s)]
