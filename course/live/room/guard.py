"""What a room's server refuses before anything is read, such as other sites; and what its pages may load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.language import _
from course.live.guard import POLICY, refuse, same_origin, with_headers

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

MOST_BYTES: Final = 20_000
"""Of a form: a code, a pseudonym. Everything else goes over the socket, which has a limit of its own."""
MOST_BYTES_OF_ENTRIES: Final = 1_000_000
"""Of what a notebook sends at once."""
_FORMS: Final = POLICY.replace("form-action 'none'", "form-action 'self'")


class RoomGuard:
    """Let no other site speak for somebody here, and let nobody send more than a form holds.

    Parameters
    ----------
    app
        What is guarded.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse in a sentence."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        asks = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if not asks and not _own(headers):
            await refuse(scope, receive, send, _("Another site may not speak for you here."))
            return
        if scope["type"] == "http" and not asks and not _short(headers, scope["path"]):
            await refuse(scope, receive, send, _("That is more than this form holds."))
            return
        await self.app(scope, receive, with_headers(send, _FORMS))


def _own(headers: dict[str, str]) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    return same_origin(headers)


def _short(headers: dict[str, str], path: str) -> bool:
    most = MOST_BYTES_OF_ENTRIES if path.endswith("/notebook/entries") else MOST_BYTES
    size = headers.get("content-length", "")
    if "transfer-encoding" in headers:  # comes in pieces, as many as somebody likes, whatever size is said
        return False
    return size.isascii() and size.isdigit() and int(size) <= most
