"""A few parties on the scales of the issues: stated filled, inferred hollow."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from course.activities._position_table import option_words, party_words, step_of
from course.figures._svg import FOR, INK, to_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from course.activities._position_table import Cell, PositionTable

MOST = 8
"""So many parties have a mark of their own that is told apart without colour."""
_MARKS = "osD^vP*X"
_WIDTH = 6.2  # inches: what a phone shows without zooming, at 11 points
_ROW = 0.92


def drawable(parties: Sequence[str]) -> bool:
    """Whether so many parties fit one picture."""
    return 0 < len(parties) <= MOST


def draw(table: PositionTable, issues: Sequence[str], parties: Sequence[str]) -> Figure:
    """Draw one line for each issue, with its options in order and the parties where they stand.

    Parameters
    ----------
    table
        The positions.
    issues, parties
        Ids, in the order to show; at most :data:`MOST` parties.
    """
    legend_rows = (len(parties) + 1) // 2
    top = 0.3 * legend_rows + 0.5
    height = _ROW * len(issues) + top
    figure = Figure(figsize=(_WIDTH, height))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((0.02, 0.0, 0.96, 1.0))
    ax.patch.set_alpha(0)
    ax.set_xlim(0, 1)
    ax.set_ylim(height, 0)
    ax.axis("off")
    for n, party in enumerate(parties):
        x, y = 0.03 + 0.5 * (n % 2), 0.2 + 0.3 * (n // 2)
        _mark(ax, x, y, _MARKS[n], filled=True)
        ax.text(x + 0.03, y, party_words(table.parties[party]), va="center", color=INK, fontsize=11.5)
    ax.text(
        0.02, top - 0.22, "filled: stated    hollow: inferred, for discussion", color=INK, fontsize=11,
        va="center", style="italic",
    )  # fmt: skip
    for row, issue in enumerate(issues):
        _issue(ax, table, issue, parties, top + _ROW * row)
    return figure


def _issue(ax: Axes, table: PositionTable, issue_id: str, parties: Sequence[str], y: float) -> None:
    issue = table.issues[issue_id]
    ax.text(0.01, y + 0.1, issue.title, color=INK, fontsize=12, fontweight="bold", va="center")
    line, last = y + 0.46, len(issue.scale) - 1

    def at(step: int) -> float:
        return 0.08 + 0.84 * step / last

    ax.plot([at(0), at(last)], [line, line], color=INK, linewidth=0.8)
    for step in range(last + 1):
        ax.plot(at(step), line, marker="|", markersize=9, color=INK)
    low, high = option_words(issue.scale[0]), option_words(issue.scale[last])
    ax.text(0.01, line + 0.24, fill(low, 34), color=INK, fontsize=11, va="center")
    ax.text(0.99, line + 0.24, fill(high, 34), color=INK, fontsize=11, va="center", ha="right")
    here: dict[int, int] = {}
    shown: list[tuple[int, Cell, int]] = []
    for n, party in enumerate(parties):
        place = step_of(issue, table.level(issue_id, party))
        if place is not None:
            shown.append((n, table.cell(issue_id, party), place))
    taken = [place for _, _, place in shown]
    for n, cell, place in shown:
        before = here.get(place, 0)
        here[place] = before + 1
        x = at(place) + 0.036 * (before - (taken.count(place) - 1) / 2)  # side by side: none hides another
        _mark(ax, x, line, _MARKS[n], filled=cell.state == "stated")


def _mark(ax: Axes, x: float, y: float, shape: str, *, filled: bool) -> None:
    ax.plot(
        x, y, marker=shape, markersize=11, markerfacecolor=FOR if filled else "none",
        markeredgecolor=FOR, markeredgewidth=1.6, linestyle="none", zorder=3,
    )  # fmt: skip


def svg(table: PositionTable, issues: Sequence[str], parties: Sequence[str]) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(table, issues, parties))


def describe(table: PositionTable, issues: Sequence[str], parties: Sequence[str]) -> str:
    """Say in words what the picture shows."""
    lines = []
    for issue in issues:
        said = [f"{party_words(table.parties[p])} {_words(table.cell(issue, p))}" for p in parties]
        lines.append(f"{table.issues[issue].title}: {'; '.join(said)}.")
    return " ".join(lines)


def _words(cell: Cell) -> str:
    if cell.level is None:
        return f"has no mark ({cell.words.lower()})"
    return f"{cell.words.lower()} ({cell.state}, {cell.place})"
