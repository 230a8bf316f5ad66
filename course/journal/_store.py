"""One journal file: lines are added, and nothing already written is ever changed in place."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from course.files import limits
from course.files.system import is_regular
from course.files.whole import replace
from course.journal import _files
from course.journal._entry import read_line, with_old_authors
from course.journal._files import unreadable, unwritable
from course.journal._header import VERSION, Header, read_header
from course.journal._ids import new_id
from course.journal._json import JournalError
from course.journal._lock import Lock
from course.journal._reading import Intake, lines_of, why_not_ours, without_collecting
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from course.journal._entry import Entry

MAX_SET_ASIDE: Final = 10 * 1024 * 1024
"""Bytes of unreadable lines copied at one reading; the rest stays where it is, in the journal file."""
_TAIL: Final = (
    512  # bytes before our place in the file; ids in them are unique, so they tell whether it is our file
)


class ForeignFile(JournalError):  # noqa: N818 - names what was found
    """A file that is not ours: it is never written to."""


@dataclass(frozen=True, slots=True)
class News:
    """What was found in the file since the last look.

    Parameters
    ----------
    entries
        What was read.
    whole
        True if the file is another one than before, so that `entries` is all it holds.
    rules
        True if it replaced ours because somebody asked to be forgotten: what is not in it is gone.
    """

    entries: tuple[Entry, ...] = ()
    whole: bool = False
    rules: bool = False


class FileStore:
    """The file of one journal.

    Two processes may use one file: each takes a lock, reads what the other
    wrote, and adds its lines in one write.

    Parameters
    ----------
    path
        The file; made when it is first written to.
    merged
        Whether a new file is one into which the work of a class is merged.
    """

    def __init__(self, path: str | os.PathLike[str], *, merged: bool = False) -> None:
        self.path = Path(path)
        self.problems: list[str] = []
        self._header = Header(merged=merged)
        self._place = 0  # up to here the file is read
        self._line = 0
        self._tail = b""
        self._open_end = False  # the file does not end with a line break
        self._authors: dict[str, str] = {}  # of names in entries from before authors had ids
        self._stamp = 0  # when the file was last changed, as far as we have read it
        self._refused: _files.Refused | None = None  # what stands in the file and must not count
        self._lock = Lock(self.path)

    @property
    def set_aside(self) -> Path:
        """Where lines that cannot be read are kept."""
        return self.path.with_name(f"{self.path.name}.set-aside")

    @property
    def file(self) -> str:
        """The id of the file, which it keeps for life."""
        return self._header.file

    @property
    def exists(self) -> bool:
        """Whether the file was there, with a first line, when it was last looked at."""
        return self._place > 0

    def check(self) -> None:
        """Look whether a file that is there is a journal, before anything is made beside it.

        Raises
        ------
        ForeignFile
            If it is not.
        """
        with contextlib.suppress(OSError):  # reading it will say what is wrong
            self._check_kind()
            with self.path.open("rb") as file:
                self._starts_as_ours(file)

    def changed(self) -> bool:
        """Tell cheaply whether another process wrote, so that a look is worth its while."""
        try:
            now = self.path.stat()
        except OSError:
            return self._place != 0
        return (now.st_size, now.st_mtime_ns) != (self._place, self._stamp)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes from writing meanwhile.

        Raises
        ------
        JournalError
            If the folder does not let us, or another process holds on to the file.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(self.path, error) from error
        with self._lock.held():
            yield

    def read(self, *, alone: bool = True) -> News:
        """Read what is new. Take the lock first, or say ``alone=False`` where that is not possible.

        Raises
        ------
        ForeignFile
            If the file is not ours.
        JournalError
            If it cannot be read.
        """
        if self._refused is not None:
            try:
                _files.take_back(self.path, self._refused)
            except FileNotFoundError:
                pass  # it went with its file
            except OSError as error:
                if not alone:
                    return News()
                raise unwritable(self.path, error) from error
            self._refused = None
        try:
            self._check_kind()
            with self.path.open("rb", buffering=1024 * 1024) as file:
                return self._read(file, alone=alone)
        except FileNotFoundError:
            return self._gone()
        except OSError as error:
            raise unreadable(self.path, error) from error

    def append(self, entries: Iterable[Entry]) -> None:
        """Add a line for each entry and wait until the disk has them. Lock and read first.

        Raises
        ------
        JournalError
            If the disk refuses; nothing counts as written then.
        """
        self.add(_files.joined(entry.to_line().encode() for entry in entries))

    def add(self, parts: Iterable[bytes]) -> None:
        """Add parts of whole lines as they are; see :meth:`append`.

        Raises
        ------
        JournalError
            If the disk refuses; nothing counts as written then.
        """
        size, count, tail = self._place, self._line, self._tail

        def counted(parts: Iterable[bytes]) -> Iterator[bytes]:
            nonlocal size, count, tail
            for part in parts:
                size, count, tail = (
                    size + len(part),
                    count + part.count(b"\n"),
                    (tail + part[-_TAIL:])[-_TAIL:],
                )
                yield part

        try:
            if self.exists and self._header.version == VERSION:
                first = [b"\n"] if self._open_end else []
                _files.append(self.path, counted(chain(first, parts)))
            else:
                there = self._upgraded(self.path) if self.exists else iter(())
                size, count, tail = 0, 0, b""
                header = self._written_anew()
                first = [f"{header.to_line()}\n".encode()]
                replace(self.path, counted(chain(first, _files.joined(there), parts)))
                self._header = header
        except _files.LeftBehindError as error:
            self._refused = error.refused
            raise unwritable(self.path, error) from error
        except OSError as error:
            raise unwritable(self.path, error) from error
        self._place, self._line, self._tail, self._open_end = size, count, tail, False
        with contextlib.suppress(OSError):
            self._stamp = self.path.stat().st_mtime_ns

    def rewrite(self, keeps: Callable[[bytes], bool]) -> None:
        """Replace the file by one with only the lines to keep, and what was set aside likewise.

        Raises
        ------
        JournalError
            If the disk refuses; the old file is then as it was.
        """
        header = dataclasses.replace(self._written_anew(), forgotten=self._header.forgotten + 1)
        try:
            if self.set_aside.exists():
                replace(self.set_aside, _files.joined(filter(keeps, _lines(self.set_aside))))
            there = filter(keeps, self._upgraded(self.path))
            replace(self.path, chain([f"{header.to_line()}\n".encode()], _files.joined(there)))
        except OSError as error:
            raise unwritable(self.path, error) from error
        self._start_anew()
        self._header = header

    # --- inside --------------------------------------------------------------

    def _written_anew(self) -> Header:
        return dataclasses.replace(self._header, file=self._header.file or new_id(), version=VERSION)

    def _start_anew(self) -> None:
        self._place, self._line, self._tail, self._open_end = 0, 0, b"", False
        self._authors = {}

    def _upgraded(self, path: Path) -> Iterator[bytes]:
        """Give the lines of the file as this version writes them; what cannot be read stays as it is."""
        for line in _lines(path):
            try:
                text = line.decode()
                entry, old = read_line(text)
            except (UnicodeDecodeError, JournalError):
                if not _is_header(line):
                    yield line
                continue
            if old:
                with_old_authors((entry,), self._authors)
            yield entry.to_line().encode() if old else line

    def _check_kind(self) -> None:
        if not is_regular(self.path):
            raise ForeignFile(
                _("{path}: this is not a file that can hold a journal").format(
                    path=self.path.name or self.path
                )
            )

    def _gone(self) -> News:
        """There is nothing yet, or no more: whoever knows entries is to write them all."""
        self._start_anew()
        return News(whole=True)

    def _read(self, file: IO[bytes], *, alone: bool) -> News:
        now = os.fstat(file.fileno())
        size, stamp, self._stamp = now.st_size, self._stamp, now.st_mtime_ns
        known, before = self.exists, self._header
        file.seek(max(0, self._place - len(self._tail)))
        same = known and size >= self._place and file.read(len(self._tail)) == self._tail
        if same and size == self._place:
            if stamp == self._stamp:
                return News()
            same = False  # changed in place, by an editor or a program that restores files
        if not same:
            if size > limits.JOURNAL:
                raise ForeignFile(
                    _("{path}: larger than {in_words}").format(
                        path=self.path.name, in_words=limits.in_words(limits.JOURNAL)
                    )
                )
            file.seek(0)
            if not self._starts_as_ours(file):
                return self._gone()
            self._start_anew()
        intake = Intake(self.path.name)
        with without_collecting():
            self._take(file, intake, alone=alone)
            intake.settle(self._authors)
        if not same:
            self._header = intake.header or Header()
        self.problems.extend(intake.problems)
        after = self._header
        follows = after.forgotten > before.forgotten and before.file in ("", after.file)
        return News(tuple(intake.entries.values()), whole=not same, rules=known and not same and follows)

    def _starts_as_ours(self, file: IO[bytes]) -> bool:
        """Look at the first line with words in it; False if there is none."""
        for line, *_rest in lines_of(file):
            if line.strip():
                if reason := why_not_ours(line):
                    raise ForeignFile(f"{self.path.name}: {reason}")
                return True
        return False

    def _take(self, file: IO[bytes], intake: Intake, *, alone: bool) -> None:
        aside = self._aside()
        odd: dict[bytes, None] = {}
        file.seek(self._place)
        for line, size, ended in lines_of(file):
            if not ended and not alone:
                break  # somebody may be writing this line now
            self._line += 1
            self._place += size
            self._open_end = not ended
            if (not aside or line not in aside) and not intake.take(line, self._line, cut_off=not ended):
                odd[line] = None
        file.seek(max(0, self._place - _TAIL))
        self._tail = file.read(min(_TAIL, self._place))
        if odd:
            intake.kept_in = self._keep_aside(odd)

    def _aside(self) -> set[bytes]:
        try:
            with self.set_aside.open("rb") as file:
                return {line for line, *_rest in lines_of(file)}
        except OSError:
            return set()

    def _keep_aside(self, odd: Iterable[bytes]) -> str:
        """Copy lines that cannot be read; give the name of the file that has them now."""
        data = b"".join(line + b"\n" for line in odd)[:MAX_SET_ASIDE]
        try:
            if not self.set_aside.exists():
                replace(self.set_aside, [b""])
            _files.append(self.set_aside, [data])
        except OSError:
            return ""  # a folder that refuses: the lines stay in the journal file, which nobody rewrites
        return self.set_aside.name


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from (line for line, *_rest in lines_of(file) if line)


def _is_header(line: bytes) -> bool:
    try:
        return read_header(line.decode().removeprefix("\ufeff")) is not None
    except (UnicodeDecodeError, JournalError):
        return False
