"""What a debate knows of itself: read from the journal, never kept beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.activity import Activity
from course.activities.bodies import plain, read_bodies, verb_of
from course.activities.debate.debrief import Prompt, debrief, silent
from course.activities.debate.state import fold
from course.activities.debate.verbs import DEBATE
from course.journal import BOX
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from course.activities.bodies import Done, Verbs
    from course.activities.debate.records import DebateState
    from course.case import Case
    from course.journal import Entry, Journal


class DebateTable(Activity["dict[str, DebateState]"]):
    """One debate at a time, out of those in a journal: what every part of a debate reads and writes.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    key
        Which debate; the latest where none is named.
    """

    name: ClassVar[str] = "debate"
    verbs: ClassVar[Verbs] = DEBATE

    def __init__(self, case: Case, journal: Journal, *, who: str, key: str = "") -> None:
        super().__init__(case, journal, who=who)
        self.key = key
        self.aside: Callable[[], Collection[str]] = tuple  # cards that a class does not see now

    def fold(self, done: Sequence[Done]) -> dict[str, DebateState]:
        """Read all debates, the oldest first."""
        return fold(done, self.journal)

    def done(self) -> Sequence[Done]:
        """Give what was done in all debates, oldest first, each with its body as a record."""
        return read_bodies(self.journal, self.name, self.verbs)

    @property
    def debates(self) -> dict[str, DebateState]:
        """All debates of the journal, the oldest first."""
        return self._state

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
            raise NotAllowed(_("Begin a debate first: choose a format and a motion."))
        state = debates[self.key] if self.key in debates else list(debates.values())[-1]
        return state.without(aside) if (aside := self.aside()) else state

    def debrief(self) -> tuple[Prompt, ...]:
        """Give questions for the talk afterwards, made from the record."""
        return debrief(self.state, self.case)

    def silent(self) -> list[str]:
        """Give those with the floor of whom the record holds nothing."""
        return silent(self.state)

    def write(self, verb: Callable[..., object], *, at: datetime | None = None, **fields: Any) -> Entry:  # noqa: ANN401 - the fields of any verb
        """Write an entry about the debate that is shown; ``verb`` is the record of its body."""
        return self.enter_at(at, verb, debate=self.state.key, **fields)

    def write_for_nobody(self, verb: Any) -> Entry:  # noqa: ANN401 - the record of any verb
        """Write an entry that belongs to the ballot box, so that nobody can take it back."""
        return self.journal.add(BOX, self.name, verb_of(type(verb)), plain(verb))


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
