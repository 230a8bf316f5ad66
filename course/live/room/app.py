"""The server of a room: the pages of those who have a seat, and what all its pages share."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Mount, Route, WebSocketRoute

from course.case import CaseError
from course.journal import JournalError
from course.language import NotAllowed, _, language
from course.lessons.notebook import NotALesson
from course.lessons.page import Page
from course.live.app import base_of, link_of, script, style
from course.live.room import codes
from course.live.room.cookies import remember
from course.live.room.guard import RoomGuard
from course.live.room.joining import Joining
from course.live.room.leading import Leading
from course.live.room.moving import let_go, serve_until_moved
from course.live.room.news import News
from course.live.room.notebooks import routes as notebook_routes
from course.live.room.paging import around, of_face, render
from course.live.room.rehearsals import PATH
from course.live.room.rehearsing import Rehearsing
from course.live.room.returning import away_since
from course.live.room.steps import WorkedOn, beside_lesson, class_faces, now, own_faces, work_faces
from course.live.room.tongues import Speaking

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import HTTPConnection, Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute
    from starlette.websockets import WebSocket

    from course.faces.face import Face
    from course.live.room.returning import Away
    from course.live.room.room import Room
    from course.live.room.seat import RoomSeat


SEAT: Final = "seat"
LATER: Final = 1013
"""The code with which a socket closes when the room cannot answer now: the browser tries again."""


class RoomServer:
    """The server of one room.

    Parameters
    ----------
    room
        The room.
    prefix
        The path below which it is served, beside another.
    """

    def __init__(self, room: Room, prefix: str = "") -> None:
        self.room = room
        self.prefix = prefix
        self.rehearsing = Rehearsing(room, lambda made: RoomServer(made, PATH))
        self._cookie = f"{SEAT}-{room.log.value('room')[-8:]}"  # cookies know no ports
        self.news = News(room)
        self.joining = Joining(self)
        self.leading = Leading(self)

    def base(self, request: Request) -> str:
        """Give the path under which this room is shown."""
        return f"{base_of(request)}{self.prefix}"

    def app(self) -> RoomGuard:
        """Give the server as an ASGI application."""
        refusals = {JournalError: self._refused}
        rehearsal = [
            Route("/rehearse", self.leading.rehearse, methods=["POST"]),
            Mount(PATH, self.rehearsing),
        ]
        routes = [*rehearsal, *self.routes()]
        pages = Starlette(routes=routes, lifespan=self._live, exception_handlers=refusals)
        return RoomGuard(Speaking(pages, self.room.tongues))

    def routes(self) -> list[BaseRoute]:
        """Give the pages of the room."""
        return [
            *self.joining.routes(),
            Route("/class", self.of_class),
            Route("/mine", self.mine),
            Route("/step/{stage}", self.work),
            Route("/lesson/{lesson}", self.lesson),
            *self.leading.routes(),
            *notebook_routes(self),
            Route("/files/style.css", style),
            Route("/files/{name}", script),
            WebSocketRoute("/wire", self.wire),
        ]

    # --- pages with faces ---------------------------------------------------------------

    async def of_class(self, request: Request) -> Response:
        """Show what is in front of the class: here, or on the page of its own where the class works on it."""
        try:
            return await self.show(request, "class", _("Class"), lambda seat: class_faces(self.room, seat))
        except WorkedOn as step:
            return RedirectResponse(f"{self.base(request)}/step/{step}", 303)

    async def work(self, request: Request) -> Response:
        """Show what the class works on, such as a debate."""
        stage = request.path_params["stage"]
        return await self.show(
            request, "class", _("Class"), lambda seat: work_faces(self.room, seat, stage), step=stage
        )

    async def mine(self, request: Request) -> Response:
        """Show somebody their own part."""
        return await self.show(request, "mine", _("My part"), lambda seat: own_faces(self.room, seat))

    async def lesson(self, request: Request) -> Response:
        """Show a lesson, for one's own work; what is done there reaches those who lead, and nobody else."""
        seat = await self.seat(request)
        if seat is None:
            return RedirectResponse(f"{self.base(request)}/join", 303)
        base, name = self.base(request), request.path_params["lesson"]
        try:
            opened = await to_thread.run_sync(
                lambda: seat.open(name, link=lambda goal: link_of(f"{base}/lesson", goal))
            )
            stage = await to_thread.run_sync(now, self.room, seat)
            away = await to_thread.run_sync(away_since, self.room, seat)
            beside = await to_thread.run_sync(lambda: beside_lesson(self.room, seat, opened, stage))
        except (CaseError, NotALesson) as error:
            return self.say(request, _("There is no such lesson."), str(error), 404)
        html = render(
            "lesson.html",
            **around(self, request, seat, "lesson", step=stage.id if stage else "", away=away),
            page=opened,
            laid=opened.page,
            stays="yes",
            beside=beside,
        )
        return HTMLResponse(html, headers={"cache-control": "no-store"})

    async def wire(self, socket: WebSocket) -> None:
        """Carry what a page says and hears."""
        try:
            word = self.word_of(socket)
            seat = await self._opened_by(word)
        except JournalError:
            await socket.close(LATER)
            return
        if seat is None:
            await let_go(socket)
            return
        seat.open_lines += 1
        self.news.look()
        try:
            await serve_until_moved(socket, seat, lambda: self.room.is_out(word))
        finally:
            seat.open_lines -= 1
            seat.touch()
            self.news.look()

    # --- what all its pages share ---------------------------------------------------------

    async def show(
        self,
        request: Request,
        view: str,
        title: str,
        faces: Callable[[RoomSeat], list[Face]],
        *,
        step: str = "",
    ) -> Response:
        """Show faces on a page of the room; whoever has no seat is led to where one joins."""
        seat = await self.seat(request)
        if seat is None:
            return RedirectResponse(f"{self.base(request)}/join", 303)

        def made() -> tuple[Any, list[tuple[str, str]], Away | None]:
            with seat.busy:
                seat.session.catch_up()
                shown = faces(seat)
                html = [(type(face).__name__, face.rendered()[0]) for face in shown]
                return seat.show(view, Page(title, (), ()), shown), html, away_since(self.room, seat)

        try:
            opened, html, away = await to_thread.run_sync(made)
        except (NotAllowed, CaseError) as error:
            return self.say(request, _("This is not in front of the class."), str(error), 404)
        page = render(
            "seat.html",
            **around(self, request, seat, view, step=step, away=away),
            code=codes.shown(self.room.log.value("code")),
            title=title,
            page=opened,
            faces=[(kind, of_face(one)) for kind, one in html],
            leads=seat.role == "leader" and view == "lead",
        )
        return HTMLResponse(page, headers={"cache-control": "no-store"})

    def say(self, request: Request, title: str, said: str, status: int) -> Response:
        """Answer with a page of one sentence."""
        page = render(
            "said.html",
            case=self.room.tongues.case(language()),
            base=self.base(request),
            title=title,
            said=said,
            back=bool(self.room.log.value("room")),  # not where the room was deleted
        )
        return HTMLResponse(page, status)

    async def seat(self, request: Request) -> RoomSeat | None:
        """Give the seat of whoever asks, or None."""
        return await self._opened_by(self.word_of(request))

    def word_of(self, asked: HTTPConnection) -> str:
        """Give the word of a seat that a device keeps; empty where it keeps none."""
        return asked.cookies.get(self._cookie, "")

    def remember_seat(self, request: Request, answer: Response, word: str) -> None:
        """Let a device keep the word of its seat."""
        remember(request, answer, self._cookie, word, base=self.base(request))

    # --- inside ------------------------------------------------------------------------------

    async def _refused(self, request: Request, error: Exception) -> Response:
        """Say why the room cannot answer now, such as a database that is away for a moment."""
        return self.say(request, _("The room cannot answer now."), str(error), 503)

    async def _opened_by(self, word: str) -> RoomSeat | None:
        return await to_thread.run_sync(self._read_in, word, language()) if word else None

    def _read_in(self, word: str, spoken: str) -> RoomSeat | None:
        seat = self.room.seat(word)
        if seat is not None:
            seat.read_in(spoken, self.room.tongues.case(spoken))
        return seat

    @contextlib.asynccontextmanager
    async def _live(self, _app: Starlette) -> AsyncIterator[None]:
        async with self.news.spreading():
            yield
        with contextlib.suppress(OSError, JournalError):  # what is left goes with the next, or with the room
            await self.rehearsing.stop()
