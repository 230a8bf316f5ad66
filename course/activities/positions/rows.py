"""Positions as rows for tables and files, and the sentences that go with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from course.activities.positions.networks import Wanted, make_network, option_rows, tie_rows
from course.activities.positions.state import NO_OPTION, SILENT, level_of
from course.activities.positions.table import RELATION_LABELS, option_words, party_words, step_of
from course.case.citations import citation, citations
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from course.activities.positions.positions import Positions
    from course.activities.positions.priorities import Priorities
    from course.activities.positions.state import Held
    from course.activities.positions.table import Cell, Relation
    from course.case import Case
    from course.case.records import Issue

Row = dict[str, Any]

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "cells": (
        "issue", "party", "in_paper", "how_known", "option", "place", "level", "confidence", "evidence",
        "quote", "note", "sources", "issue_id", "party_id",
    ),
    "codings": (
        "issue", "party", "who", "option", "how_known", "quote", "source", "reason", "ledger_option",
        "ledger_how_known", "differs", "issue_id", "party_id",
    ),
    "chair": (
        "party", "issue", "who", "expected", "why", "before_evidence", "open", "ledger_option",
        "ledger_how_known", "sources", "talked_about", "issue_id", "party_id",
    ),
    "matches": ("one", "other", "who", "interest_of_one", "interest_of_other", "in_common", "why"),
    "likeness": ("one", "other", "same_option", "opposed", "issues_compared"),
    "ties": (
        "one", "other", "issues_of_both", "congruence", "neither", "conflict", "subtract",
        "same_option_on", "opposed_on",
    ),
    "options": ("party", "option", "agrees", "is_opposed"),
}  # fmt: skip


def place_words(issue: Issue, place: str) -> str:
    """Give a place that somebody chose as words."""
    if place == SILENT:
        return _("Nothing stated")
    step = step_of(issue, level_of(place))
    return _("No option fits") if step is None else option_words(issue.scale[step])


def place_of(cell: Cell) -> tuple[str, str]:
    """Give the ledger's place and evidence in the shape that a coding has."""
    if not cell.known:
        return SILENT, "stated"
    return (NO_OPTION if cell.level is None else str(cell.level)), cell.state


def source_list(case: Case, cells: Iterable[Cell]) -> list[str]:
    """List the sources of some cells, each once, in the order in which they are first needed."""
    return citations(case, (i for c in cells for i in c.sources))


def evidence_words(cell: Cell) -> str:
    """Say in the ledger's words what a cell rests on."""
    own = [cell.position.evidence] if cell.position else []
    return " ".join([*own, *(s.position for s in cell.spoken)])


def note_words(issue: Issue, cell: Cell) -> str:
    """Give the note of a position, with options by their names where it speaks of levels.

    Examples
    --------
    >>> from course.activities.positions.table import PositionTable
    >>> from course.case import load_case
    >>> table = PositionTable(load_case())
    >>> "level" in note_words(table.issues["use_of_force"], table.cell("use_of_force", "russia"))
    False
    """
    named = {str(o.level): f"“{option_words(o)}”" for o in issue.scale}

    def by_name(found: re.Match[str]) -> str:
        levels = re.findall(r"\d+", found[0])
        return " or ".join(named[n] for n in levels) if all(n in named for n in levels) else found[0]

    return re.sub(r"\blevels? \d+(?: or \d+)*", by_name, (cell.position.note or "") if cell.position else "")


def outcome_words(cell: Cell, held: Held, how: Relation) -> str:
    """Say how an answer and the ledger stand to each other."""
    if not cell.known:
        if held.place == SILENT:
            return _("The ledger knows of no statement either. Not stated is not the same as neutral.")
        return _("The ledger knows of no statement here. What would you have to read to find one?")
    if cell.level is None:
        return _("The ledger assigns no option here. Read what was said and talk about why none fits.")
    if cell.state == "inferred":
        return _(
            "The ledger only infers this one, with caution. Compare the reasons rather than the options."
        )
    if held.place == SILENT:
        return _("The ledger knows of a public statement. Look at its source.")
    return {
        "same": _("You and the ledger name the same option."),
        "next": _("You and the ledger are next to each other. Which words would decide between the two?"),
        "opposed": _("You and the ledger are two steps or more apart. What did each of you look at?"),
        "unknown": _("No option fitted for you; the ledger names one. Which words does it rest on?"),
    }[how]


def cell_rows(work: Positions, cells: Iterable[Cell] | None = None) -> list[Row]:
    """Give the ledger's table, one row for each pair of issue and party."""
    table, case = work.table, work.case
    return [
        {
            "issue": table.issues[c.issue].title,
            "party": party_words(table.parties[c.actor]),
            "in_paper": table.parties[c.actor].in_paper,
            "how_known": c.state_words,
            "option": c.words,
            "place": c.place,
            "level": c.level,
            "confidence": c.confidence,
            "evidence": evidence_words(c),
            "quote": c.quote,
            "note": note_words(table.issues[c.issue], c),
            "sources": " | ".join(citation(case, i) for i in c.sources),
            "issue_id": c.issue,
            "party_id": c.actor,
        }
        for c in (table.cells.values() if cells is None else cells)
    ]


def _coding_rows(work: Positions) -> list[Row]:
    found = []
    for (issue, actor, _who), c in sorted(work.state.codings.items()):
        cell, record = work.table.cell(issue, actor), work.table.issues[issue]
        found.append(
            {
                "issue": record.title,
                "party": party_words(work.table.parties[actor]),
                "who": work.journal.name_of(c.who),
                "option": place_words(record, c.place),
                "how_known": c.evidence,
                "quote": c.quote,
                "source": c.source,
                "reason": c.reason,
                "ledger_option": cell.words,
                "ledger_how_known": cell.state_words,
                "differs": work.differs(c),
                "issue_id": issue,
                "party_id": actor,
            }
        )
    return found


def _chair_rows(work: Positions) -> list[Row]:
    found = []
    for key, said in sorted(work.state.held.items()):
        issue, actor, who = key
        cell, is_open = work.table.cell(issue, actor), key in work.state.opened
        last = next((h for h in reversed(said) if h.before_evidence), said[-1])
        found.append(
            {
                "party": party_words(work.table.parties[actor]),
                "issue": work.table.issues[issue].title,
                "who": work.journal.name_of(who),
                "expected": place_words(work.table.issues[issue], last.place),
                "why": last.why,
                "before_evidence": last.before_evidence,
                "open": is_open,
                "ledger_option": cell.words if is_open else "",
                "ledger_how_known": cell.state_words if is_open else "",
                "sources": " | ".join(source_list(work.case, [cell])) if is_open else "",
                "talked_about": work.state.talked.get(key, ""),
                "issue_id": issue,
                "party_id": actor,
            }
        )
    return found


def _match_rows(work: Positions) -> list[Row]:
    names = work.table.parties
    return [
        {
            "one": party_words(names[m.pair[0]]),
            "other": party_words(names[m.pair[1]]),
            "who": work.journal.name_of(m.who),
            "interest_of_one": m.interests[0],
            "interest_of_other": m.interests[1],
            "in_common": m.common,
            "why": m.why,
        }
        for m in work.state.matches
    ]


def pair_rows(work: Positions, one: str, other: str) -> list[Row]:
    """Give one row for each issue, with both parties' options and what they rest on."""
    pair = work.pair(one, other)
    rows = []
    for kind, cells in pair.groups.items():
        for a, b in cells:
            row: Row = {"issue": work.table.issues[a.issue].title, "how_they_stand": RELATION_LABELS[kind]}
            for name, cell in (("one", a), ("other", b)):
                row |= {
                    name: party_words(work.table.parties[cell.actor]),
                    f"option_of_{name}": cell.words,
                    f"how_known_of_{name}": cell.state_words,
                    f"quote_of_{name}": cell.quote,
                    f"sources_of_{name}": " | ".join(source_list(work.case, [cell])),
                }
            rows.append(row)
    return rows


def _likeness_rows(work: Positions) -> list[Row]:
    names = list(work.table.parties)
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
    return [
        {
            "one": party_words(work.table.parties[a]),
            "other": party_words(work.table.parties[b]),
            **dict(zip(COLUMNS["likeness"][2:], work.table.likeness(a, b), strict=True)),
        }
        for a, b in pairs
    ]


TABLES: Final[dict[str, Callable[[Positions], list[Row]]]] = {
    "cells": cell_rows,
    "codings": _coding_rows,
    "chair": _chair_rows,
    "matches": _match_rows,
    "likeness": _likeness_rows,
    "ties": lambda work: tie_rows(work, make_network(work, Wanted(who="all"))),
    "options": lambda work: option_rows(make_network(work, Wanted(who="all"))),
}


PRIORITY_COLUMNS: Final = ("party", "who", "place", "issue", "reason", "party_id", "issue_id")


def priority_rows(work: Priorities, actor: str = "") -> list[Row]:
    """Give one row for each issue that somebody put first or last, for one party or for all."""
    titles = {i.id: i.title for i in work.case.issues}
    names = {s.id: party_words(s) for s in work.parties}
    return [
        {
            "party": names[r.actor],
            "who": work.journal.name_of(r.who),
            "place": r.band(issue),
            "issue": titles[issue],
            "reason": r.reason(issue),
            "party_id": r.actor,
            "issue_id": issue,
        }
        for r in work.everybody
        if actor in ("", r.actor)
        for issue in (*r.first, r.last)
        if issue
    ]
