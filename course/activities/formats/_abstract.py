"""What the abstract formats share: arguments with names, and attacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities._argument_model import Document, Node, Relation
from course.activities._argument_semantics import ATTACKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def document_of(
    names: Iterable[str], attacks: Iterable[tuple[str, str]], texts: Mapping[str, str] | None = None
) -> Document:
    """Make a map of arguments that are only names."""
    texts = texts or {}
    nodes = tuple(Node(name, texts.get(name, ""), "argument") for name in names)
    pairs = dict.fromkeys(attacks)
    relations = tuple(Relation(f"r{i}", "attack", (a,), (b,)) for i, (a, b) in enumerate(pairs, 1))
    return Document(nodes, relations)


def attacks_of(document: Document) -> list[tuple[str, str]]:
    """Give who attacks whom; undercuts of a node count as attacks, contradictions as two."""
    ids = document.by_id
    found: dict[tuple[str, str], None] = {}
    for link in document.relations:
        if link.kind not in (*ATTACKS, "undercut"):
            continue
        for a in link.sources:
            for b in link.targets:
                if a in ids and b in ids:
                    found[a, b] = None
                    if link.kind in ("contradiction", "contrary"):
                        found[b, a] = None
    return list(found)
