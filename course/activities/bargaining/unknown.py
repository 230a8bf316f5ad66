"""Why no view of a party is on record: kinds of silence that are told apart, and none of them is a yes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from course.language import N_, Labels

if TYPE_CHECKING:
    from course.case import Case

Why = Literal["stated", "inferred", "looked_for", "not_looked_for", "outside"]
UNKNOWN_LABELS: Final = Labels(
    {
        "stated": N_("a position is on record, what it could accept is not"),
        "inferred": N_("a position is inferred, what it could accept is not on record"),
        "looked_for": N_("looked for, nothing found"),
        "not_looked_for": N_("not looked for yet"),
        "outside": N_("outside its concern"),
    }
)


@lru_cache(maxsize=4)
def _states(case: Case) -> dict[tuple[str, str], Why]:
    kinds = {(p.issue, p.actor): p.evidence_kind for p in case.positions}
    return dict(kinds)


def why_unknown(case: Case, party: str, issue: str) -> Why:
    """Say what kind of silence it is where no view of a party on an issue is on record."""
    return _states(case).get((issue, party), "not_looked_for")
