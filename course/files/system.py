"""What the operating system refuses, and what to do about it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

from course.language import N_, Labels, _

_REMEDIES: Final = Labels(
    {
        errno.ENOENT: N_("Check the name"),
        errno.EEXIST: N_("Name another place"),
        errno.EISDIR: N_("Name a file in it"),
        errno.ENOTDIR: N_("Name a folder in place of the file"),
        errno.ELOOP: N_("A link leads back to itself: name the file or folder itself"),
        errno.ENAMETOOLONG: N_("Choose a shorter name"),
        errno.ENOSPC: N_("The disk is full: delete something, then try again"),
        errno.EDQUOT: N_("Your share of the disk is full: delete something, then try again"),
        errno.EFBIG: N_("The file may not grow: ask whoever runs this machine, or work in another folder"),
        errno.EROFS: N_("The folder is read-only: copy it to a place of your own"),
        errno.EACCES: N_("You may not write here: copy the folder to a place of your own"),
        errno.EPERM: N_("You may not write here: copy the folder to a place of your own"),
    }
)


def remedy_for(error: OSError) -> str:
    """Say what to do about what the operating system refused.

    Examples
    --------
    >>> remedy_for(FileNotFoundError(errno.ENOENT, "No such file or directory"))
    'Check the name'
    """
    if error.errno in (errno.EACCES, errno.EPERM) and _is_closed(error.filename):
        return _("You may not open it: ask whoever it belongs to")
    return _REMEDIES.get(error.errno or 0, _("Try again, or work in another folder"))


def here_is_gone() -> bool:
    """Tell whether the folder in which one stands was deleted."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _is_closed(name: object) -> bool:
    """Tell whether it is there and one may not read it, or may not even look into its folder."""
    if not isinstance(name, (str, bytes, os.PathLike)):
        return False
    try:
        Path(os.fsdecode(name)).stat()
    except OSError as error:
        return error.errno in (errno.EACCES, errno.EPERM)
    return not os.access(name, os.R_OK)


def is_regular(path: Path) -> bool:
    """Tell whether this is a file with bytes in it: a pipe would keep us waiting, a folder has no lines."""
    return stat.S_ISREG(path.stat().st_mode)
