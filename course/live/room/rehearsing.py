"""The server of a rehearsal, beside the server of the room that is rehearsed."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final

from anyio import to_thread
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket

from course.language import NotAllowed, _
from course.live.room.rehearsal import FOLDER, Rehearsal, remove

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send

    from course.live.room.app import RoomServer
    from course.live.room.room import Room

_NO_PAGE: Final = 4403


class Rehearsing:
    """Begins, carries and ends rehearsals, one at a time.

    Parameters
    ----------
    room
        The room that is rehearsed.
    serve
        Makes the server of a rehearsal's room.
    """

    def __init__(self, room: Room, serve: Callable[[Room], RoomServer]) -> None:
        self.room, self.serve = room, serve
        self._open: tuple[Rehearsal, RoomServer, Starlette] | None = None
        self._stack = contextlib.AsyncExitStack()

    async def act(self, wanted: str) -> str:
        """Begin a rehearsal and give the secret by which it is led; or let made-up students do something.

        Raises
        ------
        NotAllowed
            If there is none, or they cannot do it now.
        """
        if wanted == "begin":
            return await self._begin()
        if wanted == "end":
            await self._end()
            return ""
        if self._open is None:
            raise NotAllowed(_("There is no rehearsal now."))
        rehearsal, server, _app = self._open
        acts: dict[str, Callable[[], object]] = {
            "answer": rehearsal.let_answer,
            "ask": rehearsal.let_ask,
            "drop": rehearsal.let_drop_out,
            "back": rehearsal.let_come_back,
        }
        if (act := acts.get(wanted)) is not None:
            await to_thread.run_sync(act)
            server.news.look()
        return ""

    async def _end(self) -> None:
        try:
            await self.end()
        except OSError as error:
            left = _("A rehearsal cannot be deleted ({why}). Delete this folder first: {folder}")
            where = self.room.folder / FOLDER
            raise NotAllowed(left.format(why=error.strerror or error, folder=where)) from error

    async def end(self) -> None:
        """End the rehearsal, where there is one, and delete it, or what one left whose server was killed.

        Raises
        ------
        OSError
            If it cannot be deleted.
        """
        opened, self._open = self._open, None
        if opened is not None:
            await self._stack.aclose()
            await to_thread.run_sync(opened[0].end)
        await to_thread.run_sync(remove, self.room.folder / FOLDER)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a page of the rehearsal, or say that there is none."""
        if self._open is not None:
            await self._open[2](scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocket(scope, receive, send).close(_NO_PAGE)
        else:
            await PlainTextResponse(_("There is no rehearsal now."), 404)(scope, receive, send)

    async def _begin(self) -> str:
        await self._end()
        rehearsal = await to_thread.run_sync(Rehearsal, self.room)
        server = self.serve(rehearsal.room)
        await self._stack.enter_async_context(server.news.spreading())
        self._open = rehearsal, server, Starlette(routes=server.routes())
        return rehearsal.secret
