"""Which part of the table is shown: parties, issues, evidence, confidence, order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.positions.table import EMPTY_WORDS
from course.case.cells import CELL_LABELS
from course.language import N_, Labels, _, ngettext, number, strung

if TYPE_CHECKING:
    from course.activities.positions.table import Cell, PositionTable

WHO_LABELS: Final = Labels(
    {
        "few": N_("A few that the paper names most"),
        "paper": N_("All in the paper"),
        "beyond": N_("All beyond the paper"),
        "all": N_("All"),
        "own": N_("My own choice (tick them below)"),
    }
)
EVIDENCE_CHOICES: Final = Labels(
    {
        "": N_("Any"),
        "stated": N_("Stated"),
        "inferred": N_("Inferred, for discussion"),
        "quoted": N_("With words of the paper"),
    }
)
CONFIDENCE_CHOICES: Final = Labels(
    {"": N_("Any"), "high": N_("High"), "medium": N_("Medium"), "low": N_("Low")}
)


@dataclass(frozen=True, slots=True)
class TableView:
    """What somebody wants to see; empty fields leave nothing out."""

    who: str = "few"
    parties: tuple[str, ...] = ()
    issue: str = ""
    evidence: str = ""
    confidence: str = ""
    like: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the table shows for a view."""

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    left_out: frozenset[tuple[str, str]]
    sentence: str


def keeps(cell: Cell, view: TableView) -> bool:
    """Whether a filter of evidence and confidence leaves a cell in."""
    if view.confidence and cell.confidence != view.confidence:
        return False
    if view.evidence == "quoted":
        return bool(cell.quote)
    return not view.evidence or cell.state == view.evidence


def show(table: PositionTable, view: TableView) -> Shown:
    """Choose the rows and columns for a view, and say in words what is to be seen.

    Examples
    --------
    >>> from course.activities.positions.table import PositionTable
    >>> from course.case import load_case
    >>> show(PositionTable(load_case()), TableView(issue="range", who="all", confidence="low")).sentence
    'Shown: 1 issue with 3 parties. 0 positions stated, 3 inferred.'
    """
    parties = _parties(table, view)
    issues = tuple(i for i in table.issues if view.issue in ("", i))
    filtered = bool(view.evidence or view.confidence)
    left_out = frozenset(
        (i, a) for i in issues for a in parties if filtered and not keeps(table.cell(i, a), view)
    )
    if filtered:  # a row or column with nothing left says nothing
        issues, parties = (
            tuple(i for i in issues if any((i, a) not in left_out for a in parties)),
            tuple(a for a in parties if any((i, a) not in left_out for i in issues)),
        )
    return Shown(issues, parties, left_out, _sentence(table, issues, parties, left_out))


def _parties(table: PositionTable, view: TableView) -> tuple[str, ...]:
    everybody = tuple(table.parties)
    if view.who == "all":
        chosen = everybody
    elif view.who == "own":
        chosen = tuple(a for a in everybody if a in view.parties)
    elif view.who in ("paper", "beyond"):
        chosen = tuple(a for a in everybody if table.parties[a].in_paper == (view.who == "paper"))
    else:
        chosen = table.few()
    return table.by_likeness(view.like, chosen) if view.like in table.parties else chosen


def _sentence(
    table: PositionTable,
    issues: tuple[str, ...],
    parties: tuple[str, ...],
    left_out: frozenset[tuple[str, str]],
) -> str:
    if not table.issues or not table.parties:
        return _("This case has no issues or no parties, so there is no table.")
    if not parties or not issues:
        return _("No position fits this choice. Choose more parties, or any evidence and confidence.")
    cells = [table.cell(i, a) for i in issues for a in parties if (i, a) not in left_out]
    counted = Counter[str](c.state for c in cells)
    stated, inferred = counted["stated"], counted["inferred"]
    empty = [
        f"{number(counted[s])} {words}" for s, words in CELL_LABELS.items() if s in EMPTY_WORDS and counted[s]
    ]
    n, m = len(issues), len(parties)
    said = _("Shown: {issues} with {parties}. {stated} stated, {inferred} inferred.").format(
        issues=ngettext("{n} issue", "{n} issues", n).format(n=n),
        parties=ngettext("{n} party", "{n} parties", m).format(n=m),
        stated=ngettext("{n} position", "{n} positions", stated).format(n=stated),
        inferred=inferred,
    )
    without = _("Without a position: {counts}.").format(counts=strung(empty))
    return f"{said} {without}" if empty else said
