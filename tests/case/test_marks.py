"""What the case says in its own words has the marks of a book; others' words and titles stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from course.case import default_folder
from course.files.yaml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS: Final = (default_folder(), default_folder().parent / "exercises")
FILES: Final = sorted(path for folder in FOLDERS for path in folder.glob("*.yaml"))
OTHERS: Final = {"sources": "title", "readings": "title", "positions": "words", "later_positions": "words"}
"""Where a file holds what others wrote."""


def told(found: Any, not_in: str | None) -> Iterator[str]:
    """Give every text of a file but those of others."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key != not_in:
                yield from told(value, not_in)
    elif isinstance(found, list):
        for value in found:
            yield from told(value, not_in)
    elif isinstance(found, str) and "https://" not in found:  # an entry of a reference list has a title in it
        yield found


def words_of(path: Path) -> list[str]:
    """Give what a file says in the case's own words."""
    return list(told(parse(path.read_text(encoding="utf-8")).data, OTHERS.get(path.stem)))


each = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))


@each
def test_quotation_marks_and_apostrophes_are_those_of_a_book(path: Path) -> None:
    assert [text for text in words_of(path) if re.search("[\"']", text)] == []


@each
def test_marks_stand_in_pairs(path: Path) -> None:
    for text in words_of(path):
        assert text.count("“") == text.count("”"), text
        assert not re.search("“\\s|\\s”|“$|^”", text), text
