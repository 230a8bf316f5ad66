"""Put the journals of a class into one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.files import limits
from course.files.found import Found
from course.files.gather import gather
from course.journal._gathered import journals_among
from course.journal._header import read_header
from course.journal._json import JournalError
from course.journal._people import JOIN, one_person
from course.journal._pool import Pool
from course.journal._reading import first_line, why_not_ours, without_collecting
from course.journal._state import holding
from course.journal._store import FileStore, ForeignFile
from course.language import N_, _

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from course.files.found import Refused
    from course.journal._gathered import Told

DESK: Final = "desk.json"
"""Lies beside a person's own journal, and says who works there."""
_PATTERN: Final = frozenset("*?")
_NAME_IT: Final = N_(
    "Name the result first, such as class.journal.jsonl, then the files: "
    "course merge class.journal.jsonl FOLDER"
)


@dataclass(frozen=True, slots=True)
class Work:
    """How much one person did, and in which files it was found."""

    name: str
    entries: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came of putting journals together.

    Attributes
    ----------
    out
        The file that has everything now.
    files
        How many files were read.
    passed_over
        How many files lay beside them that are no journals.
    work
        One for everybody, in the order of names; two people of one name are told apart.
    entries
        How many entries the file has.
    new
        How many of them it did not have before.
    problems
        Sentences about files and lines that could not be read.
    """

    out: Path
    files: int
    passed_over: int
    work: tuple[Work, ...]
    entries: int
    new: int
    problems: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """The names of everybody in it."""
        return tuple(work.name for work in self.work)


def merge_files(out: str | os.PathLike[str], *sources: str | os.PathLike[str]) -> MergeReport:
    """Put several journals into one file. The files that are read stay as they are.

    Memory holds a sixty-fourth of the entries at a time, so that a course of many thousands fits.

    Parameters
    ----------
    out
        Where to. If it is a class's journal already, the others are added to it.
    sources
        Files, folders, zips of a learning platform, or patterns.

    Raises
    ------
    JournalError
        If `out` is a pattern, is a file but no journal, is empty or somebody's own work, is named among the
        sources, would grow larger than can be opened, or cannot be written; or if there is nothing to put
        into it.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from course.journal import open_journal
    >>> folder = tempfile.TemporaryDirectory()
    >>> here = pathlib.Path(folder.name)
    >>> for name in ("heron", "wren"):
    ...     _ = open_journal(here / f"{name}.journal.jsonl").add(name, "notes", "write", {"text": "So."})
    >>> report = merge_files(here / "class.journal.jsonl", here)
    >>> report.people, report.entries, report.problems
    (('heron', 'wren'), 2, ())
    >>> folder.cleanup()
    """
    out = Path(out)
    _fit_to_write(out)
    with Pool() as pool, without_collecting():
        told = journals_among(_but(out, gather(sources)), pool.add)
        if not told.files:
            nothing = _("No journal could be read, so nothing was written.")
            raise JournalError("\n".join([*told.problems, nothing]))
        return _write(out, pool, told)


def _fit_to_write(out: Path) -> None:
    """Refuse a file that is somebody's: where OUT is forgotten, the first student's file stands there."""
    if _PATTERN & set(out.name) and not out.exists():
        wrong = _("{name}: this stands for many files, and the result is one. Nothing was written.")
        raise JournalError(f"{wrong.format(name=out)} {_(_NAME_IT)}")
    first = first_line(out)
    if not first and out.is_file():
        wrong = _(
            "{name}: this file is empty, and may be what somebody handed in. Nothing was written. "
            "Delete it if it is nobody’s."
        )
        raise JournalError(f"{wrong.format(name=out)} {_(_NAME_IT)}")
    if why_not_ours(first):
        return  # not there, of a newer version or foreign: opening it says so
    header = read_header(first.decode().removeprefix("\ufeff"))  # an entry, where somebody deleted the header
    if header is None or not header.merged:
        wrong = _(
            "{name}: this is not a file that `course merge` made, but the work of somebody. "
            "Nothing was written."
        )
        raise JournalError(f"{wrong.format(name=out)} {_(_NAME_IT)}")
    if out.with_name(DESK).is_file():
        wrong = _(
            "{name}: this is the work of somebody who works in that folder. Nothing was written. "
            "Name another place for the class’s file."
        )
        raise JournalError(wrong.format(name=out))


def _but(out: Path, sources: Iterable[Found | Refused]) -> Iterator[Found | Refused]:
    """Pass the result of the last time over, in the folder that is read; never read and written at once."""
    for found in sources:
        if not (
            isinstance(found, Found) and found.path is not None and out.exists() and found.path.samefile(out)
        ):
            yield found
        elif found.named:
            wrong = _("{name}: it cannot be read and be the result at once. Name another result.")
            raise JournalError(wrong.format(name=out))


def _write(out: Path, pool: Pool, told: Told) -> MergeReport:
    store = FileStore(out, merged=True)
    try:
        store.check()
        with store.locked():
            there = {entry.id: entry for entry in store.read().entries}
            pool.settle(there)
            _fits(out, pool)
            if pool.size or not store.exists:
                store.add(pool.parts())
    except ForeignFile as error:
        wrong = _("{why}. It is left untouched; choose another name for the result.")
        raise JournalError(wrong.format(why=error)) from error
    told.name(pool.conflicts, str(out))
    for entry in there.values():
        told.bearers.meet(entry)
        pool.counts[entry.author] += 1
    new = pool.counts.total() - len(there)
    folk = [*pool.folk, *there.values()]
    return MergeReport(
        out,
        told.files,
        told.passed_over,
        _work(pool, told, one_person(e for e in holding(folk) if e.verb == JOIN)),
        pool.counts.total(),
        new,
        (*told.problems, *store.problems),
    )


def _fits(out: Path, pool: Pool) -> None:
    size = pool.size + (out.stat().st_size if out.exists() else 0)
    if size > limits.JOURNAL:
        wrong = _(
            "{name}: together that would be {size}, and a journal of more than {most} cannot be opened. "
            "Nothing was written. Make one file for each group of the class."
        )
        words = {"size": limits.in_words(size), "most": limits.in_words(limits.JOURNAL)}
        raise JournalError(wrong.format(name=out, **words))


def _work(pool: Pool, told: Told, persons: dict[str, str]) -> tuple[Work, ...]:
    """Count for everybody what they did; what nobody did, such as counted ballots, is no one's."""
    counts: dict[str, int] = {}
    files: dict[str, list[str]] = {}
    for author, count in pool.counts.items():
        person = persons.get(author, author)
        counts[person] = counts.get(person, 0) + count
        files.setdefault(person, []).extend(told.found_in.get(author, ()))
    names = told.bearers.shown(persons, {})
    found = [
        Work(names[person], counts[person], tuple(dict.fromkeys(files[person])))
        for person in counts
        if person in names
    ]
    return tuple(sorted(found, key=lambda work: work.name))
