"""Databases that refuse: a disk that is full, and one that may only be read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from course.live.room.sqlite import SQLite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.live.room.database import Database
    from course.live.room.log import RoomLog

FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON entries FOR EACH ROW EXECUTE FUNCTION full_disk();
CREATE TRIGGER full_disk BEFORE INSERT ON ballots FOR EACH ROW EXECUTE FUNCTION full_disk();
"""


@contextmanager
def full_disk(log: RoomLog) -> Iterator[None]:
    """Let the database find no room: SQLite by its own limit, PostgreSQL by the error it has for it."""
    if isinstance(log.database, SQLite):
        pages = log.ask("PRAGMA page_count")[0][0]
        log.ask(f"PRAGMA max_page_count = {pages}")
        yield
        log.ask("PRAGMA max_page_count = 1000000")
    else:
        _do(log, FULL)
        yield
        _do(log, "DROP FUNCTION full_disk CASCADE")


@contextmanager
def read_only(log: RoomLog) -> Iterator[None]:
    """Let the database be one that may only be read."""
    if isinstance(log.database, SQLite):
        log.ask("PRAGMA query_only = ON")
        yield
        log.ask("PRAGMA query_only = OFF")
    else:
        _do(log, "SET default_transaction_read_only = on")
        yield
        log.ask("SET default_transaction_read_only = off")


def _do(log: RoomLog, statement: str) -> None:
    def job(database: Database) -> None:
        database.do(statement)

    log.transact(job)
