"""Put things in order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from course.case.exercises.answers import strings
from course.case.exercises.item import Item, Wrong
from course.case.exercises.ledger import size
from course.case.exercises.parts import Step  # noqa: TC001 - Pydantic reads the types
from course.case.exercises.views import FeedbackLine, choices, mark_of, shuffled
from course.language import N_, NotAllowed, _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.views import Control, Mark, PublicItem, Response


class Ordering(Item):
    """Put things in order. They are written here in the right order and shown in another."""

    label: ClassVar[str] = N_("Put in order")
    control: ClassVar[Control] = "order"
    parts: ClassVar[tuple[str, ...]] = ("steps",)

    kind: Literal["ordering"]
    steps: tuple[Step, ...] = Field(min_length=3)

    def check(self, case: Case) -> Iterator[Wrong]:  # noqa: ARG002 - no case needed
        """Name ids that give the order away, and an order that the ledger contradicts."""
        if [s.id for s in self.steps] == sorted(s.id for s in self.steps):
            right = _("choose ids whose alphabet is another order")
            yield Wrong(("steps",), _("the ids give the order away"), right)
        sizes = [(i, size(s.key_from.says)) for i, s in enumerate(self.steps) if s.key_from is not None]
        for (_before, one), (i, next_one) in pairwise(sizes):
            if next_one < one:
                wrong = _("the ledger puts this one before the one above it")
                yield Wrong(("steps", i), wrong, _("write the steps in the right order"))

    def put(self, plain: PublicItem, case: Case, seed: str) -> PublicItem:  # noqa: ARG002 - no case needed
        """Show the steps in an order that is not the right one."""
        return replace(plain, choices=choices(shuffled(self.steps, seed, unlike=[s.id for s in self.steps])))

    def answered(self, given: object) -> Response:
        """Give all ids in the order that was chosen."""
        order = strings(given)
        if sorted(order) != sorted(s.id for s in self.steps):
            n = len(self.steps)
            ask = ngettext(
                "Give the {n} line its place.", "Give each of the {n} lines one place of its own.", n
            )
            raise NotAllowed(ask.format(n=number(n)))
        return order

    def key(self) -> Response:
        """Give the steps as they are written here."""
        return [s.id for s in self.steps]

    def marked(self, response: Response) -> tuple[Mark, tuple[FeedbackLine, ...]]:
        """Compare the place of each step with its own."""
        order = list(response)
        lines = tuple(
            FeedbackLine("steps", s.id, s.text, True, str(place), place == right, s.feedback)
            for right, s in enumerate(self.steps, 1)
            for place in [order.index(s.id) + 1]
        )
        return mark_of(line.agrees for line in lines), lines

    def in_words(self, response: Response) -> str:
        """Give the steps with their numbers."""
        texts = {s.id: s.text for s in self.steps}
        return "; ".join(f"{i}. {texts[one]}" for i, one in enumerate(response, 1))
