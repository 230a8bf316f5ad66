"""Files that people bring in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.files import limits
from course.files.found import printable
from course.files.gather import of_bytes
from course.journal import BOX, PEOPLE, Journal, journals_among
from course.language import NotAllowed, _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.journal import Entry

_TOLD: Final = 3
"""Sentences about one file that a page says at once."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds, or all files of a zip.

    Attributes
    ----------
    name
        What it is called.
    entries
        What could be read.
    problems
        Sentences about what could not.
    of_a_class
        Whether it is several people's files together, be it a zip or what `course merge` made.
    """

    name: str
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()
    of_a_class: bool = False

    @property
    def done(self) -> tuple[Entry, ...]:
        """What was done, names left aside."""
        return tuple(entry for entry in self.entries if entry.activity != PEOPLE)

    @property
    def authors(self) -> set[str]:
        """Give the ids of those who did it."""
        return {entry.author for entry in self.done} - {BOX}

    def in_words(self, new: int, journal: Journal) -> str:
        """Say how much of it was new to a journal, and by how many people it is."""
        count = len({journal.person(author) for author in self.authors})
        people = ngettext("{n} person", "{n} people", count).format(n=number(count))
        words = ngettext(
            "{file}: {new} new of {n} entry, by {people}.",
            "{file}: {new} new of {n} entries, by {people}.",
            len(self.done),
        )
        return words.format(file=self.name, new=number(new), n=number(len(self.done)), people=people)


def first_of(problems: Sequence[str]) -> list[str]:
    """Give the first few sentences about what could not be read, and say how many more there are.

    Examples
    --------
    >>> first_of(["a", "b", "c", "d", "e"])
    ['a', 'b', 'c', '2 more problems are not told here; `course collect` names each.']
    """
    more = len(problems) - _TOLD
    if more <= 0:
        return list(problems)
    rest = ngettext(
        "{n} more problem is not told here; `course collect` names each.",
        "{n} more problems are not told here; `course collect` names each.",
        more,
    )
    return [*problems[:_TOLD], rest.format(n=number(more))]


def read_upload(name: str, data: bytes) -> Incoming:
    """Read a journal, or a zip of journals, that somebody brings; other files of the zip are passed over.

    Raises
    ------
    NotAllowed
        If it holds no work that can be read; the message says which file to choose.

    Examples
    --------
    >>> read_upload("essay.pdf", b"%PDF-1.7")
    Traceback (most recent call last):
    course.language.refusal.NotAllowed: essay.pdf holds no work that can be read. ...
    """
    brought: list[Entry] = []
    told = journals_among(of_bytes(name, data), brought.extend, most=limits.UPLOAD)
    if not brought:
        words = _("{file} holds no work that can be read. Choose the file that “Download my work” gave.")
        raise NotAllowed(" ".join([words.format(file=printable(name)), *told.problems[:1]]))
    together = Journal(told.one_of_each(brought))
    problems = (*told.problems, *together.problems)
    return Incoming(printable(name), tuple(together), problems, told.merged or told.files > 1)
