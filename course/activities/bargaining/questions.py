"""Questions to talk about, from what people did with packages and hypotheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.bargaining.bargaining import Bargaining


def questions(work: Bargaining) -> Iterator[str]:
    """Ask about differing views, changed hypotheses, and a package that does not work."""
    words = work.words
    for party, issue in work.differing():
        yield (
            _(
                "You do not agree on what {name} could accept on {words}. Which evidence would settle it?"
            ).format(name=words.name(party), words=words.title(issue))
        )
    for party in (p.id for p in work.everybody):
        for issue in (i.id for i in work.case.issues):
            edit = work.edit(party, issue)
            if edit is not None and edit.what_if:
                yield _("{reason} What would {name} need at home to do so?").format(
                    reason=edit.reason, name=words.name(party)
                )
            elif edit is not None and not edit.reason:
                yield _(
                    "You read {name} on {words} in your own way. Would it accept this reading itself?"
                ).format(name=words.name(party), words=words.title(issue))
            elif edit is not None:
                yield (
                    _(
                        "You read {name} on {words} in your own way: “{reason}” Would it accept this reading "
                        "itself?"
                    ).format(name=words.name(party), words=words.title(issue), reason=edit.reason)
                )
    if work.package and work.analysis().package is None:
        collision = words.collision(work.analysis().collisions[0])
        yield _("No package works for your table. {collision} What do these lines rest on?").format(
            collision=collision
        )
