"""What a debate knows of itself: read from the journal, never kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.debate.debrief import Prompt, debrief, silent
from course.activities.debate.state import fold
from course.language import NotAllowed

if TYPE_CHECKING:
    from datetime import datetime

    from course.activities.debate.records import DebateState
    from course.case import Case
    from course.journal import Entry, Journal


class DebateTable(Activity[Any]):
    """One debate at a time, out of those in a journal: what every part of a debate reads and writes.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    key
        Which debate; the latest where none is named.
    """

    name: ClassVar[str] = "debate"

    def __init__(self, case: Case, journal: Journal, *, who: str, key: str = "") -> None:
        super().__init__(case, journal, who=who)
        self.key = key
        self._cache: tuple[tuple[Entry, ...], dict[str, DebateState]] | None = None

    @property
    def debates(self) -> dict[str, DebateState]:
        """All debates of the journal, the oldest first."""
        entries = self.entries()
        if self._cache is None or self._cache[0] is not entries:
            self._cache = (entries, fold(entries, self.journal))
        return self._cache[1]

    @property
    def begun(self) -> bool:
        """Whether there is a debate to show."""
        return bool(self.debates)

    @property
    def state(self) -> DebateState:
        """The debate that is shown.

        Raises
        ------
        NotAllowed
            If none has begun.
        """
        debates = self.debates
        if not debates:
            raise NotAllowed("Begin a debate first: choose a format and a motion.")
        return debates[self.key] if self.key in debates else list(debates.values())[-1]

    def debrief(self) -> tuple[Prompt, ...]:
        """Give questions for the talk afterwards, made from the record."""
        return debrief(self.state, self.case)

    def silent(self) -> list[str]:
        """Give those with the floor of whom the record holds nothing."""
        return silent(self.state)

    def write(self, verb: str, body: dict[str, Any], *, at: datetime | None = None) -> Entry:
        """Write an entry about the debate that is shown."""
        return self.record(verb, {"debate": self.state.key} | body, at=at)


class Part:
    """What belongs together at a debate's table, such as its clock or its cards.

    Parameters
    ----------
    table
        The debate.
    """

    def __init__(self, table: DebateTable) -> None:
        self.table = table

    @property
    def state(self) -> DebateState:
        """The debate that is shown."""
        return self.table.state
