"""Write a map as xAIF, or as plain AIF-JSON where it was read from that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from course.exchange.maps._aif_graph import AROUND, KINDS, LISTS, RELATIONS, full_name
from course.exchange.maps._details import distinct, fresh_ids, of_node
from course.exchange.maps._losses import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.methods.arguments import Document, Node, Relation

META: Final = "aif"
SPEECH: Final = "speech"
"""Where ``extra`` names the acts of speech that the writer added for a speaker."""
_MOST_DIGITS: Final = 15  # as many as every program reads without rounding
_TYPES: Final = {kind: type_ for type_, kind in RELATIONS.items()} | {
    "undercut": "CA",
    "contradiction": "CA",
    "contrary": "CA",
    "entails": "RA",
}


class AifWriter:
    """Writes one document.

    Parameters
    ----------
    document
        The map.
    """

    def __init__(self, document: Document) -> None:
        self.document = distinct(document)
        kept = [document.meta.get(key) for key in (META, LAYOUT)]
        self.kept: dict[str, Any] = {k: v for one in kept if isinstance(one, dict) for k, v in one.items()}
        self.lacks = self._list("lacks")
        self.nodes: list[dict[str, str]] = []
        self.edges: list[tuple[str, str]] = []
        self.locutions: list[dict[str, Any]] = []
        self.people = [p for p in self._list("participants") if isinstance(p, dict)]
        self.person_ids = self._person_ids()
        self.rich: dict[str, list[dict[str, Any]]] = {}
        for one in self._list("locutions"):
            if isinstance(one, dict):
                self.rich.setdefault(str(one.get("nodeID")), []).append(one)
        self.speech: dict[str, list[str]] = {}
        ids = self.document
        self.fresh = fresh_ids("speech", ids.by_id.keys() | ids.relation_by_id.keys())
        self.heard = {
            (self.document.by_id[a].speaker, b)
            for link in self.document.relations
            if link.kind == "says"
            for a in link.sources
            for b in link.targets
            if a in self.document.by_id and self.document.by_id[a].kind == "locution"
        }

    def text(self) -> str:
        """Give the file."""
        for node in self.document.nodes:
            self._node(node)
        for link in self.document.relations:
            self._relation(link)
        schemes = [{"nodeID": r.id, "schemeID": r.scheme} for r in self.document.relations if r.scheme]
        graph = {
            **self._mapping("graph"),
            "nodes": self.nodes,
            "edges": self._numbered(),
            "locutions": self.locutions,
            "participants": self.people,
            "schemefulfillments": schemes,
        }
        graph.setdefault("descriptorfulfillments", [])
        graph = {k: self._numbered_again(k, v) for k, v in graph.items() if v or k not in self.lacks}
        if extra := self._extra():
            graph["extra"] = extra
        form = str(self.kept.get("form") or "AIF")
        around = {k: v for k, v in AROUND.items() if k not in self.lacks}
        whole = graph if form == "plain" else {form: graph} | around | self._mapping("file")
        return json.dumps(whole, ensure_ascii=False, indent=1, default=str) + "\n"

    def _list(self, key: str) -> list[Any]:
        found = self.kept.get(key)
        return found if isinstance(found, list) else []

    def _mapping(self, key: str) -> dict[str, Any]:
        found = self.kept.get(key)
        return found if isinstance(found, dict) else {}

    def _person_ids(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for person in self.people:
            key = str(person.get("participantID"))
            found[key] = key
            found.setdefault(full_name(person) or key, key)
        return found

    def _person(self, name: str) -> str:
        if "participants" in self.lacks:  # there, people are named by an id alone
            return name
        if name and name not in self.person_ids:
            self.person_ids[name] = name
            self.people.append({"participantID": name, "firstname": name, "surname": ""})
        return self.person_ids.get(name, "")

    def _node(self, node: Node) -> None:
        speech = node.kind == "locution"
        made = {"nodeID": node.id, "text": node.text, "type": "L" if speech else "I"}
        stamp = {"timestamp": node.at} if node.at else {}
        if speech and (node.speaker or node.id in self.rich):
            # Real files name several speakers of one act; the node knows the first.
            known, *others = self.rich.get(node.id) or [{}]
            # Whom the file names by an id alone, it also need not list.
            unlisted = node.speaker and node.speaker == known.get("personID")
            person = node.speaker if unlisted else self._person(node.speaker)
            row = {**known, "nodeID": node.id, "personID": person}
            if "timestamp" in self.lacks:  # in the file, times stand beside who spoke
                row, stamp = row | stamp, {}
            self.locutions += [row, *others]
        elif not speech and node.speaker and (node.speaker, node.id) not in self.heard:
            self._say(node, stamp)
            stamp = {}
        self.nodes.append(made | stamp)

    def _say(self, node: Node, stamp: dict[str, str]) -> None:
        """Add the act of speech by which a statement was made, and its illocution."""
        act, says = next(self.fresh), next(self.fresh)
        self.speech[node.id] = [act, says]
        words = f"{node.speaker}: {node.text}"
        self.nodes.append({"nodeID": act, "text": words, "type": "L"} | stamp)
        self.nodes.append({"nodeID": says, "text": "Asserting", "type": "YA"})
        self.locutions.append({"nodeID": act, "personID": self._person(node.speaker)})
        self.edges += [(act, says), (says, node.id)]

    def _relation(self, link: Relation) -> None:
        stamp = {"timestamp": str(link.data["timestamp"])} if link.data.get("timestamp") else {}
        self.nodes.append({"nodeID": link.id, "text": link.text, "type": _TYPES[link.kind]} | stamp)
        self.edges += [(s, link.id) for s in link.sources] + [(link.id, t) for t in link.targets]

    def _numbered(self) -> list[dict[str, str]]:
        """Give the edges with the ids they had, or new numbers."""
        known: dict[tuple[str, str], list[str]] = {}
        for edge in self._list("edges"):
            if isinstance(edge, list) and len(edge) == 3:  # noqa: PLR2004 - both ends and the id
                a, b, key = map(str, edge)
                known.setdefault((a, b), []).append(key)
        fresh = fresh_ids("", (key for keys in known.values() for key in keys))
        rows = []
        for a, b in self.edges:
            own = known.get((a, b))
            rows.append({"edgeID": own.pop(0) if own else next(fresh), "fromID": a, "toID": b})
        return rows

    def _numbered_again(self, table: str, rows: Any) -> Any:  # noqa: ANN401 - what the file has there
        """Write those ids as numbers that were numbers in the file."""
        numbers = self._list("numbers")
        if not numbers or table not in LISTS:
            return rows
        return [{k: _number(v) if KINDS.get(k) in numbers else v for k, v in row.items()} for row in rows]

    def _extra(self) -> dict[str, Any]:
        document = self.document
        groups = [
            {"id": g.id, "title": g.title, "level": g.level, "data": dict(g.data)} for g in document.groups
        ]
        found = {
            "nodes": dict(self._more_of_nodes()),
            "relations": dict(self._more_of_relations()),
            "groups": groups,
            "title": document.title,
            "meta": {k: v for k, v in document.meta.items() if k not in (META, LAYOUT)},
            SPEECH: self.speech,
        }
        return {k: v for k, v in found.items() if v}

    def _more_of_nodes(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for node in self.document.nodes:
            more = of_node(node) | {
                "kind": node.kind if node.kind == "argument" else "",
                "title": node.title,
                "tags": list(node.tags),
                "sources": list(node.sources),
                "group": node.group,
            }
            if kept := {k: v for k, v in more.items() if v}:
                yield node.id, kept

    def _more_of_relations(self) -> Iterator[tuple[str, dict[str, Any]]]:
        links = self.document.relation_by_id
        for link in self.document.relations:
            inner = any(t in links for t in link.targets)
            type_ = _TYPES[link.kind]
            natural = "undercut" if type_ == "CA" and inner else RELATIONS[type_]
            more: dict[str, Any] = {
                "kind": link.kind if link.kind != natural else "",
                "data": {k: v for k, v in link.data.items() if k != "timestamp"},
                # Between two relations an edge does not say whose end it is.
                "from": [s for s in link.sources if s in links and links[s].kind != "turn"],
                "to": [t for t in link.targets if t in links] if link.kind == "turn" else [],
            }
            kept = {k: v for k, v in more.items() if v}
            if link.step is not None:
                kept["step"] = link.step
            if kept:
                yield link.id, kept


def _number(found: object) -> object:
    """Give the number that an id is; an id of another kind stays as it is."""
    text = str(found)
    plain = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS and str(int(text)) == text
    return int(text) if plain else found
