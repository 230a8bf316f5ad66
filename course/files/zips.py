"""Open a zip that somebody else made: what it says of itself is not believed, and no bomb goes off."""

from __future__ import annotations

import io
import lzma
import tempfile
import zipfile
import zlib
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Final

from course.files import limits
from course.files.documents import words_of_document
from course.files.found import BEGINNING, ZIP, Found, Refused, found, printable
from course.language import _, number

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES: Final = 50_000
"""In one folder or zip: five classes of the largest universities."""
MOST_UNPACKED: Final = 4 * limits.JOURNAL
"""Bytes that all files of one zip may have, those of zips in it included."""
MOST_RATIO: Final = 100
"""How many times larger than the zip they may be together; journals shrink to about a tenth."""
LEAST: Final = limits.UPLOAD
"""So much a zip may hold however small it is."""
_MOST_LETTERS: Final = 200  # of a name
_SAYS_UTF_8: Final = 0x800
_DEEPEST: Final = 1  # a zip in a zip
_IN_MEMORY: Final = 10_000_000
_PIECE: Final = 1024 * 1024
TORN: Final = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError),
    *(zlib.error, lzma.LZMAError),
)
"""What Python raises where a zip is damaged, or packed in a way that it does not know."""


class Room:
    """How many bytes may still come out of a zip, and of the zips in it."""

    def __init__(self, packed: int) -> None:
        self.left = min(MOST_UNPACKED, max(LEAST, packed * MOST_RATIO))


def hidden(name: str) -> bool:
    """Tell whether a name is one that machines give and people do not see."""
    return name.startswith((".", "__MACOSX", "~$")) or name.casefold() in {"desktop.ini", "thumbs.db"}


def of_zip(
    name: str, file: IO[bytes], room: Room, *, named: bool = False, depth: int = 0
) -> Iterator[Found | Refused]:
    """Give the files of a zip, those of a zip in it as well; a document of an office program is one file."""
    try:
        with zipfile.ZipFile(file) as packed:
            if (text := words_of_document(packed)) is not None:
                yield Found(name, named, partial(io.BytesIO, text))
                return
            members = [m for m in packed.infolist() if not m.is_dir() and not _hidden_within(m.filename)]
            if not members:
                words = _(
                    "{name}: this zip has no files in it. Ask whoever sent it to hand in their work again."
                )
                yield Refused(words.format(name=name))
            if wrong := _too_much(name, members, room, depth):
                yield Refused(wrong)
                return
            for member in sorted(members, key=lambda m: m.filename):
                yield from _of_member(name, packed, member, room, depth=depth)
    except TORN as error:
        words = _(
            "{name}: this zip cannot be read ({why}). Download it again, or unpack it and name the folder."
        )
        yield Refused(words.format(name=name, why=error))


def _of_member(
    name: str, packed: zipfile.ZipFile, member: zipfile.ZipInfo, room: Room, *, depth: int
) -> Iterator[Found | Refused]:
    called = f"{name}: {printable(_name_of(member))[-_MOST_LETTERS:]}"
    if member.flag_bits & 1:
        words = _("{name}: it is locked with a password. Unpack it, and name the folder.")
        yield Refused(words.format(name=called))
        return
    try:
        data, size = _unpacked(packed, member, room)
    except TORN as error:
        words = _(
            "{name}: it cannot be unpacked ({why}). The other files of the zip are read. "
            "Download the zip again, or unpack it with another program and name the folder."
        )
        yield Refused(words.format(name=called, why=error))
        return
    with data:
        begin = data.read(BEGINNING)
        data.seek(0)
        if begin.startswith(ZIP):
            yield from of_zip(called, data, room, depth=depth + 1)
        else:
            yield found(called, lambda: data, named=False, begin=begin, size=size)


def _name_of(member: zipfile.ZipInfo) -> str:
    """Give the name of a file in a zip; some programs, as that of macOS, write UTF-8 and do not say so."""
    if not member.flag_bits & _SAYS_UTF_8:
        with suppress(UnicodeError):
            return member.filename.encode("cp437").decode()
    return member.filename


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo, room: Room) -> tuple[IO[bytes], int]:
    """Unpack a file, to the disk where it is large."""
    data = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever reads the file closes it
    try:
        with packed.open(member) as stream:
            size = _poured(stream, data, min(limits.JOURNAL, room.left))
    except BaseException:
        data.close()
        raise
    room.left -= size
    data.seek(0)
    return data, size


def _poured(stream: IO[bytes], data: IO[bytes], most: int) -> int:
    """Copy what comes, and count it: what a zip says of its sizes is not believed."""
    size = 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > most:
            raise ValueError(_("it unpacks to far more than a journal has"))
        data.write(piece)
    return size


def _too_much(name: str, members: list[zipfile.ZipInfo], room: Room, depth: int) -> str:
    if depth > _DEEPEST:
        words = _("{name}: a zip within a zip within a zip is not opened. Unpack it, and name the folder.")
        return words.format(name=name)
    if len(members) > MOST_FILES:
        words = _("{name}: more than {most} files. Unpack it, and name the folders in it one by one.")
        return words.format(name=name, most=number(MOST_FILES))
    if sum(m.file_size for m in members) > room.left:
        words = _(
            "{name}: it would unpack to more than {most}, which is far more than its size lets expect. "
            "If you trust it, unpack it, and name the folder."
        )
        return words.format(name=name, most=limits.in_words(room.left))
    return ""


def _hidden_within(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return any(map(hidden, (step for step in steps if step not in (".", ".."))))  # some programs write “./a”
