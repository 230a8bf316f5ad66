"""Every page of a room that is open hears of what is new."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Final

from anyio import to_thread

from course.journal import JournalError
from course.language import speaking
from course.live.room.database import RoomDeletedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from course.live.room.room import Room
    from course.live.room.seat import RoomSeat

COALESCE: Final = 0.1
"""Seconds in which news is gathered before pages are told of it."""
MOST_REST: Final = 0.25
"""Seconds that pass at most before pages are told again; up to then, telling takes a tenth of the time."""
HEARTBEAT: Final = 20.0
"""Seconds after which pages look again without news: somebody may have gone."""
logger = logging.getLogger(__name__)


class News:
    """Tells the pages of a room, several news at once.

    Parameters
    ----------
    room
        The room.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        self._any = asyncio.Event()

    def look(self) -> None:
        """Let every page look again."""
        self._any.set()

    @contextlib.asynccontextmanager
    async def spreading(self) -> AsyncIterator[None]:
        """Tell pages of what is new, as long as it is held."""
        loop = asyncio.get_running_loop()

        def heard() -> None:
            loop.call_soon_threadsafe(self._any.set)

        self.room.log.listen(heard)
        spreading = asyncio.create_task(self._spread())
        yield
        spreading.cancel()

    async def _spread(self) -> None:
        """Tell every page that is open, whatever one of them meets."""
        took = 0.0
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._any.wait(), HEARTBEAT)
            await asyncio.sleep(max(COALESCE, min(9 * took, MOST_REST)))
            self._any.clear()
            begun = perf_counter()
            await to_thread.run_sync(self._tell)
            took = perf_counter() - begun

    def _tell(self) -> None:
        if not self.room.log.value("room"):  # nobody is in a room that was deleted
            return
        troubles: dict[str, None] = {}
        try:
            # In this order: pages show the queue. All in one go: for most seats it takes less time than to
            # change from thread to thread.
            for look in (self.room.tell_presence, self.room.tries.sweep, self.room.queue.look):
                self._try(look, troubles)
            for spoken, seats in self._open().items():
                with speaking(spoken):
                    for seat in seats:
                        self._try(partial(self._look_again, seat), troubles)
        except RoomDeletedError:  # by another process, at this moment
            return
        for trouble in troubles:  # such as a database that is away: the same for many pages
            logger.warning("%s", trouble)

    def _try(self, look: Callable[[], None], troubles: dict[str, None]) -> None:
        try:
            look()
        except RoomDeletedError:
            raise
        except JournalError as error:
            troubles[str(error)] = None
        except Exception:
            logger.exception("A page of the room could not be told of what is new")

    def _open(self) -> dict[str, list[RoomSeat]]:
        """Give the seats whose pages are open, by the language that they read."""
        found: defaultdict[str, list[RoomSeat]] = defaultdict(list)
        for seat in self.room.seats:
            if seat.open_lines:
                found[seat.language].append(seat)
        return found

    def _look_again(self, seat: RoomSeat) -> None:
        seat.look_again(self.room.ahead(seat.session.who))
