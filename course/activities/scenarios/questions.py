"""Questions to talk about, from judgements that differ and stories told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import listed, upper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.scenarios.scenarios import Scenarios


def questions(work: Scenarios) -> Iterator[str]:
    """Ask about what people judge differently, and about early signs."""
    for (row, column), said in work.differing()[:2]:
        views = listed(f"{work.journal.name_of(j.who)} says “{j.words}”" for j in said)
        yield (
            f"How does “{work.label(row)}” act on “{work.label(column)}”? {upper(views)}. "
            "Which case from the past speaks for each?"
        )
    for story in work.stories[-2:]:
        parts = dict(story.parts)
        yield (
            f"{work.journal.name_of(story.who)} told “{story.title}”. "
            f"Early sign: “{parts['one early sign']}” "
            "Who would see it first, and who would read it otherwise?"
        )
