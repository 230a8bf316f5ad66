"""The pages of a room, around its faces."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from course.language import _, language
from course.language.templates import environment
from course.lessons.page import languages_at
from course.live.app import base_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

    from course.lessons.page import Offered
    from course.live.room.app import RoomServer
    from course.live.room.returning import Away
    from course.live.room.seat import RoomSeat


def render(template: str, **values: object) -> str:
    """Fill in a page; every text is escaped."""
    return _templates().get_template(template).render(languages=_languages(), spoken=language(), **values)


def around(
    server: RoomServer, request: Request, seat: RoomSeat, view: str, *, step: str, away: Away | None
) -> dict[str, Any]:
    """Give what stands round the faces of a seat's page."""
    mine = [("mine", _("My part"))] if seat.role == "student" else []
    views = [("lead", _("Lead"))] if seat.role == "leader" else []
    views += [("class", _("Class")), *mine, (f"lesson/{server.room.lesson}", _("Lesson"))]
    return {
        "case": seat.session.case,
        "base": server.base(request),
        "rehearsal": bool(server.prefix),
        "room_base": base_of(request),
        "shelf": seat.session.shelf,
        "name": seat.session.name,
        "who": seat.session.who,
        "step": step,
        "away": away,
        "follows": seat.role == "student",
        "views": [(href, label, href.partition("/")[0] == view) for href, label in views],
    }


def of_face(html: str) -> Markup:
    """Put a face's own HTML into a page."""
    return Markup(html)  # noqa: S704 - a face escapes what people wrote


@cache
def _languages() -> list[Offered]:
    return languages_at()


@cache
def _templates() -> Environment:
    return environment("course.live.room", "pages")
