"""A package of QTI 2.1 is shaped as the specification has it, and a player of it marks as the book does."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from course.case import load_case
from course.case.exercises import load_exercises
from course.exchange.exercises import question_set, write
from course.exchange.markup import one_line
from tests.exchange.exercises._asked import question_sets
from tests.exchange.exercises._gift import seen
from tests.exchange.exercises._qti21 import Item, bare, files_of, listed_in, misshapen

if TYPE_CHECKING:
    from course.exchange.exercises.question import QuestionSet

CASE = load_case()
BOOK = load_exercises(CASE)
MADE = write([question_set(CASE, BOOK, one) for one in BOOK.sets], "qti21", CASE.meta.title)
FILES = files_of(MADE.data)
QUESTIONS = {q.id: q for one in MADE.sets for q in one.questions}


def item(question: str) -> Item:
    return Item(FILES[f"items/{question}.xml"])


def test_every_file_is_shaped_as_the_specification_has_it() -> None:
    wrong = {
        name: misshapen(ET.fromstring(data)) for name, data in FILES.items() if name != "imsmanifest.xml"
    }
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_manifest_lists_every_file_and_what_a_test_needs() -> None:
    listed = listed_in(FILES["imsmanifest.xml"])
    assert listed.keys() == FILES.keys() - {"imsmanifest.xml"}
    for one in MADE.sets:
        kind, needs = listed[f"tests/{one.id}.xml"]
        assert kind == "imsqti_test_xmlv2p1"
        assert needs == [f"items/{q.id}.xml" for q in one.questions]
    assert {kind for name, (kind, _needs) in listed.items() if name.startswith("items/")} == {
        "imsqti_item_xmlv2p1"
    }


@pytest.mark.parametrize("one", MADE.sets, ids=lambda one: one.id)
def test_a_test_shows_its_questions_in_order(one: QuestionSet) -> None:
    root = ET.fromstring(FILES[f"tests/{one.id}.xml"])
    refs = [e.get("href") for e in root.iter() if e.tag.endswith("assessmentItemRef")]
    assert refs == [f"../items/{q.id}.xml" for q in one.questions]
    assert one_line(one.introduction) in "".join(root.itertext())


@pytest.mark.parametrize("name", [q.id for q in QUESTIONS.values() if q.control != "text"])
def test_the_key_scores_one_and_something_else_scores_less(name: str) -> None:
    asked, played = QUESTIONS[name], item(name)
    assert played.answer(*played.key).score == pytest.approx(1, abs=1e-5)
    assert played.answer().score == 0
    everything = [f"{a.id} {p.id}" for a in asked.answers for p in asked.partners] or [
        a.id for a in asked.answers
    ]
    if asked.control == "one":
        assert [played.answer(one).score for one in everything].count(1) == 1
    elif asked.control != "pairs":
        assert played.answer(*everything).score < 1
    assert played.answer(*played.key).shown[-1] == bare(seen(asked.general))


def test_an_order_that_is_right_in_part_is_not_right() -> None:
    played = item("start-order")
    first, second, *rest = played.key
    assert played.answer(second, first, *rest).score == 0


def test_of_pairs_each_is_worth_the_same() -> None:
    played = item("start-terms")
    assert [round(played.answer(*played.key[:n]).score, 2) for n in range(4)] == [0, 0.33, 0.67, 1]


def test_whoever_marks_reads_the_model_answer_and_nobody_else_does() -> None:
    played = item("start-own")
    model = "I would want the exact words"
    assert model in played.for_marker
    assert model not in played.stem
    assert not [text for text in played.answer("mine").shown if model in text]


@settings(max_examples=25)
@given(question_sets())
def test_it_says_what_the_questions_say(one: QuestionSet) -> None:
    made = write([one], "qti21", "Course")
    files = files_of(made.data)
    assert not [
        found
        for name, data in files.items()
        if name != "imsmanifest.xml"
        for found in misshapen(ET.fromstring(data))
    ]
    for asked in made.sets[0].questions:
        played = Item(files[f"items/{asked.id}.xml"])
        assert played.title == one_line(asked.title)
        assert one_line(asked.prompt) in played.stem
        assert [played.choices[a.id] for a in (*asked.answers, *asked.partners)] == [
            one_line(a.text) for a in (*asked.answers, *asked.partners)
        ]
        if asked.control in ("one", "many"):
            for answer in asked.answers:
                assert one_line(answer.feedback) in played.answer(answer.id).shown
        assert all(one_line(note) in played.for_marker for note in asked.notes)
