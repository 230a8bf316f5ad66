"""A log whose entries are written by people: who they are, what they are called, and what one press wrote."""

from __future__ import annotations

import contextlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from course.journal._authors import BOX, look_of, new_author, plain_name
from course.journal._entry import Entry, timestamp
from course.journal._ids import new_id
from course.journal._json import JournalError
from course.journal._log import Log
from course.journal._people import JOIN, NAME, PEOPLE, Bearers
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime


class Folk(Log):
    """A log that knows its people by ids, and shows each by a name of their own.

    Attributes
    ----------
    names
        Gives the name by which each person is shown, where many logs hold a part each of what the same people
        did; a log that holds everything finds the names in it.
    """

    names: Callable[[], Mapping[str, str]] | None = None
    _step: str | None = None  # how a step is known; empty until its first entry gives its id
    _introduced: Mapping[str, str] = MappingProxyType({})  # names of people who did nothing yet
    _names: tuple[Bearers, int, dict[str, str], dict[str, str]] | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of everybody who did something, in alphabetical order of their names."""
        return tuple(sorted(set(self._state.people) - {BOX}, key=self.name_of))

    def person(self, author: str) -> str:
        """Give the id by which a person is known: of several that were joined, always the same one.

        An entry from before authors had ids may name somebody in its body; such a name is understood too.
        """
        person = self._state.person(author)
        shown, old = self._shown()
        return person if person in shown else old.get(plain_name(author), person)

    def name_of(self, author: str) -> str:
        """Give the name by which a person is shown; whoever has none is shown by their id.

        Examples
        --------
        >>> from course.journal import Journal
        >>> journal = Journal()
        >>> one, two = journal.introduce("heron"), journal.introduce("heron")
        >>> journal.name_of(one), journal.name_of(two), journal.name_of("wren")
        ('heron', 'heron (2)', 'wren')
        """
        if author == BOX:
            return author.replace("\u00a0", " ")
        shown, old = self._shown()
        person = self._state.person(author)
        return shown.get(person) or shown.get(old.get(plain_name(author), ""), person)

    def called(self, author: str) -> str:
        """Give the name a person goes by, not told apart from others of that name."""
        person = self._state.person(author)
        return self._state.called(person) or self._introduced.get(person, person)

    def named(self, name: str) -> str:
        """Give the id of the person who is shown by this name; empty if nobody is.

        Examples
        --------
        >>> from course.journal import Journal
        >>> journal = Journal()
        >>> heron = journal.introduce("heron")
        >>> journal.named("heron") == heron, journal.named("wren")
        (True, '')
        """
        shown, _ = self._shown()
        look = look_of(name)
        return next((person for person, called in shown.items() if look_of(called) == look), "")

    @contextlib.contextmanager
    def step(self, name: str = "") -> Iterator[None]:
        """Let all entries written inside be one step, which one undo takes back; inside another, part of it.

        Parameters
        ----------
        name
            An id without a time, by which the step is known; the id of its first entry where left out.

        Examples
        --------
        >>> from course.journal import Journal
        >>> journal = Journal()
        >>> with journal.step():
        ...     for claim in ("S1-01", "S1-02"):
        ...         _ = journal.add("heron", "claims", "open", {"claim": claim})
        >>> [entry.body["claim"] for entry in journal.undo("heron")]
        ['S1-01', 'S1-02']
        """
        if self._step is not None:
            yield
            return
        self._step = name
        try:
            yield
        finally:
            self._step = None

    def call(self, by: str, name: str) -> None:
        """Call a person by another name from now on. What they did stays theirs.

        Raises
        ------
        JournalError
            If the name cannot be saved.
        """
        name = plain_name(name)
        person = self.person(by)
        if person not in self._state.people:
            self._introduced = {**self._introduced, by: name}
            self._names = None
        elif self.called(person) != name:
            with self._telling(), self._writing():
                self._record(by, PEOPLE, NAME, {}, timestamp(), who=name)

    def introduce(self, name: str, *, by: str = "", at: datetime | None = None) -> str:
        """Write down that there is somebody of this name; give the id, a new one where they have none yet.

        Raises
        ------
        JournalError
            If it cannot be saved.
        """
        by, when = by or new_author(), timestamp(at)
        with self._telling(), self._writing():
            self._record(by, PEOPLE, NAME, {}, when, who=plain_name(name))
        return by

    def join(self, by: str, other: str) -> Entry:
        """Write down that two ids are one person. It can be taken back with `retract`.

        Raises
        ------
        JournalError
            If they are one person already, or it cannot be saved.
        """
        if self.person(by) == self.person(other):
            raise JournalError(
                _("{one} and {other} are one person already").format(
                    one=self.name_of(by), other=self.name_of(other)
                )
            )
        with self._telling(), self._writing():
            return self._record(by, PEOPLE, JOIN, {"other": other}, timestamp())

    def _record(
        self, by: str, activity: str, verb: str, body: Mapping[str, Any], at: str, *, who: str = ""
    ) -> Entry:
        entry = Entry(
            new_id(after=self._state.newest),
            at,
            by,
            activity,
            verb,
            body,
            who or self.called(by),
            self.seminar,
            self._step or "",
            self.case,
        )
        entry.to_line()  # says what is wrong with the body, also where no file needs the line
        self._save((entry,))
        if self._step == "":
            self._step = entry.id
        return self._state.entries[entry.id]

    def _shown(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Give everybody's name, and who is meant by a name in an old body."""
        if self.names is not None:
            return self.names(), {}
        bearers = self._state.bearers
        known = self._names
        if known is None or known[0] is not bearers or known[1] != bearers.changes:
            shown = bearers.shown(self._state.persons, self._introduced)
            known = bearers, bearers.changes, shown, bearers.named_in_old_bodies(self._state.persons)
            self._names = known
        return known[2], known[3]
