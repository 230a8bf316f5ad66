"""The server of a rehearsal, beside the server of the room that is rehearsed."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.responses import PlainTextResponse
from starlette.routing import Router
from starlette.websockets import WebSocket

from course.language import NotAllowed, _
from course.live.room.database import RoomDeletedError
from course.live.room.moving import let_go
from course.live.room.rehearsal import Rehearsal
from course.live.room.rehearsals import FOLDER, end, now, open_rehearsal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.types import Receive, Scope, Send

    from course.live.room.app import RoomServer
    from course.live.room.room import Room


@dataclass(frozen=True, eq=False)
class _Open:
    """A rehearsal as this process shows it; its made-up students only where it was begun here."""

    name: str
    made: Rehearsal | None
    server: RoomServer
    pages: Router
    stack: contextlib.AsyncExitStack
    loop: asyncio.AbstractEventLoop


class Rehearsing:
    """Begins, carries and ends rehearsals, one at a time; shows one that another process has begun.

    Parameters
    ----------
    room
        The room that is rehearsed.
    serve
        Makes the server of a rehearsal's room.
    """

    def __init__(self, room: Room, serve: Callable[[Room], RoomServer]) -> None:
        self.room, self.serve = room, serve
        self._open: _Open | None = None
        self._changing = asyncio.Lock()
        room.log.listen(self._heard)

    async def act(self, wanted: str) -> str:
        """Begin a rehearsal and give the secret by which it is led; or let made-up students do something.

        Raises
        ------
        NotAllowed
            If there is none, they sit in another process, or they cannot do it now.
        """
        if wanted == "begin":
            return await self._begin()
        if wanted == "end":
            with self._refusing():
                await self.end()
            return ""
        opened = await self._now()
        if opened is None:
            raise NotAllowed(_("There is no rehearsal now."))
        if opened.made is None:
            raise NotAllowed(
                _(
                    "The made-up students sit in another server of this room. Use the device with which "
                    "you began the rehearsal, or end it and begin another."
                )
            )
        acts: dict[str, Callable[[], object]] = {
            "answer": opened.made.let_answer,
            "ask": opened.made.let_ask,
            "drop": opened.made.let_drop_out,
            "back": opened.made.let_come_back,
        }
        if (act := acts.get(wanted)) is not None:
            await to_thread.run_sync(act)
            opened.server.news.look()
        return ""

    async def end(self) -> None:
        """End the rehearsal, where there is one, and delete it, or what one left whose server was killed.

        Raises
        ------
        OSError
            If it cannot be deleted.
        """
        async with self._changing:
            await self._let_go()
            await to_thread.run_sync(end, self.room)

    async def stop(self) -> None:
        """End the rehearsal as the server stops; one that another process has begun goes on without it.

        Raises
        ------
        OSError
            If it cannot be deleted.
        """
        opened = self._open
        mine = opened is not None and opened.made is not None and opened.name == now(self.room)
        if mine or not self.room.log.database.shared:
            await self.end()
            return
        async with self._changing:
            await self._let_go()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a page of the rehearsal, or say that there is none."""
        if (opened := await self._now()) is not None:
            await opened.pages(scope, receive, send)
        elif scope["type"] == "websocket":
            await let_go(WebSocket(scope, receive, send))
        else:
            await PlainTextResponse(_("There is no rehearsal now."), 404)(scope, receive, send)

    # --- inside -----------------------------------------------------------------

    async def _begin(self) -> str:
        async with self._changing:
            await self._let_go()
            with self._refusing():
                await to_thread.run_sync(end, self.room)
            made = await to_thread.run_sync(Rehearsal, self.room)
            await self._show(made.name, made.room, made)
        return made.secret

    async def _now(self) -> _Open | None:
        """Give the rehearsal of now: let go of one that is over, and open what another process has begun."""
        async with self._changing:
            name = now(self.room)
            if self._open is not None and self._open.name != name:
                await self._let_go()
            if self._open is None and name and self.room.log.database.shared:
                with contextlib.suppress(RoomDeletedError):  # it is made, or deleted, at this moment
                    begun = await to_thread.run_sync(lambda: open_rehearsal(self.room, name, new=False))
                    await self._show(name, begun, None)
            return self._open

    async def _show(self, name: str, room: Room, made: Rehearsal | None) -> None:
        server, stack = self.serve(room), contextlib.AsyncExitStack()
        await stack.enter_async_context(server.news.spreading())
        pages = Router(server.routes())
        self._open = _Open(name, made, server, pages, stack, asyncio.get_running_loop())

    async def _let_go(self) -> None:
        opened, self._open = self._open, None
        if opened is not None:
            await opened.stack.aclose()
            await to_thread.run_sync(opened.server.room.close)

    def _heard(self) -> None:
        """Let go of what another process has ended; called by the thread that writes."""
        opened = self._open
        if opened is not None and opened.name != now(self.room):
            asyncio.run_coroutine_threadsafe(self._now(), opened.loop)

    @contextlib.contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            left = _("A rehearsal cannot be deleted ({why}). Delete this folder first: {folder}")
            where = self.room.folder / FOLDER
            raise NotAllowed(left.format(why=error.strerror or error, folder=where)) from error
