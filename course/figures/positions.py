"""A few parties on the scales of the issues: stated filled, inferred hollow."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from course.activities.positions.table import option_words, party_words, step_of
from course.figures.party import HIGH, WIDE, badges_of, draw_badge
from course.figures.svg import INK, to_svg
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

    from course.activities.positions.table import Cell, PositionTable
    from course.figures.party import Badge

MOST = 8
"""So many parties can stand on one line and still be found."""
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
    badges = badges_of(table.case, parties)
    legend_rows = (len(parties) + 1) // 2
    top = 0.3 * legend_rows + 0.5
    places = {i: _places(table, i, parties) for i in issues}
    heights = {i: _ROW + HIGH * (_tallest(table, i, places[i]) - 1) for i in issues}
    height = sum(heights.values()) + top
    figure = Figure(figsize=(_WIDTH, height))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((0.02, 0.0, 0.96, 1.0))
    ax.patch.set_alpha(0)
    ax.set_xlim(0, 1)
    ax.set_ylim(height, 0)
    ax.axis("off")
    for n, party in enumerate(parties):
        x, y = 0.04 + 0.5 * (n % 2), 0.2 + 0.3 * (n // 2)
        draw_badge(ax, x, y, badges[party])
        ax.text(x + 0.05, y, party_words(table.parties[party]), va="center", color=INK, fontsize=11.5)
    ax.text(
        0.02, top - 0.22, _("filled: stated    dashed edge: inferred, for discussion"), color=INK,
        fontsize=11, va="center", style="italic",
    )  # fmt: skip
    for issue in issues:
        _issue(ax, table, issue, places[issue], badges, top=top, foot=top + heights[issue])
        top += heights[issue]
    return figure


def _places(table: PositionTable, issue_id: str, parties: Sequence[str]) -> dict[int, list[Cell]]:
    """Give the parties that hold each option, by its place in the order."""
    found: dict[int, list[Cell]] = {}
    for party in parties:
        place = step_of(table.issues[issue_id], table.level(issue_id, party))
        if place is not None:
            found.setdefault(place, []).append(table.cell(issue_id, party))
    return found


def _in_a_row(table: PositionTable, issue_id: str) -> int:
    """Say how many marks fit side by side above one option."""
    return max(1, int(_WIDTH * 0.84 / (len(table.issues[issue_id].scale) - 1) / WIDE))


def _tallest(table: PositionTable, issue_id: str, places: Mapping[int, Sequence[Cell]]) -> int:
    """Say how many rows of marks the fullest option needs."""
    most = max((len(cells) for cells in places.values()), default=1)
    return -(-most // _in_a_row(table, issue_id))


def _issue(
    ax: Axes,
    table: PositionTable,
    issue_id: str,
    places: Mapping[int, Sequence[Cell]],
    badges: Mapping[str, Badge],
    *,
    top: float,
    foot: float,
) -> None:
    issue, row = table.issues[issue_id], _in_a_row(table, issue_id)
    ax.text(0.01, top + 0.1, issue.title, color=INK, fontsize=12, fontweight="bold", va="center")
    line, last = foot - 0.46, len(issue.scale) - 1

    def at(step: int) -> float:
        return 0.08 + 0.84 * step / last

    ax.plot([at(0), at(last)], [line, line], color=INK, linewidth=0.8)
    for step in range(last + 1):
        ax.plot(at(step), line, marker="|", markersize=9, color=INK)
    low, high = option_words(issue.scale[0]), option_words(issue.scale[last])
    ax.text(0.01, line + 0.24, fill(low, 34), color=INK, fontsize=11, va="center")
    ax.text(0.99, line + 0.24, fill(high, 34), color=INK, fontsize=11, va="center", ha="right")
    for place, cells in places.items():
        for n, cell in enumerate(cells):  # side by side, then upwards: none hides another
            beside = min(row, len(cells) - n // row * row)
            x = at(place) + WIDE / _WIDTH * (n % row - (beside - 1) / 2)
            y = line - 0.02 - HIGH * (n // row)
            draw_badge(ax, x, y, badges[cell.actor], filled=cell.state == "stated")


def svg(table: PositionTable, issues: Sequence[str], parties: Sequence[str]) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(table, issues, parties))


def describe(table: PositionTable, issues: Sequence[str], parties: Sequence[str]) -> str:
    """Say in words what the picture shows."""
    lines = []
    for issue in issues:
        said = [f"{party_words(table.parties[p])}: {_words(table.cell(issue, p))}" for p in parties]
        lines.append(f"{table.issues[issue].title}: {'; '.join(said)}.")
    return " ".join(lines)


def _words(cell: Cell) -> str:
    if cell.level is None:
        return _("no mark ({position})").format(position=cell.words)
    return f"{cell.words} ({cell.state_words}, {cell.place})"
