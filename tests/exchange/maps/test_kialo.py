"""Kialo's text export: texts over lines, claims that stand in two places, numbers that do not fit."""

from __future__ import annotations

import pytest

from course.exchange.maps import FormatError, kialo, losses
from course.methods.arguments import Document, Node, Relation

EXPORT = """\
Discussion Title: Are red lines wise?

1. Red lines make deterrence credible.
1.1. Pro: They can be understood.
They also:

1. are public,
2. are few.
1.1.1. Con: Some were vague.
1.2. Con: They bind whoever draws them.
1.2.1. Pro: -> See 1.1.1.
1.2.2. Con: -> See 1.
"""


def test_an_export_is_read_with_texts_over_lines_and_references() -> None:
    document = kialo.read(EXPORT)
    assert document.title == "Are red lines wise?"
    assert document.by_id["1.1"].text == "They can be understood.\nThey also:\n\n1. are public,\n2. are few."
    assert [(r.kind, r.sources[0], r.targets[0]) for r in document.relations] == [
        ("support", "1.1", "1"),
        ("attack", "1.1.1", "1.1"),
        ("attack", "1.2", "1"),
        ("support", "1.1.1", "1.2"),
        ("attack", "1", "1.2"),
    ]
    assert kialo.read(EXPORT.replace("\n", "\r\n")) == document


def test_an_export_comes_out_as_it_went_in() -> None:
    plain = EXPORT.replace("\n1. are public,\n2. are few.", "\na) are public.")
    assert kialo.write(kialo.read(plain)) == plain
    assert losses(kialo.read(plain), "kialo") == ()


def test_a_text_that_looks_like_a_claim_stays_a_text_and_the_change_is_named() -> None:
    texts = ("Pro: yes", "-> See 1.", "first\n1.1. Con: second", "2. two", " ")
    document = Document(tuple(Node(str(i), t) for i, t in enumerate(texts, 1)))
    again = kialo.read(kialo.write(document))
    assert len(again.nodes) == len(texts)
    assert not again.relations
    assert any("exact words of 3 nodes" in what for what in losses(document, "kialo"))


def test_a_chain_of_ten_thousand_replies_does_not_grow_beyond_measure() -> None:
    nodes = tuple(Node(str(i), "x") for i in range(10_000))
    links = tuple(Relation(f"r{i}", "attack", (str(i + 1),), (str(i),)) for i in range(9_999))
    text = kialo.write(Document(nodes, links))
    assert len(text) < 2_000_000
    again = kialo.read(text)
    assert (len(again.nodes), len(again.relations)) == (10_000, 9_999)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "there is no claim"),
        ("hello\n1. a\n", 1, "stands before any claim"),
        ("1. a\n1.1.1. Con: b\n", 2, "there is no claim 1.1 above 1.1.1"),
        ("1. a\n1.1. Con: b\n1.1. Pro: c\n", 3, "the number 1.1 is there twice"),
        ("1. a\n1.1. Con: -> See 1.2.\n", 2, "there is no claim 1.2 to see"),
        ("1. a\n1.1. Con: -> See 1.2.\n1.2. Con: -> See 1.1.\n", 2, "leads back to itself"),
        ("99999999999999999999. a\n", 1, "stands before any claim"),
    ],
)
def test_a_broken_export_names_line_and_reason(text: str, line: int, why: str) -> None:
    with pytest.raises(FormatError, match=why) as error:
        kialo.read(text, name="talk.txt")
    assert str(error.value).startswith(f"talk.txt:{line}: ")
