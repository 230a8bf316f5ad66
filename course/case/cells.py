"""What a case knows of each pair of issue and party: five states, of which two are positions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal, get_args

from course.language import N_, Labels, _, date_in_words

if TYPE_CHECKING:
    from course.case._case import Case
    from course.case.records import Issue, Search

CellState = Literal["stated", "inferred", "looked_for", "not_looked_for", "outside"]

CELL_LABELS: Final = Labels(
    {
        "stated": N_("stated"),
        "inferred": N_("inferred, for discussion"),
        "looked_for": N_("looked for, nothing found"),
        "not_looked_for": N_("not looked for yet"),
        "outside": N_("outside its concern"),
    }
)
"""Each state in words; the last three are not “neutral”, and not agreement either."""


def cell_states(case: Case) -> dict[tuple[str, str], CellState]:
    """Give the state of every pair of issue and stakeholder.

    Examples
    --------
    >>> from course.case import load_case
    >>> states = cell_states(load_case())
    >>> states["range", "united_states"], states["range", "iaea"]
    ('stated', 'outside')
    """
    kinds = {(p.issue, p.actor): p.evidence_kind for p in case.positions}
    spoken = {
        (said.issue, s.id) for s in case.stakeholders for said in s.stated_positions if not said.after_paper
    }
    states: dict[tuple[str, str], CellState] = {}
    for issue in case.issues:
        searched = {s.party for s in issue.looked_for}
        outside = {o.party for o in issue.outside_concern}
        for party in case.stakeholders:
            pair = issue.id, party.id
            if pair in kinds:
                states[pair] = kinds[pair]
            elif pair in spoken:
                states[pair] = "stated"
            elif party.id in searched:
                states[pair] = "looked_for"
            elif party.id in outside:
                states[pair] = "outside"
            else:
                states[pair] = "not_looked_for"
    return states


def count_cells(case: Case) -> dict[CellState, int]:
    """Count the cells of each state. Persons are sources and no parties, so theirs are not counted.

    Examples
    --------
    >>> from course.case import load_case
    >>> list(count_cells(load_case()))
    ['stated', 'inferred', 'looked_for', 'not_looked_for', 'outside']
    """
    people = {s.id for s in case.stakeholders if s.person}
    counted = Counter(state for (_, party), state in cell_states(case).items() if party not in people)
    return {state: counted[state] for state in get_args(CellState)}


def search_words(search: Search) -> str:
    """Say when and where a stated position was looked for, and that a few searches are no proof.

    Examples
    --------
    >>> from course.case.records import Search
    >>> search_words(Search(party="village", on="2026-11-25", where="chronicle, “pump”"))
    'Looked for on 25 November 2026 and not found: chronicle, “pump”. It may have been said all the same.'
    """
    day, where = date_in_words(search.on), search.where
    said = _("Looked for on {day} and not found: {where}. It may have been said all the same.")
    return said.format(day=day, where=where)


def why_empty(issue: Issue, party: str) -> str:
    """Say why a cell is empty: what was looked for, why it is no concern, or that nobody looked yet."""
    for search in issue.looked_for:
        if search.party == party:
            return search_words(search)
    for outside in issue.outside_concern:
        if outside.party == party:
            return _("Outside its concern: {reason}").format(reason=outside.reason)
    return _("Nobody has looked for a stated position yet.")
