"""A package for Canvas is shaped as QTI 1.2 has it, and a player of it marks as the book does."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from course.case import load_case
from course.case.exercises import load_exercises
from course.exchange.exercises import question_set, write
from course.exchange.exercises.qti12 import number
from course.exchange.markup import one_line
from tests.exchange.exercises._asked import question_sets
from tests.exchange.exercises._gift import seen
from tests.exchange.exercises._qti12 import items_of, misshapen
from tests.exchange.exercises._qti21 import bare, files_of, listed_in

if TYPE_CHECKING:
    from course.exchange.exercises.question import Question, QuestionSet
    from tests.exchange.exercises._qti12 import Item

CASE = load_case()
BOOK = load_exercises(CASE)
MADE = write([question_set(CASE, BOOK, one) for one in BOOK.sets], "canvas", CASE.meta.title)
FILES = files_of(MADE.data)
QUESTIONS = {q.id: q for one in MADE.sets for q in one.questions}
ITEMS = {name: item for one in MADE.sets for name, item in items_of(FILES[f"{one.id}/{one.id}.xml"]).items()}


def key_of(asked: Question) -> dict[str, set[str]]:
    if asked.control == "pairs":
        return {f"response_{number(a.id)}": {number(a.partner)} for a in asked.answers}
    return {"response1": {number(a.id) for a in asked.answers if a.right}}


def test_every_file_is_shaped_as_the_specification_has_it() -> None:
    for one in MADE.sets:
        assert misshapen(ET.fromstring(FILES[f"{one.id}/{one.id}.xml"])) == []


def test_the_manifest_lists_every_file_and_which_settings_a_quiz_has() -> None:
    listed = listed_in(FILES["imsmanifest.xml"])
    assert listed.keys() == FILES.keys() - {"imsmanifest.xml"}
    for one in MADE.sets:
        assert listed[f"{one.id}/{one.id}.xml"] == ("imsqti_xmlv1p2", [f"{one.id}/assessment_meta.xml"])


def test_a_quiz_is_to_practise_and_has_no_mark() -> None:
    for one in MADE.sets:
        quiz = ET.fromstring(FILES[f"{one.id}/assessment_meta.xml"])
        said = {child.tag.rpartition("}")[2]: child.text for child in quiz}
        assert said["quiz_type"] == "practice_quiz"
        assert said["allowed_attempts"] == "-1"
        assert said["title"] == one.title
        assert seen(said["description"] or "") == one_line(one.introduction)


def test_every_question_is_there_with_a_kind_that_canvas_knows() -> None:
    assert ITEMS.keys() == {f"item-{name}" for name in QUESTIONS}
    kinds = {item.fields["question_type"] for item in ITEMS.values()}
    assert kinds == {
        "multiple_choice_question",
        "multiple_answers_question",
        "matching_question",
        "essay_question",
    }


@pytest.mark.parametrize("name", [q.id for q in QUESTIONS.values() if q.control != "text"])
def test_the_key_scores_one_and_something_else_scores_less(name: str) -> None:
    asked, played = QUESTIONS[name], ITEMS[f"item-{name}"]
    key = key_of(asked)
    assert played.answer(key).score == pytest.approx(1, abs=1e-4)
    assert played.answer({}).score == 0
    assert played.answer(key).shown[0] == bare(seen(asked.general))
    if asked.control != "pairs":
        chosen = [number(a.id) for a in asked.answers]
        sizes = range(1, len(chosen) + 1) if asked.control == "many" else (1,)
        answers = [set(some) for n in sizes for some in combinations(chosen, n)]
        assert [a for a in answers if played.answer({"response1": a}).score] == [key["response1"]]


@settings(max_examples=25)
@given(question_sets())
def test_it_says_what_the_questions_say(one: QuestionSet) -> None:
    made = write([one], "canvas", "Course")
    data = files_of(made.data)["set/set.xml"]
    assert misshapen(ET.fromstring(data)) == []
    for asked, played in zip(made.sets[0].questions, items_of(data).values(), strict=True):
        assert played.title == one_line(asked.title)
        assert one_line(asked.prompt) in played.stem
        assert labels_of(asked, played) == [one_line(a.text) for a in asked.partners or asked.answers]
        if asked.control in ("one", "many"):
            for answer in asked.answers:
                assert one_line(answer.feedback) in played.answer({"response1": {number(answer.id)}}).shown
        if asked.control == "pairs":
            assert [line for line, _labels in played.responses.values()] == [
                one_line(a.text) for a in asked.answers
            ]


def labels_of(asked: Question, played: Item) -> list[str]:
    (labels, *others) = [labels for _line, labels in played.responses.values()]
    assert all(other == labels for other in others)
    return [] if asked.control == "text" else list(labels.values())
