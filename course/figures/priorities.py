"""Where a class puts each issue for one party: counts at each place, and nothing is averaged."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from course.activities.positions.priorities import BANDS
from course.figures.svg import FOR, INK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.positions.priorities import Spread

_WIDTH = 6.2
_WORDS = 0.42  # of the width, for the titles


def draw(spread: Sequence[Spread]) -> Figure:
    """Draw a row for each issue and a column for each place; the number in a mark counts people.

    Parameters
    ----------
    spread
        The places of each issue.
    """
    height = 0.52 * len(spread) + 0.75
    figure = Figure(figsize=(_WIDTH, height))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((_WORDS, 0.02, 0.97 - _WORDS, 1 - 0.7 / height))
    ax.patch.set_alpha(0)
    for row, item in enumerate(spread):
        ax.axhline(row, color=INK, linewidth=0.5, alpha=0.5)
        ax.text(-0.7, row, fill(item.issue.title, 27), ha="right", va="center", color=INK, fontsize=11)
        for column, people in enumerate(item.places.values()):
            if not people:
                continue
            ax.plot(
                column, row, marker="o", markersize=16, markerfacecolor="white", markeredgecolor=FOR,
                markeredgewidth=1.8,
            )  # fmt: skip
            ax.text(column, row, str(len(people)), ha="center", va="center", color="#000000", fontsize=11)
    ax.set_ylim(len(spread) - 0.4, -0.6)
    ax.set_xlim(-0.6, len(BANDS) - 0.4)
    ax.xaxis.tick_top()
    ax.set_xticks(range(len(BANDS)), [BANDS[band] for band in BANDS])
    ax.set_yticks([])
    ax.tick_params(axis="x", colors=INK, labelsize=11, length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return figure
