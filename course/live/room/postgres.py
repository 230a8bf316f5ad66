"""A room in PostgreSQL: several processes, on one machine or many, share one room.

Whoever writes holds a lock of the whole room until the database has the transaction on its disk, so entries
have one order and no gap, as in a file. A commit tells the other processes (``NOTIFY``), which then look.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from threading import Thread
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import asyncpg
from asyncpg.exceptions import (
    ClientConfigurationError,
    InterfaceError,
    InternalClientError,
    PostgresError,
)

from course.journal import JournalError
from course.language import _
from course.live.room import sql
from course.live.room.database import RoomDeletedError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Sequence

PATIENCE: Final = 10.0
"""Seconds to wait for an answer of the database before people are told."""
AGAIN: Final = 0.5
"""Seconds before whoever listens connects again."""
STILL: Final = 15.0
"""Seconds of silence after which whoever listens asks whether the database is there: a line may just end."""
_BROKEN: Final = (OSError, TimeoutError, PostgresError, InterfaceError, InternalClientError)
_ROOM: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SETTINGS: Final = {
    "application_name": "course-live",
    "synchronous_commit": "on",  # whatever the server's own habit is
    "lock_timeout": "10s",
    # A process that vanished with its machine must not hold the others up.
    "idle_in_transaction_session_timeout": "15s",
}


class Postgres:
    """A schema of a PostgreSQL database; see :class:`course.live.room.database.Database`.

    Parameters
    ----------
    url
        The connection string, such as ``postgresql://user:word@host/name``.
    room
        The name of the room in it, of small letters, digits and underlines: one database holds many.
    rehearsal
        The name of a rehearsal of it, which has a schema of its own; none is the room itself.
    new
        Whether to make the schema where it is not there.

    Raises
    ------
    JournalError
        If the name is none, or the database cannot be reached or written.
    """

    shared = True
    clash: tuple[type[Exception], ...] = (asyncpg.IntegrityConstraintViolationError, asyncpg.DataError)

    def __init__(self, url: str, room: str = "room", *, rehearsal: str = "", new: bool = True) -> None:
        if not _ROOM.fullmatch(room):
            said = _(
                "{room}: the name of a room begins with a small letter and has up to 40 of a to z, 0 to 9 "
                "and _."
            )
            raise JournalError(said.format(room=room))
        self.name = f"{_where(url)} ({room})"
        self._url, self._room = url, room
        self._schema = f"rehearsal_{room}_{rehearsal}" if rehearsal else f"seminar_{room}"
        self._loop = asyncio.new_event_loop()
        self._connection: Any = None
        self._ear: _Ear | None = None
        try:
            self.ready()
            if new:
                self._make()
        except Exception as error:
            self.close()
            if isinstance(error, OSError):  # nothing was sent yet that could be sent again
                said = _("{name}: it cannot be reached ({why}). Look whether it runs, and is written right.")
                raise JournalError(said.format(name=self.name, why=error.strerror or error)) from error
            if known := self.trouble(error):
                raise known from error
            raise

    def ready(self) -> None:
        """Connect again where the connection was lost."""
        for _turn in range(2):  # an end that the database has told meanwhile is heard only now
            self._wait(asyncio.sleep(0))
        if self._connection is None or self._connection.is_closed():
            self._connection = self._wait(_connect(self._url, self._schema))

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Give the rows of a statement."""
        rows = self._wait(self._connection.fetch(numbered(statement), *values))
        return [tuple(row) for row in rows]

    def do(self, statement: str, *values: object) -> int:
        """Do what a statement says; give how many rows it changed."""
        said = self._wait(self._connection.execute(numbered(statement), *values))
        changed = said.rpartition(" ")[2]
        return int(changed) if changed.isdigit() else 0

    def do_all(self, statement: str, rows: Sequence[Sequence[object]]) -> None:
        """Do what a statement says with the values of each row, without waiting for each."""
        self._wait(self._connection.executemany(numbered(statement), rows))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of it or nothing, while no other process writes into this room."""
        try:
            self.do(sql.BEGIN_SHARED.format(schema=self._schema))
            yield
            self.do(sql.END_SHARED.format(schema=self._schema))
        except BaseException:
            try:
                self.do("ROLLBACK")
            except Exception:  # noqa: BLE001 - whatever state it is in: the next one begins with a new connection
                self._connection.terminate()
            raise

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Do a part of a transaction that can be undone alone."""
        self.do(sql.SAVE)
        try:
            yield
        except BaseException:
            self.do(f"{sql.BACK}; {sql.DONE}")
            raise
        self.do(sql.DONE)

    def follow(self, callback: Callable[[], None]) -> None:
        """Call back whenever another process has written, or may have while nobody could hear it."""

        def heard(_connection: object, pid: int, _channel: str, _payload: str) -> None:
            if self._connection is None or pid != self._connection.get_server_pid():
                callback()

        self._ear = _Ear(self._url, self._schema, heard, callback)

    def beside(self, name: str, *, new: bool) -> Postgres:
        """Give the schema of a rehearsal."""
        return Postgres(self._url, self._room, rehearsal=name, new=new)

    def trouble(self, error: Exception) -> JournalError | None:
        """Say what an error means."""
        if isinstance(error, asyncpg.DiskFullError):
            said = _("{name}: the disk is full, so nothing was stored. Make room, then send it again.")
        elif isinstance(error, asyncpg.ReadOnlySQLTransactionError | asyncpg.InsufficientPrivilegeError):
            said = _("{name}: the database may only be read, so nothing was stored ({why}).")
        elif isinstance(error, asyncpg.UndefinedTableError | asyncpg.InvalidSchemaNameError):
            said = _("{name}: this room was deleted. Nothing was stored.")
            return RoomDeletedError(said.format(name=self.name))
        elif isinstance(error, _BROKEN):
            said = _(
                "{name}: the database does not take it ({why}). Nothing counts that was not confirmed; send "
                "it again."
            )
        else:
            return None
        why = str(error).partition("\n")[0] or type(error).__name__
        return JournalError(said.format(name=self.name, why=why))

    def close(self) -> None:
        """Let go of it."""
        if self._loop.is_closed():
            return
        if self._ear:
            self._ear.close()
        if self._connection is not None:
            with suppress(*_BROKEN):
                self._wait(self._connection.close(timeout=PATIENCE))
        self._loop.close()

    def delete(self) -> None:
        """Delete the schema of this room.

        Raises
        ------
        JournalError
            If the database refuses.
        """
        try:
            self.ready()
            with self.transaction():
                self.do(sql.DROP.format(schema=self._schema))
        except Exception as error:
            if known := self.trouble(error):
                raise known from error
            raise
        self.close()

    def _make(self) -> None:
        with self.transaction():
            for table in (sql.SCHEMA.format(schema=self._schema), *sql.TABLES):
                self.do(table)

    def _wait(self, doing: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - asyncpg says no types
        try:
            return self._loop.run_until_complete(doing)
        except TimeoutError:
            if self._connection is not None:  # it may stay silent for ever; the next job begins a new one
                self._connection.terminate()
            raise


class _Ear:
    """Hears in a thread of its own what other processes commit, and connects again where it must.

    Parameters
    ----------
    url, channel
        Where, and to what.
    heard
        What asyncpg calls.
    missed
        Called after each connection: what was said before it was not heard.
    """

    def __init__(
        self, url: str, channel: str, heard: Callable[..., None], missed: Callable[[], None]
    ) -> None:
        self._url, self._channel, self._heard, self._missed = url, channel, heard, missed
        self._loop = asyncio.new_event_loop()
        self._closing = asyncio.Event()
        self._thread = Thread(target=self._run, name="room-ear", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hear no more."""
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()

    def _run(self) -> None:
        self._loop.run_until_complete(self._hear())
        self._loop.close()

    async def _hear(self) -> None:
        closing = asyncio.create_task(self._closing.wait())
        while not closing.done():
            with suppress(Exception):  # a server that is going or coming breaks off in many ways
                connection = await _connect(self._url, self._channel)
                try:
                    await self._listen(connection, closing)
                finally:
                    connection.terminate()
            await asyncio.wait([closing], timeout=AGAIN)

    async def _listen(self, connection: Any, closing: asyncio.Task[Any]) -> None:  # noqa: ANN401 - as above
        """Hear until we close, or the line ends, whether the database says so or falls silent."""
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _gone: lost.set())
        await connection.add_listener(self._channel, self._heard)
        self._missed()
        losing = asyncio.create_task(lost.wait())
        try:
            while not (closing.done() or losing.done()):
                await asyncio.wait([closing, losing], timeout=STILL, return_when=asyncio.FIRST_COMPLETED)
                if not (closing.done() or losing.done()):
                    await connection.fetchval("SELECT 1", timeout=PATIENCE)
        finally:
            losing.cancel()


async def _connect(url: str, schema: str) -> Any:  # noqa: ANN401 - asyncpg says no types
    settings = {**_SETTINGS, "search_path": schema}
    try:
        return await asyncpg.connect(  # type: ignore[no-untyped-call]
            url, timeout=PATIENCE, command_timeout=2 * PATIENCE, server_settings=settings
        )
    except (ValueError, ClientConfigurationError) as error:
        raise _no_address(error) from error


def _where(url: str) -> str:
    """Give the machine and the database of an address, without who asks and their word."""
    try:
        at = urlsplit(url)
        port = f":{at.port}" if at.port else ""
    except ValueError as error:
        raise _no_address(error) from error
    return f"{at.hostname or 'localhost'}{port}{at.path}"


def _no_address(why: Exception) -> JournalError:
    said = _(
        "This is no address of a PostgreSQL database ({why}). One looks like postgresql://user@host/name."
    )
    return JournalError(said.format(why=why))


@cache
def numbered(statement: str) -> str:
    """Write a statement as PostgreSQL numbers its values.

    Examples
    --------
    >>> numbered("INSERT INTO room VALUES (?, ?)")
    'INSERT INTO room VALUES ($1, $2)'
    """
    numbers = count(1)
    return re.sub(r"\?", lambda _: f"${next(numbers)}", statement)
