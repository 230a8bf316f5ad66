"""What every activity shares: a case, a journal and the person who acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from course.case import Case
    from course.journal import Entry, Journal


class Activity:
    """One way of working on a case, recorded in a journal.

    State is never stored here: it is read from the journal, so that replaying
    the journal always gives the same state.

    Parameters
    ----------
    case
        What is worked on.
    journal
        Where everything that people do is written.
    who
        The pseudonym of the person who acts now.
    """

    name: ClassVar[str]

    def __init__(self, case: Case, journal: Journal, *, who: str) -> None:
        self.case = case
        self.journal = journal
        self.who = who

    def entries(self) -> tuple[Entry, ...]:
        """Give this activity's entries that still hold, oldest first."""
        return self.journal.live(self.name)

    def record(self, verb: str, body: Mapping[str, Any], *, at: datetime | None = None) -> Entry:
        """Write one entry in the name of the person who acts now."""
        return self.journal.add(self.who, self.name, verb, body, at=at)
