"""What Moodle takes: GIFT and its XML say what the questions say, whatever signs stand in them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from course.case import load_case
from course.case.exercises import load_exercises
from course.exchange.exercises import question_set, write
from course.exchange.exercises.question import Question, QuestionSet
from course.exchange.markup import one_line
from tests.exchange.exercises import _gift
from tests.exchange.exercises._asked import question_sets, texts

CASE = load_case()
BOOK = load_exercises(CASE)
SETS = [question_set(CASE, BOOK, one) for one in BOOK.sets]
# What Moodle accepts as the percent of an answer, as far as it is a hundred in equal parts.
PERCENTS = {0.0} | {round(100 / n, 5) for n in (*range(1, 11), 20)}


def moodle(data: bytes) -> list[ET.Element]:
    return [q for q in ET.fromstring(data) if q.get("type") != "category"]


@settings(max_examples=25)
@given(question_sets())
def test_gift_says_what_the_questions_say(one: QuestionSet) -> None:
    made = write([one], "gift", "Course/of: #1")
    read = _gift.read(made.data.decode())
    assert [r.id for r in read] == [q.id for fitted in made.sets for q in fitted.questions]
    for asked, found in zip(made.sets[0].questions, read, strict=True):
        assert found.title == one_line(asked.title)
        assert found.text == _gift.seen(asked.stem)
        assert one_line(asked.prompt) in found.text
        assert one_line(asked.after[-1]) in found.general
        assert all(one_line(note) in found.general for note in asked.notes)
        assert [(text, said) for _weight, text, said in found.answers] == (
            [(one_line(a.text), one_line(a.feedback)) for a in asked.answers]
            if asked.control in ("one", "many")
            else []
        )
        for answer, (weight, _text, _said) in zip(asked.answers, found.answers, strict=False):
            assert (weight > 0) == answer.right
        partners = {p.id: one_line(p.text) for p in asked.partners}
        used = [(one_line(a.text), partners.pop(a.partner, None)) for a in asked.answers if a.partner]
        assert [left for left, _right in found.pairs if left] == [left for left, _right in used]


@settings(max_examples=25)
@given(question_sets())
def test_moodles_xml_says_what_the_questions_say(one: QuestionSet) -> None:
    made = write([one], "moodle", "Course")
    for asked, found in zip(made.sets[0].questions, moodle(made.data), strict=True):
        assert found.findtext("idnumber") == asked.id
        assert found.findtext("name/text") == one_line(asked.title)
        assert _gift.seen(found.findtext("questiontext/text", "")) == _gift.seen(asked.stem)
        assert one_line(asked.after[-1]) in _gift.seen(found.findtext("generalfeedback/text", ""))
        answers = [
            (
                _gift.seen(a.findtext("text", "")),
                _gift.seen(a.findtext("feedback/text", "")),
                float(a.get("fraction", "")) > 0,
            )
            for a in found.findall("answer")
        ]
        expected = [(one_line(a.text), one_line(a.feedback), a.right) for a in asked.answers]
        assert answers == (expected if asked.control in ("one", "many") else [])
        lines = [
            (_gift.seen(s.findtext("text", "")), s.findtext("answer/text", ""))
            for s in found.findall("subquestion")
        ]
        partners = {p.id: one_line(p.text) for p in asked.partners}
        wanted = [(one_line(a.text), partners[a.partner]) for a in asked.answers if a.partner]
        assert [line for line in lines if line[0]] == wanted
        if asked.control == "text":
            assert one_line(asked.notes[0]) in _gift.seen(found.findtext("graderinfo/text", ""))
            assert one_line(asked.notes[0]) not in found.findtext("generalfeedback/text", "")


def test_percents_are_ones_that_moodle_knows() -> None:
    found = moodle(write(SETS, "moodle", "Course").data)
    percents = {abs(float(a.get("fraction", ""))) for q in found for a in q.findall("answer")}
    assert percents <= PERCENTS
    for question in found:
        right = [float(a.get("fraction", "")) for a in question.findall("answer")]
        if right:
            assert sum(percent for percent in right if percent > 0) == pytest.approx(100, abs=0.001)


@given(texts, texts)
def test_a_category_keeps_its_name(course: str, title: str) -> None:
    one = QuestionSet("set", title, "", (Question("q", "q", "T", "text", "P", after=("A",)),))
    (found,) = _gift.read(write([one], "gift", course).data.decode())
    names = [name.replace("//", "/") for name in re.split("(?<!/)/(?!/)", found.category)]
    assert names == ["$course$", "top", one_line(course).strip("/ "), one_line(title).strip("/ ")]
