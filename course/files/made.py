"""A folder of files that a command made: it may write its own anew, and nobody else's."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final

from course.files import limits
from course.files.mistakes import UnfitFile
from course.files.whole import read_bytes, write_whole
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

LIST: Final = "made.json"
"""The file beside the others that tells which were made, and from which bytes."""


def check_made(folder: Path, names: Iterable[str]) -> None:
    """Refuse to write over a file that was not made here, or was changed since.

    What takes long to make asks before it begins.

    Raises
    ------
    UnfitFile
        If one of the files is somebody else's; nothing was written.
    """
    if folder.is_file():
        raise UnfitFile(_("{out} is a file. Name a folder.").format(out=folder))
    made = _made(folder)
    for name in names:
        path = folder / name
        # What is not in the list is not read: a pipe of that name would keep us waiting.
        ours = name in made and path.is_file() and made[name] == _sum(path.read_bytes())
        if path.exists() and not ours:
            raise UnfitFile(
                _(
                    "{path}: this file was not written by this command, or was changed since. Name another "
                    "folder, or move the file away."
                ).format(path=path)
            )


def write_made(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, over older ones that were made there.

    Parameters
    ----------
    folder
        The folder; it is made where there is none.
    files
        What to write, by the name inside the folder.

    Raises
    ------
    UnfitFile
        As :func:`check_made`.
    """
    check_made(folder, files)
    folder.mkdir(parents=True, exist_ok=True)
    made = _made(folder) | {name: _sum(data) for name, data in files.items()}
    # The list first: a file that it names and that is not there yet does no harm.
    write_whole(folder / LIST, json.dumps({"files": dict(sorted(made.items()))}, indent=1) + "\n")
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, data)


def _made(folder: Path) -> dict[str, str]:
    path = folder / LIST
    if not path.exists():
        return {}
    try:
        files = json.loads(read_bytes(path, most=limits.UPLOAD))["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnfitFile(
            _("{path}: this is no list of files that were made. Name another folder.").format(path=path)
        ) from error


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
