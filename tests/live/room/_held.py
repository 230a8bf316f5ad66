"""All that a room's database holds, as bytes to look into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.live.room.sqlite import SQLite

if TYPE_CHECKING:
    from pathlib import Path

    from course.live.room.log import RoomLog

TABLES = ("room", "entries", "seats", "voters", "ballots", "moves", "present")


def held(log: RoomLog, folder: Path) -> bytes:
    """Give what stands in every table, and every byte of the files where there are files."""
    rows = [repr(log.ask(f"SELECT * FROM {table}")).encode() for table in TABLES]
    files = folder.rglob("room.db*") if isinstance(log.database, SQLite) else ()
    return b"".join([*rows, *(path.read_bytes() for path in files)])
