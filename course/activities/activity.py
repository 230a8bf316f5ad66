"""What every activity shares: a case, a journal, the person who acts, and one way to read and to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, ParamSpec, TypeVar

from pydantic import ValidationError

from course.activities.bodies import misfit, plain, read_bodies, verb_of
from course.journal import without_collecting
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from course.activities.bodies import Done, Verbs
    from course.case import Case
    from course.journal import Entry, Journal

S = TypeVar("S")
P = ParamSpec("P")


class Activity(Generic[S]):
    """One way of working on a case, recorded in a journal.

    State is the fold of a journal, so that replaying the journal always gives
    the same state. An activity says what its verbs are (``verbs``) and how
    their entries make its state (:meth:`fold`); what is done is written with
    :meth:`enter`.

    Parameters
    ----------
    case
        What is worked on.
    journal
        Where everything that people do is written.
    who
        The person who acts now.
    """

    name: ClassVar[str]
    verbs: ClassVar[Verbs]

    def __init__(self, case: Case, journal: Journal, *, who: str) -> None:
        self.case = case
        self.journal = journal
        self.who = who
        self._folded: tuple[tuple[Entry, ...], S] | None = None

    def fold(self, done: Sequence[Done]) -> S:
        """Make the state from the entries that hold, oldest first, each with its body as a record.

        An entry whose body does not fit its verb is not among them. One that
        names what the case does not have is passed over here.
        """
        raise NotImplementedError

    @classmethod
    def questions(cls, case: Case, journal: Journal, who: str) -> Iterator[str]:  # noqa: ARG003 - for others
        """Ask about what people did, for a talk afterwards; never about what is not open yet.

        Whatever is asked names who did what and leaves the answer open.
        """
        return iter(())

    @property
    def _state(self) -> S:
        """The state now; made anew only when the journal has changed."""
        entries = self.entries()
        if self._folded is None or self._folded[0] is not entries:
            self._folded = entries, self._read_anew()
        return self._folded[1]

    def _read_anew(self) -> S:
        with without_collecting():
            return self.fold(read_bodies(self.journal, self.name, self.verbs))

    def entries(self) -> tuple[Entry, ...]:
        """Give this activity's entries that still hold, oldest first."""
        return self.journal.live(self.name)

    def enter(self, verb: Callable[P, object], /, *args: P.args, **fields: P.kwargs) -> Entry:
        """Write one entry in the name of the person who acts now.

        Parameters
        ----------
        verb
            The record of the verb's body, a class of the activity's ``verbs``.
        args, fields
            What is in the record.

        Raises
        ------
        NotAllowed
            If a field does not fit. Then nothing is written.
        """
        return self.enter_at(None, verb, *args, **fields)

    def enter_at(
        self, at: datetime | None, verb: Callable[P, object], /, *args: P.args, **fields: P.kwargs
    ) -> Entry:
        """Write one entry as :meth:`enter` does, at a time that is given."""
        try:
            made = verb(*args, **fields)
        except ValidationError as error:
            raise NotAllowed(_("This cannot be kept: {misfit}.").format(misfit=misfit(error))) from error
        return self.journal.add(self.who, self.name, verb_of(type(made)), plain(made), at=at)
