"""Show words of the paper in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.faces.claims.claims import ReadingFace
from course.language import language

if TYPE_CHECKING:
    from course.case import Case
    from course.session.session import Session


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """A quote in its paragraph; ``link`` leads to it in a reader that is open, or is empty."""

    section: str
    before: str
    quote: str
    after: str
    link: str = ""


def readers_beside(session: Session) -> list[ReadingFace]:
    """Give the readers that a page shows beside its other faces, from its top down."""
    readers = [f for f in list(session.watchers) if isinstance(f, ReadingFace)]
    return sorted(readers, key=lambda face: int(face.uid[1:]))  # those who watch have no order


def said_as(session: Session) -> tuple[str, ...]:
    """Give what the look of a record depends on beside it: the language, and the readers that places lead to.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> from course.session.session import Session
    >>> said_as(Session(load_case(), Journal(), "heron"))
    ('en',)
    """
    return (language(), *(reader.uid for reader in readers_beside(session)))


def place_in_paper(session: Session, quote: str) -> PaperPlace | None:
    """Find the paragraph that holds a quote, and its sentence in a reader that this page shows.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> from course.session.session import Session
    >>> session = Session(load_case(), Journal(), "heron")
    >>> place_in_paper(session, "legitimate security concerns").section
    'Conclusion'
    """
    case: Case = session.case
    start = case.paper.text.find(quote) if quote else -1
    if start < 0:
        return None
    end = start + len(quote)
    first = case.paper.text.rfind("\n", 0, start) + 1
    last = case.paper.text.find("\n", end)
    section = next((s for s in case.sections if s.start <= start < s.end), None)
    here = [c.id for c in case.claims if c.start < end and c.end > start]
    link = next((f"#{f.uid}-{c}" for f in readers_beside(session) for c in here if c in f.claim_ids), "")
    return PaperPlace(
        section.title if section else "",
        case.paper.text[first:start],
        quote,
        case.paper.text[end : last if last >= 0 else None],
        link,
    )
