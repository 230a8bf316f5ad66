"""The forms in which a paper can be taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from course.figures.letters import named
from course.language import _
from course.publish.html import to_html
from course.publish.markdown import to_markdown
from course.publish.paper import Picture
from course.publish.pdf import lacking, to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.publish.paper import Paper


class Form(NamedTuple):
    """A form of a paper: what it is called, how its files end, and what writes it."""

    label: str
    suffix: str
    mime: str
    write: Callable[[Paper], bytes]
    lacks: Callable[[Paper], str] = lambda _paper: ""

    def warning(self, paper: Paper) -> str:
        """Say which letters this form cannot show here, and which form can; nothing if it shows all."""
        letters = self.lacks(paper)
        if not letters:
            return ""
        where = _("its pictures") if self.suffix == ".md" else "it"
        return _(
            "These letters cannot be printed on this machine: {named}. In {where}, boxes stand "
            "for them; take HTML, which shows them in any browser."
        ).format(named=named(letters), where=where)


def _markdown(paper: Paper) -> bytes:
    return to_markdown(paper).encode()


def _in_pictures(paper: Paper) -> str:
    return lacking(paper) if any(isinstance(block, Picture) for block in paper.blocks) else ""


FORMS: Final[dict[str, Form]] = {
    "markdown": Form("Markdown", ".md", "text/markdown", _markdown, _in_pictures),
    "html": Form("HTML", ".html", "text/html", lambda paper: to_html(paper).encode()),
    "pdf": Form("PDF", ".pdf", "application/pdf", to_pdf, lacking),
}
