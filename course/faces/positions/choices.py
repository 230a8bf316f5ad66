"""What was chosen from lists: whether the lists hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.positions.view import WHO_LABELS
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from course.activities.positions.table import PositionTable


def ticked_parties(table: PositionTable, who: str, parties: Sequence[str] | None) -> tuple[str, ...]:
    """Give the parties that were ticked, for a group of parties.

    Raises
    ------
    NotAllowed
        If there is no such group or party, or somebody's own choice is empty.
    """
    ticked = tuple(parties or ())
    if who == "own" and not ticked:
        ask = _("Tick at least one party, or choose another group.")
        raise NotAllowed(ask, {"parties": ask})
    check_choices((who, {"", *WHO_LABELS}), *((party, table.parties) for party in ticked))
    return ticked


def check_choices(*chosen: tuple[str, Container[str]]) -> None:
    """Check that each value stands in its list.

    Raises
    ------
    NotAllowed
        If one does not.
    """
    if not all(value in known for value, known in chosen):
        raise NotAllowed(_("Choose what to show from the lists."))
