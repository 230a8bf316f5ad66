"""Who could accept what, option by option, and which options can be part of a deal of all."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from course.figures.party import badges_of, draw_badge
from course.figures.svg import AGAINST, FOR, INK, to_svg
from course.language import N_, Labels, _, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from course.activities.bargaining import Analysis, Bargaining

_WIDTH = 6.2
_TITLES = 2.15  # inches for the names of the issues
_ROW = 0.46
_HEAD = 1.05
_A_PANEL = 3  # parties side by side; more go into a panel below
_HALF = 0.065  # inches from the middle of a mark to its edge
_TOGETHER = N_("all together")
_IN_WORDS = Labels(
    {
        "acceptable": N_("acceptable"),
        "tolerable": N_("tolerable with something in return"),
        "beyond": N_("beyond a red line"),
        "unknown": N_("unknown"),
        "accepts": N_("a yes is supposed"),
        "refuses": N_("a no is supposed"),
    }
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A party, or the overlap of all."""

    label: str
    party: str  # empty: the overlap


def draw(bargaining: Bargaining) -> Figure:
    """Draw a row for each issue and a column for each party, with a mark for each option in order.

    A filled square is acceptable, a hatched one tolerable, a cross is beyond a
    red line and a dot means that the answer is unknown, since no view is on
    record: marks that differ in grey as well. A ring or a thin cross is what
    somebody supposes of an unknown answer.
    """
    columns = [_Column(bargaining.case.stakeholder(p).label, p) for p in bargaining.at_table]
    panels = [columns[i : i + _A_PANEL] for i in range(0, len(columns), _A_PANEL)] or [[]]
    height = len(panels) * (_HEAD + _ROW * len(bargaining.case.issues)) + 0.1
    figure = Figure(figsize=(_WIDTH, height))
    figure.patch.set_alpha(0)
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set_xlim(0, _WIDTH)
    ax.set_ylim(height, 0)
    ax.set_axis_off()
    top = 0.05
    for panel in panels:
        _panel(ax, bargaining, [*panel, _Column(_(_TOGETHER), "")], top)
        top += _HEAD + _ROW * len(bargaining.case.issues)
    return figure


def _panel(ax: Axes, bargaining: Bargaining, columns: Sequence[_Column], top: float) -> None:
    found = bargaining.analysis()
    badges = badges_of(bargaining.case, bargaining.at_table)
    width = (_WIDTH - _TITLES) / (_A_PANEL + 1)
    for n, column in enumerate(columns):
        x = _TITLES + n * width
        style: dict[str, Any] = {"fontweight": "bold"} if column.party else {"fontstyle": "italic"}
        if column.party:
            draw_badge(ax, x + 0.06, top + 0.12, badges[column.party], ha="left")
        ax.text(x, top + 0.52, fill(column.label, 11), color=INK, fontsize=11, va="center", **style)
    for row, issue in enumerate(bargaining.case.issues):
        y = top + _HEAD + row * _ROW
        ax.plot([0, _WIDTH], [y - _ROW / 2] * 2, color=INK, linewidth=0.3)
        ax.text(0.02, y, fill(issue.title, 27), color=INK, fontsize=11, va="center")
        for n, column in enumerate(columns):
            step = (width - 0.1) / max(1, len(issue.scale))
            for k, option in enumerate(issue.scale):
                x = _TITLES + n * width + step * (k + 0.5)
                if column.party:
                    _mark(ax, x, y, stance_of(bargaining, column.party, issue.id, option.level))
                else:
                    _mark(ax, x, y, overlap(bargaining, issue.id, option.level, found))


def stance_of(bargaining: Bargaining, party: str, issue: str, level: int) -> str:
    """Give a party's stance towards an option, or how somebody supposes an unknown answer."""
    stance = bargaining.view(party, issue).stance(level)
    supposed = bargaining.supposed(party, issue)
    return supposed if stance == "unknown" and supposed != "unknown" else stance


def overlap(bargaining: Bargaining, issue: str, level: int, found: Analysis) -> str:
    """Say whether an option can be part of a deal, only if unknown views are a yes, or crosses a line."""
    if level in found.sure[issue]:
        return "acceptable"
    if level in found.possible[issue]:
        return "tolerable"
    stances = {stance_of(bargaining, party, issue, level) for party in bargaining.at_table}
    return "beyond" if stances & {"beyond", "refuses"} else "alone"


def _mark(ax: Axes, x: float, y: float, stance: str) -> None:
    corner, size = (x - _HALF, y - _HALF), 2 * _HALF
    if stance == "acceptable":
        ax.add_patch(Rectangle(corner, size, size, facecolor=FOR, edgecolor=FOR))
    elif stance == "tolerable":
        ax.add_patch(Rectangle(corner, size, size, facecolor="none", edgecolor=FOR, hatch="//////"))
    elif stance == "alone":
        ax.add_patch(Rectangle(corner, size, size, facecolor="none", edgecolor=INK))
    elif stance == "beyond":
        for sign in (1, -1):
            ax.plot([x - _HALF, x + _HALF], [y - sign * _HALF, y + sign * _HALF], color=AGAINST, linewidth=2)
    elif stance == "accepts":
        ax.add_patch(Circle((x, y), _HALF * 0.8, facecolor="none", edgecolor=INK))
    elif stance == "refuses":
        for sign in (1, -1):
            ax.plot([x - _HALF, x + _HALF], [y - sign * _HALF, y + sign * _HALF], color=INK, linewidth=0.8)
    else:
        ax.add_patch(Circle((x, y), _HALF / 3, facecolor=INK, edgecolor="none"))


def svg(bargaining: Bargaining) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(bargaining))


def describe(bargaining: Bargaining) -> str:
    """Say in words what the picture shows."""
    words, found = bargaining.words, bargaining.analysis()
    parts = [
        _(
            "Who could accept which option; every line is a hypothesis. "
            "Without a view on record the answer is unknown."
        )
    ]
    for issue in bargaining.case.issues:
        said = []
        for party in bargaining.at_table:
            by_stance: dict[str, list[str]] = {}
            for option in issue.scale:
                stance = stance_of(bargaining, party, issue.id, option.level)
                by_stance.setdefault(stance, []).append(words.option(issue.id, option.level))
            known = [f"{label}: {listed(by_stance[s])}" for s, label in _IN_WORDS.items() if s in by_stance]
            said.append(f"{bargaining.case.stakeholder(party).label}, {'; '.join(known)}")
        kinds: dict[str, list[str]] = {}
        for option in issue.scale:
            kind = overlap(bargaining, issue.id, option.level, found)
            kinds.setdefault(kind, []).append(words.option(issue.id, option.level))
        sure = listed(kinds.get("acceptable", ())) or _("none")
        whole = _("{issue}: {said}. Part of a deal of all: {options}.")
        parts.append(whole.format(issue=issue.title, said=". ".join(said), options=sure))
        if "tolerable" in kinds:
            parts.append(
                _("Only if unknown views are a yes: {options}.").format(options=listed(kinds["tolerable"]))
            )
        if "alone" in kinds:
            parts.append(_("Crosses no red line here: {options}.").format(options=listed(kinds["alone"])))
    return " ".join(parts)
