"""Role cards of a debate, as one page of HTML that prints on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from course.activities.debate.labels import institution_name
from course.publish.html import render

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState
    from course.case import Case
    from course.case.records.formats import Role


class RoleCard(NamedTuple):
    """What one person holds in hand: roles, whom to speak for, and when."""

    who: str
    roles: list[Role]
    institution: str
    floor: list[str]


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
    for who, held in sorted(state.chairs.items()):
        roles = [r for i in held if (r := state.role(i)) is not None]
        floor = [
            f"{phase.name} ({phase.time})"
            for n, phase in enumerate(state.format.phases)
            if any(who in state.speaking(role, n) for role in phase.speaks)
        ]
        cards.append(RoleCard(who, roles, institution_name(case, state.speaks_for.get(who, "")), floor))
    return render("role_cards.html", title=state.format.title, motion=state.motion["text"], cards=cards)
