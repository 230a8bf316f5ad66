"""A journal: what people did, in order, and what of it still holds."""

from __future__ import annotations

import contextlib
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from course.journal._authors import is_of_others
from course.journal._beside import beside
from course.journal._entry import RETRACT, Entry, same, timestamp
from course.journal._header import Header
from course.journal._ids import new_id
from course.journal._json import JournalError, json_copy
from course.journal._reading import MAX_PROBLEMS, conflict, misfit
from course.journal._state import State
from course.journal._store import FileStore, ForeignFile

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from course.journal._store import News

    Listener = Callable[[tuple[Entry, ...]], None]


class Journal:
    """A set of entries in order of their ids. Entries are only ever added.

    Parameters
    ----------
    entries
        What is in it from the start.
    store
        The file that keeps it; without one it lives in memory.

    Examples
    --------
    >>> journal = Journal()
    >>> opened = journal.add("heron", "claims", "open", {"claim": "S1-01"})
    >>> _ = journal.undo("heron")
    >>> journal.live()
    ()
    >>> _ = journal.redo("heron")
    >>> journal.live("claims") == (opened,)
    True
    """

    def __init__(self, entries: Iterable[Entry] = (), *, store: FileStore | None = None) -> None:
        self._store = store
        self._state = State()
        self._missing: dict[str, Entry] = {}  # known, but not in the file that is there now
        self._problems: list[str] = []
        self._passed_over: dict[str, str] = {}  # by id: what of a body does not fit its verb
        self._listeners: list[Listener] = []
        self._untold: list[Entry] = []
        self._less = False  # entries were forgotten, and nobody is told yet
        self._mutex = RLock()
        if store is not None:
            self._open(store)
        self.merge(entries)
        self._untold = []

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._state.ordered))

    def __len__(self) -> int:
        return len(self._state.ordered)

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._state.entries

    @property
    def path(self) -> Path | None:
        """The file that keeps it, which may be another one than was asked for: see `problems`."""
        return self._store.path if self._store else None

    @property
    def people(self) -> tuple[str, ...]:
        """The pseudonyms of everybody who did something, in alphabetical order."""
        return tuple(sorted(self._state.people))

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about what could not be read or saved, with file, line and remedy."""
        found = [*self._problems, *(self._store.problems if self._store else ())]
        name = self._store.path.name if self._store else "These entries"
        if self._state.conflicts:
            found.append(conflict(name))
        unfit = (e for i in self._passed_over if (e := self._state.entries.get(i)) and self._state.holds(e))
        found += [misfit(name, e, self._passed_over[e.id]) for e in islice(unfit, MAX_PROBLEMS)]
        return tuple(dict.fromkeys(found))

    def live(self, activity: str | None = None) -> tuple[Entry, ...]:
        """Give the entries that hold, oldest first, of one activity or of all."""
        with self._mutex:
            return self._state.live(activity)

    def pass_over(self, entry: Entry, wrong: str) -> None:
        """Let `problems` name an entry whose body does not fit its verb.

        The journal keeps every body, whatever it holds; what a verb's body may
        be, only those know who fold its entries.

        Examples
        --------
        >>> journal = Journal()
        >>> journal.pass_over(journal.add("heron", "claims", "open", {}), "claim is missing")
        >>> "claim is missing" in journal.problems[0]
        True
        """
        self._passed_over[entry.id] = wrong

    def add(
        self, who: str, activity: str, verb: str, body: Mapping[str, Any], *, at: datetime | None = None
    ) -> Entry:
        """Write an entry: first to the file, then to memory; then those who listen are told.

        Raises
        ------
        JournalError
            If it is not an entry or cannot be saved. The journal is then as before.
        """
        if verb == RETRACT:
            raise JournalError(f"the verb {RETRACT!r} is for taking entries back; use retract, undo or redo")
        copied, when = json_copy(body), timestamp(at)
        with self._telling(), self._writing():
            return self._record(Entry(self._next_id(), when, who, activity, verb, copied))

    def merge(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Take in entries of another journal; give those that were new, oldest first.

        Raises
        ------
        JournalError
            If they cannot be saved. The journal is then as before.
        """
        entries = tuple(entries)
        with self._telling():
            if not self._state.sift(entries):
                return ()
            with self._writing():
                fresh = self._state.sift(entries)
                self._save(fresh)
                return fresh

    def retract(self, who: str, entry_id: str, *, at: datetime | None = None) -> Entry:
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
                    "there is no such entry to take back; load the page anew to see what there is"
                )
            if target.who != who:
                raise JournalError(f"this is an entry of {target.who}; only {target.who} can take it back")
            if not self._state.holds(target):
                raise JournalError("this entry is taken back already")
            return self._record(self._retraction(target, when))

    def undo(self, who: str, activity: str | None = None, *, at: datetime | None = None) -> Entry | None:
        """Take back a person's latest entry that holds; give the entry that does so, if there was one."""
        when = timestamp(at)
        with self._telling(), self._writing():
            target = self._state.undoable(who, activity)
            return self._record(self._retraction(self._state.entries[target], when)) if target else None

    def redo(self, who: str, activity: str | None = None, *, at: datetime | None = None) -> Entry | None:
        """Bring back what the person took back last; None if they did something in that activity since."""
        when = timestamp(at)
        with self._telling(), self._writing():
            target = self._state.redoable(who, activity)
            return self._record(self._retraction(self._state.entries[target], when)) if target else None

    def can_undo(self, who: str, activity: str | None = None) -> bool:
        """Tell whether `undo` would do something."""
        return bool(self._state.undoable(who, activity))

    def can_redo(self, who: str, activity: str | None = None) -> bool:
        """Tell whether `redo` would do something."""
        return bool(self._state.redoable(who, activity))

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back with the new entries whenever there are some; with none when entries were forgotten.

        Returns
        -------
        Callable
            Stops it.
        """
        self._listeners.append(callback)

        def stop() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return stop

    def refresh(self) -> tuple[Entry, ...]:
        """Read what another process wrote to the file; give the entries that were new here."""
        with self._telling():
            if self._store is None or not self._store.changed():
                return ()
            try:
                with self._store.locked():
                    return self._hear(self._store)
            except ForeignFile:
                return ()  # the next entry goes to a file beside it, with all that is known
            except JournalError:
                return self._learn(self._store.read(alone=False))  # a folder we may only read

    def forget(self, who: str) -> int:
        """Delete everything a person did, from memory and file; give how many entries that were.

        A new file replaces the old one. Lines that cannot be read go too, in
        the file and among those set aside, unless they name somebody else.

        Raises
        ------
        JournalError
            If the file cannot be replaced. The journal is then as before.
        """
        with self._telling(), self._writing():
            count = sum(entry.who == who for entry in self._state.ordered)
            if self._store is not None and self._store.exists:
                self._store.rewrite(lambda line: is_of_others(line, who))
            self._state = State(entry for entry in self._state.ordered if entry.who != who)
            self._missing = {i: entry for i, entry in self._missing.items() if entry.who != who}
            self._untold = [entry for entry in self._untold if entry.who != who]
            self._less = True
            if self._store is not None:
                self._hear(self._store)
            return count

    def to_lines(self) -> Iterator[str]:
        """Give the journal as the lines of a file, the header first.

        Examples
        --------
        >>> list(Journal().to_lines())
        ['{"journal":"red-line-seminar","version":1}']
        """
        yield Header().to_line()
        for entry in self:
            yield entry.to_line()

    # --- inside --------------------------------------------------------------

    def _open(self, store: FileStore) -> None:
        store.check()
        try:
            with store.locked():
                self._hear(store)
                if not store.exists:
                    store.append(())
        except ForeignFile:
            raise
        except JournalError as error:
            if not store.path.exists():
                raise  # better said now than after an hour of work
            self._learn(store.read(alone=False))
            self._problems.append(f"{error} Until then you can read this work and add nothing.")

    def _hear(self, store: FileStore) -> tuple[Entry, ...]:
        return self._learn(store.read())

    def _learn(self, news: News) -> tuple[Entry, ...]:
        if news.rules:
            known = self._state.entries
            self._state, self._missing, self._less = State(news.entries), {}, True
            new = tuple(entry for entry in self._state.ordered if entry.id not in known)
        else:
            new = self._state.include(news.entries)
        if news.whole and not news.rules:
            there = {entry.id: entry for entry in news.entries}
            self._missing = {
                i: entry
                for i, entry in self._state.entries.items()
                if i not in there or (entry is not there[i] and not same(entry, there[i]))
            }
        self._untold.extend(new)
        return new

    def _next_id(self) -> str:
        return new_id(after=self._state.newest)

    def _retraction(self, target: Entry, at: str) -> Entry:
        return Entry(self._next_id(), at, target.who, target.activity, RETRACT, {"entry": target.id})

    def _record(self, entry: Entry) -> Entry:
        entry.to_line()  # says what is wrong with the body, also where no file needs the line
        self._save((entry,))
        return entry

    def _save(self, entries: tuple[Entry, ...]) -> None:
        if self._store is not None:
            self._store.append(entry.to_line() for entry in (*self._missing.values(), *entries))
            self._missing = {}
        self._untold.extend(self._state.include(entries))

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the file, knowing all that is in it."""
        with contextlib.ExitStack() as held:
            if self._store is not None:
                held.enter_context(self._store.locked())
                try:
                    self._hear(self._store)
                except ForeignFile as error:
                    self._store, said = beside(self._store.path, error)
                    self._problems.append(said)
                    held.enter_context(self._store.locked())
                    self._hear(self._store)
            yield

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell those who listen what became new meanwhile, once nobody has to wait for us."""
        try:
            with self._mutex:
                yield
        finally:
            with self._mutex:
                news, less = tuple(self._untold), self._less
                self._untold, self._less = [], False
            if news or less:
                self._tell(news)

    def _tell(self, news: tuple[Entry, ...]) -> None:
        failed: list[Exception] = []
        for listener in tuple(self._listeners):
            try:
                listener(news)
            except Exception as error:  # noqa: BLE001 - the others are told all the same
                failed.append(error)
        if failed:
            raise failed[0]


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
