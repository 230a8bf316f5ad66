"""Name what an AIF file says that no map holds: unknown keys of a row, rows of what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from course.exchange.maps._doubts import Doubts
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_READ: Final = {
    "nodes": frozenset({"nodeID", "text", "type", "timestamp"}),
    "edges": frozenset({"edgeID", "fromID", "toID"}),
    "schemefulfillments": frozenset({"nodeID", "schemeID"}),
}
_ABOUT_NODES: Final = ("locutions", "schemefulfillments")
_WORDS: Final = ("I", "L")
"""The types of node that are no relation: what is said, and that it is said."""


def doubted(graph: Mapping[str, Any], nodes: Collection[str], name: str) -> tuple[str, ...]:
    """Give a sentence for each such thing.

    Parameters
    ----------
    graph
        What stands in the file; its lists are lists of objects.
    nodes
        The ids of its nodes.
    name
        The file's name.

    Examples
    --------
    >>> graph = {"nodes": [{"nodeID": "1", "visible": False}], "locutions": [{"nodeID": 2}]}
    >>> [note.partition(";")[0] for note in doubted(graph, ["1"], "talk.json")][0]
    'talk.json:1: “visible” in “nodes” is not known here and is left out'
    """
    doubts = Doubts(name)
    for said in _said(graph, nodes):
        doubts.add(1, said)
    return doubts.notes


def _said(graph: Mapping[str, Any], nodes: Collection[str]) -> Iterator[str]:
    tables = {*_READ, *_ABOUT_NODES, "participants"}
    for key in graph:
        near = next((table for table in tables if table == key.lower() != key), "")
        if near:
            yield _("“{key}” is not read; if it is meant, call it “{table}”").format(key=key[:40], table=near)
    for table, known in _READ.items():
        rows = graph.get(table) or []
        for key in dict.fromkeys(k for row in rows for k, v in row.items() if v not in (None, "", [], {})):
            if key not in known:
                yield _("“{key}” in “{table}” is not known here and is left out; known: {known}").format(
                    key=key[:40], table=table, known=", ".join(sorted(known))
                )
    yield from _said_of_rows(graph, nodes)


def _said_of_rows(graph: Mapping[str, Any], nodes: Collection[str]) -> Iterator[str]:
    types = {str(row.get("nodeID")): row.get("type") for row in graph.get("nodes") or []}
    for table in _ABOUT_NODES:
        met: set[str] = set()
        for row in graph.get(table) or []:
            if (node := str(row.get("nodeID"))) not in nodes:
                said = _("a row of “{table}” is about node {node}, which is not there; it is left out")
                yield said.format(table=table, node=node[:40])
            elif wrong := _misplaced(table, types.get(node)):
                yield wrong.format(table=table, node=node[:40])
            elif node in met and table == "schemefulfillments":
                said = _("node {node} has several rows in “{table}”; the first one is read")
                yield said.format(table=table, node=node[:40])
            met.add(node)


def _misplaced(table: str, type_: object) -> str:
    """Say what becomes of a row about a node of a wrong type; nothing where the type is right."""
    if table == "schemefulfillments":
        no_relation = _("a row of “{table}” is about node {node}, which is no relation; it is left out")
        return no_relation if type_ in _WORDS else ""
    if type_ == "I":
        return _(
            "a row of “{table}” is about node {node}, which is no act of speech (L); who speaks is kept, and "
            "an act of speech is written for it"
        )
    no_act = _("a row of “{table}” is about node {node}, which is no act of speech (L); it is left out")
    return "" if type_ == "L" else no_act
