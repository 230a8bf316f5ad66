"""A log of entries: what of it still holds, its file, and those who are told when it grows."""

from __future__ import annotations

import contextlib
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING

from course.journal._beside import beside
from course.journal._entry import Entry, same
from course.journal._header import Header
from course.journal._json import JournalError
from course.journal._people import join_of_old
from course.journal._reading import MAX_PROBLEMS, conflict, misfit
from course.journal._state import State
from course.journal._store import ForeignFile
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from course.journal._kept import Kept
    from course.journal._store import News

    Listener = Callable[[tuple[Entry, ...]], None]


class Log:
    """A set of entries in order of their ids, as it stands in memory and in a file.

    Parameters
    ----------
    entries
        What is in it from the start.
    store
        The file that keeps it; without one it lives in memory.
    seminar, case
        What new entries say of the seminar in which they are written, and of the version of the case.

    Attributes
    ----------
    falls_back
        Whether an entry that the file refuses counts all the same, and waits in memory until the file
        takes it. If not, it is refused.
    refusal
        Why the file takes nothing now, as a sentence; empty while it does.
    """

    def __init__(
        self,
        entries: Iterable[Entry] = (),
        *,
        store: Kept | None = None,
        seminar: str = "",
        case: str = "",
    ) -> None:
        self.falls_back = False
        self.refusal = ""
        self._waiting: dict[str, Entry] = {}  # they count, and no file has taken them yet
        self._out_of_reach = False  # the file could not be locked or read for the write that is under way
        self._store = store
        self.seminar = seminar
        self.case = case
        self._state = State()
        self._missing: dict[str, Entry] = {}  # known, but not in the file that is there now
        self._problems: list[str] = []
        self._passed_over: dict[str, str] = {}  # by id: what of a body does not fit its verb
        self._listeners: list[Listener] = []
        self._untold: list[Entry] = []
        self._less = False  # entries were forgotten, and nobody is told yet
        self._mutex = RLock()
        self._read_only = False
        if store is not None:
            self._open(store)
            self.seminar = seminar or store.file
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
    def read_only(self) -> bool:
        """Whether its file can be read and not written to; the reason is among the `problems`."""
        return self._read_only

    @property
    def unsaved(self) -> tuple[Entry, ...]:
        """The entries that count and that the file has not taken, oldest first."""
        return tuple(sorted({**self._missing, **self._waiting}.values(), key=lambda entry: entry.id))

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about what could not be read or saved, with file, line and remedy."""
        found = [*self._problems, *(self._store.problems if self._store else ())]
        name = self._store.path.name if self._store else _("These entries")
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
        >>> entry = Entry("01954f3a-2c00-7000-8000-000000000001", "2026-03-01T09:30:00.000Z",
        ...               "heron", "claims", "open", {})
        >>> journal = Log([entry])
        >>> journal.pass_over(entry, "claim is missing")
        >>> "claim is missing" in journal.problems[0]
        True
        """
        self._passed_over[entry.id] = wrong

    def merge(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Take in entries of another journal; give those that were new, oldest first.

        Raises
        ------
        JournalError
            If they cannot be saved. The journal is then as before.
        """
        entries = tuple(entries)
        with self._telling():
            if not self._state.sift(entries) and not self._state.twins:
                return ()
            with self._writing():
                fresh = self._state.sift(entries)
                self._save((*fresh, *self._joins()))
                return self._state.as_placed(fresh)

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
        """Read what another process wrote to the file; give the entries that were new here.

        What waits for the file is offered to it again.
        """
        with self._telling():
            if self.refusal:
                with self._writing():
                    self._save(())
            if self._store is None or not self._store.changed():
                return ()
            try:
                with self._store.locked():
                    return self._hear(self._store)
            except ForeignFile:
                return ()  # the next entry goes to a file beside it, with all that is known
            except JournalError as error:
                return self._peek(self._store, error)

    def to_lines(self) -> Iterator[str]:
        """Give the journal as the lines of a file, the header first.

        Examples
        --------
        >>> list(Log().to_lines())
        ['{"journal":"red-line-seminar","version":2}']
        """
        yield Header().to_line()
        for entry in self:
            yield entry.to_line()

    def _open(self, store: Kept) -> None:
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
            self._read_only = True
            self._problems.append(str(error))

    def _peek(self, store: Kept, refused: JournalError) -> tuple[Entry, ...]:
        """Read what is new in a folder that we may only read."""
        try:
            return self._learn(store.read(alone=False))
        except JournalError:
            if not self.falls_back:
                raise
            self.refusal = str(refused)
            return ()

    def _hear(self, store: Kept) -> tuple[Entry, ...]:
        return self._learn(store.read())

    def _learn(self, news: News) -> tuple[Entry, ...]:
        if news.rules:
            known = self._state.entries
            self._waiting = self._still_waiting(news.entries)
            self._state, self._missing, self._less = State(news.entries), {}, True
            self._state.include(self._waiting.values())
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

    def _still_waiting(self, there: tuple[Entry, ...]) -> dict[str, Entry]:
        """Give what waits, without what those did who were forgotten in another window."""
        gone = {e.author for i, e in self._state.entries.items() if i not in self._waiting}
        gone -= {entry.author for entry in there}
        return {i: entry for i, entry in self._waiting.items() if entry.author not in gone}

    def _joins(self) -> tuple[Entry, ...]:
        """Give entries that make one person of two ids which one old entry was given in two files."""
        twins, self._state.twins = self._state.twins, {}
        return tuple(
            join_of_old(low, high, entry)
            for (low, high), entry in twins.items()
            if self._state.person(low) != self._state.person(high)
        )

    def _save(self, entries: tuple[Entry, ...]) -> None:
        if self._store is not None and not self._taken(self._store, entries):
            self._waiting.update((entry.id, entry) for entry in entries)
        self._untold.extend(self._state.include(entries))

    def _taken(self, store: Kept, entries: tuple[Entry, ...]) -> bool:
        """Tell whether the file took entries, with all that it lacked."""
        if self._out_of_reach:
            return False
        lacking = {**self._missing, **self._waiting}
        try:
            store.append((*lacking.values(), *entries))
        except JournalError as error:
            if not self.falls_back:
                raise
            self.refusal = str(error)
            return False
        self._missing, self._waiting, self.refusal = {}, {}, ""
        return True

    @contextlib.contextmanager
    def _writing(self, *, firmly: bool = False) -> Iterator[None]:
        """Hold the file, knowing all that is in it; ``firmly`` where memory cannot stand in for it."""
        with contextlib.ExitStack() as held:
            self._out_of_reach = False
            if self._store is not None:
                try:
                    self._take_hold(self._store, held)
                except JournalError as error:
                    if firmly or not self.falls_back:
                        raise
                    self.refusal, self._out_of_reach = str(error), True
            yield

    def _take_hold(self, store: Kept, held: contextlib.ExitStack) -> None:
        held.enter_context(store.locked())
        try:
            self._hear(store)
        except ForeignFile as error:
            self._store, said = beside(store.path, error)
            self._problems.append(said)
            held.enter_context(self._store.locked())
            self._hear(self._store)

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
