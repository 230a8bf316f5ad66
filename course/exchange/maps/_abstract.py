"""What the abstract formats share: arguments with names, and attacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.exchange.maps._details import relations_of
from course.methods.arguments import ATTACKS, BOTH_WAYS, Document, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ATTACKS: Final = (*ATTACKS, "undercut")


def document_of(
    names: Iterable[str], attacks: Iterable[tuple[str, str]], texts: Mapping[str, str] | None = None
) -> Document:
    """Make a map of arguments that are only names."""
    texts = texts or {}
    nodes = tuple(Node(name, texts.get(name, ""), "argument") for name in names)
    return Document(nodes, relations_of((("attack", a, b) for a, b in attacks), (n.id for n in nodes)))


def arguments_of(document: Document) -> list[Node]:
    """Give the nodes that are arguments here: all but the acts of speech."""
    return [n for n in document.nodes if n.kind != "locution"]


def attacks_of(document: Document) -> list[tuple[str, str]]:
    """Give who attacks whom; undercuts of a node count as attacks, contradictions as two."""
    ids = {n.id for n in arguments_of(document)}
    found: dict[tuple[str, str], None] = {}
    for link in document.relations:
        if link.kind not in _ATTACKS:
            continue
        for a in link.sources:
            for b in link.targets:
                if a in ids and b in ids:
                    found[a, b] = None
                    if link.kind in BOTH_WAYS:
                        found[b, a] = None
    return list(found)
