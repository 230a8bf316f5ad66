"""Something that somebody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.journal import Entry, Journal


def act(journal: Journal, who: str = "heron", **body: object) -> Entry:
    return journal.add(who, "notes", "write", body)
