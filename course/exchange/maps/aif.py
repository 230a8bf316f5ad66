"""AIF-JSON and xAIF: argument graphs with speakers, speech acts and undercuts.

Information nodes become statements, locutions acts of speech, and every other node a
relation. What AIF has no place for (kind, title, tags, details) is kept under ``extra``,
which programs that do not know it pass over. Nothing leads from one piece of information
straight to another: between them stands an inference, a conflict or a rephrase.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from course.exchange.maps._aif_graph import RELATIONS, Graph, read_graph
from course.exchange.maps._aif_writer import META, SPEECH, AifWriter
from course.exchange.maps._details import MOST_STEPS, group_of, lacking, steps_of
from course.exchange.maps._losses import LAYOUT, SENTENCES
from course.files.mistakes import FormatError
from course.language import _
from course.methods.arguments import Document, Node, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.exchange.maps._plain import Details

HOLDS: Final = frozenset(SENTENCES)


def read(text: str, *, name: str = "file.json") -> Document:
    """Read a graph; ids may be numbers or strings, lists may be null.

    A statement that one person was heard to say gets that person as its speaker.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line (of JSON) or the node, and the reason.

    Examples
    --------
    >>> read('{"nodes": [{"nodeID": 1, "text": "A deal is possible.", "type": "I"}]}').by_id["1"].text
    'A deal is possible.'
    """
    graph = read_graph(text, name)
    nodes, relations = [], []
    for key, node in graph.nodes.items():
        type_ = node.text("type")
        if type_ in RELATIONS:
            relations.append(_relation(graph, key, node))
        elif type_ in ("I", "L"):
            nodes.append(_node(graph, key, node))
        else:
            wrong = _("node {key} has the type “{type}”").format(key=key[:40], type=type_[:20])
            raise FormatError(name, 1, wrong, _("use I, L, RA, CA, MA, PA, TA or YA"))
    extra = graph.extra
    groups = tuple(group_of(g.text("id"), g.text("title"), g) for g in extra.items("groups"))
    own = {META: graph.kept, LAYOUT: graph.layout}
    meta = {**{k: v for k, v in own.items() if v}, **extra.mapping("meta")}
    title = extra.text("title")
    document = Document(tuple(nodes), tuple(relations), groups, title, meta, graph.notes)
    document = _with_speakers(_fold(document, extra.mapping(SPEECH)))
    for key, end in lacking(document):
        raise FormatError(
            name,
            1,
            _("{key} names {end}, which is not there").format(key=key[:40], end=end[:40]),
            _("add it to the nodes"),
        )
    return document


def write(document: Document) -> str:
    """Write xAIF, or plain AIF-JSON where it was read from that; ids are strings where they were."""
    return AifWriter(document).text()


def _node(graph: Graph, key: str, node: Details) -> Node:
    more = graph.more("nodes", key)
    kind = "locution" if node.text("type") == "L" else more.text("kind") or "statement"
    if kind not in ("locution", "statement", "argument"):
        raise more.wrong(_("call it “{kind}”").format(kind=kind[:20]), _("write “statement” or “argument”"))
    locution = graph.locutions.get(key)
    person = locution.text("personID") if locution else ""
    return Node(
        id=key,
        text=node.text("text"),
        kind=kind,
        title=more.text("title"),
        texts=more.texts("texts"),
        tags=more.texts("tags"),
        data=more.mapping("data"),
        speaker=graph.names.get(person, person),
        sources=more.texts("sources"),
        at=node.text("timestamp") or (locution.text("timestamp") if locution else ""),
        group=more.text("group"),
        steps=steps_of(more),
        markup=more.text("markup"),
        markups=more.texts("markups"),
    )


def _relation(graph: Graph, key: str, node: Details) -> Relation:
    more = graph.more("relations", key)
    sources, targets = graph.sources.get(key, []), graph.targets.get(key, [])
    kind = RELATIONS[node.text("type")]
    if kind == "attack" and any(graph.nodes[t].text("type") in RELATIONS for t in targets):
        kind = "undercut"
    stamp = {"timestamp": node.text("timestamp")} if node.text("timestamp") else {}
    return Relation(
        id=key,
        kind=more.text("kind") or kind,
        sources=tuple(sources),
        targets=tuple(targets),
        text=node.text("text"),
        scheme=graph.schemes.get(key, ""),
        data=more.mapping("data") | stamp,
        step=more.number("step", 0, MOST_STEPS),
    )


def _fold(document: Document, acts: Mapping[str, Any]) -> Document:
    """Take back what the writer adds for a statement with a speaker: the act of speech and its illocution."""
    ids, links = document.by_id, document.relation_by_id
    said, says = {}, set()
    for key, act in acts.items():
        first, second = act if isinstance(act, list) and len(act) == 2 else ("", "")  # noqa: PLR2004 - a pair
        if key in ids and str(first) in ids and str(second) in links:
            said[key] = ids[str(first)]
            says.add(str(second))
    gone = {node.id for node in said.values()}
    nodes = (
        replace(n, speaker=said[n.id].speaker, at=said[n.id].at) if n.id in said else n
        for n in document.nodes
        if n.id not in gone
    )
    return replace(
        document, nodes=tuple(nodes), relations=tuple(r for r in document.relations if r.id not in says)
    )


def _with_speakers(document: Document) -> Document:
    """Name the speaker of each statement that exactly one person was heard to say."""
    heard: dict[str, set[str]] = {}
    for link in document.relations:
        if link.kind == "says":
            acts = (document.by_id[s] for s in link.sources if s in document.by_id)
            speakers = {act.speaker for act in acts if act.kind == "locution" and act.speaker}
            for target in link.targets:
                heard.setdefault(target, set()).update(speakers)
    nodes = (
        replace(n, speaker=next(iter(heard[n.id])))
        if n.kind != "locution" and not n.speaker and len(heard.get(n.id, ())) == 1
        else n
        for n in document.nodes
    )
    return replace(document, nodes=tuple(nodes))
