"""The map of a debate's cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from course.activities.debate.labels import LINKS
from course.methods.arguments import Document, Node, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class CardLike(Protocol):
    """What a card of a debate offers; see :class:`course.activities.debate.state.Card`."""

    id: str
    at: str
    side: str
    institution: str
    withdrawn: bool

    @property
    def links(self) -> Iterable[tuple[str, str]]:
        """What it does to which other cards."""

    @property
    def claim(self) -> str:
        """Its point in one sentence."""

    @property
    def now(self) -> Any:  # noqa: ANN401 - any card of a debate
        """Its words as they stand now."""

    @property
    def grounds(self) -> Any:  # noqa: ANN401 - as above
        """What it rests on."""


def document_of_cards(cards: Iterable[CardLike], *, title: str = "") -> Document:
    """Make a map of a debate's cards; withdrawn ones, and relations to them, are left out.

    Parameters
    ----------
    cards
        The cards, in the order in which they came.
    title
        The motion.
    """
    there = {card.id: card for card in cards if not card.withdrawn}
    nodes = []
    relations = []
    for card in there.values():
        texts: Mapping[str, str] = card.now.texts
        data: dict[str, Any] = {part: text for part, text in texts.items() if part != "claim" and text}
        sources: tuple[str, ...] = ()
        if card.grounds is not None:
            data["grounds"] = {"kind": card.grounds.kind, "ref": card.grounds.ref, "text": card.grounds.text}
            sources = tuple(filter(None, [card.grounds.ref]))
        if card.side and card.side != "none":
            data["side"] = card.side
        if isinstance(number := getattr(card, "number", None), int):
            data["number"] = number  # stays when another card is withdrawn
        nodes.append(
            Node(
                id=card.id,
                text=card.claim,
                kind="argument",
                data=data,
                speaker=card.institution or str(getattr(card, "who", "")),
                sources=sources,
                at=card.at,
            )
        )
        relations += [
            Relation(f"{card.id}>{to}", LINKS[relation], (card.id,), (to,))
            for relation, to in card.links
            if to in there
        ]
    return Document(tuple(nodes), tuple(relations), title=title)
