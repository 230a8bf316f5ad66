"""What concerns everybody in a room: chosen once, and not again by each of hundreds of seats."""

from __future__ import annotations

from bisect import bisect_right
from threading import Lock
from typing import TYPE_CHECKING

from course.journal import PEOPLE
from course.live.room.rules import BLIND, sees

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.live.room.log import RoomLog, Row


class Shared:
    """Those rows of a room at which every seat looks, whoever wrote them.

    Parameters
    ----------
    log
        Of the room.
    leaders
        Gives the authors who lead it.

    Notes
    -----
    It leaves aside what no other seat needs; whether a seat sees a row, the rules say. Not among them is that
    somebody has come: each seat would hold each name, which :class:`course.live.room.names.Names` knows.
    """

    def __init__(self, log: RoomLog, leaders: Callable[[], frozenset[str]]) -> None:
        self.log = log
        self.leaders = leaders
        self._lock = Lock()
        self._read = 0
        self._rows: list[Row] = []

    def after(self, seq: int) -> list[Row]:
        """Give those that come after a number, in order."""
        with self._lock:
            if self.log.last < self._read:  # the room was deleted
                self._read, self._rows = 0, []
            if new := self.log.after(self._read):
                self._read, leaders = new[-1].seq, self.leaders()
                self._rows += [row for row in new if _is_for_all(row, leaders)]
            return self._rows[bisect_right(self._rows, seq, key=lambda row: row.seq) :]


def _is_for_all(row: Row, leaders: frozenset[str]) -> bool:
    entry = row.entry
    if row.first and entry.activity == PEOPLE:
        return False
    # What is given apart is opened later, to seats that have looked at it before.
    return entry.activity == BLIND or sees("student", "", entry, leaders)
