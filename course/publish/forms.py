"""The forms in which a paper can be taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from course.publish.html import to_html
from course.publish.markdown import to_markdown
from course.publish.pdf import to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.publish._paper import Paper


class Form(NamedTuple):
    """A form of a paper: what it is called, how its files end, and what writes it."""

    label: str
    suffix: str
    mime: str
    write: Callable[[Paper], bytes]


FORMS: Final[dict[str, Form]] = {
    "markdown": Form("Markdown", ".md", "text/markdown", lambda paper: to_markdown(paper).encode()),
    "html": Form("HTML", ".html", "text/html", lambda paper: to_html(paper).encode()),
    "pdf": Form("PDF", ".pdf", "application/pdf", to_pdf),
}
