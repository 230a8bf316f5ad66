"""Read and write the files that a command is given: no endless file is read, and no old one is lost."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from course.files.mistakes import UnfitFile

_MEGABYTE = 1_000_000


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
            raise UnfitFile(f"{path}: this is a folder; name a file in it.")
        if not stat.S_ISREG(kind.st_mode):
            raise UnfitFile(f"{path}: this is no ordinary file; save what it gives in a file first.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError as error:
        raise UnfitFile(f"{path}: there is no such file; look for a mistake in its name.") from error
    if len(data) > most:
        raise UnfitFile(f"{path}: the file is larger than {most // _MEGABYTE} MB; split it.")
    return data


def read_text(path: Path, *, most: int) -> str:
    """Read a file of text in UTF-8.

    Raises
    ------
    UnfitFile
        As :func:`read_bytes`, or if it is not UTF-8.
    """
    try:
        return read_bytes(path, most=most).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnfitFile(f"{path}: this is not text in UTF-8; save it as UTF-8.") from error


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
        raise UnfitFile(f"{path}: this is a folder; name a file in it.")
    data = words.encode("utf-8") if isinstance(words, str) else words
    if path.exists() and not path.is_file():  # the terminal, for example
        with path.open("wb") as out:
            out.write(data)
        return
    place = Path(os.path.realpath(path))  # a link stays one
    mode = place.stat().st_mode & 0o777 if place.exists() else _usual_mode()
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
