"""What a room keeps beside its entries from its beginning: id and code, who leads, who has an account."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Final

from course.journal import new_author
from course.live.room import codes, sql

if TYPE_CHECKING:
    from course.live.room.database import Database

HOURS: Final = 12.0
"""How long a code opens a room."""


def begin(database: Database) -> None:
    """Give a new room its id and a code; of several processes that open it, one does."""
    if not database.ask(sql.VALUE, "room"):
        database.do(sql.SET_VALUE, "room", new_author())
        draw(database)


def draw(database: Database) -> None:
    """Draw another code, which opens the room from then on."""
    database.do(sql.SET_VALUE, "code", codes.new_code())
    database.do(sql.SET_VALUE, "until", str(time() + HOURS * 3600))


def of_account(mark: str) -> str:
    """Name the value that holds whose seat an account of a hub has."""
    return f"account:{mark}"


def leads(secret: str) -> str:
    """Name the value that holds who leads with this secret."""
    return f"leads:{codes.mark_of(secret)}"
