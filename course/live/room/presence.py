"""Who is here, where several processes serve one room: each says who is with it, and reads the others."""

from __future__ import annotations

import secrets
from time import time
from typing import TYPE_CHECKING, Final

from course.live.room import sql

if TYPE_CHECKING:
    from course.live.room.database import Database
    from course.live.room.log import RoomLog

STANDS: Final = 60.0
"""Seconds for which a word of a process stands: one that died is forgotten after it."""


class Presence:
    """What the processes of one room tell each other about who is here.

    Parameters
    ----------
    log
        The room's.
    """

    def __init__(self, log: RoomLog) -> None:
        self.log = log
        self.everywhere: frozenset[str] = frozenset()
        self._server = secrets.token_hex(4)
        self._told: frozenset[str] = frozenset()
        self._told_at = 0.0

    def tell(self, here: frozenset[str]) -> None:
        """Say who is with this process, where that is news, and read what the others say."""
        now = time()
        again = now - self._told_at > STANDS / 2
        come, gone = (here if again else here - self._told), self._told - here
        if come or gone:

            def job(database: Database) -> None:
                database.do_all(sql.HERE, [(self._server, author, now + STANDS) for author in sorted(come)])
                database.do_all(sql.GONE, [(self._server, author) for author in gone])

            self.log.transact(job)
            self._told = here
            if again:
                self._told_at = now
        self.everywhere = frozenset(str(row[0]) for row in self.log.ask(sql.ALL_HERE, now))
