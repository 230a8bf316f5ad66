"""Work of which a browser keeps the only copy: the session it opens with, and what is known next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.journal import Journal, new_author, read_lines
from course.session.names import suggested_name
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case import Case

MOST_BYTES: Final = 1 << 30
"""What a browser kept is its own: no upload is measured here."""


def session_of(
    case: Case, *, who: str = "", name: str = "", seminar: str = "", lines: Sequence[str] = ()
) -> Session:
    """Open the work that a browser keeps.

    Parameters
    ----------
    case
        The case.
    who, name
        The author id and the pseudonym of whoever worked in this browser last; empty for somebody new.
    seminar
        The id of the seminar that was open then; empty for a new one.
    lines
        What the browser keeps of it.
    """
    entries, _problems = read_lines(lines, most=MOST_BYTES)
    journal = Journal(entries, seminar=seminar or new_author())
    author = who or new_author()
    if author not in journal.people:
        journal.call(author, name or suggested_name())
    return Session(case, journal, author, place="browser")


def known_of(session: Session) -> dict[str, Any]:
    """Give what a browser has to know to open the same work again: who, and which seminars."""
    seminars = sorted({session.journal.seminar, *(entry.seminar for entry in session.journal)} - {""})
    return {
        "who": session.who,
        "name": session.name,
        "seminar": session.journal.seminar,
        "seminars": seminars,
    }
