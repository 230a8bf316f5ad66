"""Role cards of a debate, as one page of HTML that prints on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.activities.debate.labels import institution_name
from course.case.words import BRIEF_NOTES
from course.publish.html import render

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState
    from course.case import Case
    from course.case.records import Brief
    from course.case.records.formats import Role


class RoleCard(NamedTuple):
    """What one person holds in hand: roles, whom to speak for and with which brief, and when."""

    who: str
    roles: list[Role]
    institution: str
    floor: list[str]
    brief: Brief | None
    interests: tuple[str, ...]


def role_cards_page(state: DebateState, case: Case) -> str:
    """Write the role cards of everybody who has a chair.

    Parameters
    ----------
    state
        The debate.
    case
        The case whose institutions people speak for.

    Examples
    --------
    >>> from course.activities.debate import Debate
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> case = load_case()
    >>> debate = Debate(case, Journal(), who="heron")
    >>> _ = debate.begin(case.formats[0], motion="M4", code="blue")
    >>> _ = debate.chairs.draw(["heron", "wren"], seed="monday")
    >>> "Opening, for (7:00)" in role_cards_page(debate.state, case)
    True
    """
    cards = []
    for who in state.people:
        roles = [r for i in state.chairs[who] if (r := state.role(i)) is not None]
        floor = [
            f"{phase.name} ({phase.time})"
            for n, phase in enumerate(state.format.phases)
            if any(who in state.speaking(role, n) for role in phase.speaks)
        ]
        speaks_for = state.speaks_for.get(who, "")
        party = next((p for p in case.chairs if p.id == speaks_for), None)
        interests = party.interests if party else ()
        name = institution_name(case, speaks_for)
        cards.append(RoleCard(state.name_of(who), roles, name, floor, case.brief(speaks_for), interests))
    title, motion = state.format.title, state.motion["text"]
    return render("role_cards.html", title=title, motion=motion, cards=cards, notes=BRIEF_NOTES)
