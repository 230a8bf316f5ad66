"""Role cards to cut out: the briefs of all chairs, and what each role of a debate does and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case.words import BRIEF_NOTES
from course.language import _
from course.language.figures import in_figures
from course.publish.paper import Heading, Paper, Para, Slip, Slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.case import Case
    from course.case.records import Brief
    from course.case.records.formats import Format, Role
    from course.publish.paper import Block


def role_sheets(case: Case, formats: Iterable[Format], *, chairs: bool) -> Paper:
    """Make the cards of some formats' roles and, where a lesson seats parties, of every chair.

    Parameters
    ----------
    case
        The case whose parties have chairs.
    formats
        The formats of debate of which roles get a card.
    chairs
        Whether the parties' briefs are among the cards.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> cards = role_sheets(case, case.formats[:1], chairs=False).blocks[-1]
    >>> cards.slips[0].title
    'Lead speaker, for'
    """
    blocks: list[Block] = [
        Para(_("Cut the cards out and let people draw. You can swap or step back without giving a reason."))
    ]
    for format_ in formats:
        blocks += [Heading(format_.title), Slips(tuple(_role(format_, role) for role in format_.roles))]
    if chairs:
        said = _(
            "Roles are institutions, never persons. A brief is a hypothesis for discussion, not a finding."
        )
        parties = ((party.name, case.brief(party.id)) for party in case.chairs)
        cards = [Slip(name, tuple(brief_words(case, brief))) for name, brief in parties if brief is not None]
        blocks += [Heading(_("Who sits at the table")), Para(said), Slips(tuple(cards))]
    return Paper(_("Role cards"), tuple(blocks))


def _role(format_: Format, role: Role) -> Slip:
    floor = [f"{p.name} ({in_figures(p.time)})" for p in format_.phases if role.id in p.speaks]
    speaks = [Para("; ".join(floor), _("You have the floor in:"))] if floor else []
    return Slip(role.name, (Para("_" * 24, _("Who:")), Para(role.does), *speaks))


def brief_words(case: Case, brief: Brief) -> Iterator[Para]:
    """Give what a chair's card says of its party: what it wants, may trade, whom to convince, what to ask."""
    if note := BRIEF_NOTES[brief.use]:
        yield Para("", note)
    yield Para(brief.brief)
    interests = case.stakeholder(brief.id).interests
    told = (
        (_("Interests:"), "; ".join(interests)),
        (_("What may be traded:"), brief.may_trade),
        (_("At home:"), brief.convince),
        (_("Ask first:"), brief.first_question),
    )
    yield from (Para(text, lead) for lead, text in told if text)
