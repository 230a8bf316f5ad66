"""Why no view of a party is on record: kinds of silence that are told apart, and none of them is a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case.cells import cell_states
from course.case.kept import kept_for_each
from course.language import N_, Labels

if TYPE_CHECKING:
    from course.case import Case
    from course.case.cells import CellState

UNKNOWN_LABELS: Final = Labels(
    {
        "stated": N_("a position is on record, what it could accept is not"),
        "inferred": N_("a position is inferred, what it could accept is not on record"),
        "looked_for": N_("looked for, nothing found"),
        "not_looked_for": N_("not looked for yet"),
        "outside": N_("outside its concern"),
    }
)

_states = kept_for_each(cell_states)


def why_unknown(case: Case, party: str, issue: str) -> CellState:
    """Say what kind of silence it is where no view of a party on an issue is on record.

    Examples
    --------
    >>> from course.case import load_case
    >>> why_unknown(load_case(), "iaea", "range")
    'outside'
    """
    return _states(case).get((issue, party), "not_looked_for")
