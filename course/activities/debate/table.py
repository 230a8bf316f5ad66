"""What a debate knows of itself: read from the journal, never kept beside it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.activities.activity import Activity
from course.activities.debate.debrief import Prompt, debrief, silent
from course.activities.debate.state import fold
from course.case.language import Listener
from course.language import NotAllowed

if TYPE_CHECKING:
    from course.activities.debate.records import Card, DebateState
    from course.case import Case
    from course.journal import Entry, Journal

OVERRUN: Final = 120.0
"""Seconds over time after which a clock that still runs was probably left alone."""


class DebateTable(Activity):
    """One debate at a time, out of those in a journal; the base of everything that is done in it.

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
        self._listener = Listener(case.loaded_words)

    @property
    def debates(self) -> dict[str, DebateState]:
        """All debates of the journal, the oldest first."""
        entries = self.entries()
        if self._cache is None or self._cache[0] is not entries:
            self._cache = (entries, fold(entries))
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

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards on the table, in the order in which they were played."""
        return tuple(c for c in self.state.cards.values() if not c.withdrawn)

    def card(self, card: str) -> Card:
        """Give a card by its id."""
        found = self.state.cards.get(card)
        if found is None:
            raise NotAllowed("There is no such card in this debate.")
        return found

    @property
    def cases_open(self) -> bool:
        """Whether the case's best reasons for either side may be seen: each side has prepared first."""
        return {"for", "against"} <= self.state.ready

    def loaded(self, text: str) -> tuple[tuple[str, str], ...]:
        """Give possible loaded words outside quotation marks, each with what to write instead.

        Examples
        --------
        >>> from course.case import load_case
        >>> from course.journal import Journal
        >>> DebateTable(load_case(), Journal(), who="heron").loaded("The regime refused.")[0][0]
        'regime'
        """
        return tuple({form.lower(): (form, word.rather) for form, word in self._listener.hear(text)}.values())

    def debrief(self) -> tuple[Prompt, ...]:
        """Give questions for the talk afterwards, made from the record."""
        return debrief(self.state, self.case)

    def silent(self) -> list[str]:
        """Give those with the floor of whom the record holds nothing."""
        return silent(self.state)

    def left(self, at: datetime) -> float:
        """Give the seconds left on the clock; below zero is over time."""
        return self.state.clock.left_at(at)

    def left_behind(self, at: datetime) -> float | None:
        """Give where the clock stood when the last thing was written, if it ran on while nobody was here."""
        state = self.state
        if state.clock.since is None or state.clock.bank or self.left(at) > -OVERRUN:
            return None
        return state.clock.left_at(datetime.fromisoformat(state.last))

    def _write(self, verb: str, body: dict[str, Any], *, at: datetime | None = None) -> Entry:
        return self.record(verb, {"debate": self.state.key} | body, at=at)
