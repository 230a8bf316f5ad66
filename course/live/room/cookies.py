"""What a device keeps of a room: the word of its seat, and a word by which wrong codes are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.live.room import codes

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

DEVICE: Final = "device"
_DAYS: Final = 180
_DAY: Final = 86_400


def device_of(request: Request) -> str:
    """Give the word by which a device's tries are counted, one by chance where it has none yet."""
    if not hasattr(request.state, "device"):
        request.state.device = (request.cookies.get(DEVICE) or codes.new_word())[:64]
    return str(request.state.device)


def remember(request: Request, answer: Response, name: str, word: str, *, base: str) -> None:
    """Let a device keep a word: no script reads it, and no other site sends it."""
    secure = (request.headers.get("x-forwarded-proto") or request.url.scheme) == "https"
    answer.set_cookie(
        name, word, max_age=_DAY * _DAYS, path=f"{base}/", httponly=True, samesite="strict", secure=secure
    )
