"""What a tilde means at the beginning of a name."""

from __future__ import annotations

import os
from pathlib import Path

from course.files.mistakes import UnfitFile
from course.language import _


def from_home(word: str | os.PathLike[str]) -> Path:
    """Give the file or folder that a word names: with a tilde, in somebody's home.

    What is there under just this name is meant: other programs leave files such as ``~$class.jsonl``.

    Raises
    ------
    UnfitFile
        If there is no such home.

    Examples
    --------
    >>> from_home("~/class") == Path.home() / "class"
    True
    """
    path = Path(word)
    if os.path.lexists(path):
        return path
    try:
        return path.expanduser()
    except RuntimeError:
        wrong = _("{path}: there is no home of this name on this machine. Write the whole path.")
        raise UnfitFile(wrong.format(path=path)) from None
