"""Questions to talk about, from what people did with packages and hypotheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.bargaining.bargaining import Bargaining


def questions(work: Bargaining) -> Iterator[str]:
    """Ask about differing views, changed hypotheses, and a package that does not work."""
    words = work.words
    for party, issue in work.differing():
        yield (
            f"You do not agree on what {words.name(party)} could accept on {words.title(issue)}. "
            "Which evidence would settle it?"
        )
    for party in (p.id for p in work.everybody):
        for issue in (i.id for i in work.case.issues):
            edit = work.edit(party, issue)
            if edit is not None and edit.what_if:
                yield f"{edit.reason} What would {words.name(party)} need at home to do so?"
            elif edit is not None:
                yield (
                    f"You read {words.name(party)} on {words.title(issue)} in your own way: “{edit.reason}” "
                    "Would it accept this reading itself?"
                )
    if work.package and work.analysis().package is None:
        collision = words.collision(work.analysis().collisions[0])
        yield f"No package works for your table. {collision} What do these lines rest on?"
