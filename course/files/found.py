"""A file that somebody meant, and one that cannot be read."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from course.files import limits
from course.files.decoded import wide
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from _typeshed import WriteableBuffer

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""How a zip begins: with a file, with none in it, or as one that could have been split."""
BEGINNING: Final = 512
"""So many bytes tell what kind of file it is."""
_ARCHIVES: Final = (
    *((0, mark) for mark in (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")),
    (257, b"ustar"),
)
_HEAD: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was meant.

    Attributes
    ----------
    name
        What to call it: its path, and within a zip the name there.
    named
        Whether somebody named this very file; what merely lies in a folder may be passed over.
    open
        Opens it for reading bytes, once, and before the next one is asked for; UTF-16, as Notepad writes it,
        and UTF-32 come as UTF-8, and the line ends of old Macs as those of Unix.
    path
        Where it is; None within a zip.
    """

    name: str
    named: bool
    open: Callable[[], IO[bytes]]
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was meant and cannot be read, in a sentence with the remedy."""

    words: str


def found(
    name: str,
    opened: Callable[[], IO[bytes]],
    *,
    named: bool,
    begin: bytes,
    size: int,
    path: Path | None = None,
) -> Found | Refused:
    """Give a file by how it begins, or say why it cannot be read."""
    if any(begin[place:].startswith(mark) for place, mark in _ARCHIVES):
        words = _("{name}: an archive of this kind is not opened. Unpack it, and name the folder.")
        return Refused(words.format(name=name))
    encoding = wide(begin)
    if encoding and size > limits.UPLOAD:
        words = _("{name}: it is larger than {most} and not in UTF-8. Save it as UTF-8.")
        return Refused(words.format(name=name, most=limits.in_words(limits.UPLOAD)))
    return Found(name, named, lambda: _as_utf8(opened(), encoding), path)


def printable(name: str) -> str:
    r"""Give a name that somebody else chose as it can be printed.

    Examples
    --------
    >>> printable("\x1b[31mheron.jsonl")
    '�[31mheron.jsonl'
    """
    return "".join(c if c.isprintable() else "�" for c in name)


def _as_utf8(file: IO[bytes], encoding: str) -> IO[bytes]:
    """Let a file be read as lines of UTF-8, whatever Notepad or an old Mac wrote."""
    head = file.read(_HEAD)
    file.seek(0)
    if not encoding:
        return io.BufferedReader(_OldMac(file)) if b"\r" in head and b"\n" not in head else file
    with file:
        data = file.read(limits.UPLOAD).decode(encoding, "replace").encode("utf-8", "replace")
    return io.BytesIO(data if b"\n" in data else data.replace(b"\r", b"\n"))


class _OldMac(io.RawIOBase):
    """A file with the line ends of old Macs, given with those of Unix; it may be of any size."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        piece = self._file.read(len(memoryview(buffer))).replace(b"\r", b"\n")
        memoryview(buffer)[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._file.close()
        super().close()
