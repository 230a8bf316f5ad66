"""Questions to talk about, from judgements that differ and stories told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _, listed, upper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.scenarios.scenarios import Scenarios


def questions(work: Scenarios) -> Iterator[str]:
    """Ask about what people judge differently, and about early signs."""
    for (row, column), said in work.differing()[:2]:
        views = listed(
            _("{who} says “{judgement}”").format(who=work.journal.name_of(j.who), judgement=j.words)
            for j in said
        )
        yield (
            _(
                "How does “{row}” act on “{column}”? {views}. Which case from the past speaks for each?"
            ).format(row=work.label(row), column=work.label(column), views=upper(views))
        )
    for story in work.stories[-2:]:
        yield (
            _(
                "{who} told “{story}”. Early sign: “{sign}” Who would see it first, and who "
                "would read it otherwise?"
            ).format(who=work.journal.name_of(story.who), story=story.title, sign=story.parts[-1][1])
        )
