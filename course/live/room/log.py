"""The room's journal in a database, which loses nothing that it has confirmed.

Everything is written by one thread. It takes whatever waits, writes it in one transaction, and confirms
only after the disk has it: one sync serves a class that answers at once. What the room is asked all the
time stands in memory as well, and follows the database where other processes write too.
"""

from __future__ import annotations

import logging
from bisect import bisect_left, bisect_right
from collections import defaultdict
from concurrent.futures import Future
from contextlib import nullcontext, suppress
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from course.journal import Entry, JournalError
from course.language import NotAllowed, _
from course.live.room import sql
from course.live.room.database import RoomDeletedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from course.live.room.database import Database

logger = logging.getLogger(__name__)
T = TypeVar("T")

MOST_AT_ONCE: Final = 500
"""Jobs in one transaction."""
AGAIN: Final = 0.5
"""Seconds before what could not be read is read again."""
_BESIDE: Final = "beside"  # counts the changes of what is kept beside the entries


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with its number in the room, from 1, and whether it is the first of its author."""

    seq: int
    entry: Entry
    first: bool = False


@dataclass(frozen=True, eq=False)
class _Job(Generic[T]):
    """Something to do with the database, in the language of whoever asked; they wait for ``done``."""

    do: Callable[[Database], T]
    writes: bool = True
    done: Future[T] = field(default_factory=Future)
    around: Context = field(default_factory=copy_context)


_LOOK: Final = _Job(lambda _database: None, writes=False)  # another process may have written
_END: Final = _Job(lambda _database: None, writes=False)
_Done = tuple[_Job[Any], Any, Exception | None]


class RoomLog:
    """What happened in a room, in the order in which it was kept.

    Parameters
    ----------
    database
        What holds it.

    Attributes
    ----------
    people
        The author and the role of every seat, in the order of joining.
    leaders
        The authors of those seats that lead.
    looks
        How often another process may have written.

    Raises
    ------
    JournalError
        If it cannot be read.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from course.live.room.sqlite import SQLite
    >>> folder = tempfile.TemporaryDirectory()
    >>> log = RoomLog(SQLite(pathlib.Path(folder.name, "room.db")))
    >>> entry = Entry("01954f3a-2c00-7000-8000-000000000001", "2026-03-01T09:30:00.000Z",
    ...               "heron", "claims", "open", {})
    >>> log.append([entry]), log.append([entry]), [row.seq for row in log.after(0)]
    (1, 0, [1])
    >>> log.close(); folder.cleanup()
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.people: tuple[tuple[str, str], ...] = ()
        self.leaders: frozenset[str] = frozenset()
        self.looks = 0
        self._rows: list[Row] = []
        self._by_id: dict[str, Row] = {}
        self._of_activity: defaultdict[str, list[Row]] = defaultdict(list)
        self._of_author: defaultdict[str, list[Row]] = defaultdict(list)
        self._values: dict[str, str] = {}
        self._given: dict[str, Entry] = {}  # what is being kept, by its line
        self._unread = False  # whether the database may hold what could not be read
        self._lock = Lock()
        self._heard: list[Callable[[], None]] = []
        self._waiting: SimpleQueue[_Job[Any]] = SimpleQueue()
        self._closed = False
        self._closing = Lock()  # no job comes after the last one: nobody would ever do it
        try:
            self._learn()
        except Exception as error:
            raise self.database.trouble(error) or error from error
        self._writer = Thread(target=self._write_on, name="room-log", daemon=True)
        self._writer.start()
        database.follow(lambda: self._waiting.put(_LOOK))

    def append(self, entries: Iterable[Entry], *, once: str = "") -> int:
        """Keep entries, each once however often it comes; return when the disk has them.

        Parameters
        ----------
        entries
            What is kept.
        once
            Under this name something is kept once: where it was before, nothing is.

        Returns
        -------
        int
            How many were new.

        Raises
        ------
        JournalError
            If the disk refuses. Then none of them counts.
        """
        given = {entry.to_line(): entry for entry in entries}

        def job(database: Database) -> int:
            if once:
                if database.ask(sql.VALUE, once):
                    return 0
                database.do(sql.SET_VALUE, once, "yes")
            return sum(database.do(sql.KEEP, entry.id, line) for line, entry in given.items())

        self._given.update(given)
        try:
            return self.transact(job) if given else 0
        finally:
            for line in given:
                self._given.pop(line, None)

    def after(self, seq: int) -> list[Row]:
        """Give the rows that come after a number, in order."""
        with self._lock:
            return self._rows[seq:]

    def of(self, activity: str, before: int) -> list[Row]:
        """Give the rows of an activity that come before a number, in order."""
        with self._lock:
            rows = self._of_activity[activity]
            return rows[: bisect_left(rows, before, key=lambda row: row.seq)]

    def of_author(self, author: str, after: int) -> list[Row]:
        """Give the rows of an author that come after a number, in order."""
        with self._lock:
            rows = self._of_author.get(author, [])
            return rows[bisect_right(rows, after, key=lambda row: row.seq) :]

    def find(self, entry_id: str) -> Entry | None:
        """Give an entry by its id, or None."""
        with self._lock:
            row = self._by_id.get(entry_id)
        return row.entry if row else None

    def since(self, entry_id: str) -> list[Row]:
        """Give the rows that come after an entry, in order; none where there is no such entry."""
        with self._lock:
            row = self._by_id.get(entry_id)
            return self._rows[row.seq :] if row else []

    @property
    def last(self) -> int:
        """The number of the latest row."""
        return len(self._rows)

    def transact(self, job: Callable[[Database], T]) -> T:
        """Change something in the database, in one transaction with what else waits; return when it is safe.

        Raises
        ------
        JournalError
            If the disk refuses.
        """
        return self._wait_for(_Job(job))

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Read something from the database.

        Raises
        ------
        JournalError
            If it cannot be read.
        """
        return self._wait_for(_Job(lambda database: database.ask(statement, *values), writes=False))

    def change(self, job: Callable[[Database], T]) -> T:
        """Change what the room keeps beside its entries, such as seats; every process learns of it."""

        def counted(database: Database) -> T:
            done = job(database)
            found = database.ask(sql.VALUE, _BESIDE)
            database.do(sql.SET_VALUE, _BESIDE, str(int(found[0][0]) + 1 if found else 1))
            return done

        return self.transact(counted)

    def listen(self, callback: Callable[[], None]) -> None:
        """Call back whenever there is something new; from the thread that writes, so do little in it."""
        self._heard.append(callback)

    def value(self, key: str) -> str:
        """Give something that the room keeps beside its entries; empty where there is none."""
        return self._values.get(key, "")

    def set_value(self, key: str, value: str) -> None:
        """Keep something beside the entries."""
        self.change(lambda database: database.do(sql.SET_VALUE, key, value))

    def close(self) -> None:
        """Finish what waits, and let go of the database."""
        self._stop()
        self.database.close()

    def delete(self) -> None:
        """Finish what waits, and delete everything that the database holds of this room."""
        self._stop()
        self.database.delete()
        self._forget()

    # --- the one who writes --------------------------------------------------------

    def _stop(self) -> None:
        with self._closing:
            if self._closed:
                return
            self._closed = True
            self._waiting.put(_END)
        self._writer.join()

    def _wait_for(self, job: _Job[T]) -> T:
        with self._closing:
            if self._closed:
                raise JournalError(_("This room is closed, so nothing is stored any more."))
            self._waiting.put(job)
        return job.done.result()

    def _write_on(self) -> None:
        jobs: list[_Job[Any]] = []
        while _END not in jobs:
            jobs = [self._next()]
            while len(jobs) < MOST_AT_ONCE and _END not in jobs[-1:] and not self._waiting.empty():
                jobs.append(self._waiting.get())
            self._work([job for job in jobs if job not in (_LOOK, _END)], look=_LOOK in jobs)

    def _next(self) -> _Job[Any]:
        """Wait for something to do; where something could not be read, look again soon, told or not."""
        try:
            return self._waiting.get(timeout=AGAIN if self._unread else None)
        except Empty:
            return _LOOK

    def _work(self, jobs: list[_Job[Any]], *, look: bool) -> None:
        writes = any(job.writes for job in jobs)
        if not (jobs or look):
            return
        try:
            self.database.ready()
            done = self._done(jobs, writes=writes)
            if writes or look:
                self._learn()
                self._unread = False
            self.looks += look
        except Exception as error:  # noqa: BLE001 - nobody may wait for ever, whatever went wrong
            for job in jobs:
                job.done.set_exception(job.around.run(self._said, error))
            if gone := isinstance(self._said(error), RoomDeletedError):
                self._forget()
            self._unread = not gone and (self._unread or writes or look)
            return
        self._confirm(done)
        if writes or look:
            self._tell()

    def _done(self, jobs: list[_Job[Any]], *, writes: bool) -> list[_Done]:
        fails: tuple[type[Exception], ...] = (*self.database.clash, JournalError, NotAllowed, ValueError)
        if writes:
            # As a rule nobody does anything wrong: then no job needs a way back of its own.
            with suppress(*fails), self.database.transaction():
                return [(job, job.around.run(job.do, self.database), None) for job in jobs]
        done: list[_Done] = []
        with self.database.transaction() if writes else nullcontext():
            for job in jobs:
                try:
                    # What one does wrong is not the others' loss.
                    with self.database.attempt() if writes else nullcontext():
                        done.append((job, job.around.run(job.do, self.database), None))
                except fails as error:
                    done.append((job, None, error))
        return done

    def _said(self, error: Exception) -> Exception:
        """Give what whoever asked is told of an error."""
        return self.database.trouble(error) or error

    def _confirm(self, done: list[_Done]) -> None:
        for job, result, error in done:
            if error is None:
                job.done.set_result(result)
            else:
                job.done.set_exception(error)

    def _tell(self) -> None:
        for callback in self._heard:
            try:
                callback()
            except Exception:
                logger.exception("Somebody could not be told of what is new in the room")

    def _forget(self) -> None:
        """Keep nothing in memory of what is deleted."""
        with self._lock:
            self._rows, self._by_id = [], {}
            self._of_activity.clear()
            self._of_author.clear()
        self._values, self.people, self.leaders = {}, (), frozenset()
        self._tell()

    def _learn(self) -> None:
        """Take in what the database has and we do not know yet."""
        known = self._rows[-1].seq if self._rows else 0
        found = [
            (seq, self._given.get(line) or Entry.from_line(line))  # one copy for the writer's seat and all
            for seq, line in self.database.ask(sql.NEWER, known)
        ]
        self._learn_beside()  # first: who leads is known before what they have written
        with self._lock:
            for seq, entry in found:
                by = self._of_author[entry.author]
                row = Row(seq, entry, first=not by)
                by.append(row)
                self._rows.append(row)
                self._by_id[entry.id] = row
                self._of_activity[entry.activity].append(row)

    def _learn_beside(self) -> None:
        """Take in what is kept beside the entries, where it has changed."""
        beside = self.database.ask(sql.VALUE, _BESIDE)
        if beside and beside[0][0] != self._values.get(_BESIDE):
            self._values = dict(self.database.ask(sql.VALUES))
            self.people = tuple((author, role) for author, role in self.database.ask(sql.SEATS))
            self.leaders = frozenset(author for author, role in self.people if role == "leader")
