"""What a room says to notebooks that have joined it, and hears from them, by the same rules as its pages."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from anyio import to_thread
from starlette.responses import JSONResponse
from starlette.routing import Route

from course.files.objects import read_object
from course.journal import Entry, JournalError, far_ahead
from course.language import NotAllowed, _
from course.live.room.steps import now
from course.live.room.store import NotYoursError
from course.session.names import checked_name

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from course.live.room.app import RoomServer
    from course.live.room.room import Room
    from course.live.room.seat import RoomSeat

    Page_ = Callable[[Request], Awaitable[Response]]
    Answer = Callable[[Request, RoomSeat], Awaitable[dict[str, Any]]]

MOST_WAIT: Final = 25.0
"""Seconds for which a question for news is held at most."""
_LOOK: Final = 0.2


def routes(server: RoomServer) -> list[Route]:
    """Give the addresses that notebooks ask."""
    notebooks = Notebooks(server)
    return [
        Route("/notebook/join", in_words(notebooks.join), methods=["POST"]),
        Route("/notebook/seat", notebooks.of_a_seat(notebooks.seat)),
        Route("/notebook/news", notebooks.of_a_seat(notebooks.news)),
        Route("/notebook/entries", notebooks.of_a_seat(notebooks.entries), methods=["POST"]),
        Route("/notebook/asked", notebooks.of_a_seat(notebooks.asked), methods=["POST"]),
        Route("/notebook/ballot", notebooks.of_a_seat(notebooks.ballot), methods=["POST"]),
    ]


class Notebooks:
    """The answers to notebooks.

    Parameters
    ----------
    server
        Of the room.
    """

    def __init__(self, server: RoomServer) -> None:
        self.server = server
        self.room = server.room

    def of_a_seat(self, answer: Answer) -> Page_:
        """Answer those who have a seat."""

        async def asked(request: Request) -> Response:
            seat = await self.server.seat(request)
            if seat is None:
                return _refused(_("There is no seat of yours in this room. Join it with its code."), 403)
            seat.touch()
            return JSONResponse(await answer(request, seat))

        return in_words(asked)

    async def join(self, request: Request) -> Response:
        """Let a notebook in."""
        said = await _body(request)
        code, name = str(said.get("code", "")), str(said.get("name", ""))
        word = await self.server.joining.let_in(request, code, name)
        seat = await to_thread.run_sync(self.room.seat, word)
        assert seat is not None
        answer = JSONResponse(about(self.room, seat))
        self.server.remember_seat(request, answer, word)
        return answer

    async def seat(self, _request: Request, seat: RoomSeat) -> dict[str, Any]:
        """Say whose seat it is, and in which room."""
        return about(self.room, seat)

    async def news(self, request: Request, seat: RoomSeat) -> dict[str, Any]:
        """Give what is new and may be seen from this seat; hold the question while there is nothing."""
        after, wait = (_whole(request.query_params.get(name, "0")) for name in ("after", "wait"))
        for _turn in range(int(min(wait, MOST_WAIT) / _LOOK)):
            if self.room.log.last > after or await request.is_disconnected():
                break
            await asyncio.sleep(_LOOK)
        return await to_thread.run_sync(self._news, seat, after)

    async def entries(self, request: Request, seat: RoomSeat) -> dict[str, Any]:
        """Store entries, each once, and say how many; they are checked as any press of a page is."""
        lines = (await _body(request)).get("lines")
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise NotAllowed(_("This page and the room do not fit together. Load the page anew."))
        entries = _checked(lines)
        await to_thread.run_sync(seat.store.append, entries)
        return {"stored": len(entries)}

    async def ballot(self, request: Request, seat: RoomSeat) -> dict[str, Any]:
        """Put a ballot into the box of a vote; sent again, it may come when the class has gone on."""
        said = {name: str(value) for name, value in (await _body(request)).items()}

        def cast() -> str:
            with seat.busy:
                seat.session.catch_up()
                stage = self.room.script(seat).state.stages.get(said.get("stage", ""))
            if stage is None or stage.kind != "vote":
                raise NotAllowed(_("This page and the room do not fit together. Load the page anew."))
            more = {name: said.get(name, "") for name in ("reason", "pair")}
            return self.room.cast(stage.id, seat.session.who, said.get("choice", ""), **more)

        return {"receipt": await to_thread.run_sync(cast)}

    async def asked(self, _request: Request, seat: RoomSeat) -> dict[str, Any]:
        """Note that somebody was asked if they would like to speak; never what they said."""
        await to_thread.run_sync(self.room.note_asked, seat.session.who)
        return {"asked": True}

    def _news(self, seat: RoomSeat, after: int) -> dict[str, Any]:
        rows, who = self.room.log.after(after), seat.session.who
        stage = now(self.room, seat)
        voted = self.room.receipt(stage.id, who) if stage is not None and stage.kind == "vote" else ""
        return {
            "last": rows[-1].seq if rows else after,
            "lines": [entry.to_line() for entry in seat.store.seen(rows)],
            "leaders": sorted(self.room.leaders),
            "stage": stage.id if stage else "",
            "receipt": voted,
            "asked": self.room.was_asked(who),
            "waiting": self.room.waiting(),
            "answered": self.room.answered(stage.id) if stage else 0,
        }


def in_words(page: Page_) -> Page_:
    """Say as a sentence what is refused, and why the room cannot answer now."""

    async def answered(request: Request) -> Response:
        try:
            return await page(request)
        except (NotAllowed, NotYoursError) as error:
            return _refused(str(error), 403)
        except JournalError as error:
            return _refused(str(error), 503)

    return answered


def _checked(lines: list[str]) -> list[Entry]:
    """Read entries that another machine has made, with its clock and a name that it says."""
    try:
        entries = [Entry.from_line(line) for line in lines]
    except JournalError as error:
        raise NotAllowed(str(error)) from error
    far = far_ahead()
    for entry in entries:
        checked_name(entry.who)
        if entry.id >= far:  # it would stay the latest word, whatever anybody says after it
            raise NotAllowed(
                _(
                    "The clock of your machine is more than a year ahead, so the room does not take this. "
                    "Set the clock, and do it again."
                )
            )
    return entries


def about(room: Room, seat: RoomSeat) -> dict[str, Any]:
    """Say what a notebook has to know of a room and of its seat in it."""
    return {
        "room": room.log.value("room"),
        "author": seat.session.who,
        "case": room.case.meta.id,
        "title": room.case.meta.title,
    }


def _refused(why: str, status: int) -> Response:
    return JSONResponse({"trouble": why}, status)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 - fits


async def _body(request: Request) -> dict[str, Any]:
    return read_object(await request.body())
