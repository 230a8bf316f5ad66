"""How a class ranks the issues for one party: every person's place is a mark, and nothing is averaged."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from course.figures.svg import FOR, INK, to_svg
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.positions.priorities import Spread

_WIDTH = 6.2
_WORDS = 0.42  # of the width, for the titles


def draw(spread: Sequence[Spread], *, mine: str = "") -> Figure:
    """Draw a row for each issue and a mark at each place; the number in it counts people.

    Parameters
    ----------
    spread
        The places of each issue.
    mine
        Whose own places have a square ring around them.
    """
    last = max(2, len(spread))
    height = 0.52 * len(spread) + 0.75
    figure = Figure(figsize=(_WIDTH, height))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((_WORDS, 0.02, 0.97 - _WORDS, 1 - 0.7 / height))
    ax.patch.set_alpha(0)
    for row, item in enumerate(spread):
        ax.plot([1, last], [row, row], color=INK, linewidth=0.5, alpha=0.5)
        ax.text(0.2, row, fill(item.issue.title, 27), ha="right", va="center", color=INK, fontsize=11)
        for place in sorted({p.place for p in item.places}):
            people = [p for p in item.places if p.place == place]
            ax.plot(
                place, row, marker="o", markersize=14, markerfacecolor="white", markeredgecolor=FOR,
                markeredgewidth=1.8,
            )  # fmt: skip
            if any(p.who == mine for p in people):
                ax.plot(place, row, marker="s", markersize=19, markerfacecolor="none", markeredgecolor=INK)
            ax.text(place, row, str(len(people)), ha="center", va="center", color="#000000", fontsize=11)
    ax.set_ylim(len(spread) - 0.4, -0.6)
    ax.set_xlim(0.2, last + 0.8)
    ax.xaxis.tick_top()
    ticks = sorted({1, last, *range(5, last, 5)})
    ax.set_xticks(ticks, [_("first") if t == 1 else str(t) for t in ticks])
    ax.set_yticks([])
    ax.tick_params(axis="x", colors=INK, labelsize=11, length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return figure


def svg(spread: Sequence[Spread], *, mine: str = "") -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(spread, mine=mine))


def describe(spread: Sequence[Spread]) -> str:
    """Say in words what the picture shows."""
    return " ".join(f"{s.issue.title}: {s.words}." for s in spread) or _("Nobody has ranked yet.")
