"""Whose line is it? Asked when somebody wants to be forgotten."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from course.journal._authors import plain_name
from course.journal._entry import read_line
from course.journal._json import JournalError

if TYPE_CHECKING:
    from collections.abc import Collection

_author = re.compile(rb'"by":("(?:[^"\\]|\\.)*"),"case":').search
_name = re.compile(rb'"who":("(?:[^"\\]|\\.)*")\}$').search


def is_of_others(line: bytes, authors: Collection[str], names: Collection[str]) -> bool:
    """Tell whether a line names another author. What names none may be by the one to forget.

    Parameters
    ----------
    line
        A line of a journal, readable or not.
    authors, names
        The ids and names of the one to forget. Where an id can be read, names count nothing.
    """
    try:
        return read_line(line.decode())[0].author not in authors
    except (UnicodeDecodeError, JournalError):
        found, mine = _author(line), authors
    if found is None:
        found, mine = _name(line), names
    try:
        return found is not None and plain_name(json.loads(found[1])) not in mine
    except (ValueError, TypeError):
        return False
