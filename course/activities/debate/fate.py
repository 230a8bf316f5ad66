"""What became of somebody's cards: who answered them, whether they stand, what quotes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.debate.map import document_of_cards
from course.language import _
from course.methods.arguments import ArgumentMap

if TYPE_CHECKING:
    from course.activities.debate.records import Card, DebateState
    from course.methods.arguments import Status

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one card.

    Attributes
    ----------
    standing
        Whether it stands on the map now.
    answers
        The cards about it, each with the cards about that one.
    quoted
        Which sentences of the latest joint statement quote it, from 1.
    """

    card: Card
    standing: Status
    answers: tuple[tuple[Card, tuple[Card, ...]], ...]
    quoted: tuple[int, ...]


def fates(debate: DebateState, who: str) -> tuple[Fate, ...]:
    """Tell what became of each card that somebody played and did not withdraw, in the order of playing."""
    there = [card for card in debate.cards.values() if not card.withdrawn]
    mine = [card for card in there if card.who == who]
    if not mine:
        return ()
    the_map = ArgumentMap(document_of_cards(there))

    def about(card: Card) -> tuple[Card, ...]:
        return tuple(one for one in there if any(to == card.id for _relation, to in one.links))

    joint = debate.joint[-1][2] if debate.joint else ""
    return tuple(
        Fate(
            card,
            the_map.status(card.id),
            tuple((one, about(one)) for one in about(card)),
            quoted(joint, card),
        )
        for card in mine
    )


def quoted(statement: str, card: Card) -> tuple[int, ...]:
    """Give which sentences of a statement have the words of a card, or name it by its number."""
    claim = _spaced(card.claim)
    named = _spaced(_("card {n}").format(n=card.number))
    found = []
    for n, sentence in enumerate(filter(None, map(str.strip, _SENTENCE.split(statement))), 1):
        words = _spaced(sentence)
        if (len(claim) > 1 and claim in words) or named in words:
            found.append(n)
    return tuple(found)


def _spaced(text: str) -> str:
    """Give the words alone, so that neither case nor stops matter, and no number is found in another."""
    return f" {' '.join(_WORDS.findall(text.casefold()))} "
