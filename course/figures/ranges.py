"""What the paper says of a range, beside what public references report, with the uncertainty to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from course.figures._svg import AGAINST, FOR, INK, to_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from course.case import System

_THIN = 14.0  # kilometres; a single figure still shows as a mark
_OPEN = 500.0  # kilometres drawn where a source only says "above"


def draw(systems: Sequence[System]) -> Figure:
    """Draw two rows for each system: the paper's figure, and each figure of the references.

    The paper is a filled bar, references are hatched outlines: two ways to say
    "about" and "between". A system without any figure is left to the table.
    """
    shown = [s for s in systems if s.paper_range_km or s.reference_ranges_km]
    rows = sum(1 + max(1, len(s.reference_ranges_km)) for s in shown)
    figure = Figure(figsize=(8.4, 0.34 * rows + 0.3 * len(shown) + 0.9), layout="constrained")
    figure.patch.set_alpha(0)
    ax = figure.subplots()
    ax.patch.set_alpha(0)
    y = 0.0
    ticks: list[tuple[float, str]] = []
    for system in shown:
        ticks.append((y, system.name))
        if system.paper_range_km:
            _bar(ax, y, system.paper_range_km.low, system.paper_range_km.high, "the paper", paper=True)
        else:
            ax.text(10, y, "the paper gives no figure", va="center", color=INK, fontsize=10, style="italic")
        y += 1
        for reference in system.reference_ranges_km:
            _bar(ax, y, reference.low, reference.high, reference.label, paper=False)
            y += 1
        if not system.reference_ranges_km:
            ax.text(10, y, "no range in the references", va="center", color=INK, fontsize=10, style="italic")
            y += 1
        y += 0.6
    ax.set_yticks([t for t, _ in ticks], [n for _, n in ticks], color=INK, fontsize=11)
    ax.set_ylim(y - 0.4, -0.8)
    ax.set_xlim(0, None)
    ax.margins(x=0.25)
    ax.set_xlabel("reported range in kilometres, all figures approximate", color=INK, fontsize=11)
    ax.tick_params(axis="x", colors=INK, labelsize=10)
    ax.tick_params(axis="y", length=0)
    for name, side in ax.spines.items():
        side.set_visible(name == "bottom")
        side.set_color(INK)
    ax.set_title("■ the paper says   ▨ public references report", loc="left", color=INK, fontsize=11)
    return figure


def _bar(ax: Axes, y: float, low: float, high: float | None, label: str, *, paper: bool) -> None:
    width = _OPEN if high is None else max(high - low, _THIN)
    colour = FOR if paper else AGAINST
    ax.barh(
        y,
        width,
        left=low,
        height=0.62,
        facecolor=colour if paper else "none",
        edgecolor=colour,
        hatch=None if paper else "////",
        linewidth=1.4,
    )
    ax.text(low + width + 20, y, f"{_span(low, high)}, {label}", va="center", color=INK, fontsize=10)


def svg(systems: Sequence[System]) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(systems))


def describe(systems: Sequence[System]) -> str:
    """Say in words what the picture shows: it stands beside the table with the same figures."""
    parts = []
    for s in systems:
        if not (s.paper_range_km or s.reference_ranges_km):
            continue
        paper = (
            f"the paper says {_span(s.paper_range_km.low, s.paper_range_km.high)}"
            if s.paper_range_km
            else "the paper gives no figure"
        )
        found = (
            "; ".join(f"{r.label} {_span(r.low, r.high)}" for r in s.reference_ranges_km)
            or "no range in the references"
        )
        parts.append(f"{s.name}: {paper}; references: {found}.")
    return " ".join(["Reported ranges, all approximate.", *parts])


def _span(low: float, high: float | None) -> str:
    if high is None:
        return f"above {low:,.0f} km"
    return f"about {low:,.0f} km" if low == high else f"{low:,.0f} to {high:,.0f} km"
