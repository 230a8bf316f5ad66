"""Maps of arguments as hypothesis makes them up, with texts that a format may take for its own signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from course.methods.arguments import Document, Group, Node, Relation, Step
from tests.exchange.maps._hostile import TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
SOUP = st.text("ab 12.:,;[]<>{}()#*_-+=/\\@~^`'\"!|&%\u00a0\u2028\u202eم\t", max_size=16)
WORDS = st.one_of(st.sampled_from(TEXTS), ANY, SOUP)
TEXT = st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=3).map("\n".join))
ID = st.one_of(st.from_regex(r"[a-z][0-9]{0,2}", fullmatch=True), WORDS.filter(bool))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**40), 2**40), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(WORDS, inner, max_size=2)),
    max_leaves=4,
)
DATA = st.dictionaries(WORDS, VALUES, max_size=2)
FULL = st.dictionaries(WORDS, VALUES, min_size=1, max_size=2)
SPEAKERS = st.sampled_from(["", "heron", "Otter Smith", "مرحبا"])
PLAIN_KINDS = ("support", "attack", "undercut", "contradiction")
ALL_KINDS = (*PLAIN_KINDS, "entails", "contrary", "rephrase", "preference", "turn", "says")


@st.composite
def any_documents(draw: Callable[..., Any]) -> Document:
    """A map that uses everything a map can hold."""
    keys = draw(st.lists(ID, min_size=1, max_size=5, unique=True))
    group_keys = draw(st.lists(st.sampled_from(["s1", "s2", *keys]), max_size=2, unique=True))
    groups = tuple(Group(k, draw(WORDS), draw(st.integers(1, 3)), draw(DATA)) for k in group_keys)
    nodes = [_any_node(draw, key, group_keys) for key in keys]
    statements = [n.id for n in nodes if n.kind == "statement"]
    if statements and draw(st.booleans()):
        nodes.append(Node("with steps", "x", "argument", steps=_steps(draw, statements)))
    relations: list[Relation] = []
    for number in range(draw(st.integers(0, 4))):
        ends = [*(n.id for n in nodes), *(r.id for r in relations)]
        relations.append(_any_relation(draw, f"link {number}", [n.id for n in nodes], ends))
    meta = draw(st.dictionaries(st.sampled_from(["argdown", "notes"]), FULL, max_size=2))
    return Document(tuple(nodes), tuple(relations), groups, draw(WORDS), meta)


def _any_node(draw: Callable[..., Any], key: str, groups: list[str]) -> Node:
    return Node(
        id=key,
        text=draw(TEXT),
        kind=draw(st.sampled_from(["statement", "argument", "locution"])),
        title=draw(st.one_of(st.just(""), WORDS)),
        texts=tuple(draw(st.lists(WORDS, max_size=2))),
        tags=tuple(draw(st.lists(WORDS, max_size=2))),
        data=draw(DATA),
        speaker=draw(SPEAKERS),
        sources=tuple(draw(st.lists(WORDS, max_size=2))),
        at=draw(st.sampled_from(["", "2026-01-02T03:04:05Z"])),
        group=draw(st.sampled_from(["", *groups])),
        markup=draw(st.one_of(st.just(""), WORDS)),
    )


def _any_relation(draw: Callable[..., Any], key: str, nodes: list[str], ends: list[str]) -> Relation:
    kind = draw(st.sampled_from(ALL_KINDS))
    return Relation(
        id=key,
        kind=kind,
        sources=tuple(draw(st.lists(st.sampled_from(nodes), max_size=2, unique=True))),
        targets=tuple(draw(st.lists(st.sampled_from(ends), max_size=2, unique=True))),
        text=draw(WORDS),
        scheme=draw(st.sampled_from(["", "Expert opinion"])),
        data=draw(DATA),
        step=draw(st.sampled_from([None, None, 0, 2])),
    )


def _steps(draw: Callable[..., Any], statements: list[str]) -> tuple[Step, ...]:
    pick = st.sampled_from(statements)
    rules = tuple(draw(st.lists(st.sampled_from(["Modus ponens", "a, b", "Expert opinion"]), max_size=1)))
    first = Step(draw(pick), "premise")
    return (first, Step(draw(pick), "main-conclusion", rules, draw(DATA)))


@st.composite
def cards(draw: Callable[..., Any]) -> Document:
    """A map as a debate makes it: arguments with texts, details and sources, each with one reply at most."""
    keys = [f"c{i}" for i in range(1, draw(st.integers(1, 6)) + 1)]
    nodes = tuple(
        Node(
            id=key,
            text=draw(WORDS),
            kind="argument",
            data=draw(st.dictionaries(st.sampled_from(["warrant", "backing", "side"]), WORDS, max_size=2)),
            speaker=draw(SPEAKERS),
            sources=tuple(draw(st.lists(WORDS.filter(bool), max_size=2))),
            at=draw(st.sampled_from(["", "2026-01-02T03:04:05Z"])),
        )
        for key in keys
    )
    relations = []
    for key in keys[1:]:
        to = draw(st.sampled_from(keys))
        kind = draw(st.sampled_from(["support", "attack", "undercut"]))
        relations.append(Relation(f"{key}>{to}", kind, (key,), (to,)))
    return Document(nodes, tuple(relations), title=draw(WORDS))


@st.composite
def frameworks(draw: Callable[..., Any], names: st.SearchStrategy[str]) -> Document:
    """Arguments that are only names, and attacks."""
    keys = draw(st.lists(names, max_size=6, unique=True))
    pairs = (
        draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), unique=True)) if keys else []
    )
    links = tuple(Relation(f"link {i}", "attack", (a,), (b,)) for i, (a, b) in enumerate(pairs))
    return Document(tuple(Node(k, kind="argument") for k in keys), links)


def drawn(document: Document) -> list[tuple[object, ...]]:
    """Relations without their ids, in an order that says nothing."""
    rows = []
    for link in document.relations:
        ends = [link.sources, link.targets]
        if link.kind in ("contradiction", "contrary"):
            ends.sort()
        rows.append((link.kind, *ends, link.step))
    return sorted(rows, key=str)
