"""Folders as ``course doctor`` looks at them: where work is kept, and where Jupyter notes what runs."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.commands._finding import Finding
from course.files.mistakes import UnfitFile
from course.files.system import remedy_for
from course.language import _, number

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOM: Final = 200_000_000
"""Bytes: a class's files, pictures and papers of a term."""


def kept() -> Iterator[Finding]:
    """Ask whether work can be kept where it would be."""
    from course.session.place import work_folder  # noqa: PLC0415 - needs packages

    try:
        at = work_folder()
    except UnfitFile as error:
        yield Finding(False, str(error), _("Set COURSE_WORK to the full path of a folder, or not at all."))
    except FileNotFoundError:
        yield Finding(False, _("The folder that you are in is gone."), _("Go to another one with cd."))
    else:
        yield from folder(at)


def folder(at: Path) -> Iterator[Finding]:
    """Ask whether work can be kept in a folder: written, locked, with room, and alone."""
    said = _("Your work is kept in {at}").format(at=at)
    try:
        there = _nearest(at)
        _try_writing(there)
        free = shutil.disk_usage(there).free
    except OSError as error:
        yield Finding(
            False,
            _("{said}: it cannot be written ({why}). Work would be lost with the page.").format(
                said=said, why=error.strerror or error
            ),
            _("{remedy}; or name another folder: set COURSE_WORK to its full path.").format(
                remedy=remedy_for(error)
            ),
        )
        return
    yield Finding(True, _("{said}: it can be written.").format(said=said))
    if not _can_lock(there):
        yield Finding(
            False,
            _("That folder knows no locks, as some network folders: two windows could write at once."),
            _("Open one window of the seminar at a time, or set COURSE_WORK to a folder of this machine."),
        )
    yield Finding(
        free > ROOM,
        _("{free} MB are free there.").format(free=number(free // 1_000_000)),
        _("Delete something, or set COURSE_WORK to a folder on another disk."),
    )
    if os.name == "posix" and at.exists() and at.stat().st_mode & 0o077:
        yield Finding(
            False,
            _("Other people on this machine can read that folder."),
            _("Close it: chmod 700 '{at}'").format(at=at),
        )


def of_jupyter() -> Finding:
    """Ask whether Jupyter can note what runs, without which no notebook opens."""
    from jupyter_core.paths import jupyter_runtime_dir  # noqa: PLC0415 - needs packages

    at = Path(jupyter_runtime_dir())
    try:
        _try_writing(_nearest(at))
    except OSError as error:
        said = _("Jupyter notes what runs in {at}: it cannot be written ({why}). No notebook would open.")
        remedy = _("{remedy}; or name another folder: set JUPYTER_RUNTIME_DIR to its full path.")
        return Finding(
            False,
            said.format(at=at, why=error.strerror or error),
            remedy.format(remedy=remedy_for(error)),
        )
    return Finding(True, _("Jupyter can note what runs in {at}.").format(at=at))


def _nearest(at: Path) -> Path:
    """Give the folder itself, or the one in which it would be made."""
    if at.is_symlink():
        at.stat()  # a link that leads nowhere, or back to itself, is no folder that is still to be made
    there = at if at.exists() else next((p for p in at.parents if p.exists()), Path(at.anchor))
    if not there.is_dir():
        raise NotADirectoryError(20, _("it is a file"), str(there))
    return there


def _try_writing(at: Path) -> None:
    with tempfile.NamedTemporaryFile(dir=at, prefix=".course-doctor-") as file:
        file.write(b"x" * 4096)
        file.flush()
        os.fsync(file.fileno())


def _can_lock(at: Path) -> bool:
    try:
        import fcntl  # noqa: PLC0415 - Windows has none, and locks by itself
    except ImportError:
        return True
    with tempfile.NamedTemporaryFile(dir=at, prefix=".course-doctor-") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
