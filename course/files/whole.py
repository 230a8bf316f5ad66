"""Read and write the files that a command is given: no endless file is read, and no old one is lost."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.files.decoded import Words, decoded
from course.files.limits import in_words
from course.files.mistakes import UnfitFile
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_LETTERS: Final = 60  # of a name, so that what is added to it fits


def read_bytes(path: Path, *, most: int) -> bytes:
    """Read a file.

    Parameters
    ----------
    path
        The file.
    most
        How many bytes it may have.

    Raises
    ------
    UnfitFile
        If it is not there, no ordinary file, or larger.
    """
    try:
        kind = path.stat()
        if stat.S_ISDIR(kind.st_mode):
            raise UnfitFile(_("{path}: this is a folder; name a file in it.").format(path=path))
        if not stat.S_ISREG(kind.st_mode):
            raise UnfitFile(
                _("{path}: this is no ordinary file; save what it gives in a file first.").format(path=path)
            )
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError as error:
        raise UnfitFile(
            _("{path}: there is no such file; look for a mistake in its name.").format(path=path)
        ) from error
    except OSError as error:
        error.filename = str(path)
        raise
    if len(data) > most:
        raise UnfitFile(
            _("{path}: the file is larger than {most}; split it.").format(path=path, most=in_words(most))
        )
    return data


def read_text(path: Path, *, most: int) -> Words:
    """Read a file of text.

    Raises
    ------
    UnfitFile
        As :func:`read_bytes`, or if it is no text.
    """
    return decoded(read_bytes(path, most=most), str(path))


def write_whole(path: Path, words: str | bytes) -> None:
    """Write a file as a whole, or leave the old one as it was.

    Raises
    ------
    UnfitFile
        If the path is a folder.
    OSError
        If the disk is full, or the place cannot be written to.
    """
    if path.is_dir():
        raise UnfitFile(_("{path}: this is a folder; name a file in it.").format(path=path))
    data = as_bytes(words)
    if path.exists() and not path.is_file():  # the terminal, for example
        _pour(path, data)
        return
    replace(path, [data])


def as_bytes(words: str | bytes) -> bytes:
    """Give what a file holds.

    Examples
    --------
    >>> as_bytes("a word")
    b'a word'
    """
    return words.encode("utf-8") if isinstance(words, str) else words


def _pour(path: Path, data: bytes) -> None:
    """Write into a device, or into a pipe that somebody reads from."""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            os.set_blocking(handle, True)
            write_all(handle, data)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise UnfitFile(
                _("{path}: nobody reads from this pipe; name a file.").format(path=path)
            ) from error
        error.filename = str(path)
        raise


def replace(path: Path, parts: Iterable[bytes], *, sync: bool = True) -> None:
    """Put a new file where the old one is, in one step: a crash leaves the old one or the new one.

    A link stays a link, and an old file's permissions stay as they were. Without ``sync``, nobody waits
    until the disk has it: for copies that can be made again.

    Raises
    ------
    OSError
        If the disk is full, or the place cannot be written to; it names the file that was asked for.
    """
    place = Path(os.path.realpath(path))
    if place.is_symlink():  # it leads back to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    try:
        mode = place.stat().st_mode & 0o777 if place.exists() else _usual_mode()
        handle, name = tempfile.mkstemp(prefix=f".{place.name[:_MOST_LETTERS]}.", dir=place.parent)
        beside = Path(name)
        try:
            try:
                for part in parts:
                    write_all(handle, part)
                if sync:
                    os.fsync(handle)
            finally:
                os.close(handle)
            beside.chmod(mode)
            _rename(beside, place)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    if sync:
        _sync_folder(place.parent)


def write_all(handle: int, data: bytes) -> None:
    """Write all of some bytes, however few the system takes at once."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _rename(old: Path, new: Path) -> None:
    for left in reversed(range(20)):
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
    with suppress(OSError):  # Windows opens no folders; there the rename is on disk soon enough
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
