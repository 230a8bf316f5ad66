"""The words for what people choose in a debate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case import CaseError

if TYPE_CHECKING:
    from course.case import Case

SETTING_LABELS: dict[str, str] = {
    "screen": "One screen: pass the keyboard",
    "laptops": "Several laptops: merge the files at the end",
    "alone": "Alone: argue both sides",
}
LINKS: Final = {"supports": "support", "attacks": "attack", "undercuts": "undercut"}
"""How a card may stand to another, as a kind of relation on the map."""
RELATION_LABELS: dict[str, str] = {
    "": "Stands alone",
    "supports": "Supports",
    "attacks": "Attacks",
    "undercuts": "Undercuts the step from grounds to claim of",
}
GROUNDS_LABELS: dict[str, str] = {
    "": "No grounds yet",
    "ledger": "A claim of the ledger",
    "passage": "A passage of the paper",
    "source": "A source of the case",
    "own": "A source of my own",
}
PART_LABELS: dict[str, str] = {
    "claim": "Claim",
    "grounds": "Grounds",
    "warrant": "Warrant: why do the grounds carry the claim?",
    "backing": "Backing: what carries the warrant?",
    "qualifier": "Qualifier: how sure, how far?",
    "rebuttal": "Rebuttal: unless …",
}
SAID_LABELS: dict[str, str] = {
    "note": "What was said",
    "point": "Point of information",
    "question": "Question",
    "proposal": "Proposal",
}


def institution_name(case: Case, institution: str) -> str:
    """Give the name of an institution that somebody speaks for; its id, if another case has it."""
    try:
        return case.stakeholder(institution).name if institution else ""
    except CaseError:
        return institution
