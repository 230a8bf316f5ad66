"""The map as indented lines: every node once, every relation where it is drawn to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.language import N_, _, listed
from course.methods.arguments.relations import SHORT, SUPPORTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from course.methods.arguments.framework import Status
    from course.methods.arguments.maps import Document
    from course.methods.arguments.standing import Standing

READ_AS: Final = SHORT | {"premise": N_("premise"), "conclusion": N_("argues for it")}


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the picture: from who speaks to what that is about, which may be a relation.

    ``kind`` is that of the relation, or ``premise`` or ``conclusion`` for what an argument is built from
    and leads to. ``near`` is the node to draw it to: the target, or who speaks in the target.
    """

    source: str
    target: str
    kind: str
    near: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line of the outline.

    ``relation`` says how it stands to the line above it that is one step less
    deep, that of the node ``above``. ``again`` marks a node that is written out further up.
    """

    depth: int
    id: str
    relation: str
    status: Status
    text: str
    again: bool = False
    above: str = ""


def links_of(standing: Standing) -> tuple[Link, ...]:
    """Give every line of the map that is read, in the order of the document."""
    document, read = standing.document, standing.reading.relations
    found = [
        Link(source, target, link.kind, _near(document, target), link.id)
        for link in document.relations
        if link.id in read
        for source in link.sources
        for target in link.targets
    ]
    found += [
        Link(step.statement, node.id, "premise", node.id)
        if step.role == "premise"
        else Link(node.id, step.statement, "conclusion", step.statement)
        for node in document.nodes
        if node.id in standing.reading.of
        for step in node.steps
        if step.statement in standing.reading.of and step.statement != node.id
    ]
    return tuple(dict.fromkeys(found))


def outline_of(standing: Standing) -> tuple[OutlineLine, ...]:
    """Give the map as indented lines, replies below what they reply to."""
    below: dict[str, list[Link]] = {}
    for link in links_of(standing):
        below.setdefault(link.near, []).append(link)
    above = {link.source for links in below.values() for link in links if link.source != link.near}
    lines: list[OutlineLine] = []
    written: set[str] = set()
    # A circle has no beginning: what came first stands for it.
    for root in [*(n for n in standing.nodes if n not in above), *standing.nodes]:
        if root not in written:
            lines.extend(_written_out(standing, root, below, written))
    return tuple(lines)


def _written_out(
    standing: Standing, root: str, below: Mapping[str, list[Link]], written: set[str]
) -> Iterator[OutlineLine]:
    stack: list[tuple[int, str, str, str]] = [(0, root, "", "")]
    while stack:
        depth, thing, relation, above = stack.pop()
        node = standing.document.by_id[thing]
        again = thing in written
        text = " ".join((node.text or node.title or node.id).split())
        yield OutlineLine(depth, thing, relation, standing.labels[thing], text, again, above)
        if not again:
            written.add(thing)
            stack += [
                (depth + 1, link.source, words(standing.document, link), link.near)
                for link in reversed(below.get(thing, []))
            ]


def words(document: Document, link: Link) -> str:
    """Say how a link stands to the node that it is drawn to."""
    read = _(READ_AS[link.kind])
    if link.target == link.near:
        return read
    to = document.relation_by_id[link.target]
    its = _("{acts} its attack on {other}")
    if to.kind in SUPPORTS:
        its = _("{acts} its support of {other}")
    elif to.kind == "undercut":
        its = _("{acts} its undercut of {other}")
    return its.format(acts=read, other=listed(f"“{document.label(t)}”" for t in to.targets))


def _near(document: Document, target: str) -> str:
    return target if target in document.by_id else document.relation_by_id[target].sources[0]
