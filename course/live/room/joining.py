"""How people get into a room: by its code, by an account of a hub, by the address of whoever leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyio import to_thread
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route

from course.journal import JournalError
from course.language import NotAllowed, language
from course.live.room.account import NOBODY, account_of
from course.live.room.asked import form_of
from course.live.room.cookies import DEVICE, device_of, remember
from course.live.room.paging import render
from course.session.names import suggested_name

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from course.live.room.app import RoomServer


class Joining:
    """The pages before somebody has a seat.

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
            Route("/", self.first),
            Route("/join", self.join_page),
            Route("/join", self.join, methods=["POST"]),
        ]

    async def first(self, request: Request) -> Response:
        """Lead to where somebody belongs."""
        seat = await self.server.seat(request)
        goal = "join" if seat is None else "lead" if seat.role == "leader" else "class"
        query = f"?code={code}" if not seat and (code := request.query_params.get("code", "")[:12]) else ""
        return RedirectResponse(f"{self.server.base(request)}/{goal}{query}", 303)

    async def join_page(self, request: Request) -> Response:
        """Ask for code and pseudonym; whom a hub knows to have a seat finds it again."""
        account = account_of(request)
        word = await to_thread.run_sync(self.room.sit_again, account.mark) if account else ""
        if word:
            return self.seated(request, word, "class")
        return self._page(request, code=request.query_params.get("code", "")[:12], name=suggested_name())

    async def join(self, request: Request) -> Response:
        """Let somebody in."""
        form = await form_of(request)
        code, name = form.get("code", ""), form.get("name", "")
        try:
            word = await self.let_in(request, code, name)
        except (NotAllowed, JournalError) as error:
            return self._page(request, code=code[:12], name=name[:40], trouble=str(error), status=403)
        return self.seated(request, word, "class")

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

    def seated(self, request: Request, word: str, view: str) -> Response:
        """Give a device its seat, and lead it to a page."""
        base = self.server.base(request)
        answer = RedirectResponse(f"{base}/{view}", 303)
        self.server.remember_seat(request, answer, word)
        remember(request, answer, DEVICE, device_of(request), base=base)  # nginx goes by it
        return answer

    def _page(
        self, request: Request, *, code: str, name: str, trouble: str = "", status: int = 200
    ) -> Response:
        base = self.server.base(request)
        out = not trouble and self.room.moves.has_left(self.server.word_of(request))
        shown = {"code": code, "name": name, "trouble": trouble, "out": out}
        page = render("join.html", case=self.room.tongues.case(language()), base=base, **shown)
        answer = HTMLResponse(page, status, headers={"cache-control": "no-store"})
        remember(request, answer, DEVICE, device_of(request), base=base)
        return answer
