"""One socket a page carries the messages of all its faces.

Each message is one JSON text: the record of :mod:`course.faces.wire` with ``face``, the number of the
face on its page. A message with pieces of a file says how many (``pieces``), and they follow as bytes.
A press has a number of its own (``press``), and once it was heard the answer ``done`` names it; one that is
sent ``again`` is done once. A view says whose page it is and who acts in its face (``by``), where that is
new; a press that is sent again says it too, and ``waits`` where somebody else would be taken for them.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar

from anyio import to_thread
from starlette.websockets import WebSocketDisconnect

from course.faces.templates import templates_ahead
from course.files.objects import read_object
from course.journal import is_step_name
from course.language import _

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from course.faces import wire
    from course.faces.face import Face
    from course.faces.screen import Screen
    from course.lessons.seat import OpenPage, Seat
    from course.session.session import Session

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
    templates_ahead()
    await _Talk(socket, seat, page).go_on()


class _Talk:
    def __init__(self, socket: WebSocket, seat: Seat, page: OpenPage) -> None:
        self.socket, self.seat, self.page = socket, seat, page
        self.loop = asyncio.get_running_loop()
        self.out: asyncio.Queue[str] = asyncio.Queue()
        self.by: dict[int, list[str]] = {}  # of each face what its page knows: whose it is, and who acts
        self.turned: set[int] = set()  # faces in which a press that was sent again let somebody else act

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
        said = message.model_dump()
        by = [self.seat.session.who, self.page.faces[face].acting]
        if said["type"] == "view" and self.by.get(face) != by:
            self.by[face] = by
            said["by"] = by
        text = json.dumps({"face": face, **said}, ensure_ascii=False)
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
        number, press, again, by = (message.pop(name, None) for name in ("face", "press", "again", "by"))
        known = press if is_step_name(press) else ""
        answer: dict[str, Any] = {"type": "done"}
        if type(number) is int and 0 <= number < len(screens):
            if again is True and known:
                why = await to_thread.run_sync(self._do_again, number, screens[number], message, known, by)
                answer = {"type": "waits", **why} if why else answer
            else:
                await to_thread.run_sync(self._do, screens[number], message, pieces, known)
        if known:
            await self.out.put(json.dumps({**answer, "press": known}, ensure_ascii=False))

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

    def _do_again(
        self, number: int, screen: Screen, message: dict[str, Any], press: str, by: object
    ) -> dict[str, str]:
        """Do what was not done yet, as whoever pressed it; give what is said where others would do it."""
        with self.seat.busy:
            if self.seat.has_done(press):
                screen.face.refresh()
            elif self._acts(number, screen.face, by):
                self._do(screen, message, [], press)
                if message.get("do") in screen.face.turns:
                    self.turned.add(number)
            else:
                return _waits(by, self.seat.session)
        return {}

    def _acts(self, number: int, face: Face, by: object) -> bool:
        """Let those act in a face who did when something was pressed; tell whether they do."""
        if not _are_two(by):
            return True  # an older page, or somebody who says: it was me
        whose, actor = by
        return whose == self.seat.session.who and (number in self.turned or face.act_as(actor))


def _are_two(by: object) -> TypeGuard[list[str]]:
    return isinstance(by, list) and [type(one) for one in by] == [str, str]


def _waits(by: object, session: Session) -> dict[str, str]:
    """Say that something waits for whoever pressed it, and what may be done about it."""
    actor = by[1] if _are_two(by) else ""
    why = _("Something pressed in this browser is not done: somebody else pressed it. It waits for them.")
    if actor in session.journal.people:
        name = session.journal.name_of(actor)
        why = _("Something that {name} pressed is not done. It waits until {name} works here.").format(
            name=name
        )
    return {"why": why, "mine": _("It was me: do it"), "drop": _("Do not do it")}
