"""What CSV and AIF keep of a node or a relation beside the words that everybody sees."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from course.language import _
from course.methods.arguments import Document, Group, Node, Relation, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from course.exchange.maps._plain import Details

ROLES: Final = ("premise", "intermediary-conclusion", "main-conclusion")
MOST_LEVELS: Final = 20
MOST_STEPS: Final = 10_000


def of_node(node: Node) -> dict[str, Any]:
    """Give the details of a node that are lists or have no column; those that are empty are left out."""
    steps = [
        {"statement": s.statement, "role": s.role}
        | ({"rules": list(s.rules)} if s.rules else {})
        | ({"data": dict(s.data)} if s.data else {})
        for s in node.steps
    ]
    found = {"texts": list(node.texts), "data": dict(node.data), "markup": node.markup,
             "markups": list(node.markups), "steps": steps}  # fmt: skip
    return {k: v for k, v in found.items() if v}


def steps_of(details: Details) -> tuple[Step, ...]:
    """Read the numbered lines of a premise-conclusion structure.

    Raises
    ------
    FormatError
        If one has no statement or no known role.
    """
    found = []
    for one in details.items("steps"):
        role = one.text("role")
        if role not in ROLES or not one.text("statement"):
            raise one.wrong(
                _("have no statement or no role"), _("use one of: {roles}").format(roles=", ".join(ROLES))
            )
        found.append(Step(one.text("statement"), role, one.texts("rules"), one.mapping("data")))
    return tuple(found)


def group_of(key: str, title: str, details: Details) -> Group:
    """Read a heading.

    Raises
    ------
    FormatError
        If its level is no small number.
    """
    return Group(key, title, details.number("level", 1, MOST_LEVELS) or 1, details.mapping("data"))


def lacking(document: Document) -> Iterator[tuple[str, str]]:
    """Give each relation or node that names something that is not there, and what it names."""
    ids = document.by_id.keys() | document.relation_by_id.keys()
    for link in document.relations:
        for end in (*link.sources, *link.targets):
            if end not in ids:
                yield link.id, end
    for node in document.nodes:
        for step in node.steps:
            if step.statement not in document.by_id:
                yield node.id, step.statement


def fresh_ids(prefix: str, taken: Iterable[str]) -> Iterator[str]:
    """Give ids that are not taken.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(fresh_ids("r", {"r2"}), 2))
    ['r1', 'r3']
    """
    used = set(taken)
    return (key for number in count(1) if (key := f"{prefix}{number}") not in used)


def distinct(document: Document) -> Document:
    """Give relations that are called like a node an id of their own."""
    double = document.by_id.keys() & document.relation_by_id.keys()
    if not double:
        return document
    fresh = fresh_ids("r", document.by_id.keys() | document.relation_by_id.keys())
    relations = (replace(r, id=next(fresh)) if r.id in double else r for r in document.relations)
    return replace(document, relations=tuple(relations))


def relations_of(pairs: Iterable[tuple[str, str, str]], nodes: Iterable[str]) -> tuple[Relation, ...]:
    """Make relations from kind, source and target, with ids that no node has."""
    return tuple(
        Relation(key, kind, (a,), (b,))
        for key, (kind, a, b) in zip(fresh_ids("r", nodes), dict.fromkeys(pairs), strict=False)
    )
