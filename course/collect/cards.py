"""Cards of debates to which nobody replied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.case.records.formats import SIDE_LABELS
from course.language import _

if TYPE_CHECKING:
    from course.activities.debate.records import Card, DebateState
    from course.collect.work import ClassWork


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A card on the table that no other card is about."""

    debate: DebateState
    card: Card

    @property
    def name(self) -> str:
        """Its number and its side."""
        side = SIDE_LABELS.get(self.card.side)
        if side is None:
            return _("Card {number}").format(number=self.card.number)
        return _("Card {number}, {side}").format(number=self.card.number, side=side.lower())

    @property
    def has_grounds(self) -> bool:
        """Whether it says what it rests on."""
        return self.card.grounds is not None


def unanswered(work: ClassWork) -> tuple[Unanswered, ...]:
    """Give the cards that nobody answered: those without grounds first, then in the order they were played.

    Support counts as an answer too: somebody took the card up.
    """
    found = []
    for debate in work.debates:
        there = [card for card in debate.cards.values() if not card.withdrawn]
        met = {to for card in there for _relation, to in card.links}
        found += [Unanswered(debate, card) for card in there if card.id not in met]
    return tuple(sorted(found, key=lambda one: one.has_grounds))


def said(work: ClassWork) -> int:
    """Count the cards on the tables of all debates."""
    return sum(not card.withdrawn for debate in work.debates for card in debate.cards.values())
