"""Find the files that somebody means: files, folders, patterns, and zips as learning platforms give them.

Nothing here knows what a file holds. A platform renames what people hand in (Moodle puts the name of the
person and a number before it, Canvas and Blackboard too, some add a page of their own beside it), so
whoever asks decides by what a file says, not by what it is called.
"""

from __future__ import annotations

import glob
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.files.found import BEGINNING, ZIP, Found, Refused, found, printable
from course.files.home import from_home
from course.files.mistakes import UnfitFile
from course.files.system import is_regular, remedy_for
from course.files.zips import MOST_FILES, Room, hidden, of_zip
from course.language import _, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PATTERN: Final = frozenset("*?[")


def gather(words: Iterable[str | os.PathLike[str]]) -> Iterator[Found | Refused]:
    """Give every file that some words of a command line mean, in order of their names.

    Parameters
    ----------
    words
        Files, folders (with all folders in them), zips, and patterns that no shell has filled in.

    Examples
    --------
    >>> [one.words for one in gather(["no-such-folder/*.jsonl"])]
    ['no-such-folder/*.jsonl: no file has such a name. Name a folder, and everything in it is read.']
    """
    met: set[Path] = set()
    for one in _of_words(words):
        if isinstance(one, Found) and one.path is not None:
            place = one.path.resolve()
            if place in met:
                continue  # named twice, or once and with its folder
            met.add(place)
        yield one


def _of_words(words: Iterable[str | os.PathLike[str]]) -> Iterator[Found | Refused]:
    for word in map(str, words):
        try:
            path = from_home(word)
        except UnfitFile as problem:
            yield Refused(str(problem))
            continue
        if path.exists() or not _PATTERN & set(word):
            yield from _of_path(path, named=True)
            continue
        matches = _matches(str(path)) or _matches(str(path).replace("[", "[[]"))
        if not matches:
            wrong = _("{pattern}: no file has such a name. Name a folder, and everything in it is read.")
            yield Refused(wrong.format(pattern=printable(word)))
        for match in matches:
            yield from _of_path(Path(match), named=True)


def _matches(pattern: str) -> list[str]:
    """Give what a pattern means. Windows knows no ``[``: there it is a letter, as in a folder “Group [A]”."""
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may begin anywhere


def of_bytes(name: str, data: bytes) -> Iterator[Found | Refused]:
    """Give the files in what a page handed over: one file, or those of a zip."""
    name = printable(name)
    if data.startswith(ZIP):
        yield from of_zip(name, io.BytesIO(data), Room(len(data)), named=True)
    else:
        yield found(name, lambda: io.BytesIO(data), named=True, begin=data[:BEGINNING], size=len(data))


def _of_path(path: Path, *, named: bool) -> Iterator[Found | Refused]:
    name = printable(str(path))
    try:
        if path.is_dir():
            yield from _of_folder(path)
            return
        if not is_regular(path):
            words = _("{name}: this is no ordinary file. Save what it gives in a file.")
            yield Refused(words.format(name=name))
            return
        size = path.stat().st_size
        with path.open("rb") as file:
            begin = file.read(BEGINNING)
            if begin.startswith(ZIP):
                yield from of_zip(name, file, Room(size), named=named)
                return
        yield found(
            name,
            lambda: path.open("rb", buffering=1024 * 1024),
            named=named,
            begin=begin,
            size=size,
            path=path,
        )
    except OSError as error:
        yield _denied(name, error)


def _denied(name: str, error: OSError) -> Refused:
    return Refused(f"{name}: {error.strerror or error}. {remedy_for(error)}.")


def _of_folder(folder: Path) -> Iterator[Found | Refused]:
    trouble: list[Refused] = []

    def note(error: OSError) -> None:
        trouble.append(_denied(printable(error.filename), error))

    count = 0
    for here, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not hidden(name))
        yield from _links_among(Path(here), folders)
        for name in sorted(files):
            count += 1
            if count > MOST_FILES:
                words = _("{name}: more than {most} files. Name the folders in it one by one.")
                yield Refused(words.format(name=printable(str(folder)), most=number(MOST_FILES)))
                return
            if not hidden(name):
                yield from _in_folder(Path(here, name))
    yield from trouble


def _links_among(here: Path, folders: list[str]) -> Iterator[Refused]:
    """Name the links to folders, which are not followed: they may lead in circles, or to another class."""
    for name in folders:
        if (path := here / name).is_symlink():
            words = _("{name}: this is a link, and what it leads to is not read. Name that folder itself.")
            yield Refused(words.format(name=printable(str(path))))


def _in_folder(path: Path) -> Iterator[Found | Refused]:
    """Give a file, or say why there is none: it may be denied, or a link that leads nowhere."""
    try:
        wanted = path.is_file() or path.is_symlink()
    except OSError as error:
        yield _denied(printable(str(path)), error)
        return
    if wanted:
        yield from _of_path(path, named=False)
