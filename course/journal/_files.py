"""What the operating system is asked to do with files, and how a refusal reads."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from course.files.system import remedy_for
from course.files.whole import write_all
from course.journal._json import JournalError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would write other line ends


def trouble(path: Path, what: str, error: OSError) -> JournalError:
    """Say what the operating system refused and what to do about it."""
    return JournalError(f"{path.name} {what} ({error.strerror or error}). {remedy_for(error)}.")


def append(path: Path, parts: Iterable[bytes]) -> None:
    """Add bytes at the end of an existing file and wait until the disk has them: all of them or none."""
    fd = os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)
    try:
        size = os.fstat(fd).st_size
        try:
            for part in parts:
                write_all(fd, part)
            os.fsync(fd)
        except BaseException:
            # Nobody was told of these bytes, and nobody else wrote after them: the caller holds the lock.
            with contextlib.suppress(OSError):
                os.ftruncate(fd, size)
            raise
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
