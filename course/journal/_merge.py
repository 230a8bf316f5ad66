"""Put the journals of a class into one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course.files import limits
from course.files.system import is_regular
from course.journal._files import trouble
from course.journal._journal import Journal
from course.journal._json import JournalError
from course.journal._reading import Intake, lines_of, without_collecting
from course.journal._store import FileStore, ForeignFile

if TYPE_CHECKING:
    import os

    from course.journal._entry import Entry


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came of putting journals together.

    Parameters
    ----------
    out
        The file that has everything now.
    files
        How many files were read.
    people
        The names of everybody in it; two people of one name are told apart.
    entries
        How many entries it has.
    new
        How many of them it did not have before.
    problems
        Sentences about files and lines that could not be read.
    """

    out: Path
    files: int
    people: tuple[str, ...]
    entries: int
    new: int
    problems: tuple[str, ...]


def merge_files(out: str | os.PathLike[str], *paths: str | os.PathLike[str]) -> MergeReport:
    """Put several journals into one file. The files that are read stay as they are.

    Parameters
    ----------
    out
        Where to. If it is a journal already, the others are added to it.
    paths
        The journals of the people.

    Raises
    ------
    JournalError
        If `out` is a file but no journal, cannot be written, or there is nothing to put into it.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from course.journal import open_journal
    >>> folder = tempfile.TemporaryDirectory()
    >>> here = pathlib.Path(folder.name)
    >>> for name in ("heron", "wren"):
    ...     _ = open_journal(here / f"{name}.journal.jsonl").add(name, "notes", "write", {"text": "So."})
    >>> report = merge_files(here / "class.journal.jsonl", *sorted(here.glob("*.journal.jsonl")))
    >>> report.people, report.entries, report.problems
    (('heron', 'wren'), 2, ())
    >>> folder.cleanup()
    """
    out = Path(out)
    entries: list[Entry] = []
    problems: list[str] = []
    read = 0
    with without_collecting():
        for path in map(Path, paths):
            try:
                intake = _read(path)
            except JournalError as error:
                problems.append(str(error))
                continue
            problems.extend(intake.problems)
            entries.extend(intake.entries.values())
            read += not intake.foreign
    if not read:
        raise JournalError("\n".join([*problems, "No journal could be read, so nothing was written."]))
    try:
        journal = Journal(store=FileStore(out))
    except ForeignFile as error:
        raise JournalError(f"{error}. It is left untouched; choose another name for the result.") from error
    new = journal.merge(entries)
    return MergeReport(
        out,
        read,
        tuple(map(journal.name_of, journal.people)),
        len(journal),
        len(new),
        (*problems, *journal.problems),
    )


def _read(path: Path) -> Intake:
    intake = Intake(str(path))
    try:
        if not is_regular(path):
            raise JournalError(f"{path}: not a file. Name the journal files themselves.")
        if path.stat().st_size > limits.JOURNAL:
            raise JournalError(f"{path}: larger than {limits.in_words(limits.JOURNAL)}, so it is left out.")
        with path.open("rb") as file:
            for number, (line, _, ended) in enumerate(lines_of(file), 1):
                intake.take(line, number, cut_off=not ended)
                if intake.foreign:
                    break
    except OSError as error:
        raise trouble(path, "cannot be read", error) from error
    intake.close()
    return intake
