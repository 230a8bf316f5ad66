"""What the case says of each party's win-set, put together as a problem to solve."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from course.activities.bargaining.unknown import why_unknown
from course.methods.winsets import NOTHING_KNOWN, Acceptance, Condition, Line, Problem, RedLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.case import Case, Stakeholder


def parties(case: Case) -> tuple[Stakeholder, ...]:
    """Give everybody who may sit at the table: institutions and groups, never persons.

    Examples
    --------
    >>> from course.case import load_case
    >>> any(p.person for p in parties(load_case()))
    False
    """
    return tuple(s for s in case.stakeholders if not s.person and s.kind != "individual")


def usual_parties(case: Case, most: int = 3) -> tuple[str, ...]:
    """Give those about whom most is written down: a table that is worth starting with."""
    counts = {s.id: sum(h.party == s.id for h in case.bargaining) for s in parties(case)}
    known = sorted((p for p in counts if counts[p]), key=lambda p: -counts[p])
    return tuple(known[:most]) or tuple(counts)[:most]


def starting_views(case: Case) -> dict[tuple[str, str], Acceptance]:
    """Give the starting set: what each party could accept on each issue."""
    return {
        (h.party, h.issue): Acceptance(frozenset(h.acceptable), frozenset(h.tolerable), frozenset(h.beyond))
        for h in case.bargaining
    }


def starting_links(case: Case) -> dict[str, Condition]:
    """Give the linkages of the starting set by their ids."""
    return {
        x.id: Condition(x.id, h.party, h.issue, frozenset(x.options), x.only_if, frozenset(x.needs), x.words)
        for h in case.bargaining
        for x in h.linkages
    }


def problem_of(
    case: Case,
    at_table: tuple[str, ...],
    views: Mapping[tuple[str, str], Acceptance],
    links: Mapping[str, Condition],
    supposed: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Problem:
    """Put the lines of the parties at the table together, in the order of the case.

    Options about which no view is known cross no line and are no yes, unless somebody supposes an answer.
    What lies outside a party's concern waits for no answer of that party.
    """
    lines: list[Line] = []
    unknown: list[RedLine] = []
    for party in at_table:
        for issue in case.issues:
            view = views.get((party, issue.id), NOTHING_KNOWN)
            if view.beyond:
                lines.append(RedLine(party, issue.id, view.beyond))
            open_ = frozenset(o.level for o in issue.scale if view.stance(o.level) == "unknown")
            answer = supposed.get((party, issue.id))
            if open_ and answer == "refuses":
                lines.append(RedLine(party, issue.id, open_, "supposed"))
            elif open_ and answer is None and why_unknown(case, party, issue.id) != "outside":
                unknown.append(RedLine(party, issue.id, open_, "unknown"))
        lines += [link for link in links.values() if link.party == party]
    issues = tuple((issue.id, tuple(o.level for o in issue.scale)) for issue in case.issues)
    return Problem(issues, tuple(lines), tuple(unknown))
