"""What the operating system is asked to do with files, and how a refusal reads."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, Final

from course.files.system import remedy_for
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
                _write(fd, part)
            os.fsync(fd)
        except BaseException:
            # Nobody was told of these bytes, and nobody else wrote after them: the caller holds the lock.
            with contextlib.suppress(OSError):
                os.ftruncate(fd, size)
            raise
    finally:
        os.close(fd)


def replace(path: Path, parts: Iterable[bytes]) -> None:
    """Put a new file where the old one is, in one step: a crash leaves the old one or the new one."""
    beside = path.with_name(f"{path.name}.new")
    fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        try:
            for part in parts:
                _write(fd, part)
            os.fsync(fd)
        finally:
            os.close(fd)
        _rename(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


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


def _write(fd: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _rename(old: Path, new: Path, tries: int = 20) -> None:
    for left in reversed(range(tries)):
        try:
            old.replace(new)
        except PermissionError:
            # Windows refuses while a virus scanner or another reader has the file open for a moment.
            if os.name != "nt" or not left:
                raise
            time.sleep(0.05)
        else:
            return


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows opens no folders; there the rename is on disk soon enough
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
