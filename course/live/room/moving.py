"""The line of a page ends when its seat goes on with another device."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from course.live.socket import GONE, serve

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from course.live.room.seat import RoomSeat


async def serve_until_moved(socket: WebSocket, seat: RoomSeat) -> None:
    """Carry messages until the browser goes, or the seat does; the page is then loaded anew, and says so."""
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
        await serve(socket, seat)
    except asyncio.CancelledError:
        if not moved:
            raise
        line.uncancel()
        await socket.close(GONE)
    finally:
        seat.leave.discard(end)
