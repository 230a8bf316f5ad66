"""What everybody in a room is called: known once for all seats, since each shows only a few of the others."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from course.journal import PEOPLE, Journal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.live.room.log import RoomLog


class Names:
    """The names of a room; no two are alike.

    Parameters
    ----------
    log
        Of the room.
    """

    def __init__(self, log: RoomLog) -> None:
        self._log = log
        self._lock = Lock()
        self._as_of = self._read = 0
        self._journal = Journal()
        self._shown: Mapping[str, str] = {}

    def shown(self) -> Mapping[str, str]:
        """Give the name by which each person is shown."""
        if self._as_of != (last := self._log.last):
            with self._lock:
                self._look(last)
        return self._shown

    def _look(self, last: int) -> None:
        rows = self._log.of(PEOPLE, last + 1)
        if len(rows) < self._read:  # the room was deleted
            self._read, self._journal, self._shown = 0, Journal(), {}
        if new := rows[self._read :]:
            self._journal.merge(row.entry for row in new)
            self._shown = {who: self._journal.name_of(who) for who in self._journal.people}
        self._read, self._as_of = len(rows), last
