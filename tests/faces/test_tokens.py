"""The colours of stakeholders: legible, and apart also for those who see some colours alike.

Simulation: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, 2009, IEEE Transactions on Visualization
and Computer Graphics 15(6), severity 1. Difference: the distance in Oklab (B. Ottosson, 2020).
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from course.faces.front import bundle
from course.figures.colours import PARTY_ON_PAPER

STYLE = bundle.style()
EYES: dict[str, Any] = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
TO_CONES: Any = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB: Any = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour: str) -> Any:
    parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    lights = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def colours(*, dark: bool) -> list[str]:
    """Give the eight of a mode: light ones come first in the style, then dark ones twice."""
    found = re.findall(r"--party-(\d): (#[0-9a-f]{6})", STYLE)
    assert len(found) == 24
    assert found[8:16] == found[16:]
    return [colour for _, colour in (found[8:16] if dark else found[:8])]


@pytest.mark.parametrize("dark", [False, True])
def test_marks_are_legible_on_every_ground(*, dark: bool) -> None:
    grounds = ("#14181d", "#1c2229", "#111111") if dark else ("#ffffff", "#f5f7f9")
    assert min(contrast(c, ground) for c in colours(dark=dark) for ground in grounds) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("eye", EYES)
def test_colours_are_apart(eye: str, *, dark: bool) -> None:
    seen = [TO_LAB @ np.cbrt(TO_CONES @ np.clip(EYES[eye] @ linear(c), 0, 1)) for c in colours(dark=dark)]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > 0.09


@pytest.mark.parametrize("dark", [False, True])
def test_words_and_the_edges_of_controls_stand_out_from_their_ground(*, dark: bool) -> None:
    found = re.findall(
        r"--(ink|ink-soft|accent|good|warn|stop|for|against|edge|raised): (#[0-9a-f]{6})", STYLE
    )
    assert len(found) >= 30  # light, then dark twice
    half = dict(found[10:20] if dark else found[:10])
    assert len(half) == 10
    grounds = [half.pop("raised"), "#14181d" if dark else "#ffffff"]
    edge = half.pop("edge")
    assert min(contrast(colour, ground) for colour in half.values() for ground in grounds) >= 4.5
    assert min(contrast(edge, ground) for ground in grounds) >= 3


def test_pictures_on_paper_have_the_colours_of_the_light_page() -> None:
    assert list(PARTY_ON_PAPER) == colours(dark=False)
