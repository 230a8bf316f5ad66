"""Somebody's notes as the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course.activities.notes.notes import Notes


def rows(notes: Notes) -> list[dict[str, Any]]:
    """Give one row for each prompt that the person who acts now has answered."""
    return [
        {
            "lesson": notes.lesson.id,
            "prompt": prompt,
            "question": question,
            "who": notes.journal.name_of(note.who),
            "at": note.at,
            "text": note.text,
        }
        for prompt, question in notes.prompts.items()
        for note in notes.history(prompt)[-1:]
        if note.text
    ]
