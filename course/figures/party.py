"""The mark of a party in a picture: its letters in its colour, the same as on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.figures.svg import GROUND, PARTY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes

    from course.case import Case

SIZE = 11.0  # points
HIGH = 0.27  # inches that a mark takes
WIDE = 0.56  # inches of the widest mark, with its edges


@dataclass(frozen=True, slots=True)
class Badge:
    """What a mark says, and the colour it has."""

    mark: str
    hue: int

    @property
    def colour(self) -> str:
        """The stand-in for the page's colour of this party."""
        return PARTY[self.hue - 1]


def badges_of(case: Case, parties: Iterable[str]) -> dict[str, Badge]:
    """Give the badge of each party.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> party = case.stakeholders[0].id
    >>> badges_of(case, [party])[party].mark == case.mark(party)
    True
    """
    return {p: Badge(case.mark(p), case.hue(p)) for p in parties}


def draw_badge(
    ax: Axes, x: float, y: float, badge: Badge, *, filled: bool = True, ha: str = "center"
) -> None:
    """Write a mark: on a ground of its colour, or with an edge of it only."""
    ax.text(
        x, y, badge.mark, ha=ha, va="center", fontsize=SIZE, fontweight="bold", zorder=6, parse_math=False,
        color=GROUND if filled else badge.colour,
        bbox={
            "boxstyle": "round,pad=0.25", "facecolor": badge.colour if filled else GROUND,
            "edgecolor": badge.colour, "linewidth": 1.4, "linestyle": "solid" if filled else (0, (2, 1)),
        },
    )  # fmt: skip
