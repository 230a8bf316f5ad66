"""Argdown: reads what the official parser (@argdown/core 1.7) accepts, writes what it reads back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.exchange.maps._argdown_doubts import doubted
from course.exchange.maps._argdown_lexer import Lexer
from course.exchange.maps._argdown_parser import Parser
from course.exchange.maps._argdown_things import End, Thing
from course.exchange.maps._argdown_writer import META, ArgdownWriter, ids_of
from course.exchange.maps._details import fresh_ids
from course.exchange.maps._losses import SENTENCES
from course.exchange.maps._plain import one_line
from course.methods.arguments import Document, Group, Node, Relation, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_HELD: Final = frozenset({"lines", "speech", "other", "linked", "aimed", "open", "schemes"})
HOLDS: Final = frozenset(SENTENCES) - _NOT_HELD
_Key = tuple[str, End, End]


def read(text: str, *, name: str = "file.argdown") -> Document:
    r"""Read a map.

    Nodes stand in the order of headings and blocks; what has no block, where it is first named.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.

    Examples
    --------
    >>> document = read("[A]: Limits can be verified.\n  <- <B>: Inspectors were sent away.\n")
    >>> [(r.kind, r.sources, r.targets) for r in document.relations]
    [('attack', ('B',), ('A',))]
    """
    text = text.removeprefix("\ufeff")
    lexer = Lexer(text, name)
    parser = Parser(lexer.run(), name)
    parser.run()
    things = _in_order(parser)
    ids = _ids(things)
    nodes = tuple(_node(thing, ids) for thing in things)
    groups = tuple(Group(*group) for group in parser.groups)
    front = dict(parser.front)
    title = front.pop("title") if isinstance(front.get("title"), str) else ""
    meta = {META: front} if front else {}
    return Document(
        nodes, _relations(parser, ids), groups, title, meta, doubted(text, name, lexer.cut, parser.odd)
    )


def write(document: Document) -> str:
    """Write a map; every node in a block of its own."""
    return "\n\n".join(ArgdownWriter(document).blocks()) + "\n"


def _in_order(parser: Parser) -> list[Thing]:
    """Give everything in the order of the headings it stands below, and there in the order of the blocks."""
    number = {group[0]: i for i, group in enumerate(parser.groups)}
    for thing in parser.things.values():
        thing.group = thing.group or thing.first_group or ""
    things = sorted(parser.things.values(), key=lambda thing: (number.get(thing.group, -1), thing.at))
    for place, thing in enumerate(things):
        thing.at = place
    return things


def _ids(things: list[Thing]) -> dict[tuple[str, str], str]:
    """Give each thing its id: the one it brings along, else one made of its title."""
    found: dict[tuple[str, str], str] = {}
    used: set[str] = set()
    for thing in things:
        own = thing.data.get("id")
        if isinstance(own, str) and own and own not in used:
            del thing.data["id"]
        else:
            own = next(c for c in ids_of(thing.kind, thing.title) if c not in used)
        found[thing.kind, thing.title] = own
        used.add(own)
    return found


def _node(thing: Thing, ids: Mapping[tuple[str, str], str]) -> Node:
    texts = [t for t in thing.texts if one_line(t.plain)]
    data = dict(thing.data)
    fields = {}
    for key in ("speaker", "at"):
        if isinstance(data.get(key), str) and data[key]:
            fields[key] = data.pop(key)
    sources = data.get("sources")
    if isinstance(sources, list) and sources and all(isinstance(s, str) for s in sources):
        del data["sources"]
    else:
        sources = ()
    steps = (
        Step(ids["statement", s["statement"]], s["role"], tuple(s["rules"]), s["data"]) for s in thing.steps
    )
    return Node(
        id=ids[thing.kind, thing.title],
        text=one_line(texts[0].plain) if texts else "",
        kind=thing.kind,
        title=thing.title,
        texts=tuple(one_line(t.plain) for t in texts[1:]),
        markups=tuple(t.marked for t in texts[1:]) if any(t.marked for t in texts[1:]) else (),
        tags=tuple(thing.tags),
        data=data,
        speaker=fields.get("speaker", ""),
        sources=tuple(sources),
        at=fields.get("at", ""),
        group=thing.group,
        steps=tuple(steps),
        markup=texts[0].marked if texts else "",
    )


def _relations(parser: Parser, ids: Mapping[tuple[str, str], str]) -> tuple[Relation, ...]:
    """Give the relations as the official parser does: from a conclusion, not its argument, and so on."""
    model = parser.front.get("model")
    strict = isinstance(model, dict) and model.get("mode") == "strict"
    found: dict[_Key, None] = {}
    for kind, source, target in parser.relations:
        start, end = _from_conclusion(parser, source), _to_inference(parser, kind, target)
        if strict and start.kind == end.kind == "statement":
            kind = {"support": "entails", "attack": "contrary"}.get(kind, kind)  # noqa: PLW2901
        if kind in ("contrary", "contradiction") and (kind, end, start) in found:
            continue  # it has no direction: written from either end, it is one
        if start != end or start == source:
            found[kind, start, end] = None
    hit = _hit_premises(found)
    kept = [key for key in found if not _is_redundant(key, hit, parser)]
    # The order in which the writer would write them, so that reading it again changes nothing.
    kept.sort(key=lambda key: (_later(key, parser), key[2].step is None, key[1] != key[2]))
    relations = []
    for key, (kind, start, end) in zip(fresh_ids("r", ids.values()), kept, strict=False):
        ends = [ids["argument" if e.kind == "inference" else e.kind, e.title] for e in (start, end)]
        relations.append(Relation(key, kind, (ends[0],), (ends[1],), step=end.step))
    return tuple(relations)


def _from_conclusion(parser: Parser, end: End) -> End:
    steps = parser.things["argument", end.title].steps if end.kind == "argument" else []
    return End("statement", steps[-1]["statement"]) if steps else end


def _to_inference(parser: Parser, kind: str, end: End) -> End:
    steps = parser.things["argument", end.title].steps if end.kind == "argument" else []
    return End("inference", end.title, len(steps) - 1) if steps and kind == "undercut" else end


def _later(key: _Key, parser: Parser) -> int:
    places = [parser.things["argument" if e.kind == "inference" else e.kind, e.title].at for e in key[1:]]
    kind, _, end = key
    below_source = kind == "contradiction" or (kind == "undercut" and end.kind == "statement")
    return places[0] if below_source else max(places)


def _hit_premises(found: Mapping[_Key, None]) -> dict[End, set[str]]:
    """Give the statements that each statement attacks or contradicts."""
    hit: dict[End, set[str]] = {}
    for kind, a, b in found:
        if a.kind == b.kind == "statement" and kind in ("attack", "contradiction", "contrary"):
            hit.setdefault(a, set()).add(b.title)
            if kind != "attack":
                hit.setdefault(b, set()).add(a.title)
    return hit


def _is_redundant(key: _Key, hit: Mapping[End, set[str]], parser: Parser) -> bool:
    """Say whether an attack on an argument says only what one on its premises says already."""
    kind, start, end = key
    if kind != "attack" or start.kind != "statement" or end.kind != "argument" or start not in hit:
        return False
    steps = parser.things["argument", end.title].steps
    return any(s["role"] == "premise" and s["statement"] in hit[start] for s in steps)
