"""Which rehearsal a room has now, and where it is kept: apart from the room, and one at most.

The room notes its name before anything of it is made. So every process that serves the room can show it,
whichever has begun it, and whoever ends it finds what a process left that was killed.
"""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING, Final

from course.language import NotAllowed, _, speaking
from course.live.room import sql
from course.live.room.room import Room

if TYPE_CHECKING:
    from course.live.room.database import Database

PATH: Final = "/rehearsal"
FOLDER: Final = "rehearsal"
_NOW: Final = "rehearsal"


def now(room: Room) -> str:
    """Give the name of a room's rehearsal, as far as this process knows; empty where there is none."""
    return room.log.value(_NOW)


def claim(room: Room) -> str:
    """Give a new rehearsal its name; nobody else can begin one until it is ended.

    Raises
    ------
    NotAllowed
        If there is one.
    """
    name = secrets.token_hex(4)

    def job(database: Database) -> None:
        if _noted(database.ask(sql.VALUE, _NOW)):
            raise another_begins()
        database.do(sql.SET_VALUE, _NOW, name)

    room.log.change(job)
    return name


def stands(room: Room, name: str) -> bool:
    """Tell whether a rehearsal is still the one of its room, as the database has it."""
    return _noted(room.log.ask(sql.VALUE, _NOW)) == name


def open_rehearsal(of: Room, name: str, *, new: bool) -> Room:
    """Open the room of a rehearsal.

    Parameters
    ----------
    of
        The room that is rehearsed: its case, its lessons and its folder.
    name
        Of the rehearsal.
    new
        Whether to make it, or to open what another process has made.

    Raises
    ------
    RoomDeletedError
        If it is not there, and is not made.
    """
    database = of.log.database.beside(name, new=new)
    folder, address = of.folder / FOLDER, f"{of.address}{PATH}"
    try:
        with speaking(of.tongues.own):  # whatever language whoever begins it reads
            return Room(of.case, folder, of.notebooks, lesson=of.lesson, address=address, database=database)
    except BaseException:
        if database is not None:
            database.close()
        raise


def end(room: Room) -> None:
    """Delete the rehearsal of a room, whichever process has begun it, and what one left that was killed.

    Raises
    ------
    OSError
        If its folder cannot be deleted; it names what.
    JournalError
        If the database refuses.
    """
    name = now(room)
    if name and (apart := room.log.database.beside(name, new=False)) is not None:
        apart.delete()
    if (folder := room.folder / FOLDER).exists():
        shutil.rmtree(folder)
    if name:
        room.log.change(lambda database: _forget(database, name))


def another_begins() -> NotAllowed:
    """Say that somebody else rehearses."""
    return NotAllowed(_("Somebody else began a rehearsal of this room just now. Try again in a moment."))


def _forget(database: Database, name: str) -> None:
    if _noted(database.ask(sql.VALUE, _NOW)) == name:
        database.do(sql.SET_VALUE, _NOW, "")


def _noted(rows: list[tuple[str, ...]]) -> str:
    return rows[0][0] if rows else ""
