"""Sentences hold: what an explanation names has the label that it says, and changes are what trying finds."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings

from course.methods.arguments import ArgumentMap, Document, Node, Relation
from tests.methods.arguments._arguments import BOTH_WAYS, SUPPORTS, documents

NAMES = r"(“[^”]+”(?:(?:, | and )“[^”]+”)*)"
# What a sentence can say of others, and the label that this claims; "any" claims none.
CLAIMS: list[tuple[str, str]] = [
    (rf"{NAMES}, which supports? it, (?:does|do) not stand", "out"),
    (rf"{NAMES}, which supports? it, (?:is|are) open too", "undecided"),
    (rf"{NAMES}, on which it rests, (?:does|do) not stand", "out"),
    (rf"{NAMES}, on which it rests, (?:is|are) open too", "undecided"),
    (rf"{NAMES}, on which it rests, stands?", "in"),
    (rf"{NAMES}, from which it follows, does not stand", "out"),
    (rf"{NAMES}, from which it follows, is open too", "undecided"),
    (rf"it follows from {NAMES}, which stands", "in"),
    (rf"{NAMES}, which stands?, (?:denies|deny) that", "in"),
    (rf"that {NAMES} supports? it", "any"),
    (rf"{NAMES} supports? it", "in"),
    (rf"not settled whether {NAMES} can deny that", "in or undecided"),
    (rf"not settled whether {NAMES} counts? against it", "in"),
    (rf"because the (?:reply|replies) {NAMES} stands?", "in"),
    (rf"because it and {NAMES} reply to each other", "undecided"),
    (rf"because {NAMES}, which (?:replies|reply) to it, (?:is|are) open too", "undecided"),
    (rf"(?:was answered|was set aside) by {NAMES}", "in"),
    (rf"fell with {NAMES}, which", "out"),
    (rf"the only (?:other )?reply to it, {NAMES},", "any"),
    (rf"(?:holds: |; ){NAMES} (?:was|fell|does)", "any"),
]


def named(text: str, the_map: ArgumentMap) -> list[str]:
    ids = {n.label: n.id for n in the_map.document.nodes}
    return [ids[label] for label in re.findall(r"“([^”]+)”", text)]


def replies_to(document: Document, node: str) -> set[tuple[str, ...]]:
    """Give who speaks against a node or what it concludes."""
    ends = {node, *(s.statement for s in document.by_id[node].steps if s.role == "main-conclusion")}
    # An undercut of a card says nothing of an argument that concludes it: the card has grounds of its own.
    cards = {n.id for n in document.nodes if n.kind == "argument"} - {node}
    against = [
        r
        for r in document.relations
        if r.kind not in SUPPORTS and not (r.kind == "undercut" and cards & set(r.targets))
    ]
    back = [r for r in against if r.kind in BOTH_WAYS and ends & set(r.sources)]
    return {r.sources for r in against if ends & set(r.targets)} | {
        (t,) for r in back for t in r.targets if t in document.by_id
    }


def cards(*relations: Relation) -> ArgumentMap:
    names = sorted({e for r in relations for e in (*r.sources, *r.targets)} - {r.id for r in relations})
    return ArgumentMap(Document(tuple(Node(n, f"{n.upper()}.") for n in names), relations))


def test_who_only_denies_a_support_does_not_reply_to_each_other() -> None:
    """D replies to A; A denies that C supports D, and says nothing against D itself."""
    the_map = cards(
        Relation("s", "support", ("c",), ("d",)),
        Relation("u", "undercut", ("a",), ("s",)),
        Relation("r", "attack", ("d",), ("a",)),
    )
    assert the_map.status("a") == "undecided"
    assert the_map.explain("a") == "“A.” is open, because “D.”, which replies to it, is open too."
    both = cards(Relation("r", "attack", ("d",), ("a",)), Relation("q", "attack", ("a",), ("d",)))
    assert (
        both.explain("a") == "“A.” is open, because it and “D.” reply to each other, and nothing settles it."
    )


def test_one_speaker_is_one_reply() -> None:
    the_map = cards(
        Relation("r", "attack", ("b",), ("a",)),
        Relation("q", "contrary", ("b",), ("a",)),
        Relation("u", "undercut", ("d",), ("q",)),
        Relation("x", "attack", ("c",), ("b",)),
    )
    assert the_map.status("a") == "in"
    said = the_map.explain("a")
    assert said.count("“B.”") == 1
    assert said.startswith("“A.” stands, because the only reply to it, “B.”, was ")


@settings(max_examples=500, deadline=None)
@given(documents(most=6, links=9))
def test_every_reason_has_the_label_that_the_sentence_gives_it(document: Document) -> None:
    the_map = ArgumentMap(document)
    for node in the_map.ids:
        sentence = the_map.explain(node)
        words = {"in": "stands", "out": "does not stand", "undecided": "is open"}[the_map.status(node)]
        head = f"“{document.label(node)}” {words}, because "
        assert sentence.startswith(head), sentence
        assert sentence.endswith(".")
        told = "because " + sentence.removeprefix(head)
        covered: set[int] = set()
        for pattern, label in CLAIMS:
            for match in re.finditer(pattern, told):
                start = {match.start(1) + m.start() for m in re.finditer("“", match[1])}
                if start & covered:
                    continue
                covered |= start
                check(the_map, named(match[1], the_map), label, sentence)
                # Nothing stands because it stands itself, though it may deny its own grounds.
                assert label != "in" or "denies" in pattern or node not in named(match[1], the_map), sentence
        assert covered == {m.start() for m in re.finditer("“", told)}, sentence
        replies_are_counted(the_map, node, told)


def replies_are_counted(the_map: ArgumentMap, node: str, told: str) -> None:
    document = the_map.document
    if "nobody has replied to it" in told:
        assert not replies_to(document, node), told
    if counted := re.search(r"none of the (\d+) replies", told):
        assert int(counted[1]) == len(replies_to(document, node)), told
    if "the only reply to it" in told:
        assert len(replies_to(document, node)) == 1, told
    if "argues against itself" in told:
        assert (node,) in replies_to(document, node), told
    if pair := re.search(rf"it and {NAMES} reply to each other", told):
        for other in named(pair[1], the_map):
            assert any(node in who for who in replies_to(document, other)), told


def check(the_map: ArgumentMap, nodes: list[str], label: str, sentence: str) -> None:
    found = [the_map.status(n) for n in nodes]
    assert nodes, sentence
    if label in ("in", "out", "undecided"):
        assert set(found) == {label}, sentence
    elif label == "in or undecided":
        assert "out" not in found, sentence


@settings(max_examples=200, deadline=None)
@given(documents(most=5, links=7))
def test_changes_are_what_trying_each_reply_finds(document: Document) -> None:
    """Add a reply that nobody answers to each thing in turn, and label the whole map anew."""
    the_map = ArgumentMap(document)
    after = {}
    for relation in document.relations:
        after[relation.id, "undercut"] = with_reply(document, "undercut", relation.id)
    for node in the_map.ids:
        after[node, "reply"] = with_reply(document, "attack", node)
        after[node, "undercut"] = with_reply(document, "undercut", node)
    for about in the_map.ids:
        before = the_map.status(about)
        tried = {key: new.status(about) for key, new in after.items() if new.status(about) != before}
        found = {(c.to, c.how): c.after for c in the_map.changes(about)}
        assert found.items() <= tried.items()
        for (to, how), status in tried.items() - found.items():
            assert how == "undercut"  # left out only where a reply does the same
            speakers = (to,) if to in document.by_id else document.relation_by_id[to].sources
            assert any(found.get((s, "reply")) == status for s in speakers), (to, about)
        for change in the_map.changes(about):
            assert (change.about, change.before) == (about, before)


def with_reply(document: Document, kind: str, to: str) -> ArgumentMap:
    reply = Relation("new", kind, ("fresh",), (to,))
    fresh = Node("fresh", "A further reply.", "argument")
    return ArgumentMap(
        replace(document, nodes=(*document.nodes, fresh), relations=(*document.relations, reply))
    )
