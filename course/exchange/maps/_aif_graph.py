"""Read the graph of an AIF file: its nodes, who leads to whom, who speaks, and what surrounds it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from course.exchange.maps._aif_doubts import doubted
from course.exchange.maps._plain import Details, load_json
from course.files.mistakes import FormatError
from course.language import _, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

RELATIONS: Final = {
    "RA": "support",
    "CA": "attack",
    "MA": "rephrase",
    "PA": "preference",
    "TA": "turn",
    "YA": "says",
}
"""What the types of node between others are called here."""
AROUND: Final[dict[str, Any]] = {"text": "", "dialog": True, "OVA": {}}
"""What stands around the graph of xAIF where nothing else is known."""
LISTS: Final = (
    "nodes", "edges", "locutions", "participants", "schemefulfillments", "descriptorfulfillments",
)  # fmt: skip
"""The lists of a graph that programs write, also where they are empty."""
KINDS: Final = {
    **dict.fromkeys(("nodeID", "fromID", "toID"), "node"),
    **dict.fromkeys(("personID", "participantID"), "person"),
    "edgeID": "edge",
    "schemeID": "scheme",
}
"""Of whom the ids in a row are."""
_KNOWN: Final = frozenset({"nodes", "edges", "locutions", "schemefulfillments", "participants", "extra"})


@dataclass
class Graph:
    """A graph as it stands in the file.

    ``kept`` is what belongs to the file and not to the map, ``layout`` what no reader of it would miss.
    """

    name: str
    nodes: dict[str, Details]
    locutions: dict[str, Details]
    names: dict[str, str]
    schemes: dict[str, str]
    sources: dict[str, list[str]]
    targets: dict[str, list[str]]
    extra: Details
    kept: dict[str, Any]
    layout: dict[str, Any]
    notes: tuple[str, ...] = ()

    def more(self, table: str, key: str) -> Details:
        """Give what ``extra`` holds of a node or a relation."""
        found = self.extra.mapping(table).get(key, {})
        return Details(found, self.name, 1, _("the details of {key}").format(key=key[:40]))


def read_graph(text: str, name: str) -> Graph:
    """Read a graph, and check that its lists are lists and that its edges lead somewhere.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line (of JSON) or the node, and the reason.
    """
    whole = load_json(text.removeprefix("\ufeff"), name, 1, _("save it again as JSON"))
    plain = isinstance(whole, dict) and "nodes" in whole
    named = [key for key in whole if key.upper() == "AIF"] if isinstance(whole, dict) else []
    if len(named) + plain > 1:
        wrong = _("there are two graphs, under {places}")
        places = listed([f"“{key}”" for key in [*named, *["nodes"] * plain]])
        raise FormatError(name, 1, wrong.format(places=places), _("keep one, or make two files"))
    outer = named[0] if named else "AIF"
    graph = whole if plain else whole.get(outer) if isinstance(whole, dict) else None
    if not isinstance(graph, dict) or "nodes" not in graph:
        raise FormatError(name, 1, _("there are no “nodes”"), _("write {“AIF”: {“nodes”: [], “edges”: []}}"))
    nodes = _table(graph, "nodes", "nodeID", name)
    people = _table(graph, "participants", "participantID", name)
    fulfilled = _table(graph, "schemefulfillments", "nodeID", name)
    extra = Details(graph.get("extra") or {}, name, 1, _("the details under “extra”"))
    found = Graph(
        name,
        nodes,
        _table(graph, "locutions", "nodeID", name),
        _names(people),
        {key: one.text("schemeID") for key, one in fulfilled.items()},
        {},
        {},
        extra,
        {},
        {},
    )
    edges = _edges(found, graph)
    found.kept = _kept(whole, graph, edges, outer="" if plain else outer)
    found.layout = _layout(whole, graph, outer="" if plain else outer)
    found.notes = doubted(graph, nodes, name)
    return found


def full_name(person: Mapping[str, Any]) -> str:
    """Give the name of a participant."""
    return " ".join(str(person.get(key) or "") for key in ("firstname", "surname")).strip()


def _table(graph: Mapping[str, Any], table: str, key: str, name: str) -> dict[str, Details]:
    rows = graph.get(table) or []
    if not isinstance(rows, list):
        raise FormatError(
            name, 1, _("“{table}” is not a list").format(table=table), _("write a list, or null")
        )
    found: dict[str, Details] = {}
    for row in rows:
        one = Details(row, name, 1, _("a row of “{table}”").format(table=table))
        own = one.text(key)
        if key not in one.values or one.values[key] is None:
            raise FormatError(
                name,
                1,
                _("“{key}” is missing in {row}").format(key=key, row=str(row)[:60]),
                _("give it an id"),
            )
        if table == "nodes" and own in found:
            raise FormatError(
                name, 1, _("two nodes have the id {own}").format(own=own[:40]), _("give each node its own")
            )
        found.setdefault(
            own, Details(row, name, 1, _("the row of {own} in “{table}”").format(own=own[:40], table=table))
        )
    return found


def _names(people: Mapping[str, Details]) -> dict[str, str]:
    """Give the name of each participant; those who share one, or have none, keep their id."""
    full = {key: full_name(one.values) for key, one in people.items()}
    often = Counter(full.values())
    return {key: name if name and often[name] == 1 and name not in full.keys() - {key} else key
            for key, name in full.items()}  # fmt: skip


def _edges(graph: Graph, raw: Mapping[str, Any]) -> list[list[str]]:
    """Sort the edges by what they lead to; give them as they are, with their ids."""
    rows = raw.get("edges") or []
    if not isinstance(rows, list):
        raise FormatError(graph.name, 1, _("“edges” is not a list"), _("write a list, or null"))
    types = {key: node.text("type") for key, node in graph.nodes.items()}
    from_links = {key: set(graph.more("relations", key).texts("from")) for key in types}
    to_links = {key: set(graph.more("relations", key).texts("to")) for key in types}
    found = []
    for row in rows:
        edge = Details(row, graph.name, 1, _("the edge {edge}").format(edge=str(row)[:60]))
        a, b = edge.text("fromID"), edge.text("toID")
        for end in (a, b):
            if end not in types:
                raise edge.wrong(
                    _("leads to node “{end}”, which is not there").format(end=end[:40]),
                    _("add it, or drop the edge"),
                )
        inner = types[a] in RELATIONS, types[b] in RELATIONS
        if not any(inner):
            right = _("put an RA (support), CA (conflict) or TA (turn) between them")
            raise edge.wrong(
                _("leads from {one} straight to {other}").format(one=types[a], other=types[b]), right
            )
        said = a in from_links[b] or (types[a] == "TA" and b not in to_links[a])
        if inner[1] and (not inner[0] or said):
            graph.sources.setdefault(b, []).append(a)
        else:
            graph.targets.setdefault(a, []).append(b)
        found.append([a, b, edge.text("edgeID")])
    return found


def _kept(
    whole: Mapping[str, Any], graph: Mapping[str, Any], edges: list[list[str]], *, outer: str
) -> dict[str, Any]:
    """Give what belongs to the file and not to the map, so that the file can be written again as it was."""
    found: dict[str, Any] = {
        "graph": {k: v for k, v in graph.items() if k not in _KNOWN and v},
        "file": {k: v for k, v in whole.items() if k != outer and v != AROUND.get(k)} if outer else {},
        "participants": _odd_people(graph.get("participants") or []),
        "edges": _numbers_of(edges),
        "locutions": _rich_rows(graph.get("locutions") or []),
    }
    return {k: v for k, v in found.items() if v}


def _layout(whole: Mapping[str, Any], graph: Mapping[str, Any], *, outer: str) -> dict[str, Any]:
    """Give where the graph stands, what the file does without, and which of its ids are numbers."""
    nodes, said = (any("timestamp" in row for row in graph.get(t) or ()) for t in ("nodes", "locutions"))
    found = {
        "form": "plain" if not outer else "" if outer == "AIF" else outer,
        "lacks": [k for k in AROUND if outer and k not in whole]
        + [k for k in LISTS if k not in graph]
        + (["timestamp"] if said and not nodes else []),
        "numbers": _numbers_in(graph),
    }
    return {k: v for k, v in found.items() if v}


def _numbers_in(graph: Mapping[str, Any]) -> list[str]:
    """Give the kinds of ids that are numbers wherever they stand."""
    kinds: dict[str, bool] = {}
    for row in (row for table in LISTS for row in graph.get(table) or ()):
        for key, value in row.items():
            if kind := KINDS.get(key):
                kinds[kind] = kinds.get(kind, True) and type(value) is int
    return [kind for kind, numbers in kinds.items() if numbers]


def _odd_people(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the rows of participants where one says more than a name."""

    def is_plain(person: dict[str, Any]) -> bool:
        return person == {"participantID": full_name(person), "firstname": full_name(person), "surname": ""}

    return [] if all(map(is_plain, people)) else people


def _numbers_of(edges: list[list[str]]) -> list[list[str]]:
    """Give the edges with their ids where these do not just count them."""
    counted = all(edge[2] in ("", str(n)) for n, edge in enumerate(edges, 1))
    return [] if counted else sorted(edge for edge in edges if edge[2])


def _rich_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the rows of locutions that say more than who spoke and when, or that share a node."""
    often = Counter(str(row.get("nodeID")) for row in rows)
    return [
        row | {key: str(row[key]) for key in ("nodeID", "personID") if row.get(key) is not None}
        for row in rows
        if set(row) - {"nodeID", "personID", "timestamp"} or often[str(row.get("nodeID"))] > 1
    ]
