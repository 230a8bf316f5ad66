"""The door before a room that a JupyterHub keeps: nobody comes in whom the hub has not named."""

from __future__ import annotations

import hmac
import secrets
from time import time
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, quote

from anyio import to_thread
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from course.language import NotAllowed, _
from course.live.guard import refuse
from course.live.room.cookies import is_secure
from course.live.room.hub import CALLBACK, Account, mark_of, marks

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

    from course.live.room.hub import Hub

_STATE: Final = "hub-state"
_SESSION: Final = "hub-account"
_HOURS: Final = 12
_AWAY: Final = 503
_NOTEBOOK: Final = "/notebook/"
"""What notebooks ask, which cannot log in: a seat's word opens it, or a code that a page gave an account."""
NOBODY: Final = Account("")
"""Somebody whom the hub has not named."""
_PREFIXES: Final = (b"x-forwarded-prefix", b"x-proxycontextpath")


def account_of(request: HTTPConnection) -> Account | None:
    """Give whom a hub has let in; None where no hub stands before the room."""
    found: Account | None = request.scope.get("account")
    return found


class HubDoor:
    """Ask the hub who somebody is, and let them on with a mark.

    Parameters
    ----------
    app
        The room.
    hub
        The hub that has started this service.
    folder
        The room's folder, which holds the key of the marks.
    leaders
        The names at the hub of those who may lead.
    """

    def __init__(self, app: ASGIApp, hub: Hub, folder: Path, leaders: Collection[str] = ()) -> None:
        self._app = app
        self._hub = hub
        self._key = marks(folder)
        self._leaders = frozenset(leaders)
        self._signing = secrets.token_bytes(
            32
        )  # of this process: after a restart the hub is asked again, unseen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, lead to the hub, or let on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if path != self._hub.prefix and not path.startswith(f"{self._hub.prefix}/"):
            await refuse(scope, receive, send, _("There is no such page."))
            return
        inside = path[len(self._hub.prefix) :] or "/"
        cookies = HTTPConnection(scope).cookies
        account = self._known(cookies.get(_SESSION, ""))
        if account is None and inside.startswith(_NOTEBOOK):
            account = NOBODY
        if scope["type"] == "http" and inside == CALLBACK:
            await (await self._come_back(scope, cookies))(scope, receive, send)
        elif account is not None:
            headers = [pair for pair in scope["headers"] if pair[0] not in _PREFIXES]
            headers += [(_PREFIXES[0], self._hub.prefix.encode())]
            there = {
                **scope,
                "path": inside,
                "raw_path": inside.encode(),
                "headers": headers,
                "account": account,
            }
            await self._app(there, receive, send)
        elif scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            await self._lead_there(scope)(scope, receive, send)
        else:
            await refuse(scope, receive, send, _("Load the page again: the hub has to say who you are."))

    def _lead_there(self, scope: Scope) -> Response:
        state = secrets.token_urlsafe(24)
        query = scope["query_string"].decode("latin-1")
        goal = quote(scope["path"]) + (f"?{query}" if query else "")  # what a cookie can hold
        answer = RedirectResponse(self._hub.log_in_address(state), 303, {"cache-control": "no-store"})
        self._keep(answer, scope, _STATE, f"{state} {goal}", seconds=600)
        return answer

    async def _come_back(self, scope: Scope, cookies: dict[str, str]) -> Response:
        said = {name: values[0] for name, values in parse_qs(scope["query_string"].decode("latin-1")).items()}
        state, _space, goal = cookies.get(_STATE, "").partition(" ")
        if not state or not hmac.compare_digest(state.encode(), said.get("state", "").encode()):
            return _say(_("This log-in was begun elsewhere. Open the address of the room again."), 403)
        try:
            name = await to_thread.run_sync(self._hub.name_of, said.get("code", ""))
        except NotAllowed as refusal:
            return _say(str(refusal), 403)
        except (OSError, KeyError, ValueError):
            return _say(_("The hub does not answer. Try again in a moment."), _AWAY)
        ours = goal.startswith(f"{self._hub.prefix}/")
        answer = RedirectResponse(goal if ours else f"{self._hub.prefix}/", 303)
        self._keep(answer, scope, _SESSION, self._signed(name), seconds=_HOURS * 3600)
        answer.delete_cookie(_STATE, path=f"{self._hub.prefix}/")
        return answer

    def _signed(self, name: str) -> str:
        leads = "leads" if name in self._leaders else "joins"
        said = f"{mark_of(name, self._key)}.{leads}.{int(time()) + _HOURS * 3600}"
        return f"{said}.{self._seal(said)}"

    def _known(self, word: str) -> Account | None:
        said, _dot, seal = word.rpartition(".")
        if not said or not hmac.compare_digest(self._seal(said).encode(), seal.encode()):
            return None
        mark, leads, until = said.split(".")
        return Account(mark, leads == "leads") if time() < int(until) else None

    def _seal(self, said: str) -> str:
        return hmac.digest(self._signing, said.encode(), "sha256").hex()

    def _keep(self, answer: Response, scope: Scope, name: str, word: str, *, seconds: int) -> None:
        secure = is_secure(HTTPConnection(scope))
        # Lax: the way back from the hub is a link from another page.
        answer.set_cookie(
            name,
            word,
            max_age=seconds,
            path=f"{self._hub.prefix}/",
            httponly=True,
            samesite="lax",
            secure=secure,
        )


def _say(said: str, status: int) -> Response:
    return PlainTextResponse(said, status, {"cache-control": "no-store"})
