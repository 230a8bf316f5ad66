"""Who could accept what, option by option, and which options can be part of a deal of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.figures.colours import AGAINST, FOR, INK
from course.figures.figure import Box, Disc, Figure, Path, cross, hatched
from course.figures.lines import fill
from course.figures.party import badges_of, draw_badge
from course.figures.svg import to_svg
from course.language import N_, Labels, _, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bargaining import Analysis, Bargaining

_WIDTH: Final = 446.0
_TITLES: Final = 155.0  # for the names of the issues
_ROW: Final = 34.0
_HEAD: Final = 76.0
_A_PANEL: Final = 3  # parties side by side; more go into a panel below
_HALF: Final = 5.0  # from the middle of a mark to its edge
_SIZE: Final = 11.5
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
    tall = _HEAD + _ROW * len(bargaining.case.issues)
    figure = Figure(_WIDTH, len(panels) * tall + 6)
    for n, panel in enumerate(panels):
        _panel(figure, bargaining, [*panel, _Column(_(_TOGETHER), "")], n * tall + 3)
    return figure


def _panel(figure: Figure, bargaining: Bargaining, columns: Sequence[_Column], top: float) -> None:
    found = bargaining.analysis()
    badges = badges_of(bargaining.case, bargaining.at_table)
    width = (_WIDTH - _TITLES) / (_A_PANEL + 1)
    for n, column in enumerate(columns):
        x = _TITLES + n * width
        if column.party:
            draw_badge(figure, x + badges[column.party].wide / 2, top + 12, badges[column.party])
        label = fill(column.label, width - 4, _SIZE, 3, bold=True)
        figure.words(x, top + 42, label, size=_SIZE, bold=bool(column.party), italic=not column.party)
    for row, issue in enumerate(bargaining.case.issues):
        y = top + _HEAD + (row + 0.5) * _ROW
        figure.line((0, y - _ROW / 2), (_WIDTH, y - _ROW / 2), stroke=0.4)
        figure.words(2, y, fill(issue.title, _TITLES - 8, _SIZE, 2), size=_SIZE)
        for n, column in enumerate(columns):
            step = (width - 7) / max(1, len(issue.scale))
            for k, option in enumerate(issue.scale):
                x = _TITLES + n * width + step * (k + 0.5)
                if column.party:
                    _mark(figure, x, y, stance_of(bargaining, column.party, issue.id, option.level))
                else:
                    _mark(figure, x, y, overlap(bargaining, issue.id, option.level, found))


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


def _mark(figure: Figure, x: float, y: float, stance: str) -> None:
    left, top, size = x - _HALF, y - _HALF, 2 * _HALF
    if stance == "acceptable":
        figure.add(Box(left, top, size, size, FOR, fill=FOR))
    elif stance == "tolerable":
        figure.add(Box(left, top, size, size, FOR), Path(hatched(left, top, size, size, 2.5), FOR, 0.8))
    elif stance == "alone":
        figure.add(Box(left, top, size, size))
    elif stance == "beyond":
        figure.add(Path(cross(x, y, _HALF), AGAINST, 2))
    elif stance == "accepts":
        figure.add(Disc(x, y, _HALF * 0.8))
    elif stance == "refuses":
        figure.add(Path(cross(x, y, _HALF), INK, 0.8))
    else:
        figure.add(Disc(x, y, _HALF / 3, "", 0, INK))


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
