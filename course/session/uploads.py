"""Files that people bring in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.files.found import Refused
from course.files.gather import of_bytes
from course.journal import BOX, PEOPLE, read_lines
from course.language import NotAllowed, _, ngettext, number

if TYPE_CHECKING:
    from course.journal import Entry, Journal


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
    """

    name: str
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()

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
    entries: dict[str, Entry] = {}
    problems: list[str] = []
    for found in of_bytes(name, data):
        if isinstance(found, Refused):
            problems.append(found.words)
            continue
        with found.open() as file:
            read, wrong = read_lines(file.read(), name=found.name)
        if read or found.named:
            entries.update({entry.id: entry for entry in read})
            problems += wrong
    if not entries:
        words = _("{file} holds no work that can be read. Choose the file that “Download my work” gave.")
        raise NotAllowed(" ".join([words.format(file=name), *problems[:1]]))
    return Incoming(name, tuple(entries.values()), tuple(problems))
