"""What must hold for the briefs of the chairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.language import _

if TYPE_CHECKING:
    from course.case.draft import Draft

_CARD: Final = "source_card"
ISSUES_OF_A_ROLE: Final = 6
"""On so many issues a party has a position before it is a full role; on all of them where there are fewer."""


def briefs_fit(draft: Draft) -> None:
    """Report a person who is to be played, and a role about which too little is known."""
    people = {row.get("id"): row.get("person") is True for row in draft.rows["stakeholders"]}
    needed = min(ISSUES_OF_A_ROLE, len(draft.rows["issues"]))
    held: dict[object, set[object]] = {}
    for row in draft.rows["positions"]:
        held.setdefault(row.get("actor"), set()).add(row.get("issue"))
    for i, row in enumerate(draft.rows["briefs"]):
        party, use = row.get("id"), row.get("use")
        if party not in people:
            continue  # reported with every other id
        if people[party] != (use == _CARD):
            person, nobody = _("“{party}” is a person"), _("“{party}” is no person")
            wrong = (person if people[party] else nobody).format(party=party)
            right = (
                _("write {card}").format(card=_CARD)
                if people[party]
                else _("write role, internal_voice or observer")
            )
            draft.report("briefs", (i, "use"), wrong, right)
        elif use == "role" and len(held.get(party, ())) < needed:
            wrong = _("“{party}” has a position on {n} of the issues, a role on {needed}").format(
                party=party, n=len(held.get(party, ())), needed=needed
            )
            draft.report("briefs", (i, "use"), wrong, _("write observer, or add positions with evidence"))
