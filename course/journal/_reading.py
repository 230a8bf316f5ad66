"""Read journals that strangers wrote: keep every good line, report every other."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from course.files import limits
from course.journal._entry import Entry, prefer, read_line, same, timestamp, with_old_authors
from course.journal._header import Header, NewerFormat, read_header
from course.journal._json import MAX_ENTRY_BYTES, JournalError, too_long
from course.language import N_, _, ngettext
from course.language import number as in_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAX_PROBLEMS: Final = 20
"""Sentences about one file. Beyond, one more sentence counts the rest."""
_LEFT_OUT: Final = N_("It is left out; all other lines are read.")
CUT_OFF: Final = N_("the line is cut off, because the machine stopped while it was written")
NO_JOURNAL: Final = N_("this is not a journal of this toolkit")


class Intake:
    """Takes the lines of one file, one after another.

    Parameters
    ----------
    name
        The file, as the problems name it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.kept_in = ""  # where the lines are that cannot be read
        self.entries: dict[str, Entry] = {}
        self.header: Header | None = None
        self.foreign = ""  # why the file as a whole is not read; empty if it is
        self._problems: list[str] = []
        self._more = 0
        self._now = timestamp()
        self._ahead: tuple[int, int] | None = None  # first line and number of entries from the future
        self._old: list[Entry] = []  # of a version in which authors had no ids

    @property
    def problems(self) -> tuple[str, ...]:
        """What was wrong, one sentence or two each."""
        if self.foreign:
            return (f"{self.name}: {self.foreign}.",)
        found = list(self._problems)
        if self._more:
            more = ngettext(
                "{name}: {more} more line like these.", "{name}: {more} more lines like these.", self._more
            )
            found.append(more.format(name=self.name, more=in_figures(self._more)))
        if self.kept_in:
            found.append(
                _("{name}: what could not be read is kept in {kept_in}; look there for it.").format(
                    name=self.name, kept_in=self.kept_in
                )
            )
        if self._ahead:
            line, count = self._ahead
            ahead = ngettext(
                "{name}, line {line}: {n} entry is dated in the future and kept. Check the clock of the "
                "computer that wrote this.",
                "{name}, line {line}: {n} entries are dated in the future and kept. Check the clock of the "
                "computer that wrote this.",
                count,
            )
            found.append(ahead.format(name=self.name, line=in_figures(line), n=in_figures(count)))
        return tuple(found)

    def take(self, raw: bytes | str, number: int, *, cut_off: bool = False) -> bool:
        """Take one line; give False if it cannot be read."""
        try:
            text = "" if len(raw) > MAX_ENTRY_BYTES else raw if isinstance(raw, str) else raw.decode()
        except UnicodeDecodeError:
            wrong = _("the line is not UTF-8 text; ask for the file that “Download my work” gave")
            return self.report(number, _(CUT_OFF) if cut_off else wrong)
        text = text.removeprefix("\ufeff")  # in the middle, too, where several files were made one
        if not text or text.isspace():
            return len(raw) <= MAX_ENTRY_BYTES or self.report(number, too_long())
        try:
            self._keep(*read_line(text), number)
        except JournalError as error:
            return self._take_header(text) or self.report(number, _(CUT_OFF) if cut_off else str(error))
        return True

    def settle(self, authors: dict[str, str]) -> None:
        """Give entries from before authors had ids the id of their name, once all lines are taken.

        Parameters
        ----------
        authors
            The ids of names met in this file before; those met now are added.
        """
        with_old_authors(self._old, authors)
        self._old.clear()

    def close(self) -> None:
        """End a file that is read once and as a whole: say so if not one line is of a journal."""
        self.settle({})
        if not self.entries and self.header is None and self._problems:
            self.foreign = self.foreign or _("this is not a journal of this toolkit, so it is left out")

    def report(self, number: int, wrong: str) -> bool:
        """Note what is wrong with a line; always False, for the caller to pass on."""
        said = _("{name}, line {number}: {wrong}. {left_out}")
        self._note(said.format(name=self.name, number=in_figures(number), wrong=wrong, left_out=_(_LEFT_OUT)))
        return False

    def _note(self, problem: str) -> None:
        if len(self._problems) < MAX_PROBLEMS:
            self._problems.append(problem)
        else:
            self._more += 1

    def _keep(self, entry: Entry, old: bool, number: int) -> None:  # noqa: FBT001 - as read_line gives it
        if old:
            self._old.append(entry)
        known = self.entries.get(entry.id)
        if known is not None:
            if same(known, entry):
                return
            entry = prefer(known, entry)
            self._note(conflict(self.name, number))
        self.entries[entry.id] = entry
        if entry.at > self._now:
            first, count = self._ahead or (number, 0)
            self._ahead = (first, count + 1)

    def _take_header(self, text: str) -> bool:
        """Tell whether the line is a header. Two journals in one file have a second one in the middle."""
        try:
            header = read_header(text)
        except NewerFormat as error:
            if self.header is None and not self.entries:
                self.foreign = str(error)
            return False
        self.header = self.header or header
        return header is not None


def why_not_ours(first: bytes) -> str:
    """Say why a file with this first line is not a journal to write to; empty if it is.

    A file that begins with an entry is one: somebody deleted its header.
    """
    try:
        _begins(first)
    except NewerFormat as error:
        return str(error)
    except (UnicodeDecodeError, JournalError):
        return _(NO_JOURNAL)
    return ""


def _begins(first: bytes) -> None:
    """Read the first line of a journal."""
    text = first.decode().removeprefix("\ufeff")
    if read_header(text) is None:
        Entry.from_line(text)


def first_line(path: Path) -> bytes:
    """Give the first line of a file that has something in it; nothing, where there is no file."""
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return next((line for line, _size, _ended in lines_of(file) if line.strip()), b"")


def is_work(path: Path) -> bool:
    """Tell whether a file is somebody's journal, be it of a newer version or damaged.

    It is one by its name, or by its first line.
    """
    if path.name.casefold().endswith(".journal.jsonl") and path.is_file():
        return True
    try:
        _begins(first_line(path))
    except NewerFormat:
        return True
    except (UnicodeDecodeError, JournalError):
        return False
    return True


def conflict(name: str, number: int | None = None) -> str:
    """Say that two entries claim one id."""
    where = (
        name if number is None else _("{name}, line {number}").format(name=name, number=in_figures(number))
    )
    return _(
        "{where}: two different entries carry the same id. Every machine shows the same one "
        "of them; ask whoever sent the file whether somebody changed it by hand."
    ).format(where=where)


def misfit(name: str, entry: Entry, wrong: str) -> str:
    """Say that the body of an entry does not fit its verb."""
    return _(
        "{name}, entry {entry} of {at} ({activity}: {verb}): {wrong}. It changes nothing and "
        "stays in the file; everything else counts. Was the file changed by hand, or made "
        "with a newer version of the toolkit?"
    ).format(
        name=name, entry=entry.id, at=entry.at[:10], activity=entry.activity, verb=entry.verb, wrong=wrong
    )


def lines_of(file: IO[bytes]) -> Iterator[tuple[bytes, int, bool]]:
    """Give each line without its end, how many bytes it takes in the file, and whether it ends.

    Of a line that is too long, only the beginning: one of 100 MB must not fill the memory.
    """
    most = MAX_ENTRY_BYTES + 2
    while line := file.readline(most):
        size, end = len(line), line
        while len(end) == most and not end.endswith(b"\n"):
            end = file.readline(most)
            size += len(end)
        yield line.rstrip(b"\r\n"), size, end.endswith(b"\n")


def read_lines(
    lines: str | bytes | Iterable[str], name: str = "upload", *, most: int = limits.UPLOAD
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Read the entries of an upload. Never raises: whatever cannot be read becomes a problem.

    Parameters
    ----------
    lines
        The text of a journal, or its lines. A header is not needed.
    name
        What to call it in the problems, such as the name of the file.
    most
        How many bytes are read.

    Returns
    -------
    entries
        In order of their ids, each once.
    problems
        Sentences about what was left out, with line and remedy.

    Examples
    --------
    >>> read_lines("%PDF-1.7", name="paper.pdf")
    ((), ('paper.pdf: this is not a journal of this toolkit, so it is left out.',))
    """
    intake = Intake(_plain(name))
    if isinstance(lines, str | bytes):
        if len(lines) > most:
            limit = limits.in_words(most)
            return (), (
                _("{intake}: the file is larger than {limit}. Use `course merge` instead.").format(
                    intake=intake.name, limit=limit
                ),
            )
        lines = (
            lines.split("\n")
            if isinstance(lines, str)
            else lines.decode(errors="surrogateescape").split("\n")
        )
    size = 0
    with without_collecting():
        for number, line in enumerate(lines, 1):
            size += len(line) + 1
            if size > most + 1:
                intake.report(number, _("the file is too large from here on"))
                break
            intake.take(line, number)
            if intake.foreign:
                break
    intake.close()
    return tuple(sorted(intake.entries.values(), key=lambda e: e.id)), intake.problems


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the search for unreachable circles: entries have none, and looking takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _plain(name: str) -> str:
    return "".join(c for c in str(name) if c.isprintable())[:100] or "upload"
