"""The pages and files that a browser asks for."""

from __future__ import annotations

import gzip
import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from anyio import to_thread
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute

from course.case import CaseError
from course.faces.front import bundle
from course.language import NotAllowed, _
from course.lessons.links import followed
from course.lessons.notebook import NotALesson
from course.lessons.page import SCRIPT, live_page, page_style
from course.lessons.siblings import notebook_of
from course.live.guard import Guard
from course.live.socket import serve

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.websockets import WebSocket

    from course.lessons.seat import Seat

_PATH: Final = re.compile(r"(?:/[\w.@~%-]+)+/?")
_SCRIPTS: Final = {
    **{name: bundle.FRONT / name for name in bundle.MODULES},
    SCRIPT.name: SCRIPT,
    **{name: Path(__file__).with_name(name) for name in ("page.js", "follow.js", "pair.js", "unsent.js")},
}


def make_app(seat: Seat, *, token: str = "", hosts: tuple[str, ...] = ()) -> Guard:
    """Make the server of one seat.

    Parameters
    ----------
    seat
        Whose session it is.
    token
        The word that opens; empty where another server has asked already.
    hosts
        Names by which this server may be called; any where left out.
    """

    async def first(request: Request) -> Response:
        return RedirectResponse(f"{base_of(request)}/{seat.session.case.lessons[0].id}", 303)

    async def lesson(request: Request) -> Response:
        base = base_of(request)
        name = request.path_params["lesson"]
        if wanted := request.query_params.get("language"):
            try:
                await to_thread.run_sync(seat.speak, wanted)
            except (NotAllowed, CaseError) as error:
                return PlainTextResponse(str(error), 404)
            return RedirectResponse(f"{base}/{quote(name)}", 303)
        try:
            opened = await to_thread.run_sync(lambda: seat.open(name, link=lambda goal: link_of(base, goal)))
        except CaseError as error:
            return PlainTextResponse(str(error), 404)
        except NotALesson as error:
            return PlainTextResponse(str(error), 500)
        page = live_page(
            opened.page,
            opened.frame,
            seat.session,
            lesson=opened.lesson,
            key=opened.key,
            base=base,
            notebook=_notebook(base, notebook_of(seat.notebooks, opened.lesson), seat.notebooks.parent),
            unfit=opened.unfit,
        )
        return HTMLResponse(page, headers={"cache-control": "no-store"})

    async def wire(socket: WebSocket) -> None:
        await serve(socket, seat)

    routes = [
        Route("/", first),
        Route("/files/style.css", style),
        Route("/files/{name}", script),
        WebSocketRoute("/wire", wire),
        Route("/{lesson}", lesson),
    ]
    return Guard(Starlette(routes=routes), token=token, hosts=hosts)


async def style(request: Request) -> Response:
    """Give the style sheet of all faces and of the page."""
    return _file(request, page_style(), "text/css")


async def script(request: Request) -> Response:
    """Give one of the scripts."""
    path = _SCRIPTS.get(request.path_params["name"])
    if path is None:
        return PlainTextResponse(_("There is no such file."), 404)
    return _file(request, _read(path), "text/javascript")


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _file(request: Request, text: str, kind: str) -> Response:
    small, mark = _packed(text)
    headers = {  # kept, and asked about each time
        "etag": mark,
        "cache-control": "no-cache",
        "vary": "accept-encoding",
    }
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(small, media_type=kind, headers={**headers, "content-encoding": "gzip"})
    return Response(text, media_type=kind, headers=headers)


@cache
def _packed(text: str) -> tuple[bytes, str]:
    """Give a file as it goes over the line, and by what a browser knows it again."""
    return gzip.compress(text.encode(), mtime=0), f'"{sha256(text.encode()).hexdigest()[:16]}"'


def base_of(request: Request) -> str:
    """Give the path under which another server shows this one; empty where it stands alone."""
    path = request.headers.get("x-forwarded-prefix") or request.headers.get("x-proxycontextpath") or ""
    return path.rstrip("/") if _PATH.fullmatch(path) else ""


def link_of(base: str, goal: str) -> str:
    """Give the address of a lesson's page where a link of its notebook leads to another notebook."""
    return followed(goal, lambda lesson: f"{base}/{lesson}")


def _notebook(base: str, notebook: Path, folder: Path) -> str:
    """Give the address of the same lesson as a notebook, where Jupyter shows this page."""
    jupyter, found, _ = base.rpartition("/seminar")
    return f"{jupyter}/doc/tree/{notebook.relative_to(folder).as_posix()}" if found else ""
