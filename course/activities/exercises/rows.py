"""Somebody's answers as the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.exercises.words import OUTCOME_LABELS
from course.case.exercises.sets import LEVEL_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.exercises.exercises import Exercises
    from course.case.exercises.item import Item


def rows(work: Exercises) -> list[dict[str, Any]]:
    """Give one row for each answer of the person who acts now."""
    return [row for item in work.items for row in _of_item(work, item)]


def _of_item(work: Exercises, item: Item) -> Iterator[dict[str, Any]]:
    attempts, levels = work.attempts(item.id), work.levels(item.id)
    for attempt in attempts:
        last = attempt is attempts[-1]
        state = item.marked(attempt.response)[0]
        yield {
            "set": work.set.id,
            "item": item.id,
            "question": item.prompt,
            "who": work.journal.name_of(attempt.who),
            "at": attempt.at,
            "attempt": attempt.number,
            "answer": item.in_words(attempt.response),
            "why": attempt.why,
            "outcome": work.outcome(item.id).words if last else OUTCOME_LABELS[state],
            "levels": "; ".join(f"{c}: {LEVEL_LABELS[v]}" for c, v in levels.items()) if last else "",
        }
