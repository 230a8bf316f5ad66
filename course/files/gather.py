"""Find the files that somebody means: files, folders, patterns, and zips as learning platforms give them.

Nothing here knows what a file holds. A platform renames what people hand in (Moodle puts the name of the
person and a number before it, Canvas and Blackboard too, some add a page of their own beside it), so
whoever asks decides by what a file says, not by what it is called.
"""

from __future__ import annotations

import codecs
import glob
import io
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from course.files import limits
from course.files.system import is_regular, remedy_for
from course.language import _, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_FILES: Final = 50_000
"""In one folder or zip: five classes of the largest universities."""
MOST_UNPACKED: Final = 4 * limits.JOURNAL
"""Bytes that all files of one zip may have."""
MOST_RATIO: Final = 1_000
"""How many times larger than its packed form a file may be; journals shrink to about a tenth."""
_ZIP: Final = b"PK\x03\x04"
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PATTERN: Final = frozenset("*?[")


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
        Opens it for reading bytes; UTF-16, as Notepad writes it, comes as UTF-8.
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


def gather(words: Iterable[str | os.PathLike[str]]) -> Iterator[Found | Refused]:
    """Give every file that some words of a command line mean, in order of their names.

    Parameters
    ----------
    words
        Files, folders (with all folders in them), zips, and patterns that no shell has filled in.

    Examples
    --------
    >>> [found.words for found in gather(["no-such-folder/*.jsonl"])]
    ['no-such-folder/*.jsonl: no file has such a name. Name a folder, and everything in it is read.']
    """
    met: set[Path] = set()
    for found in _of_words(words):
        if isinstance(found, Found) and found.path is not None:
            place = found.path.resolve()
            if place in met:
                continue  # named twice, or once and with its folder
            met.add(place)
        yield found


def _of_words(words: Iterable[str | os.PathLike[str]]) -> Iterator[Found | Refused]:
    for word in map(str, words):
        path = Path(word).expanduser()
        if path.exists() or not _PATTERN & set(word):
            yield from _of_path(path, named=True)
            continue
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - the pattern may begin anywhere
        if not matches:
            wrong = _("{pattern}: no file has such a name. Name a folder, and everything in it is read.")
            yield Refused(wrong.format(pattern=word))
        for match in matches:
            yield from _of_path(Path(match), named=True)


def of_bytes(name: str, data: bytes) -> Iterator[Found | Refused]:
    """Give the files in what a page handed over: one file, or those of a zip."""
    if data.startswith(_ZIP):
        yield from _of_zip(name, io.BytesIO(data), depth=0)
    else:
        yield Found(name, named=True, open=lambda: _as_utf8(io.BytesIO(data)))


def _of_path(path: Path, *, named: bool) -> Iterator[Found | Refused]:
    try:
        if path.is_dir():
            yield from _of_folder(path)
            return
        if not is_regular(path):
            yield Refused(
                _("{name}: this is no ordinary file. Save what it gives in a file.").format(name=path)
            )
            return
        with path.open("rb") as file:
            is_zip = file.read(len(_ZIP)) == _ZIP
        if is_zip:
            with path.open("rb") as file:
                yield from _of_zip(str(path), file, depth=0)
        else:
            yield Found(str(path), named, lambda: _as_utf8(path.open("rb", buffering=1024 * 1024)), path)
    except OSError as error:
        yield Refused(f"{path}: {error.strerror or error}. {remedy_for(error)}.")


def _of_folder(folder: Path) -> Iterator[Found | Refused]:
    trouble: list[Refused] = []

    def note(error: OSError) -> None:
        trouble.append(Refused(f"{error.filename}: {error.strerror or error}. {remedy_for(error)}."))

    count = 0
    for here, folders, files in os.walk(
        folder, onerror=note
    ):  # links to folders are not followed: no circles
        folders[:] = sorted(name for name in folders if not _hidden(name))
        for name in sorted(files):
            count += 1
            if count > MOST_FILES:
                words = _("{name}: more than {most} files. Name the folders in it one by one.")
                yield Refused(words.format(name=folder, most=number(MOST_FILES)))
                return
            path = Path(here, name)
            if not _hidden(name) and path.is_file():
                yield from _of_path(path, named=False)
    yield from trouble


def _hidden(name: str) -> bool:
    """Tell whether a name is one that machines give and people do not see."""
    return name.startswith((".", "__MACOSX", "~$")) or name.casefold() in {"desktop.ini", "thumbs.db"}


def _of_zip(name: str, file: IO[bytes], *, depth: int) -> Iterator[Found | Refused]:
    try:
        with zipfile.ZipFile(file) as packed:
            members = [m for m in packed.infolist() if not m.is_dir() and not _hidden_within(m.filename)]
            if wrong := _too_much(name, members):
                yield Refused(wrong)
                return
            for member in sorted(members, key=lambda m: m.filename):
                yield from _of_member(name, packed, member, depth=depth)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        words = _(
            "{name}: this zip cannot be read ({why}). Download it again, or unpack it and name the folder."
        )
        yield Refused(words.format(name=name, why=error))


def _of_member(
    name: str, packed: zipfile.ZipFile, member: zipfile.ZipInfo, *, depth: int
) -> Iterator[Found | Refused]:
    called = f"{name}: {_shown(member.filename)}"
    if member.flag_bits & 1:
        words = _("{name}: it is locked with a password. Unpack it, and name the folder.")
        yield Refused(words.format(name=called))
        return
    try:
        data = _unpacked(packed, member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        words = _("{name}: it cannot be unpacked ({why}). The other files of the zip are read.")
        yield Refused(words.format(name=called, why=error))
        return
    if data.startswith(_ZIP):
        if depth:
            words = _(
                "{name}: a zip within a zip within a zip is not opened. Unpack it, and name the folder."
            )
            yield Refused(words.format(name=called))
        else:
            yield from _of_zip(called, io.BytesIO(data), depth=depth + 1)
    else:
        yield Found(called, named=False, open=lambda: _as_utf8(io.BytesIO(data)))


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    # What a zip says of its sizes is not believed: it is counted while it is unpacked.
    most = min(limits.JOURNAL, max(member.compress_size, 1024) * MOST_RATIO)
    with packed.open(member) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise ValueError(_("it unpacks to far more than a journal has"))
    return data


def _too_much(name: str, members: list[zipfile.ZipInfo]) -> str:
    if len(members) > MOST_FILES:
        words = _("{name}: more than {most} files. Unpack it, and name the folders in it one by one.")
        return words.format(name=name, most=number(MOST_FILES))
    if sum(m.file_size for m in members) > MOST_UNPACKED:
        words = _("{name}: it would unpack to more than {most}. Make several zips of it.")
        return words.format(name=name, most=limits.in_words(MOST_UNPACKED))
    return ""


def _hidden_within(name: str) -> bool:
    return any(map(_hidden, name.replace("\\", "/").split("/")))


def _shown(name: str) -> str:
    """Give a name from a zip as it can be printed."""
    return "".join(c if c.isprintable() else "�" for c in name)[-200:]


def _as_utf8(file: IO[bytes]) -> IO[bytes]:
    """Let a file be read as UTF-8, whatever Notepad wrote."""
    begin = file.read(2)
    file.seek(0)
    for mark, encoding in _MARKS:
        if begin == mark:
            with file:
                text = file.read(limits.JOURNAL)[len(mark) :].decode(encoding, "replace")
            return io.BytesIO(text.encode("utf-8", "replace"))
    return file
