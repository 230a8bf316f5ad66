"""The room's journal in a database: one file of SQLite that loses nothing which it has confirmed.

Everything is written by one thread. It takes whatever waits, writes it in one transaction, and confirms
only after the disk has it (write-ahead log, ``synchronous=FULL``): one sync serves a class that answers at
once.
"""

from __future__ import annotations

import logging
import sqlite3
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final, TypeVar

from course.files.system import remedy_for
from course.journal import Entry, JournalError
from course.language import NotAllowed, _
from course.live.room import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

logger = logging.getLogger(__name__)
T = TypeVar("T")
Job = tuple["Callable[[sqlite3.Connection], Any]", "Future[Any]"]

MOST_AT_ONCE: Final = 500
"""Jobs in one transaction."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with its number in the room, from 1."""

    seq: int
    entry: Entry


class RoomLog:
    """What happened in a room, in the order in which it was kept.

    Parameters
    ----------
    path
        The database; made where it is not there.

    Raises
    ------
    JournalError
        If it cannot be opened, or is another program's.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = tempfile.TemporaryDirectory()
    >>> log = RoomLog(pathlib.Path(folder.name, "room.db"))
    >>> entry = Entry("01954f3a-2c00-7000-8000-000000000001", "2026-03-01T09:30:00.000Z",
    ...               "heron", "claims", "open", {})
    >>> log.append([entry]), log.append([entry]), [row.seq for row in log.after(0)]
    (1, 0, [1])
    >>> log.close(); folder.cleanup()
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._rows: list[Row] = []
        self._by_id: dict[str, Row] = {}
        self._lock = Lock()
        self._heard: list[Callable[[], None]] = []
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        try:
            self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._database.executescript(sql.SET_UP)
            self._learn()
        except (sqlite3.Error, OSError) as error:
            raise self._trouble(error) from error
        self._writer = Thread(target=self._write_on, name="room-log", daemon=True)
        self._writer.start()

    def append(self, entries: Iterable[Entry]) -> int:
        """Keep entries, each once however often it comes; return when the disk has them.

        Returns
        -------
        int
            How many were new.

        Raises
        ------
        JournalError
            If the disk refuses. Then none of them counts.
        """
        given = [(entry.id, entry.to_line()) for entry in entries]

        def job(database: sqlite3.Connection) -> int:
            before = database.total_changes
            database.executemany(sql.KEEP, given)
            return database.total_changes - before

        return self.transact(job) if given else 0

    def after(self, seq: int) -> list[Row]:
        """Give the rows that come after a number, in order."""
        with self._lock:
            return self._rows[seq:]

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

    def transact(self, job: Callable[[sqlite3.Connection], T]) -> T:
        """Do something with the database, in one transaction with what else waits; return when it is safe.

        Raises
        ------
        JournalError
            If the disk refuses.
        """
        future: Future[T] = Future()
        self._waiting.put((job, future))
        return future.result()

    def listen(self, callback: Callable[[], None]) -> None:
        """Call back whenever there are new rows; from the thread that writes, so do little in it."""
        self._heard.append(callback)

    def value(self, key: str) -> str:
        """Give something that the room keeps beside its entries; empty where there is none."""
        found = self._database.execute(sql.VALUE, (key,)).fetchone()
        return str(found[0]) if found else ""

    def set_value(self, key: str, value: str) -> None:
        """Keep something beside the entries."""
        self.transact(lambda db: db.execute(sql.SET_VALUE, (key, value)).rowcount)

    def close(self) -> None:
        """Finish what waits, and let go of the file."""
        self._waiting.put(None)
        self._writer.join()
        self._database.close()

    # --- the one who writes --------------------------------------------------------

    def _write_on(self) -> None:
        while (first := self._waiting.get()) is not None:
            jobs = [first]
            last = False
            while len(jobs) < MOST_AT_ONCE and not self._waiting.empty():
                more = self._waiting.get()
                if more is None:
                    last = True
                    break
                jobs.append(more)
            self._write(jobs)
            if last:
                return

    def _write(self, jobs: list[Job]) -> None:
        try:
            done = self._transaction(jobs)
            self._learn()
        except Exception as error:  # noqa: BLE001 - nobody may wait for ever, whatever went wrong
            known = isinstance(error, sqlite3.Error | OSError)
            for _job, future in jobs:
                future.set_exception(self._trouble(error) if known else error)
            return
        self._confirm(done)
        for callback in self._heard:
            try:
                callback()
            except Exception:
                logger.exception("Somebody could not be told of what is new in the room")

    def _transaction(self, jobs: list[Job]) -> list[tuple[Future[Any], Any, Exception | None]]:
        database = self._database
        done: list[tuple[Future[Any], Any, Exception | None]] = []
        database.execute(sql.BEGIN)
        try:
            for job, future in jobs:
                database.execute(sql.SAVE)  # what one does wrong is not the others' loss
                try:
                    done.append((future, job(database), None))
                except (sqlite3.IntegrityError, JournalError, NotAllowed, ValueError) as error:
                    database.execute(sql.BACK)
                    done.append((future, None, error))
                database.execute(sql.DONE)
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
        return done

    def _confirm(self, done: list[tuple[Future[Any], Any, Exception | None]]) -> None:
        for future, result, error in done:
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

    def _learn(self) -> None:
        """Take in the rows that the file has and we do not know yet."""
        known = self._rows[-1].seq if self._rows else 0
        found = self._database.execute(sql.NEWER, (known,))
        rows = [Row(seq, Entry.from_line(line)) for seq, line in found]
        with self._lock:
            self._rows.extend(rows)
            self._by_id.update((row.entry.id, row) for row in rows)

    def _trouble(self, error: Exception) -> JournalError:
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            said = _("{path}: this is not the file of a room. Name another folder for it.")
            return JournalError(said.format(path=self.path))
        if "full" in str(error):
            said = _("{path}: the disk is full, so nothing was stored. Make room, then send it again.")
            return JournalError(said.format(path=self.path))
        if isinstance(error, OSError):
            return JournalError(f"{self.path}: {error.strerror or error}. {remedy_for(error)}.")
        said = _(
            "{path}: it cannot be written ({why}). Look whether the folder is there and may be written to."
        )
        return JournalError(said.format(path=self.path, why=error))
