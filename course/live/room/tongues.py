"""Everybody in a room reads their own language: a device keeps which; the case is read once in each."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from threading import Lock
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from anyio import to_thread
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse

from course.case import CaseError, load_case
from course.language import NotAllowed, available, language, speaking
from course.language.catalogues import translations
from course.live.app import base_of
from course.live.room.cookies import remember

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from course.case import Case

LANGUAGE: Final = "language"
"""What chooses a language in an address, and the cookie that keeps it."""


class Tongues:
    """A case in each language that somebody in a room reads.

    Parameters
    ----------
    case
        The room's, in the language of whoever has started it.

    Attributes
    ----------
    own
        That language.

    Examples
    --------
    >>> tongues = Tongues(load_case())
    >>> tongues.own, tongues.case("en").issue("format").title, tongues.case("fr").issue("format").title
    ('en', 'Format of talks and mediation', 'Format des pourparlers et médiation')
    """

    def __init__(self, case: Case) -> None:
        self.own = language()
        self._cases = {self.own: case}
        self._reading = Lock()

    def __contains__(self, wanted: str) -> bool:
        """Tell whether the case was read in a language."""
        return wanted in self._cases

    def case(self, wanted: str) -> Case:
        """Give the case in a language; as it is, where its files cannot be read any more."""
        with self._reading:
            if wanted not in self._cases:
                translations(wanted)  # now, and not while others wait for a page
                case = self._cases[self.own]
                with suppress(CaseError), speaking(wanted):
                    case = load_case(case.folder)
                self._cases[wanted] = case
            return self._cases[wanted]


class Speaking:
    """Answer each device in the language that it keeps, and let it choose one.

    Parameters
    ----------
    app
        Who answers.
    tongues
        Of the room.
    """

    def __init__(self, app: ASGIApp, tongues: Tongues) -> None:
        self.app = app
        self.tongues = tongues

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or keep what was chosen and lead to the same page."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        if scope["type"] == "http" and scope["method"] == "GET" and LANGUAGE in asked.query_params:
            await _chosen(Request(scope))(scope, receive, send)
            return
        kept = asked.cookies.get(LANGUAGE, "")
        with speaking(kept) if kept and kept in available() else nullcontext():
            if language() not in self.tongues:  # reading takes a moment, in which others are answered
                await to_thread.run_sync(self.tongues.case, language())
            await self.app(scope, receive, send)


def _chosen(request: Request) -> Response:
    try:
        with speaking(request.query_params[LANGUAGE]) as chosen:
            base, path = base_of(request), quote(request.scope["path"].lstrip("/"))
    except NotAllowed as error:
        return PlainTextResponse(str(error), 404)
    rest = urlencode([pair for pair in request.query_params.multi_items() if pair[0] != LANGUAGE])
    answer = RedirectResponse(f"{base}/{path}" + (f"?{rest}" if rest else ""), 303)
    answer.headers["cache-control"] = "no-store"
    remember(request, answer, LANGUAGE, chosen, base=base)
    return answer
