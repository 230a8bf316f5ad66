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


def test_a_text_that_looks_like_a_claim_stays_a_text() -> None:
    texts = (
        *("Pro: yes", "thesis: no", "-> See 1.", "first\n1.1. Con: second", "2. two", "a\n\n7. seven"),
        *("a\n  1) Pro: one", "a\nPRO: two", "a\n\nSources:\n[1] b", r"1\. \* \\ \a", "a\n12 con : b"),
        *("a\n- Pro: x", "a\n1.5 million", "a\n**Con** (2): b", "a\u20281.1. Con: b\x0bPro: c", "a\n2) b"),
    )
    document = Document(tuple(Node(str(i), t) for i, t in enumerate(texts, 1)))
    again = kialo.read(kialo.write(document))
    assert [n.text for n in again.nodes] == list(texts)
    assert not again.relations
    assert not again.notes
    assert losses(document, "kialo") == ()


@pytest.mark.parametrize("blank", [" ", "\u00a0", ""])
def test_a_claim_without_words_or_a_name_is_called_by_its_number(blank: str) -> None:
    again = kialo.read(kialo.write(Document((Node("a", "One"), Node(blank)))))
    assert [n.text for n in again.nodes] == ["One", "2"]


PRESENT = """\
Discussion Name:
Should the library open on Sundays?

1. Thesis:
The library should open on Sundays.

  1.1. Con:
  Staff need a free day [1].

    1.1.1. Con:
    Volunteers could help, and
      not only\\-some.

  1.2. Pro:
  Families are free on Sundays.

Sources:
[1] https://example.org/rota
[2] A poster
    in the hall.
"""


def test_the_present_layout_is_read_with_its_sources() -> None:
    document = kialo.read(PRESENT)
    assert document.title == "Should the library open on Sundays?"
    assert {n.id: n.text for n in document.nodes} == {
        "1": "The library should open on Sundays.",
        "1.1": "Staff need a free day [1].",
        "1.1.1": "Volunteers could help, and\n  not only-some.",
        "1.2": "Families are free on Sundays.",
    }
    assert [(r.kind, *r.sources, *r.targets) for r in document.relations] == [
        ("attack", "1.1", "1"),
        ("attack", "1.1.1", "1.1"),
        ("support", "1.2", "1"),
    ]
    assert document.by_id["1.1"].sources == ("https://example.org/rota",)
    assert document.meta == {"kialo": {"sources": ["A poster in the hall."]}}
    assert document.notes == ()


def test_a_question_with_several_theses_is_read() -> None:
    document = kialo.read(
        "Discussion Name:\nHours\n\n1. Question:\nWhen should it open?\n\n"
        "  1.1. Thesis:\n  On Sundays.\n\n    1.1.1. Con:\n    Staff.\n\n  1.2. Thesis:\n  At night.\n"
    )
    assert [(n.id, n.text) for n in document.nodes] == [
        ("1.1", "On Sundays."),
        ("1.1.1", "Staff."),
        ("1.2", "At night."),
    ]
    assert document.meta == {"kialo": {"questions": ["When should it open?"]}}


@pytest.mark.parametrize(
    "text",
    [
        "Discussion Title: T\n\n1. A\n1.1. PRO: x\n1.2. CON: y\n",
        "Discussion Title: T\n\n1. A\n1.1. pro: x\n1.2. con : y\n",
        "Discussion Title: T\n\n1. A\n1.1 Pro: x\n1.2 Con: y\n",
        "Discussion Title: T\n\n1. A\n1.1.Pro:x\n1.2.Con: y\n",
        "Discussion Title: T\r\r1. A\r1.1. Pro: x\r1.2. Con: y\r",
        "DISCUSSION NAME: T\n\n1. THESIS: A\n\n1.1. Pro:\nx\n\n1.2. Con:\ny\n",
        "Discussion Title: T\n\n1.\u00a0A\n1.1.\u00a0Pro\u00a0: x\n1.2.\u202fCon\u202f: y\n",
        "Discussion Title: T\n\n1. A\n\u200b1.1. Pro: x\n\ufeff1.2. Con: y\n",
        "Discussion Title: T\n\n1. A\n\u200f1.1. Pro: x\n\u00a0\u202a1.2. Con: y\n",
    ],
)
def test_no_claim_is_swallowed_whatever_its_letters_and_line_ends(text: str) -> None:
    document = kialo.read(text)
    assert document.title == "T"
    assert [(n.id, n.text) for n in document.nodes] == [("1", "A"), ("1.1", "x"), ("1.2", "y")]
    assert [r.kind for r in document.relations] == ["support", "attack"]
    assert document.notes == ()


@pytest.mark.parametrize(
    "line",
    [
        *("1.2. Families are free.", "1) Con: no", "Con: no", "2. A further thesis.", "1.1) x"),
        *("b. Con: no", "II.i. Pro: x", "A1) Contra: x", "(c) Pro: x", "1-2 Con: y", "1.2. 反对：y"),
    ],
)
def test_a_line_that_could_be_a_claim_is_named(line: str) -> None:
    document = kialo.read(f"Discussion Title: T\n\n1. A\n1.1. Con: b\n{line}\n", name="talk.txt")
    (note,) = document.notes
    assert note.startswith(f"talk.txt:5: “{line}” could be a claim; it is read as a part of claim 1.1")


@pytest.mark.parametrize(
    "line",
    ["→ See 1.2.", "--> See 1.2.", "-> See 1.2. and more", "-> siehe 1.2.", "⇒ 1.2", "-> See discussion: x"],
)
def test_a_text_that_could_be_a_reference_is_named(line: str) -> None:
    document = kialo.read(f"Discussion Title: T\n\n1. A\n1.1. Pro: {line}\n1.2. Con: y\n", name="talk.txt")
    (note,) = document.notes
    assert note.startswith(f"talk.txt:4: “{line}” could refer to another claim; it is read as the text of")
    assert document.by_id["1.1"].text == line


@pytest.mark.parametrize(
    "text", ["-> siehe 1.2.", "-> See x", "a\n\u200b1.1. Pro: x", "\u00a0Pro: x", "\u00a0x"]
)
def test_such_a_text_that_is_written_is_read_as_it_was(text: str) -> None:
    again = kialo.read(kialo.write(Document((Node("a", text),))))
    assert [n.text for n in again.nodes] == [text]
    assert not again.notes


def test_a_list_in_a_claim_whose_lines_become_theses_is_named() -> None:
    export = "Discussion Title: T\n\n1. A\n1.1. Pro: both:\n\n1. x\n\n2. y\n\n3. z\n{}: more\n"
    (first, *notes) = kialo.read(export.format("1.2. Con")).notes
    assert "“1. x” could be a claim" in first
    assert [note.partition(" is read")[0] for note in notes] == ["file.txt:8: “2. y”", "file.txt:10: “3. z”"]
    assert notes[0].endswith("write “2\\.”")
    assert len(kialo.read(export.format("3.1. Con")).notes) == 1
    quiet = kialo.read(export.replace("2.", "2\\.").replace("3.", "3\\.").format("1.2. Con"))
    assert [n.text for n in quiet.nodes] == ["A", "both:\n\n1. x\n\n2. y\n\n3. z", "more"]


def test_a_hundred_such_lines_are_counted() -> None:
    document = kialo.read("1. A\n" + "7. x\n" * 100)
    assert len(document.notes) == 21
    assert document.notes[-1].endswith("and 80 more lines of this kind")
    document = kialo.read("1. A\n" + "7. x\n" * 21)
    assert document.notes[-1].endswith("and 1 more line of this kind")


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
