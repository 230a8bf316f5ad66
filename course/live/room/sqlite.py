"""A room in a file of SQLite: nothing to set up, one process, and nothing lost that was confirmed."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from course.files.system import remedy_for
from course.journal import JournalError
from course.language import _
from course.live.room import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


class SQLite:
    """A file; see :class:`course.live.room.database.Database`.

    Parameters
    ----------
    path
        The file; made where it is not there.

    Raises
    ------
    JournalError
        If it cannot be opened, or is another program's.

    Notes
    -----
    ``synchronous=FULL`` with a write-ahead log: a commit returns when the disk has it.
    """

    shared = False
    clash: tuple[type[Exception], ...] = (sqlite3.IntegrityError,)

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)
        try:
            path.touch(mode=0o600)  # of this account alone; what SQLite keeps beside it follows
            self.connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            for statement in sql.OF_A_FILE:
                self.connection.execute(statement)
            with self.transaction():
                for table in sql.TABLES_OF_A_FILE:
                    self.connection.execute(table)
        except (sqlite3.Error, OSError) as error:
            raise self.trouble(error) or error from error

    def ready(self) -> None:
        """Do nothing: a file that was opened stays open."""

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Give the rows of a statement."""
        return self.connection.execute(statement, values).fetchall()

    def do(self, statement: str, *values: object) -> int:
        """Do what a statement says; give how many rows it changed."""
        return self.connection.execute(statement, values).rowcount

    def do_all(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Do what a statement says with the values of each row."""
        self.connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of it or nothing."""
        self.connection.execute(sql.BEGIN_ALONE)
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # a full disk has ended it already
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Do a part of a transaction that can be undone alone."""
        self.connection.execute(sql.SAVE)
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute(sql.BACK)
                self.connection.execute(sql.DONE)
            raise
        self.connection.execute(sql.DONE)

    def follow(self, callback: Callable[[], None]) -> None:
        """Never call: no other process writes into this file."""

    def beside(self, name: str, *, new: bool) -> None:
        """Give nothing: a rehearsal has a file of its own."""

    def trouble(self, error: Exception) -> JournalError | None:
        """Say what an error means."""
        if isinstance(error, OSError):
            return JournalError(f"{self.path}: {error.strerror or error}. {remedy_for(error)}.")
        if not isinstance(error, sqlite3.Error):
            return None
        if "not a database" in str(error):
            said = _("{path}: this is not the file of a room. Name another folder for it.")
        elif "full" in str(error):
            said = _("{path}: the disk is full, so nothing was stored. Make room, then send it again.")
        else:
            said = _(
                "{path}: it cannot be written ({why}). Look whether the folder is there and may be "
                "written to."
            )
        return JournalError(said.format(path=self.path, why=error))

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def delete(self) -> None:
        """Delete the file and what SQLite keeps beside it."""
        self.close()
        for path in self.path.parent.glob(f"{self.path.name}*"):
            path.unlink(missing_ok=True)
