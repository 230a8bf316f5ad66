"""The words of the ledger: what each kind, status and basis is called and marked."""

from __future__ import annotations

from typing import Final, Literal

from course.language import N_, Labels

Kind = Literal["factual", "interpretive", "predictive", "normative", "definitional"]
Status = Literal[
    "supported",
    "partly_supported",
    "contested",
    "inaccurate",
    "internally_inconsistent",
    "unverifiable_here",
]
Basis = Literal["excerpt_read", "general_knowledge"]
Confidence = Literal["low", "medium", "high"]
EvidenceKind = Literal["stated", "inferred"]
BriefUse = Literal["role", "internal_voice", "observer", "source_card"]

KIND_LABELS: Final = Labels(
    {
        "factual": N_("Fact"),
        "interpretive": N_("Interpretation"),
        "predictive": N_("Prediction"),
        "normative": N_("Value judgement"),
        "definitional": N_("Definition"),
    }
)
STATUS_LABELS: Final = Labels(
    {
        "supported": N_("It holds"),
        "partly_supported": N_("Only partly"),
        "contested": N_("Contested"),
        "inaccurate": N_("It is wrong"),
        "internally_inconsistent": N_("It contradicts the paper"),
        "unverifiable_here": N_("Cannot tell from here"),
    }
)
WAY_LABELS: Final = Labels({"solo": N_("Alone"), "pair": N_("In a pair"), "class": N_("In a class")})
STATUS_MARKS: Final[dict[str, str]] = {
    "supported": "✓",
    "partly_supported": "◐",
    "contested": "▲",
    "inaccurate": "✕",
    "internally_inconsistent": "≠",
    "unverifiable_here": "◌",
}
"""A sign beside each status, so that nothing is said by colour alone."""
BASIS_LABELS: Final = Labels(
    {
        "excerpt_read": N_("excerpt read"),
        "general_knowledge": N_("general knowledge, check it"),
    }
)
CONFIDENCE_LABELS: Final = Labels({"low": N_("low"), "medium": N_("medium"), "high": N_("high")})
EVIDENCE_LABELS: Final = Labels({"stated": N_("stated"), "inferred": N_("inferred, for discussion")})
BRIEF_NOTES: Final = Labels(
    {
        "role": "",
        "internal_voice": N_("This chair is a voice inside a party: sit beside it as its inner voice."),
        "observer": N_("Little is on record about this chair: observe. You may ask; you need not decide."),
        "source_card": N_("This is a card of dated words. Nobody plays a person."),
    }
)
"""What a chair says of itself where it is not a full role."""
SUMMARY_LABELS: Final = Labels(
    {
        "interests": N_("interests"),
        "fears": N_("fears"),
        "red_lines": N_("red lines"),
        "room_for_movement": N_("room for movement"),
    }
)
"""The teaching summaries of a party."""
TABLE_LABELS: Final = Labels(
    {
        "claims": N_("Claim"),
        "systems": N_("System"),
        "references": N_("Reference"),
        "contradictions": N_("Contradiction"),
        "omissions": N_("Omission"),
        "events": N_("Event"),
        "glossary": N_("Term"),
        "sources": N_("Source"),
    }
)
"""A record of a table, by one word."""
CONTRADICTION_LABELS: Final = Labels(
    {
        "logical": N_("Logical"),
        "conceptual": N_("Conceptual"),
        "factual": N_("Factual"),
        "chronological": N_("Chronological"),
        "legal": N_("Legal"),
        "causal": N_("Causal"),
        "normative": N_("Normative"),
        "scope": N_("Scope"),
    }
)
"""In what two passages pull apart."""
