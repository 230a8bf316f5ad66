"""What the paper says of a range, beside what public references report, with the uncertainty to be seen."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from course.figures.svg import AGAINST, FOR, INK, to_svg
from course.language import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from course.case import System

_WORDS_AT = 2100.0  # kilometres on the axis; where the words beside the bars start
_THIN = 14.0  # kilometres; a single figure still shows as a mark
_MARKS = [0, 500, 1000, 1500, 2000]  # km


def comparable(systems: Sequence[System]) -> list[System]:
    """Give the systems with figures that fit one axis; "above" some figure, without an end, does not."""
    return [
        s
        for s in systems
        if (s.paper_range_km or s.reference_ranges_km)
        and all(r.high is not None for r in s.reference_ranges_km)
    ]


def draw(systems: Sequence[System]) -> Figure:
    """Draw a row for the paper's figure of each system, and one for each figure of the references.

    The paper is a filled bar, references are hatched outlines: two ways to say
    "about" and "between". A system without any figure is left to the table.
    """
    shown = comparable(systems)
    rows = sum(2 + max(1, len(s.reference_ranges_km)) for s in shown)
    height = 0.4 * rows + 0.6
    figure = Figure(figsize=(6.2, height))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((0.02, 0.5 / height, 0.96, 1 - 0.5 / height))
    ax.patch.set_alpha(0)
    y = 0.0
    for system in shown:
        ax.text(0, y, system.name, va="center", color=INK, fontsize=13, fontweight="bold")
        y += 1
        if system.paper_range_km:
            _bar(ax, y, system.paper_range_km.low, system.paper_range_km.high, _("the paper"), paper=True)
        else:
            ax.text(0, y, _("the paper gives no figure"), va="center", color=INK, fontsize=12, style="italic")
        y += 1
        for reference in system.reference_ranges_km:
            _bar(ax, y, reference.low, reference.high or reference.low, reference.label, paper=False)
            y += 1
        if not system.reference_ranges_km:
            ax.text(
                0, y, _("no range in the references"), va="center", color=INK, fontsize=12, style="italic"
            )
            y += 1
        y += 0.35
    ax.set_ylim(y - 0.4, -0.7)
    ax.set_xlim(-10, _WORDS_AT * 2.05)  # leaves room for the words beside the bars
    ax.spines["bottom"].set_bounds(0, 2000)
    ax.set_xticks(
        _MARKS,
        [number(km) for km in _MARKS[:-1]] + [_("{n} km").format(n=number(_MARKS[-1]))],
    )
    ax.set_yticks([])
    ax.tick_params(axis="x", colors=INK, labelsize=12)
    for name, side in ax.spines.items():
        side.set_visible(name == "bottom")
        side.set_color(INK)
    return figure


def _bar(ax: Axes, y: float, low: float, high: float, label: str, *, paper: bool) -> None:
    width = max(high - low, _THIN)
    colour = FOR if paper else AGAINST
    face, hatch = (colour, None) if paper else ("none", "////")
    ax.barh(y, width, left=low, height=0.6, edgecolor=colour, facecolor=face, hatch=hatch, linewidth=1.4)
    ax.text(_WORDS_AT, y, fill(f"{label}: {_span(low, high)}", 31), va="center", color=INK, fontsize=11.5)


def svg(systems: Sequence[System]) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(systems))


def describe(systems: Sequence[System]) -> str:
    """Say in words what the picture shows: it stands beside the table with the same figures."""
    parts = []
    for s in comparable(systems):
        paper = _("the paper gives no figure")
        if s.paper_range_km:
            paper = _("the paper says {span}").format(span=_span(s.paper_range_km.low, s.paper_range_km.high))
        found = [f"{r.label} {_span(r.low, r.high or r.low)}" for r in s.reference_ranges_km]
        parts.append(
            _("{system}: {paper}; references: {ranges}.").format(
                system=s.name, paper=paper, ranges="; ".join(found) or _("no range")
            )
        )
    return " ".join([_("Reported ranges, all approximate."), *parts])


def _span(low: float, high: float) -> str:
    return (
        _("about {low} km").format(low=number(round(low)))
        if low == high
        else _("{low} to {high} km").format(low=number(round(low)), high=number(round(high)))
    )
