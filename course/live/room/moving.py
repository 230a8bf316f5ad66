"""The line of a page ends when its seat goes on with another device."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from course.live.socket import GONE, serve

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.websockets import WebSocket

    from course.live.room.seat import RoomSeat


async def let_go(socket: WebSocket) -> None:
    """Let the browser load its page anew, which says what has happened; refused, it would try for ever."""
    await socket.accept()
    await socket.close(GONE)


async def serve_until_moved(socket: WebSocket, seat: RoomSeat, is_out: Callable[[], bool]) -> None:
    """Carry messages until the browser goes, or the seat does; the page is then loaded anew, and says so.

    Parameters
    ----------
    socket, seat
        The line of a page, and whose it is.
    is_out
        Tells whether the seat has gone on with another device since it was found.
    """
    loop, line = asyncio.get_running_loop(), asyncio.current_task()
    assert line is not None
    moved = False

    def cut() -> None:
        nonlocal moved
        moved = True
        line.cancel()

    def end() -> None:
        loop.call_soon_threadsafe(cut)

    seat.leave.add(end)
    try:
        if is_out():  # by now somebody ends this line who moves the seat; before, nobody could
            await let_go(socket)
        else:
            await serve(socket, seat)
    except asyncio.CancelledError:
        if not moved:
            raise
        line.uncancel()
        await socket.close(GONE)
    finally:
        seat.leave.discard(end)
