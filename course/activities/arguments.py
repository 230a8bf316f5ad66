"""The map of arguments: which stand, why, and which single further reply would change that.

In short::

    from course.activities.arguments import ArgumentMap, document_of_cards

    the_map = ArgumentMap(document_of_cards(debate.state.cards.values()))
    the_map.status("c3")       # "in", "out" or "undecided"
    the_map.explain("c3")      # “…” stands, because the only reply to it, “…”, was answered by “…”.
    the_map.changes("c3")      # each single further reply that would change it: Change(to, how, sentence, …)
    the_map.preferred()        # Preferred(sets, complete, sentence)
    the_map.outline()          # the equal text of the picture; OutlineLine(depth, id, relation, status, text)
    the_map.after(5)           # the map as it stood when five cards had come, to step through a debate
    the_map.summary()          # one sentence: how many stand, have fallen, are open
    the_map.semantics          # which semantics, with its sources, to be shown beside the picture

``document_of_cards`` takes cards as the debate keeps them (``id``, ``claim``,
``relation`` of supports, attacks, undercuts, ``to``, ``withdrawn``, ``side``,
``institution``, ``at``, ``now.texts`` and ``grounds``). A picture is drawn by
:mod:`course.figures.arguments`, and files are read and written by
:mod:`course.activities.formats`. No word here ranks a person or a side.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Protocol

from course.activities._argument_changes import Change, changes
from course.activities._argument_framework import MOST_SETS, Framework, Preferred, Status
from course.activities._argument_model import Document, Group, Node, Relation, Step
from course.activities._argument_outline import Link, OutlineLine, links_of, outline_of
from course.activities._argument_semantics import SEMANTICS, Standing
from course.activities._argument_words import STATUS_WORDS, explain
from course.activities._base import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "STATUS_WORDS",
    "ArgumentMap",
    "Change",
    "Document",
    "Framework",
    "Group",
    "Link",
    "Node",
    "OutlineLine",
    "Preferred",
    "Relation",
    "Status",
    "Step",
    "document_of_cards",
]

_RELATIONS: Final = {"supports": "support", "attacks": "attack", "undercuts": "undercut"}


class ArgumentMap:
    """A map, with what stands in it.

    Parameters
    ----------
    document
        The nodes and relations.

    Examples
    --------
    >>> document = Document(
    ...     nodes=(Node("a", "Limits can be verified."), Node("b", "Inspectors were sent away."),
    ...            Node("c", "They came back.")),
    ...     relations=(Relation("r1", "attack", ("b",), ("a",)), Relation("r2", "attack", ("c",), ("b",))))
    >>> the_map = ArgumentMap(document)
    >>> the_map.explain("c")
    '“They came back.” stands, because nobody has replied to it.'
    >>> the_map.explain("a").partition(", because ")[2]
    'the only reply to it, “Inspectors were sent away.”, was answered by “They came back.”.'
    """

    semantics: Final = SEMANTICS

    def __init__(self, document: Document) -> None:
        self.document = document
        self.standing = Standing(document)

    @property
    def ids(self) -> tuple[str, ...]:
        """The nodes of the map, in the order in which they came."""
        return self.standing.nodes

    def status(self, node: str) -> Status:
        """Say whether a node is ``in`` (stands), ``out`` (has fallen) or ``undecided`` (open)."""
        return self.standing.labels[self._known(node)]

    def grounded(self) -> tuple[str, ...]:
        """Give what stands, in the order in which it came."""
        return tuple(n for n in self.ids if self.standing.labels[n] == "in")

    def preferred(self, *, most: int | None = MOST_SETS) -> Preferred:
        """Give the preferred sets: ways to see the whole that answer every reply; capped, and says so."""
        return self.standing.preferred(most=most)

    def explain(self, node: str) -> str:
        """Say in one sentence why a node stands, has fallen or is open."""
        return explain(self.standing, self._known(node))

    def changes(self, node: str) -> tuple[Change, ...]:
        """Give each single further reply that would change whether a node stands."""
        return changes(self.standing, self._known(node))

    def summary(self) -> str:
        """Say how many stand, have fallen and are open."""
        if not self.ids:
            return "There is nothing on the map yet."
        labels = [self.standing.labels[n] for n in self.ids]
        stand, fallen, undecided = labels.count("in"), labels.count("out"), labels.count("undecided")
        return f"{len(labels)} on the map. Standing: {stand}. Not standing: {fallen}. Open: {undecided}."

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every relation of the map that is read, one link for each source and target."""
        return links_of(self.standing)

    def after(self, count: int) -> ArgumentMap:
        """Give the map as it stood when its first ``count`` nodes had come, with what was drawn between them.

        Examples
        --------
        >>> document = Document((Node("a"), Node("b")), (Relation("r", "attack", ("b",), ("a",)),))
        >>> ArgumentMap(document).after(1).status("a")
        'in'
        """
        there = set(self.ids[: max(count, 0)])
        nodes = tuple(n for n in self.document.nodes if n.id in there or n.id not in self.standing.reading.of)
        return ArgumentMap(replace(self.document, nodes=nodes))

    def outline(self) -> tuple[OutlineLine, ...]:
        """Give the map as indented lines, replies below what they reply to; each node is written out once."""
        return outline_of(self.standing)

    def outline_text(self) -> str:
        """Give the outline as plain text."""
        return "\n".join(
            f"{'  ' * line.depth}- "
            + (f"{line.relation}: " if line.relation else "")
            + line.text
            + (" (written out above)" if line.again else f" ({STATUS_WORDS[line.status]})")
            for line in self.outline()
        )

    def _known(self, node: str) -> str:
        if node not in self.standing.labels:
            raise NotAllowed(f"There is no {node!r} on the map. It may have been withdrawn.")
        return node


class CardLike(Protocol):
    """What a card of a debate offers; see :class:`course.activities._debate_state.Card`."""

    id: str
    at: str
    side: str
    institution: str
    withdrawn: bool

    @property
    def links(self) -> Iterable[tuple[str, str]]: ...

    @property
    def claim(self) -> str: ...

    @property
    def now(self) -> Any: ...  # noqa: ANN401

    @property
    def grounds(self) -> Any: ...  # noqa: ANN401


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
            Relation(f"{card.id}>{to}", _RELATIONS[relation], (card.id,), (to,))
            for relation, to in card.links
            if to in there
        ]
    return Document(tuple(nodes), tuple(relations), title=title)
