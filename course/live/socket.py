"""One socket a page carries the messages of all its faces.

Each message is one JSON text: the record of :mod:`course.faces.wire` with ``face``, the number of the
face on its page. A message with pieces of a file says how many (``pieces``), and they follow as bytes.
A press has a number of its own (``press``), and once it was heard the answer ``done`` names it; one that is
sent ``again`` is done once.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

from anyio import to_thread
from starlette.websockets import WebSocketDisconnect

from course.files.objects import read_object
from course.journal import is_step_name

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from course.faces import wire
    from course.faces.screen import Screen
    from course.lessons.seat import OpenPage, Seat

T = TypeVar("T", str, bytes)
MOST_PIECES: Final = 1
GONE: Final = 4404
"""The code with which a socket closes when the page is not known here: the browser loads it anew."""
READY: Final = {"type": "ready"}
"""The first message: this server knows the page, and hears what is said on it."""


async def serve(socket: WebSocket, seat: Seat) -> None:
    """Carry messages both ways until the browser goes."""
    page = seat.find(socket.query_params.get("page", ""))
    await socket.accept()
    if page is None:
        await socket.close(GONE)
        return
    await socket.send_json(READY)
    await _Talk(socket, seat, page).go_on()


class _Talk:
    def __init__(self, socket: WebSocket, seat: Seat, page: OpenPage) -> None:
        self.socket, self.seat, self.page = socket, seat, page
        self.loop = asyncio.get_running_loop()
        self.out: asyncio.Queue[str] = asyncio.Queue()

    async def go_on(self) -> None:
        screens = await to_thread.run_sync(self.seat.screens, self.page.faces, self._send)
        sending = asyncio.create_task(self._send_all())
        try:
            while True:
                await self._hear(screens)
        except (WebSocketDisconnect, RuntimeError):
            pass  # the browser has gone, as browsers do
        finally:
            sending.cancel()

    def _send(self, face: int, message: wire.ToBrowser) -> None:
        # Called from the thread in which a face works.
        text = json.dumps({"face": face, **message.model_dump()}, ensure_ascii=False)
        self.loop.call_soon_threadsafe(self.out.put_nowait, text)

    async def _send_all(self) -> None:
        while True:
            await self.socket.send_text(await self.out.get())

    async def _hear(self, screens: list[Screen]) -> None:
        message = read_object(await self._next("text", ""))
        count = message.pop("pieces", 0)
        pieces = []
        if isinstance(count, int) and 0 < count <= MOST_PIECES:
            pieces = [await self._next("bytes", b"") for _ in range(count)]
        number, press, again = (message.pop(name, None) for name in ("face", "press", "again"))
        known = press if is_step_name(press) else ""
        if type(number) is int and 0 <= number < len(screens):
            do = self._do_again if again is True and known else self._do
            await to_thread.run_sync(do, screens[number], message, pieces, known)
        if known:
            await self.out.put(json.dumps({"type": "done", "press": known}))

    async def _next(self, kind: str, empty: T) -> T:
        """Give what comes next; nothing of it where it is of another kind."""
        message = await self.socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message["code"])
        given: T | None = message.get(kind)
        return empty if given is None else given

    def _do(self, screen: Screen, message: dict[str, Any], pieces: list[bytes], press: str) -> None:
        with self.seat.busy, self.seat.session.journal.step(press):
            screen.hear(message, pieces)

    def _do_again(self, screen: Screen, message: dict[str, Any], pieces: list[bytes], press: str) -> None:
        with self.seat.busy:
            if self.seat.has_done(press):
                screen.face.refresh()
            else:
                self._do(screen, message, pieces, press)
