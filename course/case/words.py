"""The words of the ledger: what each kind, status and basis is called and marked."""

from __future__ import annotations

from typing import Final, Literal

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

KIND_LABELS: Final[dict[str, str]] = {
    "factual": "Fact",
    "interpretive": "Interpretation",
    "predictive": "Prediction",
    "normative": "Value judgement",
    "definitional": "Definition",
}
STATUS_LABELS: Final[dict[str, str]] = {
    "supported": "It holds",
    "partly_supported": "Only partly",
    "contested": "Contested",
    "inaccurate": "It is wrong",
    "internally_inconsistent": "It contradicts the paper",
    "unverifiable_here": "Cannot tell from here",
}
STATUS_MARKS: Final[dict[str, str]] = {
    "supported": "✓",
    "partly_supported": "◐",
    "contested": "▲",
    "inaccurate": "✕",
    "internally_inconsistent": "≠",
    "unverifiable_here": "◌",
}
"""A sign beside each status, so that nothing is said by colour alone."""
BASIS_LABELS: Final[dict[str, str]] = {
    "excerpt_read": "excerpt read",
    "general_knowledge": "general knowledge, check it",
}
CONFIDENCE_LABELS: Final[dict[str, str]] = {"low": "low", "medium": "medium", "high": "high"}
EVIDENCE_LABELS: Final[dict[str, str]] = {"stated": "stated", "inferred": "inferred, for discussion"}
BRIEF_NOTES: Final[dict[str, str]] = {
    "role": "",
    "internal_voice": "Little is on record about this chair: sit beside another as its inner voice.",
    "observer": "Little is on record about this chair: observe. You may ask; you need not decide.",
    "source_card": "This is a card of dated words. Nobody plays a person.",
}
"""What a chair says of itself where it is not a full role."""
