"""Read the journals of a class into memory, to look at them together. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.files.gather import gather
from course.journal._gathered import journals_among
from course.journal._journal import Journal
from course.journal._json import JournalError
from course.journal._reading import without_collecting
from course.language import _

if TYPE_CHECKING:
    import os

    from course.journal._entry import Entry


@dataclass(frozen=True, slots=True)
class Together:
    """The work of a class, read from files.

    Attributes
    ----------
    journal
        Everybody's entries, in memory.
    files
        How many journals were read.
    passed_over
        How many files lay beside them that are no journals.
    problems
        Sentences about files and lines that could not be read.
    """

    journal: Journal
    files: int
    passed_over: int
    problems: tuple[str, ...]


def read_together(*sources: str | os.PathLike[str]) -> Together:
    """Read several journals as one.

    Parameters
    ----------
    sources
        Files, folders, zips of a learning platform, or patterns.

    Raises
    ------
    JournalError
        If there is no journal among them.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from course.journal import open_journal
    >>> folder = tempfile.TemporaryDirectory()
    >>> for name in ("heron", "wren"):
    ...     path = pathlib.Path(folder.name, f"{name}.journal.jsonl")
    ...     _ = open_journal(path).add(name, "notes", "write", {"text": "So."})
    >>> together = read_together(folder.name)
    >>> together.files, together.journal.people
    (2, ('heron', 'wren'))
    >>> folder.cleanup()
    """
    entries: list[Entry] = []
    with without_collecting():
        told = journals_among(gather(sources), entries.extend)
        if not told.files:
            nothing = _(
                "No journal could be read. Name the files of the class, or the folder or zip they are in."
            )
            raise JournalError("\n".join([*told.problems, nothing]))
        journal = Journal(told.one_of_each(entries))
    return Together(journal, told.files, told.passed_over, tuple(told.problems))
