"""Role cards of a debate that has been drawn: one for everybody who has a chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.debate.labels import institution_name
from course.language import _
from course.publish.handouts.roles import brief_words
from course.publish.paper import Paper, Para, Slip, Slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.debate.records import DebateState
    from course.case import Case


def role_cards(state: DebateState, case: Case) -> Paper:
    """Make the role cards of everybody who has a chair.

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
    >>> [slip.title for slip in role_cards(debate.state, case).blocks[-1].slips]
    ['heron', 'wren']
    """
    cards = tuple(Slip(state.name_of(who), tuple(_card(state, case, who))) for who in state.people)
    title = _("Role cards: {title}").format(title=state.format.title)
    return Paper(title, (Para(state.motion["text"]), Slips(cards, level=2)))


def _card(state: DebateState, case: Case, who: str) -> Iterator[Para]:
    for index in state.chairs[who]:
        if (role := state.role(index)) is not None:
            yield Para(role.does, f"{role.name}.")
    floor = [
        f"{phase.name} ({phase.time})"
        for n, phase in enumerate(state.format.phases)
        if any(who in state.speaking(role, n) for role in phase.speaks)
    ]
    if floor:
        yield Para(_("You have the floor in: {steps}.").format(steps="; ".join(floor)))
    speaks_for = state.speaks_for.get(who, "")
    if institution := institution_name(case, speaks_for):
        said = _("You speak for: {institution}. What it wants is not what you must think.")
        yield Para(said.format(institution=institution))
    if brief := case.brief(speaks_for):
        yield from brief_words(case, brief)
        yield Para(_("The brief is a hypothesis for discussion, not a finding."))
    yield Para(_("You can swap or step back without giving a reason."))
