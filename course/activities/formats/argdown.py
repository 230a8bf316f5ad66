"""Argdown: reads what the official parser (@argdown/core 1.7) accepts, writes what it reads back the same."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from course.activities._argument_model import Document, Group, Node, Relation, Step
from course.activities.formats._argdown_lexer import Lexer
from course.activities.formats._argdown_parser import End, Parser, Thing
from course.activities.formats._losses import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

HOLDS: Final = frozenset(SENTENCES) - {
    "lines",
    "speech",
    "other",
    "linked",
    "aimed",
    "schemes",
    "entails",
    "contrary",
}
_META: Final = "argdown"
_OWN: Final = ("id", "speaker", "sources", "at")
_MARKS: Final = {"support": "+>", "entails": "+>", "attack": "->", "contrary": "->", "undercut": "_>",
                 "contradiction": "><"}  # fmt: skip
_SPECIAL = re.compile(r"[\\@#*_\[\]<>{}(/:.=~+\-]")
_BARE_TAG = re.compile(r"[a-zA-Z0-9-]+")


def read(text: str, *, name: str = "file.argdown") -> Document:
    """Read a map.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.

    Examples
    --------
    >>> document = read("[A]: Limits can be verified.\\n  <- <B>: Inspectors were sent away.\\n")
    >>> [(r.kind, r.sources, r.targets) for r in document.relations]
    [('attack', ('B',), ('A',))]
    """
    parser = Parser(Lexer(text.lstrip("\ufeff"), name).run(), name)
    parser.run()
    ids = _ids(parser)
    strict = _is_strict(parser.front)
    relations = _relations(parser, ids, strict=strict)
    nodes = tuple(_node(thing, ids) for thing in parser.things.values())
    groups = tuple(Group(*group) for group in parser.groups)
    front = dict(parser.front) if isinstance(parser.front, dict) else {}
    title = front.pop("title", "") if isinstance(front.get("title", ""), str) else ""
    return Document(nodes, relations, groups, title, {_META: front} if front else {})


def _is_strict(front: Any) -> bool:  # noqa: ANN401 - YAML
    model = front.get("model") if isinstance(front, dict) else None
    return isinstance(model, dict) and model.get("mode") == "strict"


def _ids(parser: Parser) -> dict[tuple[str, str], str]:
    """Give each thing its id: the one it brings along, else its title; an argument called like a statement gets <>."""
    found: dict[tuple[str, str], str] = {}
    used: set[str] = set()
    for key, thing in parser.things.items():
        own = thing.data.get("id")
        choices = [own] if isinstance(own, str) and own else []
        choices += [thing.title, f"<{thing.title}>" if thing.kind == "argument" else f"[{thing.title}]"]
        found[key] = next((c for c in choices if c not in used), f"{thing.kind} {thing.title}")
        if found[key] == own:
            del thing.data["id"]
        used.add(found[key])
    return found


def _node(thing: Thing, ids: dict[tuple[str, str], str]) -> Node:
    key = (thing.kind, thing.title)
    texts = [t for t in thing.texts if t[0]]
    plain, marked = texts[0] if texts else ("", "")
    data = dict(thing.data)
    speaker, at, sources = (data.get(k) for k in ("speaker", "at", "sources"))
    speaker = data.pop("speaker") if isinstance(speaker, str) and speaker else ""
    at = data.pop("at") if isinstance(at, str) and at else ""
    listed = isinstance(sources, list) and sources and all(isinstance(s, str) for s in sources)
    steps = (
        Step(ids["statement", s["statement"]], s["role"], tuple(s["rules"]), s["data"]) for s in thing.steps
    )
    return Node(
        id=ids[key], text=" ".join(plain.split()), kind=thing.kind, title=thing.title,
        texts=tuple(" ".join(t.split()) for t, _ in texts[1:]), tags=tuple(thing.tags), data=data, speaker=speaker,
        sources=tuple(data.pop("sources")) if listed else (), at=at,
        group=thing.group if thing.defined else thing.first_group or "", steps=tuple(steps),
        markup=marked,
    )  # fmt: skip


def _relations(parser: Parser, ids: dict[tuple[str, str], str], *, strict: bool) -> tuple[Relation, ...]:
    """Give the relations as the official parser does: from a conclusion instead of its argument, and so on."""
    found: dict[tuple[str, End, End], None] = {}
    for kind, source, target in parser.relations:
        start, end = source, target
        if start.kind == "argument" and (steps := parser.things["argument", start.title].steps):
            start = End("statement", steps[-1]["statement"])
        if (
            kind == "undercut"
            and end.kind == "argument"
            and (steps := parser.things["argument", end.title].steps)
        ):
            end = End("inference", end.title, len(steps) - 1)
        if strict and start.kind == end.kind == "statement":
            kind = {"support": "entails", "attack": "contrary"}.get(kind, kind)  # noqa: PLW2901
            if kind == "contrary" and (kind, end, start) in found:
                continue
        if start != end or start == source:
            found[kind, start, end] = None
    kept = [key for key in found if not _redundant(key, found, parser)]
    relations = []
    for number, (kind, start, end) in enumerate(kept, 1):
        ends = [ids["argument" if e.kind == "inference" else e.kind, e.title] for e in (start, end)]
        relations.append(Relation(f"r{number}", kind, (ends[0],), (ends[1],), step=end.step))
    return tuple(relations)


def _redundant(key: tuple[str, End, End], found: dict[tuple[str, End, End], None], parser: Parser) -> bool:
    """Say whether an attack on an argument says only what an attack on one of its premises says already."""
    kind, start, end = key
    if kind != "attack" or start.kind != "statement" or end.kind != "argument":
        return False
    premises = {s["statement"] for s in parser.things["argument", end.title].steps if s["role"] == "premise"}
    for other, a, b in found:
        if other == "attack" and a == start and b.kind == "statement" and b.title in premises:
            return True
        if other in ("contradiction", "contrary") and start in (a, b) and a.kind == b.kind == "statement":
            far = b if a == start else a
            if far.title in premises:
                return True
    return False


def extra_losses(document: Document) -> dict[str, int]:
    """Count what depends on the map: entailment is held where the file says it is strict."""
    if _is_strict(document.meta.get(_META, {})):
        return {"entails": 0, "contrary": 0}
    return {}


def write(document: Document) -> str:
    """Write a map; every node in a block of its own, each relation below what it comes from."""
    return "\n\n".join(_blocks(document)) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    front = ({"title": document.title} if document.title else {}) | dict(document.meta.get(_META, {}))
    if front:
        yield f"===\n{_json(front)}\n==="
    titles = _titles(document)
    nodes = [n for n in document.nodes if n.kind != "locution"]
    ids = {g.id for g in document.groups}
    for node in (n for n in nodes if n.group not in ids):
        yield from _node_blocks(document, node, titles)
    for group in document.groups:
        yield f"{'#' * group.level} {escaped(group.title) or '-'}" + (
            f" {_json(group.data)}" if group.data else ""
        )
        for node in (n for n in nodes if n.group == group.id):
            yield from _node_blocks(document, node, titles)


def _titles(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    used: set[tuple[str, str]] = set()
    for node in document.nodes:
        name = re.sub(r"[\[\]<>\r\n]+", " ", node.title or node.id).strip(" -\t") or "Node"
        name = " ".join(name.split())
        title, number = name, 1
        while (node.kind, title) in used:
            number += 1
            title = f"{name} ({number})"
        used.add((node.kind, title))
        found[node.id] = f"<{title}>" if node.kind == "argument" else f"[{title}]"
    return found


def _node_blocks(document: Document, node: Node, titles: dict[str, str]) -> Iterator[str]:
    title = titles[node.id]
    own = {"id": node.id if title[1:-1] != node.id else "", "speaker": node.speaker,
           "sources": list(node.sources), "at": node.at}  # fmt: skip
    data = {k: v for k, v in own.items() if v} | dict(node.data)
    text = node.markup or escaped(node.text)
    # Tags inside a marked-up text stand there already.
    apart = [t for t in map(_tag, node.tags) if t not in node.markup]
    tags = "".join(f" {t}" for t in apart)
    details = f" {_json(data)}" if data else ""
    lines = [(f"{title}: {text}" if text else title) + tags + details]
    for link in document.relations:
        if node.id not in link.sources or link.kind not in _MARKS:
            continue
        for target in link.targets:
            if target in titles and not (link.kind == "undercut" and link.step is not None and
                                         document.by_id[target].steps):  # fmt: skip
                mark = (
                    "->" if link.kind == "contradiction" and titles[target][0] == "<" else _MARKS[link.kind]
                )
                lines.append(f"  {mark} {titles[target]}")
    yield "\n".join(lines)
    if node.steps:
        yield "\n".join(_structure(document, node, titles))
    for more in node.texts:
        yield f"{title}: {escaped(more)}"


def _structure(document: Document, node: Node, titles: dict[str, str]) -> Iterator[str]:
    for number, step in enumerate(node.steps, 1):
        if step.role != "premise":
            rules = ", ".join(_rule(r) for r in step.rules)
            data = _json(step.data) if step.data else ""
            inner = " ".join(filter(None, [rules, data]))
            yield f"--\n{inner}\n--" if inner else "----"
            for link in document.relations:
                if link.kind == "undercut" and node.id in link.targets and link.step == number - 1:
                    yield from (f"  <_ {titles[s]}" for s in link.sources if s in titles)
        yield f"({number}) {titles[step.statement]}"


def _tag(tag: str) -> str:
    return f"#{tag}" if _BARE_TAG.fullmatch(tag) else f"#({re.sub('[()]', ' ', tag)})"


def _rule(text: str) -> str:
    return re.sub(r"[\\{}\-.:,/<]", lambda m: "\\" + m[0], " ".join(text.split()))


def escaped(text: str) -> str:
    r"""Write text so that Argdown reads it as text.

    Examples
    --------
    >>> print(escaped("#1 is *not* a tag"))
    \#1 is \*not\* a tag
    """
    flat = " ".join(text.split())
    return _SPECIAL.sub(lambda m: m[0] if _harmless(flat, m.start()) else "\\" + m[0], flat)


def _harmless(text: str, at: int) -> bool:
    """Say whether a character means nothing where it stands: a full stop at the end of a sentence, a hyphen in a word."""
    char, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if char in ".:":
        return not after or after == " "
    if char in "-+(":
        return bool(before) and char != "+" or (char == "+" and bool(before))
    if char in "=~":
        return "===" not in text
    return char == "/" and after not in "/*" and before != "/" and bool(after)


def _json(value: Any) -> str:  # noqa: ANN401
    """Write data as JSON, which is YAML too; a brace that would end it too early is written by its number."""
    out = json.dumps(value, ensure_ascii=False, default=str)
    inside = re.compile(r'"(?:[^"\\]|\\.)*"')
    return inside.sub(lambda m: re.sub(r"[{}=/<]", lambda c: f"\\u{ord(c[0]):04x}", m[0]), out)
