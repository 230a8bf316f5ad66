"""What a device keeps of a room: the word of its seat, and a word by which wrong codes are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.live.room import codes

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection, Request
    from starlette.responses import Response

DEVICE: Final = "device"
_DAYS: Final = 180
_DAY: Final = 86_400


def is_secure(asked: HTTPConnection) -> bool:
    """Tell whether somebody came over https, here or to the server before this one."""
    return (asked.headers.get("x-forwarded-proto") or asked.url.scheme) == "https"


def device_of(request: Request) -> str:
    """Give the word by which a device's tries are counted, one by chance where it has none yet."""
    if not hasattr(request.state, "device"):
        request.state.device = (request.cookies.get(DEVICE) or codes.new_word())[:64]
    return str(request.state.device)


def remember(request: Request, answer: Response, name: str, word: str, *, base: str) -> None:
    """Let a device keep a word: no script reads it, and no other site sends it."""
    secure = is_secure(request)
    answer.set_cookie(
        name, word, max_age=_DAY * _DAYS, path=f"{base}/", httponly=True, samesite="strict", secure=secure
    )
