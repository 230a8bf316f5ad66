"""Write Argdown: every node in a block of its own, and each relation below whichever of its ends comes later.

So whatever a block names stood before it, and reading gives the nodes back in their order.
"""

from __future__ import annotations

import json
import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from course.exchange.maps._argdown_lexer import Lexer
from course.exchange.maps._argdown_parser import Parser
from course.exchange.maps._plain import one_line
from course.files.mistakes import FormatError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from course.methods.arguments import Document, Group, Node, Relation

META: Final = "argdown"
OWN: Final = ("id", "speaker", "sources", "at")
"""Details that are fields of a node here."""
_DOWN: Final = {"support": "+>", "entails": "+>", "attack": "->", "contrary": "->", "undercut": "_>"}
_UP: Final = {"support": "<+", "entails": "<+", "attack": "<-", "contrary": "<-", "undercut": "<_"}
_MOST_HASHES: Final = 20
_SPECIAL: Final = re.compile(r"[\\@#*_\[\]<>{}(/:.=~+\-]")
_BARRED: Final = {  # not in the brackets: their end, line ends, and a sign that makes a relation
    "statement": re.compile(r"[\]\r\n\u2028\u2029]|\A-+"),
    "argument": re.compile(r"[>\r\n\u2028\u2029]|\A[-+_]+"),
}
_BARE_TAG: Final = re.compile(r"[a-zA-Z0-9-]+")
_NOT_IN_TAG: Final = re.compile(r"\)|[\]>](?=:)")
_BY_NUMBER: Final = re.compile(r"[{}=/<>\]\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


class ArgdownWriter:
    """Writes one document.

    Parameters
    ----------
    document
        The map; acts of speech and what is no relation in Argdown are left out.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        meta = document.meta.get(META)
        self.front: dict[str, Any] = meta if isinstance(meta, dict) else {}
        known = {g.id for g in document.groups}
        nodes = [n for n in document.nodes if n.kind != "locution"]
        self.loose = [n for n in nodes if n.group not in known]
        self.grouped: dict[str, list[Node]] = {g.id: [] for g in document.groups}
        for node in nodes:
            if node.group in known:
                self.grouped[node.group].append(node)
        order = [*self.loose, *(n for group in self.grouped.values() for n in group)]
        self.at = {n.id: i for i, n in enumerate(order)}
        self.titles = _titles(order)
        self.own_ids = _own_ids(order, self.titles)
        self.structured = {n.id for n in order if self._is_sound(n)}
        self.below: dict[str, list[str]] = {}
        self.inward: dict[str, list[str]] = {}
        self.undercuts: dict[tuple[str, int], list[str]] = {}
        for link in document.relations:
            self._take(link)

    def blocks(self) -> Iterator[str]:
        """Give the blocks of the file."""
        front = ({"title": self.document.title} if self.document.title else {}) | self.front
        if front:
            yield f"===\n{_json(front)}\n==="
        for node in self.loose:
            yield from self._node(node)
        for group in self.document.groups:
            yield _heading(group)
            for node in self.grouped[group.id]:
                yield from self._node(node)

    def _take(self, link: Relation) -> None:
        if link.kind not in _DOWN and link.kind != "contradiction":
            return
        for a in link.sources:
            for b in link.targets:
                if a in self.at and b in self.at:
                    self._take_pair(link, a, b)

    def _take_pair(self, link: Relation, a: str, b: str) -> None:
        step = link.step
        if link.kind == "undercut" and step is not None and b in self.structured:
            steps = self.document.by_id[b].steps
            if 0 <= step < len(steps) and steps[step].role != "premise":
                self.undercuts.setdefault((b, step), []).append(self.titles[a])
                return
        if link.kind == "contradiction":
            self._take_contradiction(a, b)
        elif link.kind == "undercut" and not self._is_argument(b):
            self._say(a, "_>", b)  # “<_” below a statement would be about the inference before it
        elif self.at[a] >= self.at[b]:
            self._say(a, _DOWN[link.kind], b)
        else:
            self._say(b, _UP[link.kind], a)

    def _take_contradiction(self, a: str, b: str) -> None:
        """Write it below its source or its one argument; between two arguments as an attack each way."""
        if not self._is_argument(b):
            self._say(a, "><", b)
        elif not self._is_argument(a):
            self._say(b, "><", a)
        else:
            self._say(a, "->", b)
            self._say(a, "<-", b)

    def _is_argument(self, node: str) -> bool:
        return self.titles[node].startswith("<")

    def _say(self, under: str, mark: str, other: str) -> None:
        lines = self.inward if under == other else self.below
        lines.setdefault(under, []).append(f"  {mark} {self.titles[other]}")

    def _is_sound(self, node: Node) -> bool:
        """Say whether its numbered lines are a premise-conclusion structure that Argdown reads."""
        roles = [s.role for s in node.steps]
        return (
            node.kind == "argument"
            and len(roles) > 1
            and roles[0] == "premise"
            and roles[-1] == "main-conclusion"
            and all(self.titles.get(s.statement, "").startswith("[") for s in node.steps)
        )

    def _node(self, node: Node) -> Iterator[str]:
        title = self.titles[node.id]
        own = {"id": node.id if node.id in self.own_ids else "", "speaker": node.speaker,
               "sources": list(node.sources), "at": node.at}  # fmt: skip
        data = {**node.data, **{k: v for k, v in own.items() if v}}
        text = escaped(node.text)
        tags = [t for t in node.tags if t]
        if node.markup and (inside := self._tags_inside(node.markup, node.text, node.tags)) is not None:
            text = node.markup
            tags = [t for t in tags if t not in inside]
        words = f"{title}: {text}" if text else title
        head = " ".join([words, *map(_tag, tags), *([_json(data)] if data else [])])
        # A relation to itself comes first; the official parser would take it for another one later on.
        yield "\n".join([head, *self.inward.get(node.id, ()), *self.below.get(node.id, ())])
        if node.id in self.structured:
            yield "\n".join(self._structure(node))
        for more, markup in zip_longest(node.texts, node.markups[: len(node.texts)], fillvalue=""):
            if markup and self._tags_inside(markup, more, node.tags) is not None:
                yield f"{title}: {markup}"
            elif words := escaped(more):
                yield f"{title}: {words}"

    def _tags_inside(self, markup: str, text: str, tags: Collection[str]) -> tuple[str, ...] | None:
        """Give the tags in a marked-up text; nothing if it does not say what the text says."""
        if "\n\n" in markup:
            return None
        try:
            parser = Parser(Lexer(f"[x]: {markup}\n", "").run(), "", self.front)
            parser.run()
        except FormatError:
            return None
        thing = next(iter(parser.things.values()))
        fits = len(parser.things) == 1 and len(thing.texts) == 1 and not parser.relations and not thing.data
        same = fits and one_line(thing.texts[0].plain) == one_line(text) and thing.texts[0].marked == markup
        return tuple(thing.tags) if same and set(thing.tags) <= set(tags) else None

    def _structure(self, node: Node) -> Iterator[str]:
        for number, step in enumerate(node.steps):
            if step.role != "premise":
                inner = [", ".join(map(_rule, step.rules)), _json(step.data) if step.data else ""]
                said = " ".join(filter(None, inner))
                yield f"--\n{said}\n--" if said else "----"
                yield from (f"  <_ {title}" for title in self.undercuts.get((node.id, number), ()))
            yield f"({number + 1}) {self.titles[step.statement]}"


def _heading(group: Group) -> str:
    hashes = "#" * min(max(group.level, 1), _MOST_HASHES)
    title = _escape(re.sub(r"[\r\n]+", " ", group.title).strip())
    return f"{hashes} {title or '-'}" + (f" {_json(group.data)}" if group.data else "")


def _titles(order: list[Node]) -> dict[str, str]:
    """Give each node a title that can stand in brackets and that no other of its kind has."""
    found: dict[str, str] = {}
    used: set[tuple[str, str]] = set()
    numbers: dict[tuple[str, str], int] = {}
    for node in order:
        name = node.title or node.id
        if _BARRED[node.kind].search(name):
            name = one_line(_BARRED[node.kind].sub(" ", name)).lstrip("-+_ ")
        title = name = name or "Node"
        while (node.kind, title) in used:
            numbers[node.kind, name] = numbers.get((node.kind, name), 1) + 1
            title = f"{name} ({numbers[node.kind, name]})"
        used.add((node.kind, title))
        found[node.id] = f"<{title}>" if node.kind == "argument" else f"[{title}]"
    return found


def _own_ids(order: list[Node], titles: Mapping[str, str]) -> set[str]:
    """Give the nodes whose id has to be written, because the reader would give them another."""
    found: set[str] = set()
    used: set[str] = set()
    for node in order:
        kept = node.data.get("id")
        if node.id != next(c for c in ids_of(node.kind, titles[node.id][1:-1]) if c not in used) or (
            isinstance(kept, str) and kept
        ):
            found.add(node.id)
        used.add(node.id)
    return found


def ids_of(kind: str, title: str) -> Iterator[str]:
    """Give the ids that a node may get from its title, the best first.

    Examples
    --------
    >>> from itertools import islice
    >>> list(islice(ids_of("argument", "A"), 3))
    ['A', '<A>', 'argument A']
    """
    yield title
    yield f"<{title}>" if kind == "argument" else f"[{title}]"
    name = f"{kind} {title}"
    while True:
        yield name
        name += " again"


def _tag(tag: str) -> str:
    """Write a tag; a sign that would close it, or the title before it, gives way to a space."""
    return f"#{tag}" if _BARE_TAG.fullmatch(tag) else f"#({_NOT_IN_TAG.sub(' ', tag)})"


def _rule(text: str) -> str:
    return re.sub(r"[\\{}\-.:,/<]", lambda m: "\\" + m[0], one_line(text))


def escaped(text: str) -> str:
    r"""Write text so that Argdown reads it as text.

    Examples
    --------
    >>> print(escaped("#1 is *not* a tag"))
    \#1 is \*not\* a tag
    """
    return _escape(one_line(text))


def _escape(flat: str) -> str:
    lines = "===" in flat
    return _SPECIAL.sub(lambda m: m[0] if _harmless(flat, m.start(), lines=lines) else "\\" + m[0], flat)


def _harmless(text: str, at: int, *, lines: bool) -> bool:
    """Say whether a sign means nothing here: a full stop at the end of a sentence, a hyphen in a word."""
    char, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if char in ".:":
        return not after or after == " "
    if char in "-+(":
        return bool(before)
    if char in "=~":
        return not lines
    return char == "/" and after not in "/*" and before != "/" and bool(after)


def _json(value: Any) -> str:  # noqa: ANN401 - JSON
    """Write data as JSON, which is YAML too; what would end it too early is written by its number."""
    out = json.dumps(value, ensure_ascii=False, default=str)
    return _STRING.sub(lambda m: _BY_NUMBER.sub(lambda c: f"\\u{ord(c[0]):04x}", m[0]), out)
