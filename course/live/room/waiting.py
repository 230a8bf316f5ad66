"""Who waits to speak. No seat sees what others ask, so the room itself tells each who comes before them.

The room reads everything for it, once; whoever else needs all that was put in front asks here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.room import Room as Script
from course.journal import Journal
from course.live.room.store import SeatStore

if TYPE_CHECKING:
    from course.case import Case
    from course.live.room.shared import Shared

NEAR: Final = 10
"""Who is among so many is told who comes before them; so a step of a long queue does not move all pages."""


class Waiting:
    """The queue of a room, as it was when it was looked at last.

    Parameters
    ----------
    case, shared
        Of the room.
    """

    def __init__(self, case: Case, shared: Shared) -> None:
        self.shared = shared
        self.queue: tuple[str, ...] = ()
        self._journal = Journal(store=SeatStore(shared, "leader", ""))
        self._script = Script(case, self._journal, who="")

    def look(self) -> None:
        """Read the queue anew."""
        self.queue = self.script().state.queue

    def script(self) -> Script:
        """Give what was put in front of the class and came of it, as nobody sees it and the room knows it."""
        self._journal.refresh()
        self._script.leaders = self.shared.leaders()
        return self._script

    def ahead(self, who: str) -> tuple[str, ...] | None:
        """Give who comes before somebody, the next one first; None where that is far, or they do not wait."""
        queue = self.queue[:NEAR]
        return queue[: queue.index(who)] if who in queue else None
