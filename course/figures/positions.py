"""A few parties on the scales of the issues: a dashed frame says inferred, and nothing is averaged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.positions.table import option_words, party_words, step_of
from course.figures.figure import PHONE, Figure
from course.figures.lines import fill, width
from course.figures.party import badges_of, draw_badge
from course.figures.svg import to_svg
from course.language import _, ngettext
from course.language.figures import in_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.activities.positions.table import Cell, PositionTable
    from course.figures.party import Badge

MOST: Final = 8
"""So many parties can stand on one line and still be found."""
_SIZE: Final = 12.0
_SMALL: Final = 12.0
_STACK: Final = 27.0  # a mark with the frame round it
_LINE: Final = 14.0
_EDGE: Final = 30.0  # from the border to the first and the last option
_LABEL_LINES: Final = 4


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
    figure = Figure(PHONE, 0)
    y = 4.0
    for party in parties:
        draw_badge(figure, 24, y + 13, badges[party])
        name = fill(party_words(table.parties[party]), PHONE - 60, _SIZE, 1)
        figure.words(52, y + 13, name, size=_SIZE)
        y += 26
    _key(figure, y + 15, badges[parties[0]] if parties else None)
    y += 36
    for issue in issues:
        y = _issue(figure, table, issue, badges, y)
    figure.height = y
    return figure


def _key(figure: Figure, y: float, badge: Badge | None) -> None:
    """Say what a dashed frame round a mark means."""
    if badge is not None:
        draw_badge(figure, 24, y, badge, stated=False)
        words = _("dashed frame: inferred, for discussion")
        figure.words(52, y, fill(words, PHONE - 54, _SIZE, 2), size=_SIZE, italic=True)


def _issue(
    figure: Figure,
    table: PositionTable,
    issue_id: str,
    badges: Mapping[str, Badge],
    y: float,
) -> float:
    """Draw the line of an issue below a height; give the height that follows."""
    issue = table.issues[issue_id]
    figure.line((0, y), (PHONE, y), stroke=0.4)
    title = fill(issue.title, PHONE, 13, 3, bold=True)
    lines = title.count("\n") + 1
    figure.words(0, y + 6 + lines * 8, title, size=13.0, bold=True)
    y += 12 + lines * 16
    places = _places(table, issue_id, tuple(badges))
    line = y + _STACK * max([1, *map(len, places.values())]) + 8
    step = (PHONE - 2 * _EDGE) / max(1, len(issue.scale) - 1)
    figure.line((_EDGE, line), (_EDGE + step * (len(issue.scale) - 1), line), stroke=1.2)
    for place in range(len(issue.scale)):
        x = _EDGE + step * place
        figure.line((x, line - 4), (x, line + 4), stroke=1.2)
        for n, cell in enumerate(places.get(place, [])):  # upwards: none hides another
            stated = cell.state == "stated"
            draw_badge(figure, x, line - 18 - _STACK * n, badges[cell.actor], stated=stated)
    y = _labels(figure, [option_words(o) for o in issue.scale], step, line + 6)
    unknown = [table.cell(issue_id, p) for p in badges]
    for words, cells in (
        (_("No option can be given:"), [c for c in unknown if c.level is None and c.known]),
        (_("Nothing on record:"), [c for c in unknown if c.level is None and not c.known]),
    ):
        if cells:
            y = _apart(figure, words, [badges[c.actor] for c in cells], y)
    return y + 10


def _labels(figure: Figure, labels: Sequence[str], step: float, y: float) -> float:
    """Write the options below their marks, or, where words are too long for that, as numbers with a list."""
    room = min(step, 2 * _EDGE) - 4
    longest = max((width(word) for label in labels for word in label.split()), default=0) * _SMALL
    told = [fill(label, room, _SMALL) for label in labels]
    fits = longest <= room and max(t.count("\n") for t in told) < _LABEL_LINES
    if fits:
        for n, words in enumerate(told):
            lines = words.count("\n") + 1
            figure.words(_EDGE + step * n, y + lines * _LINE / 2, words, size=_SMALL, anchor="middle")
        return y + _LINE * (max(t.count("\n") for t in told) + 1)
    for n in range(len(labels)):
        figure.words(
            _EDGE + step * n, y + _LINE / 2, in_figures(str(n + 1)), size=_SMALL, bold=True, anchor="middle"
        )
    y += _LINE + 2
    for n, label in enumerate(labels, 1):
        words = fill(label, PHONE - 24, _SMALL, 3)
        lines = words.count("\n") + 1
        figure.words(4, y + _LINE / 2, in_figures(str(n)), size=_SMALL, bold=True)
        figure.words(22, y + lines * _LINE / 2, words, size=_SMALL)
        y += lines * _LINE
    return y


def _apart(figure: Figure, words: str, badges: Sequence[Badge], y: float) -> float:
    """Give parties without an option a line of their own."""
    x = width(words) * _SMALL + 8
    beside = x + sum(b.wide + 4 for b in badges) <= PHONE
    figure.words(0, y + 16, fill(words, PHONE, _SMALL, 1), size=_SMALL, italic=True)
    if not beside:
        x, y = 0.0, y + 20
    for badge in badges:
        draw_badge(figure, x + badge.wide / 2, y + 16, badge)
        x += badge.wide + 4
    return y + 28


def _places(table: PositionTable, issue_id: str, parties: Sequence[str]) -> dict[int, list[Cell]]:
    """Give the parties that hold each option, by its place in the order."""
    found: dict[int, list[Cell]] = {}
    for party in parties:
        place = step_of(table.issues[issue_id], table.level(issue_id, party))
        if place is not None:
            found.setdefault(place, []).append(table.cell(issue_id, party))
    return found


def svg(table: PositionTable, issues: Sequence[str], parties: Sequence[str]) -> str:
    """Give the picture as SVG for a page."""
    return to_svg(draw(table, issues, parties))


def finding(table: PositionTable, issue: str, parties: Sequence[str]) -> str:
    """Say how the parties stand on one issue: how many at which end, and how many between.

    Examples
    --------
    >>> from course.activities.positions.table import PositionTable
    >>> from course.case import load_case
    >>> table = PositionTable(load_case())
    >>> finding(table, next(iter(table.issues)), []).partition("”, ")[2]
    'none of these parties has an option on record.'
    """
    places, record = _places(table, issue, parties), table.issues[issue]
    counted = {place: len(cells) for place, cells in places.items()}
    total, low, high = sum(counted.values()), counted.get(0, 0), counted.get(len(record.scale) - 1, 0)
    if not total:
        return _("On “{issue}”, none of these parties has an option on record.").format(issue=record.title)
    if max(counted.values()) == total > 1:
        option = option_words(record.scale[next(iter(counted))])
        return _("On “{issue}”, all {n} with an option on record hold the same, “{option}”.").format(
            issue=record.title, n=total, option=option
        )
    between = total - low - high
    if not low + high:
        return _("On “{issue}”, no party stands at an end; {between} stand in between.").format(
            issue=record.title, between=between
        )
    return ngettext(
        "On “{issue}”, {n} party stands at one end, {high} at the other and {between} in between.",
        "On “{issue}”, {n} parties stand at one end, {high} at the other and {between} in between.",
        low,
    ).format(issue=record.title, n=low, high=high, between=between)


def farthest(table: PositionTable, issues: Sequence[str], parties: Sequence[str]) -> str:
    """Say of several issues on which one the parties stand farthest apart; of one, how they stand on it."""
    found = [
        (min(len(places.get(0, ())), len(places.get(len(table.issues[i].scale) - 1, ()))), i)
        for i in issues
        for places in [_places(table, i, parties)]
    ]
    most, issue = max(found, key=lambda one: one[0], default=(0, ""))
    if len(issues) == 1:
        return finding(table, issues[0], parties)
    if not most:
        return _("On none of these issues do parties stand at both ends.")
    return _("Farthest apart. {finding}").format(finding=finding(table, issue, parties))


def describe(table: PositionTable, issues: Sequence[str], parties: Sequence[str]) -> str:
    """Say in words what the picture shows: for each issue the finding, then where each party stands."""
    lines = [farthest(table, issues, parties)] if len(issues) > 1 else []
    for issue in issues:
        said = [f"{party_words(table.parties[p])}: {_words(table.cell(issue, p))}" for p in parties]
        lines.append(f"{finding(table, issue, parties)} {'; '.join(said)}.")
    return " ".join(lines)


def _words(cell: Cell) -> str:
    if cell.level is None:
        return _("no mark ({position})").format(position=cell.words)
    return f"{cell.words} ({cell.state_words}, {cell.place})"
