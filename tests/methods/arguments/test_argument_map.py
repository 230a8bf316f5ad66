"""The map of arguments: sentences for people, the outline, the cards of a debate, what is odd and large."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from course.activities.debate import Debate
from course.activities.debate.map import document_of_cards
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed
from course.methods.arguments import STATUS_WORDS, ArgumentMap, Document, Node, Relation, Step
from tests.methods.arguments._arguments import debate_of, documents


def outline_text(the_map: ArgumentMap) -> str:
    return "\n".join(
        f"{'  ' * line.depth}- {f'{line.relation}: ' if line.relation else ''}{line.text}"
        + (" (written out above)" if line.again else f" ({STATUS_WORDS[line.status]})")
        for line in the_map.outline()
    )


def cards(*relations: str, nodes: str = "") -> ArgumentMap:
    """Make a map from lines such as ``b attacks a``."""
    kinds = {"supports": "support", "attacks": "attack", "undercuts": "undercut"}
    links = [line.split() for line in relations]
    names = nodes.split() or sorted({x for source, _, target in links for x in (source, target)})
    return ArgumentMap(
        Document(
            tuple(Node(n, f"Card {n}.", "argument") for n in names),
            tuple(Relation(f"{s}>{t}", kinds[k], (s,), (t,)) for s, k, t in links),
        )
    )


@pytest.mark.parametrize(
    ("relations", "about", "sentence"),
    [
        (["b attacks a"], "b", "“Card b.” stands, because nobody has replied to it."),
        (["b attacks a"], "a", "“Card a.” does not stand, because the reply “Card b.” stands."),
        (
            ["b attacks a", "c attacks b"],
            "a",
            "“Card a.” stands, because the only reply to it, “Card b.”, was answered by “Card c.”.",
        ),
        (
            ["b attacks a", "c attacks a", "d attacks b", "d attacks c"],
            "a",
            """“Card a.” stands, because none of the 2 replies to it holds:
            “Card b.” was answered by “Card d.”; “Card c.” was answered by “Card d.”.""",
        ),
        (
            ["b attacks a", "c undercuts a"],
            "a",
            "“Card a.” does not stand, because the replies “Card b.” and “Card c.” stand.",
        ),
        (
            ["b undercuts a", "s supports a"],
            "a",
            """“Card a.” stands, because “Card b.”, which stands, denies that it follows from its own grounds,
            but “Card s.” supports it.""",
        ),
        (
            ["b undercuts a", "s supports a", "x attacks s"],
            "a",
            """“Card a.” does not stand, because “Card b.”, which stands, denies that it follows from its own
            grounds, and “Card s.”, which supports it, does not stand.""",
        ),
        (
            ["a attacks b", "b attacks a"],
            "a",
            "“Card a.” is open, because it and “Card b.” reply to each other, and nothing settles it.",
        ),
        (["a attacks a"], "a", "“Card a.” is open, because it argues against itself."),
        (
            ["b attacks a", "b attacks b"],
            "a",
            "“Card a.” is open, because “Card b.”, which replies to it, is open too.",
        ),
    ],
)
def test_sentences(relations: list[str], about: str, sentence: str) -> None:
    assert cards(*relations).explain(about) == " ".join(sentence.split())


def test_which_further_reply_would_change_it() -> None:
    the_map = cards("b attacks a", "c attacks b")
    assert [(c.to, c.how, c.after) for c in the_map.changes("a")] == [
        ("a", "reply", "out"),
        ("c", "reply", "out"),
    ]
    assert [c.sentence for c in the_map.changes("a")] == [
        "A reply to it that nobody answers: “Card a.” would not stand.",
        "A reply to “Card c.” that nobody answers: “Card a.” would not stand.",
    ]
    fallen = cards("b attacks a")
    assert [c.sentence for c in fallen.changes("a")] == [
        "A reply to “Card b.” that nobody answers: “Card a.” would stand."
    ]


def test_summary_and_semantics_are_said() -> None:
    the_map = cards("b attacks a", "c attacks b", "d attacks d")
    assert the_map.summary() == "4 on the map. Standing: 2. Not standing: 1. Open: 1."
    assert the_map.grounded() == ("a", "c")
    assert all(name in the_map.semantics for name in ("Dung 1995", "ASPIC+", "Prakken 2010", "Pollock 1987"))


def test_preferred_sets_of_a_map() -> None:
    found = cards("a attacks b", "b attacks a", "a attacks c", "b attacks c").preferred()
    assert found.sets == (("a",), ("b",))
    assert found.sentence == "There are 2 preferred sets."


def test_nothing_on_the_map_and_nothing_of_that_name() -> None:
    empty = ArgumentMap(Document())
    assert empty.summary() == "There is nothing on the map yet."
    assert outline_text(empty) == ""
    assert empty.preferred().sets == ((),)
    for ask in (empty.status, empty.explain, empty.changes):
        with pytest.raises(NotAllowed, match="There is no 'c1' on the map"):
            ask("c1")


def test_a_chain_of_500_needs_no_deep_stack() -> None:
    names = [f"c{i:03}" for i in range(500)]
    the_map = cards(*(f"{b} attacks {a}" for a, b in pairwise(names)))
    assert the_map.summary() == "500 on the map. Standing: 250. Not standing: 250. Open: 0."
    assert the_map.explain("c000") == "“Card c000.” does not stand, because the reply “Card c001.” stands."
    # Whoever speaks against it in the end, one card after another, can be answered.
    assert [c.to for c in the_map.changes("c000")] == names[1::2]
    assert len(the_map.preferred().sets[0]) == 250
    assert the_map.outline()[-1].depth == 499
    supports = cards(*(f"{b} supports {a}" for a, b in pairwise(names)))
    assert len(supports.grounded()) == 500


@settings(max_examples=300, deadline=None)
@given(documents(most=6, links=9))
def test_every_node_and_every_relation_is_in_the_outline(document: Document) -> None:
    the_map = ArgumentMap(document)
    lines = the_map.outline()
    assert sorted(line.id for line in lines if not line.again) == sorted(the_map.ids)
    assert {line.id: line.status for line in lines} == {n: the_map.status(n) for n in the_map.ids}
    # A line below another, one step deeper, is a link: each is there, and nothing else.
    above: list[str] = []
    found = []
    for line in lines:
        del above[line.depth :]
        assert len(above) == line.depth
        assert bool(line.relation) == bool(line.depth)
        if above:
            found.append((line.id, above[-1]))
        above.append(line.id)
    assert sorted(found) == sorted((link.source, link.near) for link in the_map.links)
    relations = [r for r in document.relations if r.id in the_map.standing.reading.relations]
    drawn = {(link.relation, link.source, link.target) for link in the_map.links if link.relation}
    assert drawn == {(r.id, s, t) for r in relations for s in r.sources for t in r.targets}
    text = outline_text(the_map)
    assert text.count("\n") + 1 == len(lines)
    assert all(f"{document.by_id[n].text} ({STATUS_WORDS[the_map.status(n)]})" in text for n in the_map.ids)


def test_the_outline_reads_from_top_to_bottom() -> None:
    steps = (Step("a", "premise"), Step("b", "main-conclusion"))
    document = Document(
        (
            *(Node(x, f"Claim {x}.") for x in "abu"),
            Node("arg", "An argument.", "argument", steps=steps),
        ),
        (
            Relation("r", "support", ("a",), ("b",)),
            Relation("u>r", "undercut", ("u",), ("r",)),
            Relation("b>a", "attack", ("b",), ("a",)),
        ),
    )
    assert outline_text(ArgumentMap(document)).splitlines() == [
        "- Claim a. (is open)",
        "  - undercuts its support of “Claim b.”: Claim u. (stands)",
        "  - attacks: Claim b. (is open)",
        "    - supports: Claim a. (written out above)",
        "    - argues for it: An argument. (is open)",
        "      - premise: Claim a. (written out above)",
    ]


def debate() -> Debate:
    made = Debate(load_case(), Journal(), who="p1")
    made.begin(load_case().formats[0], motion="M1", code="map")
    return made


def test_cards_of_a_debate_make_a_map_and_withdrawn_ones_leave_it() -> None:
    the_debate = debate()
    first = the_debate.cards.play(claim="Notice reduces accidents.", side="for")
    reply = the_debate.cards.play(claim="Nobody reads it.", side="against", relation="attacks", to=first.id)
    answer = the_debate.cards.play(claim="Hotlines exist.", side="for", relation="undercuts", to=reply.id)

    def on_table() -> ArgumentMap:
        return ArgumentMap(document_of_cards(the_debate.state.cards.values(), title="The motion"))

    the_map = on_table()
    assert the_map.document.title == "The motion"
    assert the_map.ids == (first.id, reply.id, answer.id)
    assert [the_map.status(n) for n in the_map.ids] == ["in", "out", "in"]
    assert [link.kind for link in the_map.links] == ["attack", "undercut"]
    assert the_map.document.by_id[reply.id].data["side"] == "against"
    the_debate.cards.withdraw(reply.id)
    left = on_table()
    assert left.ids == (first.id, answer.id)
    assert [left.document.by_id[n].data["number"] for n in left.ids] == [1, 3]
    assert left.links == ()  # what replied to the withdrawn card replies to nothing now
    assert [line.depth for line in left.outline()] == [0, 0]
    assert left.explain(first.id).endswith("because nobody has replied to it.")


def test_a_long_text_is_named_by_its_beginning() -> None:
    long = Document((Node("a", "word " * 10_000, "argument"),))
    sentence = ArgumentMap(long).explain("a")
    assert len(sentence) < 120
    assert "…”" in sentence
    assert ArgumentMap(long).outline()[0].text.endswith("word")  # the outline holds the whole


def test_three_hundred_cards_are_explained() -> None:
    the_map = ArgumentMap(debate_of(300))
    assert all(the_map.explain(n).endswith(".") for n in the_map.ids)
    assert len({line.id for line in the_map.outline()}) == 300
