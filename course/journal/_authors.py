"""Whose line is it? Asked when somebody wants to be forgotten."""

from __future__ import annotations

import json
import re

from course.journal._entry import Entry
from course.journal._json import JournalError

_author = re.compile(rb'"who":("(?:[^"\\]|\\.)*")\}$').search


def is_of_others(line: bytes, who: str) -> bool:
    """Tell whether a line names another author. What names none may be by the one to forget."""
    try:
        return Entry.from_line(line.decode()).who != who
    except (UnicodeDecodeError, JournalError):
        found = _author(line)
    try:
        return found is not None and json.loads(found[1]) != who
    except ValueError:
        return False
