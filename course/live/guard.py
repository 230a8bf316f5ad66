"""Who may come in: a token in the address once, a cookie from then on; and what a page may load."""

from __future__ import annotations

import secrets
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse

from course.language import _

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing but our own files; pictures of faces are SVG within the page; no inline script or style.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    # To this server alone: with none at all, a form would not say from which page it comes.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)


class Guard:
    """Let in who knows the token, over the address that was announced, and say what pages may load.

    Parameters
    ----------
    app
        What is guarded.
    token
        The word that opens; empty where another server, such as Jupyter's, has asked already.
    hosts
        Names by which this server may be called; any where left out. Another site that points its own name at
        this machine is refused.
    """

    def __init__(self, app: ASGIApp, *, token: str = "", hosts: tuple[str, ...] = ()) -> None:
        self.app, self.token, self.hosts = app, token, hosts
        # Cookies know no ports: two servers of one machine need two names.
        self._cookie = f"seminar-{sha256(token.encode()).hexdigest()[:8]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse in a sentence."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = _parts(f"//{headers.get('host', '')}").hostname or ""
        if self.hosts and host not in self.hosts:
            await refuse(scope, receive, send, _("This server is not called by that name."))
            return
        if scope["type"] == "websocket" and not same_origin(headers):
            await refuse(scope, receive, send, _("Another site may not speak for you here."))
            return
        if self.token and not _opens(_cookie(headers, self._cookie), self.token):
            await self._ask(scope, receive, send)
            return
        await self.app(scope, receive, with_headers(send))

    async def _ask(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
        if scope["type"] != "http" or not _opens(query.pop("token", ""), self.token):
            await refuse(
                scope,
                receive,
                send,
                _("Open the address that stands in the window where the seminar was started."),
            )
            return
        path = scope["path"] + (f"?{urlencode(query)}" if query else "")
        answer = RedirectResponse(path, 303)
        answer.set_cookie(self._cookie, self.token, httponly=True, samesite="strict", path="/")
        await answer(scope, receive, send)


def _opens(word: str, token: str) -> bool:
    return secrets.compare_digest(word.encode(), token.encode())


def _cookie(headers: dict[str, str], name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def same_origin(headers: dict[str, str]) -> bool:
    """Tell whether a request comes from a page of this server."""
    # A page of another site may open sockets here; its browser says from where.
    origin = headers.get("origin", "")
    called = headers.get("x-forwarded-host", headers.get("host", ""))
    return not origin or _parts(origin).netloc == called


def _parts(address: str) -> SplitResult:
    """Give the parts of an address, none where it is no address."""
    try:
        return urlsplit(address)
    except ValueError:  # a bracket that stays open
        return urlsplit("")


def with_headers(send: Send, policy: str = POLICY) -> Send:
    """Say with each answer what its page may load."""
    said = (b"content-security-policy", policy.encode())

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), said, *HEADERS]
        await send(message)

    return sending


async def refuse(scope: Scope, receive: Receive, send: Send, why: str) -> None:
    """Answer with a sentence, and nothing else; a notebook gets it as it gets every refusal."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403, "reason": why})
    elif (b"accept", b"application/json") in scope["headers"]:
        await JSONResponse({"trouble": why}, 403)(scope, receive, send)
    else:
        await PlainTextResponse(why, 403)(scope, receive, send)
