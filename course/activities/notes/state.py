"""What people wrote to the prompts of lessons, read from their journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.bodies import Done

State = dict[tuple[str, str], list["Note"]]
"""All notes by lesson and prompt, oldest first."""


@dataclass(frozen=True, slots=True)
class Note:
    """What one person wrote to one prompt at one time. An empty text takes a note back."""

    entry: str
    prompt: str
    who: str
    at: str
    text: str


def fold(done: Sequence[Done]) -> State:
    """Read what people wrote."""
    notes: State = {}
    for entry, body in done:
        note = Note(entry.id, body.prompt, entry.by, entry.at, body.text)
        notes.setdefault((body.lesson, body.prompt), []).append(note)
    return notes
