"""Read the journals among many files, such as those of a class, and tell what was met."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from course.files import limits
from course.files.found import Found
from course.journal._entry import prefer, same
from course.journal._files import unreadable
from course.journal._header import JOURNAL
from course.journal._json import JournalError
from course.journal._people import Bearers
from course.journal._reading import Intake, conflict, lines_of
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from course.files.found import Refused
    from course.journal._entry import Entry

    Taker = Callable[[Iterable[Entry]], None]
    Kind = Literal["header", "schema", ""]


_CALLED: Final = re.compile(r"\.(jsonl|journal|ndjson)\b", re.IGNORECASE)
"""What stands in the names of journals; machines put “(1)”, “.txt” and more behind it."""
_HEADER: Final = re.compile(rb"journal.{1,80}" + JOURNAL.encode())
"""A header, whatever quotation marks or marks of HTML and RTF a program has put into it."""
_OURS: Final = re.compile(rb'\W{0,9}(journal|activity)"')
"""How a damaged line begins that was a header or an entry."""
_SCHEMA: Final = re.compile(rb'"\$schema"\s*:\s*"https?://json-schema\.org')


class Told:
    """What was met while the files were read.

    Attributes
    ----------
    files
        How many journals there were.
    passed_over
        How many other files lay beside them.
    problems
        Sentences about files and lines that could not be read.
    merged
        Whether one of them was made of several by `course merge`.
    bearers, found_in
        Who bore which name, and in which files each author was met.
    """

    def __init__(self) -> None:
        self.files = self.passed_over = 0
        self.merged = False
        self.problems: list[str] = []
        self.bearers = Bearers()
        self.found_in: dict[str, list[str]] = {}

    def meet(self, name: str, entries: Iterable[Entry]) -> None:
        """Take note of a journal."""
        self.files += 1
        authors = set()
        for entry in entries:
            self.bearers.meet(entry)
            authors.add(entry.author)
        for author in authors:
            self.found_in.setdefault(author, []).append(name)

    def one_of_each(self, entries: list[Entry]) -> list[Entry]:
        """Leave one entry where two files say different things under one id, and name the files."""
        chosen: dict[str, Entry] = {}
        pairs: set[frozenset[str]] = set()
        for entry in entries:
            known = chosen.setdefault(entry.id, entry)
            if known is not entry and not same(known, entry):
                pairs.add(frozenset((known.author, entry.author)))
                chosen[entry.id] = prefer(known, entry)
        self.name(pairs)
        return [entry for entry in entries if same(entry, chosen[entry.id])] if pairs else entries

    def name(self, conflicts: Iterable[frozenset[str]], before: str = "") -> None:
        """Name the files in which two different entries carry one id.

        Parameters
        ----------
        conflicts
            The authors of the two.
        before
            A file that was there before, which is meant where only one of those that were read is.
        """
        wheres = []
        for authors in sorted(map(sorted, conflicts)):
            files = dict.fromkeys(name for author in authors for name in self.found_in.get(author, ()))
            wheres.append(", ".join(files if len(files) > 1 or not before else (*files, before)))
        self.problems += map(conflict, dict.fromkeys(wheres))


def journals_among(sources: Iterable[Found | Refused], take: Taker, *, most: int = limits.JOURNAL) -> Told:
    """Hand on the entries of each journal among some files, and tell what was met.

    Parameters
    ----------
    sources
        The files, each to be read at once.
    take
        Is given the entries of one journal after another.
    most
        Bytes that a journal may have.
    """
    told = Told()
    for found in sources:
        if isinstance(found, Found):
            _read(found, take, told, most)
        else:
            told.problems.append(found.words)
    return told


def _read(found: Found, take: Taker, told: Told, most: int) -> None:
    intake = Intake(found.name)
    try:
        kind, begins = _take_lines(found, intake, most)
    except JournalError as error:
        told.problems.append(str(error))
        return
    except OSError as error:
        told.problems.append(str(unreadable(found.path or Path(found.name), error)))
        return
    newer = intake.foreign
    intake.close()
    if not (intake.entries or intake.header or intake.problems):
        told.problems += _why_empty(found)
    elif not (begins or intake.foreign):
        wrong = _(
            "{name}: lines of a journal stand in it, and it is no journal, so it is left out. "
            "If it is somebody’s work, ask for the file that “Download my work” gave."
        )
        told.problems.append(wrong.format(name=found.name))
    elif not intake.foreign:
        told.problems.extend(intake.problems or ([] if intake.entries else [_nothing_done(found.name)]))
        entries = tuple(intake.entries.values())
        take(entries)
        told.merged |= intake.header is not None and intake.header.merged
        told.meet(found.name, entries)
    elif kind == "schema" and found.named:
        wrong = _("{name}: this describes how a file is written and holds nobody’s work, so it is left out.")
        told.problems.append(wrong.format(name=found.name))
    elif kind == "header" and not newer:
        wrong = _(
            "{name}: this was a journal, and a program has changed how it is written, so it is left out. "
            "Ask for the file that “Download my work” gave."
        )
        told.problems.append(wrong.format(name=found.name))
    elif found.named or _is_called_a_journal(found):
        told.problems.extend(intake.problems)
    else:
        told.passed_over += 1  # a page that the platform added, or somebody's essay


def _take_lines(found: Found, intake: Intake, most: int) -> tuple[Kind, bool]:
    """Take the lines of a file; tell what they look like where they are no journal, and if it begins as one.

    A document may quote some lines, and data of another kind may hold one that reads like an entry.
    """
    size = 0
    kind: Kind = ""
    begins: bool | None = True if _is_called_a_journal(found) else None
    with found.open() as file:
        for number, (line, taken, ended) in enumerate(lines_of(file), 1):
            size += taken
            if size > most:
                wrong = _("{name}: larger than {most}, so it is left out.")
                raise JournalError(wrong.format(name=found.name, most=limits.in_words(most)))
            taken_in = intake.take(line, number, cut_off=not ended)
            if intake.foreign:
                break
            if begins is None and line.strip():
                begins = taken_in or _OURS.match(line) is not None
            if not intake.entries:
                kind = kind or _kind(line)
    return kind, begins is not False


def _kind(line: bytes) -> Kind:
    if _SCHEMA.search(line):
        return "schema"
    return "header" if _HEADER.search(line) else ""


def _why_empty(found: Found) -> list[str]:
    """Say that somebody's file is empty; a lock that lies beside it is meant to be."""
    if found.name.endswith(".lock") or not (found.named or _is_called_a_journal(found)):
        return []
    wrong = _("{name}: this file is empty. Ask whoever sent it to hand in their work again.")
    return [wrong.format(name=found.name)]


def _nothing_done(name: str) -> str:
    wrong = _("{name}: nothing was done in it yet. If somebody handed it in, ask for their work again.")
    return wrong.format(name=name)


def _is_called_a_journal(found: Found) -> bool:
    return _CALLED.search(re.split(r"[/\\]|: ", found.name)[-1]) is not None
