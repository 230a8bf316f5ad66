"""A journal: what people did, in order, and what of it still holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.journal._authors import plain_name
from course.journal._beside import beside
from course.journal._entry import RETRACT, Entry, timestamp
from course.journal._folk import Folk
from course.journal._json import JournalError, json_copy
from course.journal._lines import is_of_others
from course.journal._people import PEOPLE
from course.journal._state import State, any_entry
from course.journal._store import FileStore, ForeignFile
from course.language import _

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping
    from datetime import datetime

    Listener = Callable[[tuple[Entry, ...]], None]
    Which = Callable[[Entry], bool]


class Journal(Folk):
    """A set of entries in order of their ids. Entries are only ever added.

    Parameters
    ----------
    entries
        What is in it from the start.
    store
        The file that keeps it; without one it lives in memory.
    seminar, case
        What new entries say of the seminar in which they are written, and of the version of the case.

    Examples
    --------
    >>> journal = Journal()
    >>> opened = journal.add("heron", "claims", "open", {"claim": "S1-01"})
    >>> journal.undo("heron") == (opened,)
    True
    >>> journal.live()
    ()
    >>> _ = journal.redo("heron")
    >>> journal.live("claims") == (opened,)
    True
    """

    def add(
        self, by: str, activity: str, verb: str, body: Mapping[str, Any], *, at: datetime | None = None
    ) -> Entry:
        """Write an entry: first to the file, then to memory; then those who listen are told.

        Raises
        ------
        JournalError
            If it is not an entry or cannot be saved. The journal is then as before.
        """
        if verb == RETRACT:
            raise JournalError(
                _("the verb {retract!r} is for taking entries back; use retract, undo or redo").format(
                    retract=RETRACT
                )
            )
        if activity == PEOPLE:
            raise JournalError(
                _("the activity {people!r} is the journal’s own; use call, introduce or join").format(
                    people=PEOPLE
                )
            )
        copied, when = json_copy(body), timestamp(at)
        with self._telling(), self._writing():
            return self._record(by, activity, verb, copied, when)

    def retract(self, by: str, entry_id: str, *, at: datetime | None = None) -> Entry:
        """Take back one entry of one's own; give the entry that does so.

        Raises
        ------
        JournalError
            If there is no such entry, it is somebody else's, or it is taken back already.
        """
        when = timestamp(at)
        with self._telling(), self._writing():
            target = self._state.entries.get(entry_id)
            if target is None:
                raise JournalError(
                    _("there is no such entry to take back; load the page anew to see what there is")
                )
            if self.person(target.author) != self.person(by):
                name = self.name_of(target.author)
                raise JournalError(
                    _("this is an entry of {name}; only {name} can take it back").format(name=name)
                )
            if not self._state.holds(target):
                raise JournalError(_("this entry is taken back already"))
            return self._retract(target, when)

    def undo(
        self, by: str, *activities: str, which: Which = any_entry, at: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Take back a person's latest step: all that one press wrote and that holds.

        Parameters
        ----------
        by
            Who.
        activities
            Where the latest step is looked for; everywhere if none is named.
        which
            Tells of an entry of these activities whether it may be the one looked for.
        at
            When; now if left out.

        Returns
        -------
        tuple
            What was taken back, oldest first; empty if there was nothing.
        """
        when = timestamp(at)
        with self._telling(), self._writing(), self.step():
            targets = self._state.undoable(by, activities, which)
            for target in targets:
                self._retract(target, when)
            return tuple(targets)

    def redo(
        self, by: str, *activities: str, which: Which = any_entry, at: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Bring back what the person took back last; give it, oldest first.

        There is nothing to bring back if they did something in that activity since.
        """
        when = timestamp(at)
        with self._telling(), self._writing(), self.step():
            retractions = self._state.redoable(by, activities, which)
            for retraction in retractions:
                self._retract(retraction, when)
            back = {str(retraction.body["entry"]) for retraction in retractions}
            return tuple(self._state.entries[i] for i in sorted(back))

    def can_undo(self, by: str, *activities: str, which: Which = any_entry) -> bool:
        """Tell whether `undo` would do something."""
        return bool(self._state.undoable(by, activities, which))

    def can_redo(self, by: str, *activities: str, which: Which = any_entry) -> bool:
        """Tell whether `redo` would do something."""
        return bool(self._state.redoable(by, activities, which))

    def forget(self, by: str) -> int:
        """Delete everything a person did, from memory and file; give how many entries that were.

        A new file replaces the old one. Lines that cannot be read go too, in
        the file and among those set aside, unless they name somebody else.

        Raises
        ------
        JournalError
            If the file cannot be replaced. The journal is then as before.
        """
        with self._telling(), self._writing(firmly=True):
            person = self.person(by)
            names = {plain_name(e.who) for e in self._state.ordered if self._state.person(e.author) == person}
            authors = self._state.authors_of(person)

            def stays(entry: Entry) -> bool:
                return entry.author not in authors

            kept = [entry for entry in self._state.ordered if stays(entry)]
            count = len(self._state.ordered) - len(kept)
            if self._store is not None and self._store.exists:
                self._store.rewrite(lambda line: is_of_others(line, authors, names))
            self._state = State(kept)
            self._missing = {i: entry for i, entry in self._missing.items() if stays(entry)}
            self._waiting = {i: entry for i, entry in self._waiting.items() if stays(entry)}
            self._untold = [entry for entry in self._untold if stays(entry)]
            self._less = True
            if self._store is not None:
                self._hear(self._store)
            return count

    def turn_to(self, path: str | os.PathLike[str]) -> None:
        """Go on with another file in place of this one; those who listen are told to look again.

        Raises
        ------
        JournalError
            If it cannot be opened, or can only be read, or if something waits for the file that is open
            now. The journal is then as before.
        """
        self.refresh()
        if self._waiting:
            words = _(
                "{why} What you did last is not in this file yet. "
                "Download your work, or open another file when this one takes it."
            )
            raise JournalError(words.format(why=self.refusal))
        other = open_journal(path)
        if other.read_only:
            raise JournalError(other.problems[-1])
        with self._telling():
            self._store, self._state, self._missing = other._store, other._state, other._missing  # noqa: SLF001 - its own class
            self._problems, self._read_only = other._problems, other._read_only  # noqa: SLF001 - as above
            self._passed_over, self._introduced, self._names = {}, {}, None
            self.seminar = other.seminar
            self._untold, self._less = [], True

    def _retract(self, target: Entry, at: str) -> Entry:
        return self._record(target.author, target.activity, RETRACT, {"entry": target.id}, at)


def open_journal(path: str | os.PathLike[str]) -> Journal:
    """Open a journal file, or make one.

    If there is a file that is not a journal, it stays as it is and a journal
    beside it is opened, so that nobody has to stop working: see `problems`.

    Raises
    ------
    JournalError
        If the folder lets us neither read nor write.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = tempfile.TemporaryDirectory()
    >>> path = pathlib.Path(folder.name) / "seminar.journal.jsonl"
    >>> _ = open_journal(path).add("heron", "claims", "open", {"claim": "S1-01"})
    >>> open_journal(path).people
    ('heron',)
    >>> folder.cleanup()
    """
    try:
        return Journal(store=FileStore(path))
    except ForeignFile as error:
        store, said = beside(Path(path), error)
        journal = Journal(store=store)
        journal._problems.append(said)  # noqa: SLF001 - its own module
        return journal
