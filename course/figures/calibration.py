"""How sure people were, and how often the ledger agreed: one mark a judgement, never a percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from course.figures.svg import AGAINST, FOR, INK, to_svg
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.claims import CalibrationStep

_MOST_MARKS = 24  # a row; beyond, the count beside it says the rest


def draw(steps: Sequence[CalibrationStep]) -> Figure:
    """Draw a row of marks for each step: filled where the ledger agreed, hollow where it differed.

    Parameters
    ----------
    steps
        Steps in order, from guessing to certain.
    """
    figure = Figure(figsize=(7.2, 0.62 * len(steps) + 0.7), layout="constrained")
    figure.patch.set_alpha(0)
    ax = figure.subplots()
    ax.patch.set_alpha(0)
    widest = 1
    for row, step in enumerate(steps):
        marks = [True] * step.agreed + [False] * step.differed
        shown = marks[:_MOST_MARKS]
        widest = max(widest, len(shown))
        for x, agreed in enumerate(shown):
            ax.plot(
                x,
                row,
                marker="o" if agreed else "D",
                markersize=11 if agreed else 9,
                markerfacecolor=FOR if agreed else "none",
                markeredgecolor=FOR if agreed else AGAINST,
                markeredgewidth=1.8,
                linestyle="none",
            )
        words = (
            _("{agreed} of {all}").format(agreed=step.agreed, all=step.agreed + step.differed)
            if marks
            else _("none yet")
        )
        ax.text(len(shown) - 0.3, row, words, va="center", ha="left", color=INK, fontsize=11)
    ax.set_yticks(range(len(steps)), [s.label for s in steps], color=INK, fontsize=12)
    ax.set_xlim(-0.8, max(widest, 6) + 1.4)
    ax.set_ylim(-0.6, len(steps) - 0.4)
    ax.set_xticks([])
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    ax.set_title(_("● the ledger agreed   ◇ it differed"), loc="left", color=INK, fontsize=11)
    return figure


def svg(steps: Sequence[CalibrationStep]) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(steps))


def describe(steps: Sequence[CalibrationStep]) -> str:
    """Say in words what the picture shows.

    Examples
    --------
    >>> from course.activities.claims import CalibrationStep
    >>> describe([CalibrationStep(1, agreed=0, differed=2), CalibrationStep(5, agreed=3, differed=1)])
    'How sure, and how often the ledger agreed. Guessing: 0 of 2. Certain: 3 of 4.'
    """
    parts = [
        _("{step}: {agreed} of {all}.").format(step=s.label, agreed=s.agreed, all=s.agreed + s.differed)
        for s in steps
        if s.agreed or s.differed
    ]
    return " ".join([_("How sure, and how often the ledger agreed."), *parts])
