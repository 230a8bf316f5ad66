"""Put the journals of a class into one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.files import limits
from course.files.found import Found
from course.files.gather import gather
from course.journal._files import unreadable
from course.journal._header import read_header
from course.journal._json import JournalError
from course.journal._people import JOIN, Bearers, one_person
from course.journal._pool import Pool
from course.journal._reading import Intake, conflict, lines_of, without_collecting
from course.journal._state import holding
from course.journal._store import FileStore, ForeignFile
from course.language import _

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable

    from course.journal._entry import Entry

    Taker = Callable[[Iterable[Entry]], None]

DESK: Final = "desk.json"
"""Lies beside a person's own journal, and says who works there."""


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
        If `out` is a file but no journal, is somebody's own work, is named among the sources, would grow
        larger than can be opened, or cannot be written; or if there is nothing to put into it.

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
        told = read_all(sources, pool.add, out)
        if not told.files:
            nothing = _("No journal could be read, so nothing was written.")
            raise JournalError("\n".join([*told.problems, nothing]))
        return _write(out, pool, told)


class Told:
    """What was met while the files were read."""

    def __init__(self) -> None:
        self.files = self.passed_over = 0
        self.problems: list[str] = []
        self.bearers = Bearers()
        self.found_in: dict[str, list[str]] = {}

    def meet(self, name: str, entries: Iterable[Entry]) -> None:
        self.files += 1
        authors = set()
        for entry in entries:
            self.bearers.meet(entry)
            authors.add(entry.author)
        for author in authors:
            self.found_in.setdefault(author, []).append(name)


def _fit_to_write(out: Path) -> None:
    """Refuse a file that is somebody's: where OUT is forgotten, the first student's file stands there."""
    if not out.is_file():
        return
    with out.open("rb") as file:
        first = next((line for line, _size, _ended in lines_of(file) if line.strip()), b"")
    try:
        header = read_header(first.decode("utf-8", "replace").removeprefix("\ufeff"))
    except JournalError:
        return  # of a newer version, or foreign: opening it says so
    if header is not None and not header.merged:
        wrong = _(
            "{name}: this is not a file that `course merge` made, but the work of somebody. Nothing was "
            "written. Name the result first, such as class.journal.jsonl, then the files: "
            "course merge class.journal.jsonl FOLDER"
        )
        raise JournalError(wrong.format(name=out))
    if out.with_name(DESK).is_file():
        wrong = _(
            "{name}: this is the work of somebody who works in that folder. Nothing was written. "
            "Name another place for the class's file."
        )
        raise JournalError(wrong.format(name=out))


def read_all(sources: Iterable[str | os.PathLike[str]], take: Taker, out: Path | None = None) -> Told:
    """Hand on the entries of each journal among some files, and tell what was met; never the file ``out``."""
    told = Told()
    for found in gather(sources):
        if not isinstance(found, Found):
            told.problems.append(found.words)
            continue
        if out is not None and found.path is not None and out.exists() and found.path.samefile(out):
            if found.named:
                wrong = _("{name}: it cannot be read and be the result at once. Name another result.")
                raise JournalError(wrong.format(name=out))
            continue  # the result of the last time, in the folder that is read
        _read(found, take, told)
    return told


def _read(found: Found, take: Taker, told: Told) -> None:
    intake = Intake(found.name)
    size = 0
    try:
        with found.open() as file:
            for number, (line, taken, ended) in enumerate(lines_of(file), 1):
                size += taken
                if size > limits.JOURNAL:
                    most = limits.in_words(limits.JOURNAL)
                    told.problems.append(
                        _("{name}: larger than {most}, so it is left out.").format(name=found.name, most=most)
                    )
                    return
                intake.take(line, number, cut_off=not ended)
                if intake.foreign:
                    break
    except OSError as error:
        told.problems.append(str(unreadable(found.path or Path(found.name), error)))
        return
    intake.close()
    entries = tuple(intake.entries.values())
    if not (found.named or entries or intake.header or intake.problems):
        return  # an empty file that lies there, such as a lock
    if intake.foreign and not found.named and not found.name.endswith((".jsonl", ".jsonl.txt")):
        told.passed_over += 1  # a page that the platform added, or somebody's essay
        return
    told.problems.extend(intake.problems)
    if intake.foreign:
        return
    take(entries)
    told.meet(found.name, entries)


def _write(out: Path, pool: Pool, told: Told) -> MergeReport:
    store = FileStore(out, merged=True)
    try:
        store.check()
        with store.locked():
            there = {entry.id: entry for entry in store.read().entries}
            pool.settle(there)
            _fits(out, pool)
            if pool.size or not store.exists:
                store.append(pool.lines())
    except ForeignFile as error:
        wrong = _("{why}. It is left untouched; choose another name for the result.")
        raise JournalError(wrong.format(why=error)) from error
    told.problems += [conflict(str(out))] * bool(pool.conflicts)
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
