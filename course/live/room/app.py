"""The pages of a room: joining, the class, leading, the lesson on one's own, and what a leader takes home."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute

from course.activities.room import WORKED_ON
from course.case import CaseError
from course.journal import JournalError
from course.language import NotAllowed, _, language
from course.lessons.notebook import NotALesson
from course.lessons.page import Page
from course.live.app import base_of, link_of, script, style
from course.live.room import codes
from course.live.room.account import NOBODY, account_of
from course.live.room.asked import for_leaders, form_of
from course.live.room.cookies import DEVICE, device_of, remember
from course.live.room.guard import RoomGuard
from course.live.room.moving import serve_until_moved
from course.live.room.news import News
from course.live.room.notebooks import routes as notebook_routes
from course.live.room.paging import around, of_face, render
from course.live.room.rehearsals import PATH
from course.live.room.rehearsing import Rehearsing
from course.live.room.returning import away_since
from course.live.room.steps import beside_lesson, class_faces, leader_faces, now, own_faces, work_faces
from course.live.room.tongues import Speaking
from course.session.names import suggested_name

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
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

    def base(self, request: Request) -> str:
        """Give the path under which this room is shown."""
        return f"{base_of(request)}{self.prefix}"

    def app(self) -> RoomGuard:
        """Give the server as an ASGI application."""
        refusals = {JournalError: self._refused}
        rehearsal = [
            Route("/rehearse", self.rehearse, methods=["POST"]),
            Mount(PATH, self.rehearsing),
        ]
        routes = [*rehearsal, *self.routes()]
        pages = Starlette(routes=routes, lifespan=self._live, exception_handlers=refusals)
        return RoomGuard(Speaking(pages, self.room.tongues))

    def routes(self) -> list[BaseRoute]:
        """Give the pages of the room."""
        return [
            Route("/", self.first),
            Route("/join", self.join_page),
            Route("/join", self.join, methods=["POST"]),
            Route("/class", self.of_class),
            Route("/mine", self.mine),
            Route("/lead", self.lead),
            Route("/step/{stage}", self.work),
            Route("/lesson/{lesson}", self.lesson),
            Route("/export", self.export),
            Route("/room", self.change, methods=["POST"]),
            Route("/delete", self.delete, methods=["POST"]),
            *notebook_routes(self),
            Route("/files/style.css", style),
            Route("/files/{name}", script),
            WebSocketRoute("/wire", self.wire),
        ]

    # --- joining ----------------------------------------------------------------------

    async def first(self, request: Request) -> Response:
        """Lead to where somebody belongs."""
        seat = await self.seat(request)
        goal = "join" if seat is None else "lead" if seat.role == "leader" else "class"
        query = f"?code={code}" if not seat and (code := request.query_params.get("code", "")[:12]) else ""
        return RedirectResponse(f"{self.base(request)}/{goal}{query}", 303)

    async def join_page(self, request: Request) -> Response:
        """Ask for code and pseudonym; whom a hub knows to have a seat finds it again."""
        account = account_of(request)
        word = await to_thread.run_sync(self.room.sit_again, account.mark) if account else ""
        if word:
            return self._seated(request, word, "class")
        return self._join(request, code=request.query_params.get("code", "")[:12], name=suggested_name())

    async def join(self, request: Request) -> Response:
        """Let somebody in."""
        form = await form_of(request)
        code, name = form.get("code", ""), form.get("name", "")
        try:
            word = await self.let_in(request, code, name)
        except (NotAllowed, JournalError) as error:
            return self._join(request, code=code[:12], name=name[:40], trouble=str(error), status=403)
        return self._seated(request, word, "class")

    async def let_in(self, request: Request, code: str, name: str) -> str:
        """Give a seat to whoever asks with the code; give the word that opens it.

        Raises
        ------
        NotAllowed
            If the code is wrong, or there were too many tries.
        JournalError
            If the room cannot store it.
        """
        device = device_of(request)
        address = request.client.host if request.client else ""
        account = account_of(request)
        mark = account.mark if account else ""
        return await to_thread.run_sync(
            lambda: self.room.join(
                code, name, device=device, address=address, account=mark, unnamed=account is NOBODY
            )
        )

    def remember_seat(self, request: Request, answer: Response, word: str) -> None:
        """Let a device keep the word of its seat."""
        remember(request, answer, self._cookie, word, base=self.base(request))

    def _seated(self, request: Request, word: str, view: str) -> Response:
        """Give a device its seat, and lead it to a page."""
        answer = RedirectResponse(f"{self.base(request)}/{view}", 303)
        self.remember_seat(request, answer, word)
        remember(request, answer, DEVICE, device_of(request), base=self.base(request))  # nginx goes by it
        return answer

    # --- pages with faces ---------------------------------------------------------------

    async def of_class(self, request: Request) -> Response:
        """Show what is in front of the class: here, or on the page of its own where the class works on it."""
        seat = await self.seat(request)
        stage = await to_thread.run_sync(now, self.room, seat) if seat else None
        if stage is not None and stage.kind in WORKED_ON:
            return RedirectResponse(f"{self.base(request)}/step/{stage.id}", 303)
        return await self._show(request, "class", _("Class"), lambda seat: class_faces(self.room, seat))

    async def work(self, request: Request) -> Response:
        """Show what the class works on, such as a debate."""
        stage = request.path_params["stage"]
        return await self._show(
            request, "class", _("Class"), lambda seat: work_faces(self.room, seat, stage), step=stage
        )

    async def mine(self, request: Request) -> Response:
        """Show somebody their own part."""
        return await self._show(request, "mine", _("My part"), lambda seat: own_faces(self.room, seat))

    async def lead(self, request: Request) -> Response:
        """Show the room to whoever leads it; the first time the address has the secret that opens it."""
        word = await to_thread.run_sync(self.room.take_up, request.query_params.get("word", ""))
        seat = await self.seat(request)
        account = account_of(request)
        if account and account.leads and (seat is None or seat.role != "leader"):
            word = await to_thread.run_sync(lambda: self.room.take_up(self.room.lead()))
        if word:
            return self._seated(request, word, "lead")
        if seat is None or seat.role != "leader":
            said = _("Open the address that stands in the window where the room was started.")
            return self.say(request, _("This page is for whoever leads the room."), said, 403)
        return await self._show(request, "lead", _("Lead"), lambda seat: leader_faces(self.room, seat))

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
            seat = await self._opened_by(socket.cookies.get(self._cookie, ""))
        except JournalError:
            await socket.close(LATER)
            return
        if seat is None:
            await socket.close(4403)
            return
        seat.open_lines += 1
        self.news.look()
        try:
            await serve_until_moved(socket, seat)
        finally:
            seat.open_lines -= 1
            seat.touch()
            self.news.look()

    # --- for whoever leads -----------------------------------------------------------------

    @for_leaders
    async def export(self, request: Request) -> Response:  # noqa: ARG002 - as every page has it
        """Hand over everything as one journal. No ballot is in it: they are no entries."""
        lines = await to_thread.run_sync(lambda: "\n".join(self.room.as_journal().to_lines()) + "\n")
        headers = {"content-disposition": 'attachment; filename="room.journal.jsonl"'}
        return Response(lines, media_type="application/x-ndjson", headers=headers)

    @for_leaders
    async def change(self, request: Request) -> Response:
        """Lock the room, draw another code, or let everybody try again."""
        acts: dict[str, Callable[[], None]] = {
            "lock": self.room.lock,
            "code": self.room.new_code,
            "admit": self.room.tries.forgive,
        }
        wanted = (await form_of(request)).get("do", "")
        if wanted == "leader":
            return await self._second_leader(request)
        act = acts.get(wanted)
        if act is not None:
            await to_thread.run_sync(act)
        return RedirectResponse(f"{self.base(request)}/lead", 303)

    async def _second_leader(self, request: Request) -> Response:
        """Show the address by which somebody else leads too, once."""
        secret = await to_thread.run_sync(self.room.lead)
        page = render(
            "leader.html",
            case=self.room.tongues.case(language()),
            base=self.base(request),
            address=f"{self.room.address or str(request.base_url).rstrip('/')}/lead?word={secret}",
        )
        return HTMLResponse(page, headers={"cache-control": "no-store"})

    @for_leaders
    async def rehearse(self, request: Request) -> Response:
        """Begin a rehearsal, do something in it, or end it."""
        wanted = (await form_of(request)).get("do", "")
        try:
            secret = await self.rehearsing.act(wanted)
        except NotAllowed as error:
            return self.say(request, _("This cannot be rehearsed now."), str(error), 409)
        goal = f"{PATH}/lead?word={secret}" if secret else "/lead" if wanted == "end" else f"{PATH}/lead"
        return RedirectResponse(f"{self.base(request)}{goal}", 303)

    @for_leaders
    async def delete(self, request: Request) -> Response:
        """Delete everything, once the code was written to confirm it."""
        typed = codes.typed((await form_of(request)).get("code", ""))
        if not codes.same(typed, self.room.log.value("code")):
            said = _("That is not the code of this room, so nothing was deleted. Go back and write it again.")
            return self.say(request, _("Nothing was deleted."), said, 400)
        try:
            await self.rehearsing.end()
            await to_thread.run_sync(self.room.delete_everything)
        except OSError as error:
            why = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            said = _("This is left: {why}. Stop the server with Ctrl-C, then delete this folder: {folder}")
            said = said.format(why=why, folder=self.room.folder)
            return self.say(request, _("Not everything could be deleted."), said, 500)
        said = _("What everybody did in this room is gone from this machine. Stop the server with Ctrl-C.")
        return self.say(request, _("Everything is deleted."), said, 200)

    # --- inside ------------------------------------------------------------------------------

    async def _show(
        self,
        request: Request,
        view: str,
        title: str,
        faces: Callable[[RoomSeat], list[Face]],
        *,
        step: str = "",
    ) -> Response:
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
            title=title,
            page=opened,
            faces=[(kind, of_face(one)) for kind, one in html],
            leads=seat.role == "leader" and view == "lead",
        )
        return HTMLResponse(page, headers={"cache-control": "no-store"})

    def _join(
        self, request: Request, *, code: str, name: str, trouble: str = "", status: int = 200
    ) -> Response:
        out = not trouble and self.room.moves.has_left(request.cookies.get(self._cookie, ""))
        shown = {"code": code, "name": name, "trouble": trouble, "out": out}
        page = render("join.html", case=self.room.tongues.case(language()), base=self.base(request), **shown)
        answer = HTMLResponse(page, status, headers={"cache-control": "no-store"})
        remember(request, answer, DEVICE, device_of(request), base=self.base(request))
        return answer

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

    async def _refused(self, request: Request, error: Exception) -> Response:
        """Say why the room cannot answer now, such as a database that is away for a moment."""
        return self.say(request, _("The room cannot answer now."), str(error), 503)

    async def seat(self, request: Request) -> RoomSeat | None:
        """Give the seat of whoever asks, or None."""
        return await self._opened_by(request.cookies.get(self._cookie, ""))

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
