"""What must hold for the briefs of the chairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from course.case.draft import Draft

_CARD: Final = "source_card"


def briefs_fit(draft: Draft) -> None:
    """Report a brief that lets somebody play a person, or calls an institution a card of dated words."""
    people = {row.get("id"): row.get("person") is True for row in draft.rows["stakeholders"]}
    for i, row in enumerate(draft.rows["briefs"]):
        party, use = row.get("id"), row.get("use")
        if party in people and people[party] != (use == _CARD):
            wrong = f"“{party}” is {'a person' if people[party] else 'no person'}"
            right = f"write {_CARD}" if people[party] else "write role, internal_voice or observer"
            draft.report("briefs", (i, "use"), wrong, right)
