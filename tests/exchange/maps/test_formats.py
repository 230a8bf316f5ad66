"""Every format, by the same rules: a map goes out and comes in again, and what is lost is named before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from course.activities.debate import Debate
from course.activities.debate.map import document_of_cards
from course.case import load_case
from course.exchange.maps import FORMATS, FormatError, guess, losses, read, write
from course.exchange.maps._plain import one_line
from course.journal import Journal
from course.methods.arguments import Document, Node, Relation
from tests.exchange.maps._documents import ANY, any_documents, cards, drawn, frameworks
from tests.exchange.maps._hostile import TEXTS, hostile

slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("format_", ["csv", "aif"])
@slow
@given(document=any_documents())
@example(document=hostile())
def test_csv_and_aif_hold_everything(format_: str, document: Document) -> None:
    again = read(write(document, format_), format_)
    heard = {n.id: n.speaker for n in again.nodes}
    # AIF: whoever is heard to say a statement is its speaker afterwards.
    expected = replace(
        document, nodes=tuple(replace(n, speaker=n.speaker or heard[n.id]) for n in document.nodes)
    )
    assert again == expected
    assert losses(document, "csv") == ()


@slow
@given(document=cards())
def test_a_debate_goes_through_argdown_csv_and_aif_whole(document: Document) -> None:
    document = replace(document, title=one_line(document.title))
    document = replace(document, nodes=tuple(replace(n, text=one_line(n.text)) for n in document.nodes))
    for format_ in ("argdown", "csv", "aif"):
        assert losses(document, format_) == ()
        again = read(write(document, format_), format_)
        assert drawn(again) == drawn(document)
        assert again.title == document.title
        assert [replace(n, title="") for n in again.nodes] == list(document.nodes)


def test_the_cards_of_a_debate_leave_and_come_back() -> None:
    case = load_case()
    debate = Debate(case, Journal(), who="heron")
    debate.begin(case.formats[0], motion="M1", code="blue-7")
    first = debate.cards.play(claim="Limits can be verified.", side="for", warrant="They were before.")
    second = debate.cards.play(claim="Access is not verification.", relation="attacks", to=first.id)
    grounds = {"kind": "ledger", "ref": case.claims[0].id}
    debate.cards.play(claim="It was enough.", relation="undercuts", to=second.id, grounds=grounds)
    document = document_of_cards(debate.state.cards.values(), title="A motion")
    for format_ in ("argdown", "aif", "csv"):
        assert losses(document, format_) == ()
        again = read(write(document, format_), format_)
        assert [(n.text, n.speaker, n.data, n.sources, n.at) for n in again.nodes] == [
            (n.text, n.speaker, n.data, n.sources, n.at) for n in document.nodes
        ]
        assert drawn(again) == drawn(document)


@pytest.mark.parametrize("format_", FORMATS)
@slow
@given(document=any_documents())
@example(document=hostile())
@example(document=Document())
def test_whatever_is_written_can_be_read_and_then_nothing_more_is_lost(
    format_: str, document: Document
) -> None:
    if format_ == "kialo" and not document.nodes:
        return  # an export without a claim is no export
    again = read(write(document, format_), format_)
    assert len(again.nodes) == len(
        [n for n in document.nodes if format_ in ("csv", "aif") or n.kind != "locution"]
    )
    assert losses(again, format_) == ()
    third = read(write(again, format_), format_)
    assert third.by_id == again.by_id
    assert drawn(third) == drawn(again)
    losses(document, format_)


@pytest.mark.parametrize("format_", ["tgf", "apx"])
@slow
@given(document=frameworks(ANY.filter(bool)))
def test_frameworks_keep_names_and_attacks(format_: str, document: Document) -> None:
    again = read(write(document, format_), format_)
    if losses(document, format_):
        assert format_ == "tgf"
        assert len(again.relations) == len(document.relations)
    else:
        assert [n.id for n in again.nodes] == [n.id for n in document.nodes]
        assert drawn(again) == drawn(document)


@slow
@given(document=frameworks(ANY.filter(bool)))
def test_iccma_keeps_the_attacks_by_number(document: Document) -> None:
    again = read(write(document, "iccma"), "iccma")
    number = {n.id: str(i) for i, n in enumerate(document.nodes, 1)}
    assert [n.id for n in again.nodes] == list(number.values())
    links = [(number[r.sources[0]], number[r.targets[0]]) for r in document.relations]
    assert [(r.sources[0], r.targets[0]) for r in again.relations] == links


@pytest.mark.parametrize("format_", FORMATS)
def test_what_a_format_cannot_hold_is_named(format_: str) -> None:
    nodes = (
        Node("a", "Two\nlines.", "statement", title="A title", tags=("t",), data={"warrant": "w"}, at="2026"),
        Node("b", "Reply.", "argument", speaker="heron", sources=("S1",)),
        Node("l", "So!", "locution"),
    )
    relations = (
        Relation("x", "support", ("b",), ("a",)),
        Relation("y", "undercut", ("b",), ("x",)),
        Relation("z", "says", ("l",), ("a",)),
        Relation("o", "attack", ("b",), ()),
    )
    document = Document(nodes, relations, title="Motion")
    said = " | ".join(losses(document, format_))
    named = {
        "argdown": ["line breaks", "of speech", "to a relation", "of another kind"],
        "aif": [],
        "csv": [],
        "kialo": [
            "names of 2",
            "titles",
            "tags",
            "details",
            "speakers",
            "sources",
            "times",
            "statement or",
            "speech",
        ],
        "iccma": ["names of 2", "texts of 3", "support", "undercuts", "title of the map"],
        "tgf": ["line breaks", "support", "tags"],
        "apx": ["texts of 3", "support", "tags"],
    }[format_]
    assert all(words in said for words in named), said
    assert ("1 relation with an end missing" in said) == bool(named)
    assert named or not said


def test_names_that_a_format_cannot_write_are_named() -> None:
    document = Document((Node("two words", kind="argument"), Node("b", kind="argument")))
    assert losses(document, "tgf") == ("the names of 2 nodes (they get numbers)",)
    assert losses(document, "apx") == ()


def test_a_pair_of_surrogates_torn_apart_is_saved_as_a_question_mark() -> None:
    document = read('{"nodes": [{"nodeID": "1", "text": "\\ud83d", "type": "I"}]}', "aif")
    assert read(write(document, "csv"), "csv").nodes[0].text == "?"


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        *(
            ("a.argdown", "argdown"),
            ("a.AD", "argdown"),
            ("a.json", "aif"),
            ("a.xaif", "aif"),
            ("a.csv", "csv"),
        ),
        *(
            ("a.txt", "kialo"),
            ("a.af", "iccma"),
            ("a.tgf", "tgf"),
            ("a.apx", "apx"),
            ("a.odt", None),
            ("a", None),
        ),
    ],
)
def test_suffixes_tell_the_format(name: str, format_: str | None) -> None:
    assert guess(name) == format_


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="Choose one of: argdown, aif"):
        read("", "odt")


BROKEN = (
    "",
    "\x00",
    "\ufeff",
    "{",
    "[",
    "[[[",
    "null",
    "nothing here",
    "1. a\n1.1. Con: \x00",
    'a,b\n"',
    *TEXTS,
)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("text", BROKEN)
def test_a_foreign_file_is_read_or_refused_with_file_and_line(format_: str, text: str) -> None:
    _read_or_refuse(text, format_)


@pytest.mark.parametrize("format_", FORMATS)
@slow
@given(text=ANY)
def test_any_text_is_read_or_refused(format_: str, text: str) -> None:
    _read_or_refuse(text, format_)


@pytest.mark.parametrize("format_", FORMATS)
@slow
@given(document=any_documents(), at=st.floats(0, 1))
def test_a_torn_file_is_read_or_refused(format_: str, document: Document, at: float) -> None:
    whole = write(document, format_)
    _read_or_refuse(whole[: int(at * len(whole))], format_)
    _read_or_refuse(whole.replace("\n", "\r\n"), format_)


def _read_or_refuse(text: str, format_: str) -> None:
    error = None
    try:
        read(text, format_, name="map.x")
    except FormatError as refused:
        error = refused
    if error:
        assert str(error).startswith(f"map.x:{error.line}: ")
        assert "; " in str(error)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_card_of_50000_characters_goes_through(format_: str) -> None:
    text = "<script>alert('مرحبا')</script> #1 {a: [1]} " * 1_150
    nodes = (Node("1", text.strip(), "argument"), Node("2", "\u202eshort", "argument"))
    document = Document(nodes, (Relation("r", "attack", ("2",), ("1",)),))
    again = read(write(document, format_), format_)
    assert len(again.relations) == 1
    if format_ not in ("iccma", "apx"):
        assert again.nodes[0].text == text.strip()
        assert again.nodes[1].text == "\u202eshort"


HOSTILE = {
    "argdown": (
        "[",
        "{",
        "<",
        "===",
        "<!--",
        "/*",
        "//",
        "#(",
        "**",
        "[a](",
        "\n[",
        "} ,",
        "{ }  ,",
        "@[",
        "a\n",
        "'",
    ),
    "aif": ("[", '{"nodes":', '{"nodes": [{"nodeID": 1}], ', "1", '"'),
    "csv": ('"', ",", 'what,id\n"', "\n", "what,id\nstatement,a\n"),
    "kialo": ("1. a\n", "1.", "-> See 1.\n", "1. a\n1.1. Con: -> See 1.\n"),
    "iccma": ("p af 9\n", "p af 100000\n1 2\n", "1", " "),
    "tgf": ("a\n", "#\n", "a ", " "),
    "apx": ("arg(a).", "arg(", "(", " ", "att(a,a)."),
}


@pytest.mark.parametrize(("format_", "piece"), [(f, p) for f, pieces in HOSTILE.items() for p in pieces])
def test_the_same_sign_a_hundred_thousand_times_ends(format_: str, piece: str) -> None:
    _read_or_refuse(piece * (100_000 // len(piece)), format_)
