"""How often one may guess a code: wrong ones are counted in the database, for all servers of a room."""

from __future__ import annotations

import secrets
from math import inf
from time import time
from typing import TYPE_CHECKING, Final

from course.language import NotAllowed, _
from course.live.room import codes, sql

if TYPE_CHECKING:
    from course.live.room.database import Database
    from course.live.room.log import RoomLog

OF_A_DEVICE: Final = 5
OF_AN_ADDRESS: Final = 200
"""A campus shares one address, so a whole class may mistype there."""
WINDOW: Final = 600.0
"""Seconds in which wrong codes are counted, and after which nothing is kept of them."""


class Tries:
    """Counts wrong codes by device and by address.

    The database holds marks of both, salted with the room's id, and no address itself.

    Parameters
    ----------
    log
        The room's.
    """

    def __init__(self, log: RoomLog) -> None:
        self.log = log
        self._due = 0.0  # when to forget what was counted; at once what an earlier server has left

    def check(self, code: str, *, right: bool, device: str, address: str, wrong: str = "") -> None:
        """Let a right code pass, and count a wrong one.

        Parameters
        ----------
        code, right
            What was typed, and whether it opens the room.
        device, address
            Who tries.
        wrong
            What to say of a wrong code, where it is more than that it is wrong.

        Raises
        ------
        NotAllowed
            If the code is wrong, or there were too many wrong ones before it.
        """
        now = time()
        limits = {
            self._mark(f"device {device}"): OF_A_DEVICE,
            self._mark(f"address {address}"): OF_AN_ADDRESS,
        }

        def job(database: Database) -> int:
            # Looked at and counted in one piece: whoever asks many times at once has no more tries for it.
            before = min(
                limit - int(database.ask(sql.TRIED, who, now - WINDOW)[0][0]) for who, limit in limits.items()
            )
            if before > 0 and not right:
                database.do(sql.FORGET_TRIES, now - WINDOW)
                for who in limits:
                    database.do(sql.TRY, who, secrets.token_hex(8), now)
            return before

        before = self.log.transact(job)
        if before <= 0:
            too_many = _("Too many wrong codes. Wait ten minutes, or ask whoever leads the room for help.")
            raise NotAllowed(too_many)
        if right:
            return
        self._due = now + WINDOW
        raise NotAllowed(
            wrong
            or _("{code} opens no room. Look at the code again; tries left: {left}.").format(
                code=codes.shown(code[: codes.LENGTH]) if code else _("An empty code"), left=before - 1
            )
        )

    def forgive(self) -> None:
        """Let everybody try anew, as whoever leads the room asks."""
        self._forget(inf)

    def sweep(self) -> None:
        """Forget what is no longer counted; ask often."""
        now = time()
        if now > self._due:
            self._forget(now - WINDOW)

    def _forget(self, before: float) -> None:
        self.log.transact(lambda database: database.do(sql.FORGET_TRIES, before))
        self._due = inf

    def _mark(self, who: str) -> str:
        return codes.mark_of(f"{self.log.value('room')} {who}")
