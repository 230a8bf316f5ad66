"""Speak of cards by their numbers, as people do at a table."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from course.activities.debate.map import document_of_cards
from course.language import _
from course.methods.arguments import ArgumentMap

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState

_NAMED = re.compile(r"“(card \d+)”")


class CardWords:
    """Why each card stands or not, and what would change that, in sentences that name cards by number.

    Parameters
    ----------
    state
        The debate.

    Examples
    --------
    >>> from course.activities.debate.debate import Debate
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> debate = Debate(load_case(), Journal(), who="heron")
    >>> _ = debate.begin(debate.case.formats[0], motion="M4", code="blue")
    >>> first = debate.cards.play(claim="Notice helps.")
    >>> _ = debate.cards.play(claim="Not here.", relation="attacks", to=first.id)
    >>> CardWords(debate.state).explain(first.id)
    'Card 1 does not stand, because the reply card 2 stands.'
    """

    def __init__(self, state: DebateState) -> None:
        document = document_of_cards(state.cards.values(), title=state.motion["text"])
        nodes = tuple(
            replace(n, title=_("card {n}").format(n=state.cards[n.id].number)) for n in document.nodes
        )
        self._map = ArgumentMap(replace(document, nodes=nodes))

    def explain(self, card: str) -> str:
        """Say why a card stands, has fallen or is open."""
        return _spoken(self._map.explain(card))

    def changes(self, card: str) -> list[str]:
        """Say which single further reply would change that."""
        return [_spoken(change.sentence) for change in self._map.changes(card)]


def _spoken(sentence: str) -> str:
    plain = _NAMED.sub(r"\1", sentence)
    return plain[:1].upper() + plain[1:]
