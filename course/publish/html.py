"""Write a paper as one page of HTML that needs nothing beside it, on the screen and in print."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from course.figures.svg import to_svg
from course.language.templates import environment
from course.publish.paper import tidy

if TYPE_CHECKING:
    from jinja2 import Environment

    from course.publish.paper import Paper


def to_html(paper: Paper) -> str:
    """Write a paper as a page.

    Examples
    --------
    >>> from course.publish.paper import Paper, Para
    >>> "&lt;script&gt;" in to_html(Paper("T", (Para("<script>"),)))
    True
    """
    return render("paper.html", paper=paper)


def render(template: str, **values: object) -> str:
    """Fill in a template of this room: every text is escaped and tidied."""
    return _templates().get_template(template).render(**values)


@cache
def _templates() -> Environment:
    env = environment("course.publish", "templates", finalize=_finished)
    env.filters["tidy"] = (
        _finished  # for what goes into a marked sentence, which the environment does not finish
    )
    env.filters["kind"] = lambda block: type(block).__name__
    env.filters["drawing"] = lambda figure: Markup(to_svg(figure))  # noqa: S704 - our own figure
    return env


def _finished(value: object) -> object:
    """Tidy what people wrote; what is markup already is ours."""
    return tidy(value) if isinstance(value, str) and not isinstance(value, Markup) else value
