"""A seat goes on with another device, by a code that works once; then the old device is out."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Final

from course.language import N_, NotAllowed, _
from course.live.room import codes, sql
from course.live.room.rules import may_move

if TYPE_CHECKING:
    from collections.abc import Collection

    from course.live.room.database import Database
    from course.live.room.log import RoomLog

SECONDS: Final = 600.0
"""How long such a code works."""
UNNAMED: Final = N_(
    "This room asks for the log-in of a hub, which a notebook does not have. Open the room in a browser, "
    "press “Show a code for another device” under My part, and join with that code."
)
_LATEST: Final = "moved"  # changes with each, so that every process of a room hears of one


class Moves:
    """Gives codes for another device, and takes them.

    The database holds a mark of a code and never the code; the mark of a device that is out stays, so that
    its page can say what has happened.

    Parameters
    ----------
    log
        Of the room.
    """

    def __init__(self, log: RoomLog) -> None:
        self.log = log
        self._told = log.value(_LATEST)

    def code_for(self, who: str, *, by: str) -> str:
        """Give a code with which another device takes over a seat; an earlier one works no more.

        Parameters
        ----------
        who
            Whose seat it is.
        by
            Who asks: the same person, or one who leads.

        Raises
        ------
        NotAllowed
            If whoever asks may not move this seat.
        """
        roles = dict(self.log.people)
        if roles.get(who) != "student" or not may_move(roles.get(by, ""), own=by == who):
            raise NotAllowed(_("This seat cannot go on with another device from here."))
        code = codes.new_code()
        while codes.same(code, self.log.value("code")):
            code = codes.new_code()

        def job(database: Database) -> None:
            database.do(sql.FORGET_MOVES, who, time())
            database.do(sql.MOVE, self._mark(code), who, time() + SECONDS)

        self.log.transact(job)
        return codes.shown(code)

    def knows(self, code: str) -> bool:
        """Tell whether a code takes over a seat now."""
        return bool(self.log.ask(sql.MOVED_BY, self._mark(code), time()))

    def take(self, code: str) -> str:
        """Give the word of the seat to the device that has the code; whatever had it before is out.

        Raises
        ------
        NotAllowed
            If the code was taken a moment before.
        """
        word = codes.new_word()

        def job(database: Database) -> None:
            found = database.ask(sql.MOVED_BY, self._mark(code), time())
            if not found:
                raise NotAllowed(
                    _("This code has been used, or its ten minutes are over. Ask for another one.")
                )
            author = str(found[0][0])
            database.do(sql.FORGET_MOVES, author, time())
            for (mark,) in database.ask(sql.MARKS, author):
                database.do(sql.SET_VALUE, _left(mark), "yes")
            database.do(sql.LEAVE, author)
            database.do(sql.SIT, codes.mark_of(word), author, "student")
            database.do(sql.SET_VALUE, _LATEST, codes.mark_of(word))

        self.log.change(job)
        return word

    def has_left(self, word: str) -> bool:
        """Tell whether this device had a seat that has gone on with another one."""
        return bool(word) and bool(self.log.value(_left(codes.mark_of(word))))

    def left_now(self, marks: Collection[str]) -> list[str]:
        """Give those devices that are out, by their marks, where somebody has moved since it was asked."""
        if self._told == (now := self.log.value(_LATEST)):
            return []
        self._told = now
        return [mark for mark in marks if self.log.value(_left(mark))]

    def _mark(self, code: str) -> str:
        return codes.mark_of(f"{self.log.value('room')}/move/{code}")


def _left(mark: str) -> str:
    return f"left:{mark}"
