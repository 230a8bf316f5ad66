"""What somebody judged, as the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.claims.state import CONFIDENCE_LABELS
from course.case.words import KIND_LABELS, STATUS_LABELS

if TYPE_CHECKING:
    from course.activities.claims.claims import Reading


def judgements(reading: Reading) -> list[dict[str, Any]]:
    """Give one row for each claim judged; the ledger's columns are filled only where it is open."""
    found = []
    for claim in reading.claims:
        mine = reading.judgement(claim.id)
        if mine is None:
            continue
        is_open = reading.is_seen(claim.id)
        sources = "; ".join(reading.case.source(s).title for s in claim.sources)
        found.append(
            {
                "claim": claim.id,
                "section": claim.section,
                "quote": claim.quote,
                "who": reading.journal.name_of(mine.who),
                "kind": KIND_LABELS[mine.kind],
                "status": STATUS_LABELS[mine.status],
                "confidence": CONFIDENCE_LABELS[mine.confidence] if mine.confidence else "",
                "why": mine.why,
                "ledger_kind": KIND_LABELS[claim.kind] if is_open else "",
                "ledger_status": STATUS_LABELS[claim.status] if is_open else "",
                "ledger_note": claim.note if is_open else "",
                "sources": sources if is_open else "",
                "challenge": " / ".join(c.reason for c in reading.challenges_of(claim.id)),
            }
        )
    return found
