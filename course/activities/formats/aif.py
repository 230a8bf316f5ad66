"""AIF-JSON and xAIF: argument graphs with speakers, speech acts and undercuts.

Information nodes become statements, locutions acts of speech, and every other node a
relation. What AIF has no place for (kind, title, tags, details) is kept under ``extra``,
which programs that do not know it pass over.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from course.activities._argument_model import Document, Group, Node, Relation, Step
from course.activities.formats._error import FormatError
from course.activities.formats._losses import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

HOLDS: Final = frozenset(SENTENCES)
_META: Final = "aif"
_RELATIONS: Final = {
    "RA": "support",
    "CA": "attack",
    "MA": "rephrase",
    "PA": "preference",
    "TA": "turn",
    "YA": "says",
}
_TYPES: Final = {kind: type_ for type_, kind in _RELATIONS.items()} | {
    "undercut": "CA", "contradiction": "CA", "contrary": "CA", "entails": "RA"}  # fmt: skip
_SAID, _SAYS = ".said", ".says"


def read(text: str, *, name: str = "file.json") -> Document:
    """Read a graph; ids may be numbers or strings, lists may be null.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line (of JSON) or the node, and the reason.
    """
    try:
        whole = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise FormatError(
            name, error.lineno, f"this is not JSON ({error.msg})", "save it again as JSON"
        ) from error
    except RecursionError as error:
        raise FormatError(name, 1, "lists stand too deep in each other", "save it again as AIF") from error
    plain = isinstance(whole, dict) and isinstance(whole.get("nodes"), list)
    graph = whole if plain else whole.get("AIF") if isinstance(whole, dict) else None
    if not isinstance(graph, dict):
        raise FormatError(name, 1, "there are no “nodes”", "write {“AIF”: {“nodes”: [], “edges”: []}}")
    nodes = {_id(n, "nodeID", name): n for n in _list(graph, "nodes", name)}
    if len(nodes) != len(_list(graph, "nodes", name)):
        raise FormatError(name, 1, "two nodes have one id", "give each node its own")
    locutions = {_id(loc, "nodeID", name): loc for loc in _list(graph, "locutions", name)}
    people = {_id(p, "participantID", name): p for p in _list(graph, "participants", name)}
    schemes = {
        _id(f, "nodeID", name): str(f.get("schemeID", "")) for f in _list(graph, "schemefulfillments", name)
    }
    ends, stray, edge_ids = _edges(graph, nodes, name)
    extra = graph.get("extra") if isinstance(graph.get("extra"), dict) else {}
    made, relations = [], []
    for key, node in nodes.items():
        type_ = str(node.get("type", ""))
        if type_ in _RELATIONS:
            kind = _RELATIONS[type_]
            sources, targets = ends.get(key, ((), ()))
            if kind == "attack" and any(str(nodes[t].get("type")) in _RELATIONS for t in targets):
                kind = "undercut"
            relations.append(_relation(Relation(key, kind, sources, targets, str(node.get("text") or ""),
                                                schemes.get(key, "")), extra, node))  # fmt: skip
        elif type_ in ("I", "L"):
            made.append(_node(key, node, locutions.get(key), people, extra))
        else:
            raise FormatError(
                name, 1, f"node {key} has the type “{type_}”", "use I, L, RA, CA, MA, PA, TA or YA"
            )
    meta = _meta(whole, graph, plain=plain, stray=stray, edge_ids=edge_ids)
    groups = tuple(Group(**g) for g in extra.get("groups", ()))
    document = Document(tuple(made), tuple(relations), groups, str(extra.get("title", "")), meta)
    return _fold_speech(document)


def _edges(
    graph: Mapping[str, Any], nodes: Mapping[str, Any], name: str
) -> tuple[dict[str, tuple[tuple[str, ...], tuple[str, ...]]], list[list[str]], list[list[str]]]:
    sources: dict[str, list[str]] = {}
    targets: dict[str, list[str]] = {}
    stray, ids = [], []
    for edge in _list(graph, "edges", name):
        a, b = _id(edge, "fromID", name), _id(edge, "toID", name)
        for end in (a, b):
            if end not in nodes:
                raise FormatError(
                    name, 1, f"an edge leads to node {end}, which is not there", "add it or drop the edge"
                )
        types = (str(nodes[a].get("type")), str(nodes[b].get("type")))
        inner = [t in _RELATIONS for t in types]
        if inner[1] and (not inner[0] or types[0] == "TA"):
            sources.setdefault(b, []).append(a)
        elif inner[0]:
            targets.setdefault(a, []).append(b)
        else:
            stray.append([a, b])
        ids.append([a, b, str(edge.get("edgeID", ""))])
    keys = {*sources, *targets}
    return {k: (tuple(sources.get(k, ())), tuple(targets.get(k, ()))) for k in keys}, stray, ids


def _node(
    key: str,
    node: Mapping[str, Any],
    locution: Mapping[str, Any] | None,
    people: Mapping[str, Any],
    extra: Mapping[str, Any],
) -> Node:
    more = (extra.get("nodes") or {}).get(key, {})
    kind = "locution" if node.get("type") == "L" else more.get("kind", "statement")
    person = str(locution.get("personID") or "") if locution else ""
    at = str(node.get("timestamp") or (locution or {}).get("timestamp") or "")
    steps = tuple(
        Step(s["statement"], s["role"], tuple(s.get("rules", ())), s.get("data", {}))
        for s in more.get("steps", ())
    )
    return Node(
        id=key, text=str(node.get("text") or ""), kind=kind, title=more.get("title", ""),
        texts=tuple(more.get("texts", ())), tags=tuple(more.get("tags", ())), data=more.get("data", {}),
        speaker=_name(person, people), sources=tuple(more.get("sources", ())), at=at,
        group=more.get("group", ""), steps=steps, markup=more.get("markup", ""),
    )  # fmt: skip


def _name(person: str, people: Mapping[str, Any]) -> str:
    found = people.get(person)
    names = _full(found) if found else ""
    same = sum(_full(p) == names for p in people.values())
    return names if names and same == 1 else person


def _full(person: Mapping[str, Any]) -> str:
    return " ".join(str(person.get(k) or "") for k in ("firstname", "surname")).strip()


def _relation(link: Relation, extra: Mapping[str, Any], node: Mapping[str, Any]) -> Relation:
    more = (extra.get("relations") or {}).get(link.id, {})
    data = dict(more.get("data", {}))
    if node.get("timestamp"):
        data["timestamp"] = str(node["timestamp"])
    return replace(link, kind=more.get("kind", link.kind), step=more.get("step"), data=data)


def _meta(
    whole: Mapping[str, Any],
    graph: Mapping[str, Any],
    *,
    plain: bool,
    stray: list[list[str]],
    edge_ids: list[list[str]],
) -> dict[str, Any]:
    known = {"nodes", "edges", "locutions", "schemefulfillments", "extra"}
    found: dict[str, Any] = {
        "form": "plain" if plain else "",
        "graph": {k: v for k, v in graph.items() if k not in known and v},
        "file": {} if plain else {k: v for k, v in whole.items() if k != "AIF" and v != _AROUND.get(k)},
        "stray": stray,
        "edges": edge_ids if any(e[2] != str(i) for i, e in enumerate(edge_ids, 1)) else [],
        "locutions": [
            loc for loc in graph.get("locutions") or () if set(loc) - {"nodeID", "personID", "timestamp"}
        ],
    }
    kept = {k: v for k, v in found.items() if v}
    if set(kept) <= {"graph"} and set(kept.get("graph", {})) <= {"participants"} and _made_here(graph):
        kept = {}
    earlier = (graph.get("extra") or {}).get("meta", {})
    return ({_META: kept} if kept else {}) | earlier


def _made_here(graph: Mapping[str, Any]) -> bool:
    """Say whether the list of participants is one that :func:`write` would make again."""
    people = graph.get("participants") or []
    return all(p == {"participantID": _full(p), "firstname": _full(p), "surname": ""} for p in people)


_AROUND: Final[dict[str, Any]] = {"text": "", "dialog": True, "OVA": {}}


def _fold_speech(document: Document) -> Document:
    """Take back what :func:`write` adds for a statement with a speaker: the act of speech and its illocution."""
    said = {
        n.id.removesuffix(_SAID): n for n in document.nodes if n.kind == "locution" and n.id.endswith(_SAID)
    }
    says = {r.id.removesuffix(_SAYS) for r in document.relations if r.kind == "says" and r.id.endswith(_SAYS)}
    both = {k: n for k, n in said.items() if k in says and k in document.by_id}
    nodes = [
        replace(n, speaker=both[n.id].speaker, at=both[n.id].at) if n.id in both else n
        for n in document.nodes
        if not (n.kind == "locution" and n.id.removesuffix(_SAID) in both)
    ]
    relations = [r for r in document.relations if not (r.kind == "says" and r.id.removesuffix(_SAYS) in both)]
    return replace(document, nodes=tuple(nodes), relations=tuple(relations))


def write(document: Document) -> str:
    """Write xAIF, or plain AIF-JSON where it was read from that; ids are strings."""
    meta = document.meta.get(_META, {})
    nodes: list[dict[str, Any]] = []
    edges: list[tuple[str, str]] = []
    locutions: list[dict[str, Any]] = []
    graph = dict(meta.get("graph", {}))
    people = [dict(p) for p in graph.get("participants", ())]
    ids = {_name(str(p.get("participantID")), {str(q.get("participantID")): q for q in people}):
           str(p.get("participantID")) for p in people}  # fmt: skip
    rich = {str(loc.get("nodeID")): loc for loc in meta.get("locutions", ())}

    def person(name: str) -> str:
        if name not in ids and name:
            ids[name] = name
            people.append({"participantID": name, "firstname": name, "surname": ""})
        return ids.get(name, "")

    for node in document.nodes:
        speech = node.kind == "locution"
        made = {"nodeID": node.id, "text": node.text, "type": "L" if speech else "I"}
        if speech:
            if node.speaker or node.id in rich:
                locutions.append(
                    dict(rich.get(node.id, {})) | {"nodeID": node.id, "personID": person(node.speaker)}
                )
        elif node.speaker:
            words = f"{node.speaker}: {node.text}"
            act = {"nodeID": node.id + _SAID, "text": words, "type": "L"} | (
                {"timestamp": node.at} if node.at else {}
            )
            nodes += [act, {"nodeID": node.id + _SAYS, "text": "Asserting", "type": "YA"}]
            locutions.append({"nodeID": node.id + _SAID, "personID": person(node.speaker)})
            edges += [(node.id + _SAID, node.id + _SAYS), (node.id + _SAYS, node.id)]
        if node.at and (speech or not node.speaker):
            made["timestamp"] = node.at
        nodes.append(made)
    for link in document.relations:
        stamp = {"timestamp": link.data["timestamp"]} if "timestamp" in link.data else {}
        nodes.append({"nodeID": link.id, "text": link.text, "type": _TYPES[link.kind]} | stamp)
        edges += [(s, link.id) for s in link.sources] + [(link.id, t) for t in link.targets]
    edges += [(a, b) for a, b in meta.get("stray", ())]
    graph |= {
        "nodes": nodes, "edges": _numbered(edges, meta.get("edges", ())), "locutions": locutions,
        "participants": people,
        "schemefulfillments": [{"nodeID": r.id, "schemeID": r.scheme} for r in document.relations if r.scheme],
    }  # fmt: skip
    graph.setdefault("descriptorfulfillments", [])
    if extra := _extra(document):
        graph["extra"] = extra
    whole = graph if meta.get("form") == "plain" else {"AIF": graph} | _AROUND | dict(meta.get("file", {}))
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _numbered(edges: list[tuple[str, str]], kept: Any) -> list[dict[str, str]]:  # noqa: ANN401 - JSON
    known: dict[tuple[str, str], list[str]] = {}
    for a, b, key in kept:
        known.setdefault((a, b), []).append(key)
    used = {key for keys in known.values() for key in keys}
    fresh = (str(i) for i in range(1, len(edges) + len(used) + 2) if str(i) not in used)
    rows = []
    for a, b in edges:
        own = known.get((a, b))
        rows.append({"edgeID": own.pop(0) if own else next(fresh), "fromID": a, "toID": b})
    return rows


def _extra(document: Document) -> dict[str, Any]:
    nodes = {}
    for node in document.nodes:
        more = {
            "kind": node.kind if node.kind == "argument" else "", "title": node.title, "texts": list(node.texts),
            "tags": list(node.tags), "data": dict(node.data), "sources": list(node.sources), "group": node.group,
            "markup": node.markup,
            "steps": [{"statement": s.statement, "role": s.role, "rules": list(s.rules), "data": dict(s.data)}
                      for s in node.steps],
        }  # fmt: skip
        if kept := {k: v for k, v in more.items() if v}:
            nodes[node.id] = kept
    relations = {}
    for link in document.relations:
        inner = any(t in document.relation_by_id for t in link.targets)
        natural = "undercut" if _TYPES[link.kind] == "CA" and inner else _RELATIONS[_TYPES[link.kind]]
        data = {k: v for k, v in link.data.items() if k != "timestamp"}
        more = ({"kind": link.kind} if link.kind != natural else {}) | ({"data": data} if data else {})
        if link.step is not None:
            more["step"] = link.step
        if more:
            relations[link.id] = more
    groups = [{"id": g.id, "title": g.title, "level": g.level, "data": dict(g.data)} for g in document.groups]
    meta = {k: v for k, v in document.meta.items() if k != _META}
    found = {"nodes": nodes, "relations": relations, "groups": groups, "title": document.title, "meta": meta}
    return {k: v for k, v in found.items() if v}


def _id(thing: Any, key: str, name: str) -> str:  # noqa: ANN401 - JSON
    if not isinstance(thing, dict) or not isinstance(thing.get(key), (str, int)):
        raise FormatError(name, 1, f"“{key}” is missing in {json.dumps(thing)[:60]}", "give it an id")
    return str(thing[key])


def _list(graph: Mapping[str, Any], key: str, name: str) -> list[Any]:
    found = graph.get(key)
    if found is None:
        return []
    if not isinstance(found, list):
        raise FormatError(name, 1, f"“{key}” is not a list", "write a list, or null")
    return found
