"""A bargaining table as rows: one for each issue and party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course.activities.bargaining.bargaining import Bargaining


def rows(work: Bargaining) -> list[dict[str, Any]]:
    """Give one row for each issue and party at the table."""
    package = work.package
    return [
        {
            "issue": issue.title,
            "option": work.words.option(issue.id, package[issue.id]) if issue.id in package else "",
            "party": work.case.stakeholder(party).label,
            "answer": work.answer(party, issue.id).words,
            "rests_on": work.says.rests_on(party, issue.id),
            "sources": " | ".join(work.says.sources(party, issue.id)),
        }
        for issue in work.case.issues
        for party in work.at_table
    ]
