"""The words for what people choose in a debate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case import CaseError
from course.case.words import EVIDENCE_LABELS
from course.language import N_, Labels, _

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState
    from course.case import Case
    from course.case.records import Position, Precedent

SETTING_LABELS: Final = Labels(
    {
        "screen": N_("One screen: pass the keyboard"),
        "laptops": N_("Several laptops: merge the files at the end"),
        "alone": N_("Alone: argue both sides"),
    }
)
LINKS: Final = {"supports": "support", "attacks": "attack", "undercuts": "undercut"}
"""How a card may stand to another, as a kind of relation on the map."""
RELATION_LABELS: Final = Labels(
    {
        "": N_("Stands alone"),
        "supports": N_("Supports"),
        "attacks": N_("Attacks"),
        "undercuts": N_("Undercuts the step from grounds to claim of"),
    }
)
GROUNDS_LABELS: Final = Labels(
    {
        "": N_("No grounds yet"),
        "ledger": N_("A claim of the ledger"),
        "passage": N_("A passage of the paper"),
        "source": N_("A source of the case"),
        "precedent": N_("A precedent"),
        "position": N_("A position of a party"),
        "own": N_("A source of my own"),
    }
)
ACTS: Final = Labels({"supports": N_("supports"), "attacks": N_("attacks"), "undercuts": N_("undercuts")})
"""What a card does to another, inside a sentence."""
PART_LABELS: Final = Labels(
    {
        "claim": N_("Claim"),
        "grounds": N_("Grounds"),
        "warrant": N_("Warrant: why do the grounds carry the claim?"),
        "backing": N_("Backing: what carries the warrant?"),
        "qualifier": N_("Qualifier: how sure, how far?"),
        "rebuttal": N_("Rebuttal: unless …"),
    }
)
SAID_LABELS: Final = Labels(
    {
        "note": N_("What was said"),
        "point": N_("Point of information"),
        "question": N_("Question"),
        "proposal": N_("Proposal"),
    }
)


def institution_name(case: Case, institution: str) -> str:
    """Give the name of an institution that somebody speaks for; its id, if another case has it."""
    try:
        return case.stakeholder(institution).name if institution else ""
    except CaseError:
        return institution


def given_institutions(case: Case, state: DebateState) -> list[str]:
    """Say who was given an institution since the draw, in the order of the record."""
    said = _("{who} speaks for {institution}.")
    return [
        said.format(who=state.name_of(who), institution=institution_name(case, institution))
        for who, institution in state.given
    ]


def precedent_words(precedent: Precedent) -> str:
    """Say in a line what a precedent was."""
    return f"{precedent.name} ({precedent.years}): {precedent.what_it_was}"


def position_words(case: Case, position: Position) -> str:
    """Say who holds what on which issue, and on what evidence."""
    return _("{party} on “{issue}”: {evidence} ({kind})").format(
        party=case.stakeholder(position.actor).name,
        issue=case.issue(position.issue).title,
        evidence=position.evidence,
        kind=EVIDENCE_LABELS[position.evidence_kind],
    )
