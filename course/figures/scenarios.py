"""The stories that hold together as one picture: a row for each, a column for each driver."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from course.activities.scenarios.words import held_in_words, told
from course.figures.svg import FOR, INK, to_svg
from course.language import _, number
from course.methods.crossimpact import NOTHING_HELD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.methods.crossimpact import Matrix, Scenario

MOST_SHOWN = 12
_COLUMN = 1.5  # inches
_HATCHES = (None, "////", "....", "xxxx", "----", "++++", "oooo")


def draw(matrix: Matrix, scenarios: Sequence[Scenario], held: Mapping[int, int] = NOTHING_HELD) -> Figure:
    """Draw a table whose cells show by a pattern where two stories agree; at most twelve rows.

    A state has the same strip beside its words wherever it stands, so that what
    changes from row to row is seen before it is read. Words say everything, also which driver is held.
    """
    shown = list(scenarios)[:MOST_SHOWN]
    columns = max(1, len(matrix.descriptors))
    width = max(6.2, _COLUMN * columns + 0.2)
    rows = len(shown) + 1
    figure = Figure(figsize=(width, 0.66 * rows + 0.1))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((0.005, 0.01, 0.99, 0.98))
    ax.set_axis_off()
    ax.set_xlim(-0.16, columns)
    ax.set_ylim(rows, 0)
    for i, d in enumerate(matrix.descriptors):
        head = fill(d.name, 13) + ("\n(held)" if i in held else "")
        ax.text(i + 0.02, 0.5, head, va="center", color=INK, fontsize=13, fontweight="bold")
    for n, scenario in enumerate(shown, 1):
        ax.axhline(n, color=INK, linewidth=0.5)
        ax.text(-0.14, n + 0.5, str(n), va="center", color=INK, fontsize=13)
        for i, variant in enumerate(scenario):
            hatch = _HATCHES[variant % len(_HATCHES)]
            ax.add_patch(
                Rectangle(
                    (i + 0.02, n + 0.14),
                    0.09,
                    0.72,
                    facecolor=FOR if hatch is None else "none",
                    edgecolor=FOR,
                    hatch=hatch,
                    linewidth=1,
                )
            )
            words = fill(matrix.descriptors[i].variants[variant], 12)
            ax.text(i + 0.15, n + 0.5, words, va="center", color=INK, fontsize=13)
    return figure


def svg(matrix: Matrix, scenarios: Sequence[Scenario], held: Mapping[int, int] = NOTHING_HELD) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(matrix, scenarios, held))


def describe(matrix: Matrix, scenarios: Sequence[Scenario], held: Mapping[int, int] = NOTHING_HELD) -> str:
    """Say in words what the picture shows."""
    if not scenarios:
        return _("No story holds together.")
    shown = [f"{n}. {told(matrix, s)}." for n, s in enumerate(scenarios[:MOST_SHOWN], 1)]
    more = len(scenarios) - len(shown)
    words = [_("Stories that hold together."), held_in_words(matrix, held), *shown]
    return " ".join(
        filter(None, [*words, _("{more} more are in the list.").format(more=number(more)) if more else ""])
    )
