"""What the operating system is asked to do with files, and how a refusal reads."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.files.system import remedy_for
from course.files.whole import write_all
from course.journal._json import JournalError
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would write other line ends


def unwritable(path: Path, error: OSError) -> JournalError:
    """Say that the operating system lets us not write a file, and what to do about it."""
    words = _("{name} cannot be written ({why}). {remedy}.")
    return JournalError(_filled(words, path, error))


def unreadable(path: Path, error: OSError) -> JournalError:
    """Say that the operating system lets us not read a file, and what to do about it."""
    words = _("{name} cannot be read ({why}). {remedy}.")
    return JournalError(_filled(words, path, error))


def _filled(words: str, path: Path, error: OSError) -> str:
    return words.format(name=path.name, why=error.strerror or error, remedy=remedy_for(error))


@dataclass(frozen=True, slots=True)
class Refused:
    """Bytes at the end of a file that were written, and that the disk never promised to keep."""

    inode: int
    start: int
    end: int


class LeftBehindError(OSError):
    """The disk refused bytes, and refused to take them back as well."""

    def __init__(self, error: OSError, refused: Refused) -> None:
        super().__init__(error.errno, error.strerror)
        self.refused = refused


def append(path: Path, parts: Iterable[bytes]) -> None:
    """Add bytes at the end of an existing file and wait until the disk has them: all of them or none.

    Raises
    ------
    OSError
        If the disk refuses; as a `LeftBehindError` if some of them stand there all the same.
    """
    fd = os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)
    try:
        before = os.fstat(fd)
        try:
            for part in parts:
                write_all(fd, part)
            os.fsync(fd)
        except BaseException as error:
            # Nobody was told of these bytes, and nobody else wrote after them: the caller holds the lock.
            refused = Refused(before.st_ino, before.st_size, os.fstat(fd).st_size)
            try:
                take_back(path, refused)
            except OSError:
                if isinstance(error, OSError):
                    raise LeftBehindError(error, refused) from error
            raise
    finally:
        os.close(fd)


def take_back(path: Path, refused: Refused) -> None:
    """Cut off what was refused; where that cannot be, write spaces over it, so that it never counts.

    Raises
    ------
    OSError
        If the disk refuses that as well.
    """
    fd = os.open(path, os.O_WRONLY | _BINARY)
    try:
        now = os.fstat(fd)
        if now.st_ino != refused.inode or now.st_size <= refused.start:
            return  # another file took its place, or somebody cut it off
        if now.st_size <= refused.end:
            with contextlib.suppress(OSError):
                os.ftruncate(fd, refused.start)
                return
        os.lseek(fd, refused.start, os.SEEK_SET)
        write_all(fd, b" " * (refused.end - refused.start - 1) + b"\n")
    finally:
        os.close(fd)


def joined(lines: Iterable[bytes], size: int = 1024 * 1024) -> Iterator[bytes]:
    """Put lines together into parts of about a megabyte, each line with its end."""
    part = bytearray()
    for line in lines:
        part += line + b"\n"
        if len(part) > size:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)
