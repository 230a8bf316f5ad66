"""Answers: a key that fits, trying again, taking back; everybody has answers of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.activities.exercises import OUTCOME_LABELS
from course.case import CaseError
from course.case.exercises.kinds.single_choice import SingleChoice
from course.case.exercises.written import Written
from course.language import NotAllowed
from tests.activities.exercises._work import ALL, key, work, wrong

if TYPE_CHECKING:
    from course.case.exercises.item import Item

WITH_KEY = [(s, i) for s, i in ALL if not isinstance(i, Written)]


@pytest.mark.parametrize(("set_id", "item"), WITH_KEY, ids=[i.id for _, i in WITH_KEY])
def test_the_key_fits_and_its_opposite_does_not(set_id: str, item: Item) -> None:
    w = work(set_id=set_id)
    assert w.outcome(item.id).state == "open"
    w.answer(item.id, wrong(item))
    assert w.outcome(item.id).state == "not_yet"
    w.answer(item.id, key(item), why="I looked it up.")
    feedback = w.feedback(item.id)
    assert feedback.outcome.state == "right"
    assert all(line.agrees for line in feedback.lines)
    assert all(line.sentence for line in feedback.lines)
    assert feedback.attempt.number == 2
    assert feedback.attempt.why == "I looked it up."
    assert feedback.explanation == item.explanation
    assert [record.id for _, record in feedback.rests_on] == [i for _, i in item.rests_on.ids()]
    assert feedback.model_answer is None
    assert feedback.rubric is None


def test_every_distractor_explains_itself() -> None:
    w = work()
    item = w.item("cap-1700")
    assert isinstance(item, SingleChoice)
    w.answer(item.id, "ghadr")
    lines = {line.id: line for line in w.feedback(item.id).lines}
    assert set(lines) == {o.id for o in item.options}
    assert lines["ghadr"].chosen
    assert not lines["ghadr"].agrees
    assert lines["ghadr"].sentence == next(o.feedback for o in item.options if o.id == "ghadr")
    assert lines["fattah"].agrees  # not chosen, and rightly so


def test_part_of_an_answer_counts_as_part() -> None:
    w = work(set_id="01-introduction")
    w.answer("intro-promise-kept", ["deterrence"])
    assert w.outcome("intro-promise-kept").state == "partly"
    w.answer("intro-promise-kept", "deterrence")  # one box ticked comes as one word
    assert w.attempts("intro-promise-kept")[-1].response == ["deterrence"]
    w.answer("intro-amid", {"span": "during", "flaw": "invented"})
    assert w.outcome("intro-amid").state == "partly"
    w.answer("intro-weeks-before", ["carrier", "airspace", "in-tehran", "muscat"])
    assert [line.agrees for line in w.feedback("intro-weeks-before").lines] == [True, True, False, False]
    assert [line.given for line in w.feedback("intro-weeks-before").lines] == ["1", "2", "4", "3"]
    w.answer("intro-whose-words", {"symbol": "tehran", "factor": "author", "defensive": "author"})
    feedback = w.feedback("intro-whose-words")
    assert feedback.outcome.state == "partly"
    author = next(line for line in feedback.lines if line.part == "right")
    assert author.chosen
    assert not author.agrees
    assert w.progress.again == ("intro-promise-kept", "intro-whose-words", "intro-amid", "intro-weeks-before")


@pytest.mark.parametrize(
    ("item", "response", "sentence"),
    [
        ("cap-1700", "", "Choose one of the answers."),
        ("cap-1700", ["emad"], "Choose one of the answers."),
        ("cap-1700", "emed", "There is no answer 'emed' here: did you mean emad?"),
        ("cap-reportedly", [], "Choose at least one"),
        ("cap-reportedly", ["who", "x"], "There is no answer 'x' here"),
        ("cap-range", ["noor"], "Give each of the 5 lines one place"),
        ("cap-range", ["noor", "noor", "qiam", "basic", "sejjil"], "Give each of the 5 lines one place"),
        ("cap-fuel", {"sejjil": "solid"}, "Still open: Qiam-1; Shahab-3; Fateh-110."),
        ("cap-fuel", "solid", "Give every line a partner"),
        (
            "cap-fuel",
            {"sejjil": "x", "qiam": "liquid", "shahab": "liquid", "fateh": "solid"},
            "no answer 'x'",
        ),
        (
            "cap-fuel",
            {"sejjil": "solid", "qiam": "liquid", "shahab": "liquid", "fateh": "solid", "y": "solid"},
            "no answer 'y'",
        ),
        ("cap-hypersonic", {"span": "evasion"}, "Choose what is wrong with the words."),
        ("cap-hypersonic", {"flaw": "fashion"}, "Choose the words that go wrong."),
        ("cap-hypersonic", None, "Choose the words that go wrong."),
        ("cap-rewrite", "   ", "Write your answer"),
        ("cap-rewrite", 7, "Write your answer"),
        ("cap-rewrite", "x" * 20_001, "the field holds 20,000. Shorten it"),
        ("cap-nothing", "x", "02-capabilities has no item 'cap-nothing'"),
        ("cap-reportedly", 3, "Choose at least one"),
    ],
)
def test_what_is_not_an_answer_is_refused_in_words(item: str, response: object, sentence: str) -> None:
    w = work()
    with pytest.raises(NotAllowed) as caught:
        w.answer(item, response)
    assert sentence in str(caught.value)
    assert len(w.journal) == 0


def test_a_reason_may_not_be_a_book() -> None:
    with pytest.raises(NotAllowed, match="20,000"):
        work().answer("cap-1700", "emad", why="x" * 20_001)


def test_a_set_that_is_not_there() -> None:
    with pytest.raises(CaseError, match="did you mean 02-capabilities"):
        work(set_id="02-capability")


# --- trying again --------------------------------------------------------------


def test_trying_again_costs_nothing_and_keeps_everything() -> None:
    w = work()
    with pytest.raises(NotAllowed, match="answer it first"):
        w.retry("cap-1700")
    w.answer("cap-1700", "ghadr")
    w.retry("cap-1700")
    assert w.trying_again("cap-1700")
    with pytest.raises(NotAllowed, match="Answer first"):
        w.feedback("cap-1700")
    assert w.progress.answered == 1
    w.answer("cap-1700", "emad")
    assert not w.trying_again("cap-1700")
    assert [a.response for a in w.attempts("cap-1700")] == ["ghadr", "emad"]
    assert [a.number for a in w.attempts("cap-1700")] == [1, 2]
    latest = w.latest("cap-1700")
    assert latest is not None
    assert latest.response == "emad"
    assert w.outcome("cap-1700").words == OUTCOME_LABELS["right"]


def test_undo_takes_back_an_answer() -> None:
    w = work()
    w.answer("cap-1700", "ghadr")
    w.answer("cap-1700", "emad")
    w.journal.undo("heron", "exercises")
    assert w.outcome("cap-1700").state == "not_yet"
    w.journal.redo("heron", "exercises")
    assert w.outcome("cap-1700").state == "right"


def test_each_person_has_answers_of_their_own() -> None:
    w = work()
    w.answer("cap-1700", "emad")
    w.who = "otter"
    assert w.outcome("cap-1700").state == "open"
    w.answer("cap-1700", "ghadr")
    w.who = "heron"
    assert w.outcome("cap-1700").state == "right"
