"""What choosing one and choosing several have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from course.case.exercises.item import Item, Wrong
from course.case.exercises.parts import Option  # noqa: TC001 - Pydantic reads the types
from course.case.exercises.views import FeedbackLine, choices, shuffled
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from course.case import Case
    from course.case.exercises.parts import Span
    from course.case.exercises.views import Mark, PublicItem, Response


class Choosing(Item):
    """Something to choose from."""

    parts: ClassVar[tuple[str, ...]] = ("options",)

    options: tuple[Option, ...] = Field(min_length=2)

    def put(self, plain: PublicItem, case: Case, seed: str) -> PublicItem:  # noqa: ARG002 - no case needed
        """Show the options in another order for each person."""
        return replace(plain, choices=choices(shuffled(self.options, seed)))

    def marked(self, response: Response) -> tuple[Mark, tuple[FeedbackLine, ...]]:
        """Compare what was chosen, and what was not, with the key."""
        chosen = {response} if isinstance(response, str) else set(response)
        lines = lines_of("options", self.options, chosen)
        if all(line.agrees for line in lines):
            return "right", lines
        return ("partly" if any(line.chosen and line.agrees for line in lines) else "not_yet"), lines

    def in_words(self, response: Response) -> str:
        """Give what was chosen, in the order of the item."""
        chosen = {response} if isinstance(response, str) else set(response)
        return "; ".join(o.text for o in self.options if o.id in chosen)


def lines_of(part: str, things: Sequence[Option | Span], chosen: Collection[str]) -> tuple[FeedbackLine, ...]:
    """Give a line of feedback for each thing that could be chosen."""
    return tuple(
        FeedbackLine(part, o.id, o.text, picked, "", picked == o.right, o.feedback)
        for o in things
        for picked in [o.id in chosen]
    )


def exactly_one(part: str, things: Sequence[Option | Span]) -> Iterator[Wrong]:
    """Name a part of which not exactly one is right."""
    right = sum(thing.right for thing in things)
    if right != 1:
        none, many = _("none of the {part} is right"), _("{n} of the {part} are right")
        wrong = (many if right else none).format(n=right, part=part)
        yield Wrong((part,), wrong, _('write "right: true" at exactly one'))
