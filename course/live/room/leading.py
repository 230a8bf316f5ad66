"""What only whoever leads a room may ask of its server: to lock it, to rehearse, to take everything home."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from course.language import NotAllowed, _, language
from course.live.room import codes
from course.live.room.account import account_of
from course.live.room.asked import form_of
from course.live.room.paging import render
from course.live.room.rehearsals import PATH
from course.live.room.steps import leader_faces

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from course.live.room.app import RoomServer

    Page_ = Callable[["Leading", Request], Awaitable[Response]]


def _for_leaders(page: Page_) -> Page_:
    """Let a page answer only those who lead the room."""

    @wraps(page)
    async def guarded(pages: Leading, request: Request) -> Response:
        seat = await pages.server.seat(request)
        if seat is None or seat.role != "leader":
            return pages.server.say(request, _("This page is for whoever leads the room."), "", 403)
        return await page(pages, request)

    return guarded


class Leading:
    """The pages and forms of those who lead.

    Parameters
    ----------
    server
        Of the room.
    """

    def __init__(self, server: RoomServer) -> None:
        self.server = server
        self.room = server.room

    def routes(self) -> list[Route]:
        """Give the addresses of these pages."""
        return [
            Route("/lead", self.lead),
            Route("/export", self.export),
            Route("/room", self.change, methods=["POST"]),
            Route("/delete", self.delete, methods=["POST"]),
        ]

    async def lead(self, request: Request) -> Response:
        """Show the room to whoever leads it; the first time the address has the secret that opens it."""
        word = await to_thread.run_sync(self.room.take_up, request.query_params.get("word", ""))
        seat = await self.server.seat(request)
        account = account_of(request)
        if account and account.leads and (seat is None or seat.role != "leader"):
            word = await to_thread.run_sync(lambda: self.room.take_up(self.room.lead()))
        if word:
            return self.server.joining.seated(request, word, "lead")
        if seat is None or seat.role != "leader":
            said = _("Open the address that stands in the window where the room was started.")
            return self.server.say(request, _("This page is for whoever leads the room."), said, 403)
        return await self.server.show(request, "lead", _("Lead"), lambda seat: leader_faces(self.room, seat))

    @_for_leaders
    async def export(self, request: Request) -> Response:  # noqa: ARG002 - as every page has it
        """Hand over everything as one journal. No ballot is in it: they are no entries."""
        lines = await to_thread.run_sync(lambda: "\n".join(self.room.as_journal().to_lines()) + "\n")
        headers = {"content-disposition": 'attachment; filename="room.journal.jsonl"'}
        return Response(lines, media_type="application/x-ndjson", headers=headers)

    @_for_leaders
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
        return RedirectResponse(f"{self.server.base(request)}/lead", 303)

    @_for_leaders
    async def rehearse(self, request: Request) -> Response:
        """Begin a rehearsal, do something in it, or end it. The room itself has this page, no rehearsal."""
        wanted = (await form_of(request)).get("do", "")
        try:
            secret = await self.server.rehearsing.act(wanted)
        except NotAllowed as error:
            return self.server.say(request, _("This cannot be rehearsed now."), str(error), 409)
        goal = f"{PATH}/lead?word={secret}" if secret else "/lead" if wanted == "end" else f"{PATH}/lead"
        return RedirectResponse(f"{self.server.base(request)}{goal}", 303)

    @_for_leaders
    async def delete(self, request: Request) -> Response:
        """Delete everything, once the code was written to confirm it."""
        typed = codes.typed((await form_of(request)).get("code", ""))
        if not codes.same(typed, self.room.log.value("code")):
            said = _("That is not the code of this room, so nothing was deleted. Go back and write it again.")
            return self.server.say(request, _("Nothing was deleted."), said, 400)
        try:
            await self.server.rehearsing.end()
            await to_thread.run_sync(self.room.delete_everything)
        except OSError as error:
            why = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            said = _("This is left: {why}. Stop the server with Ctrl-C, then delete this folder: {folder}")
            said = said.format(why=why, folder=self.room.folder)
            return self.server.say(request, _("Not everything could be deleted."), said, 500)
        said = _("What everybody did in this room is gone from this machine. Stop the server with Ctrl-C.")
        return self.server.say(request, _("Everything is deleted."), said, 200)

    async def _second_leader(self, request: Request) -> Response:
        """Show the address by which somebody else leads too, once."""
        secret = await to_thread.run_sync(self.room.lead)
        page = render(
            "leader.html",
            case=self.room.tongues.case(language()),
            base=self.server.base(request),
            address=f"{self.room.address or str(request.base_url).rstrip('/')}/lead?word={secret}",
        )
        return HTMLResponse(page, headers={"cache-control": "no-store"})
