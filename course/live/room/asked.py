"""What pages of a room have in common in how they are asked: who may ask, and what a form holds."""

from __future__ import annotations

from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from course.language import _

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from course.live.room.app import RoomServer

    Page_ = Callable[[RoomServer, Request], Awaitable[Response]]


def for_leaders(page: Page_) -> Page_:
    """Let a page answer only those who lead the room."""

    @wraps(page)
    async def guarded(server: RoomServer, request: Request) -> Response:
        seat = await server.seat(request)
        if seat is None or seat.role != "leader":
            return server.say(request, _("This page is for whoever leads the room."), "", 403)
        return await page(server, request)

    return guarded


async def form_of(request: Request) -> dict[str, str]:
    """Give the fields of a form that was sent; none where it has more than any form of ours."""
    body = (await request.body()).decode("utf-8", "replace")
    with suppress(ValueError):
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=20))
    return {}
