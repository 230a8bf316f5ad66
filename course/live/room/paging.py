"""The pages of a room, around its faces."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from course.language.templates import environment

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **values: object) -> str:
    """Fill in a page; every text is escaped."""
    return _templates().get_template(template).render(**values)


def of_face(html: str) -> Markup:
    """Put a face's own HTML into a page."""
    return Markup(html)  # noqa: S704 - a face escapes what people wrote


@cache
def _templates() -> Environment:
    return environment("course.live.room", "pages")
