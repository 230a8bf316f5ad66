"""Who could accept what, option by option, and which options can be part of a deal of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.figures.colours import AGAINST, FOR, INK
from course.figures.figure import PHONE, Box, Disc, Figure, Path, cross, hatched
from course.figures.lines import fill
from course.figures.party import badges_of, draw_badge
from course.figures.svg import to_svg
from course.language import N_, Labels, _, listed, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bargaining import Analysis, Bargaining

_OPTION: Final = 160.0  # for the names of issues and options
_PARTY: Final = 36.0
_ALL: Final = 68.0  # for all of them together
_LINE: Final = 14.0
_HEAD: Final = 46.0
_A_PANEL: Final = 3  # parties side by side; more go into a panel below
_HALF: Final = 5.5  # from the middle of a mark to its edge
_SIZE: Final = 12.0
_KEY: Final = 19.0
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


_ALL_IN_WORDS = Labels(
    {
        "acceptable": N_("can be part of a deal of all"),
        "tolerable": N_("only if unknown views are a yes"),
        "alone": N_("crosses no red line here"),
    }
)


def draw(bargaining: Bargaining) -> Figure:
    """Draw a row for each option of each issue and a column for each party, with what the marks mean on top.

    A filled square is acceptable, a hatched one tolerable, a cross is beyond a
    red line and a dot means that the answer is unknown, since no view is on
    record: marks that differ in grey as well. A ring or a thin cross is what
    somebody supposes of an unknown answer.
    """
    at_table = list(bargaining.at_table)
    panels = [at_table[i : i + _A_PANEL] for i in range(0, len(at_table), _A_PANEL)] or [[]]
    figure = Figure(PHONE, 0)
    y = 4.0
    for party, badge in badges_of(bargaining.case, at_table).items():
        draw_badge(figure, 22, y + 12, badge)
        name = fill(bargaining.case.stakeholder(party).label, PHONE - 48, _SIZE, 1)
        figure.words(46, y + 12, name, size=_SIZE)
        y += 25
    for stance, words in _IN_WORDS.items():
        y = _key(figure, y, stance, words)
    figure.words(0, y + _KEY / 2, _("In the last column:"), size=_SIZE, italic=True)
    y += _KEY
    for stance, sentence in _ALL_IN_WORDS.items():
        y = _key(figure, y, stance, sentence)
    for panel in panels:
        y = _panel(figure, bargaining, panel, y + 8)
    figure.height = y + 4
    return figure


def _key(figure: Figure, y: float, stance: str, said: str) -> float:
    """Say what a mark means, below a height; give the height below it."""
    words = fill(said, PHONE - 30, _SIZE, 2)
    lines = words.count("\n")
    _mark(figure, 10, y + _KEY / 2, stance)
    figure.words(26, y + _KEY / 2 + lines * _LINE / 2, words, size=_SIZE)
    return y + _KEY + lines * _LINE


def _panel(figure: Figure, bargaining: Bargaining, parties: Sequence[str], y: float) -> float:
    """Draw the columns of some parties and of all together, below a height; give the height below them."""
    found = bargaining.analysis()
    badges = badges_of(bargaining.case, parties)
    at = {party: _OPTION + (n + 0.5) * _PARTY for n, party in enumerate(parties)}
    at[""] = PHONE - _ALL / 2
    for party, badge in badges.items():
        draw_badge(figure, at[party], y + _HEAD / 2, badge)
    together = fill(_(_TOGETHER), _ALL, _SIZE, 3)
    figure.words(at[""], y + _HEAD / 2, together, size=_SIZE, italic=True, anchor="middle")
    y += _HEAD
    for issue in bargaining.case.issues:
        figure.line((0, y), (PHONE, y), stroke=0.4)
        title = fill(issue.title, PHONE, _SIZE, 2, bold=True)
        lines = title.count("\n") + 1
        figure.words(0, y + 4 + lines * _LINE / 2, title, size=_SIZE, bold=True)
        y += lines * _LINE + 8
        for option in issue.scale:
            words = fill(bargaining.words.option(issue.id, option.level), _OPTION - 14, _SIZE, 3)
            lines = words.count("\n") + 1
            middle = y + lines * _LINE / 2
            figure.words(8, middle, words, size=_SIZE)
            for party in parties:
                _mark(figure, at[party], middle, stance_of(bargaining, party, issue.id, option.level))
            _mark(figure, at[""], middle, overlap(bargaining, issue.id, option.level, found))
            y += lines * _LINE + 5
    return y


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


def finding(bargaining: Bargaining) -> str:
    """Say what the picture shows: on how many issues an option can be part of a deal of all."""
    issues = bargaining.case.issues
    n = sum(bool(bargaining.analysis().sure[issue.id]) for issue in issues)
    return ngettext(
        "On {n} of {all} issues an option can be part of a deal of all without leaning on what nobody knows.",
        "On {n} of {all} issues an option can be part of a deal of all without leaning on what nobody knows.",
        n,
    ).format(n=n, all=len(issues))


def describe(bargaining: Bargaining) -> str:
    """Say in words what the picture shows."""
    words, found = bargaining.words, bargaining.analysis()
    parts = [
        finding(bargaining),
        _(
            "Who could accept which option; every line is a hypothesis. "
            "Without a view on record the answer is unknown."
        ),
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
        whole = _("“{issue}”: {said}. Part of a deal of all: {options}.")
        parts.append(whole.format(issue=issue.title, said=". ".join(said), options=sure))
        if "tolerable" in kinds:
            parts.append(
                _("Only if unknown views are a yes: {options}.").format(options=listed(kinds["tolerable"]))
            )
        if "alone" in kinds:
            parts.append(_("Crosses no red line here: {options}.").format(options=listed(kinds["alone"])))
    return " ".join(parts)
