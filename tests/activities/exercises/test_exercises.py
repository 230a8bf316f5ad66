"""Working through exercises: answers, feedback, trying again, rubrics; nothing given away too early."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.exercises import OUTCOME_LABELS, Exercises
from course.case import CaseError, load_case
from course.case.exercises import LEVEL_LABELS, load_exercises
from course.case.exercises.kinds.find_flaw import FindFlaw
from course.case.exercises.kinds.matching import Matching
from course.case.exercises.kinds.multiple_choice import MultipleChoice
from course.case.exercises.kinds.ordering import Ordering
from course.case.exercises.kinds.single_choice import SingleChoice
from course.case.exercises.written import Written
from course.journal import Journal
from course.language import NotAllowed
from course.publish.answers import answers
from course.publish.markdown import to_markdown

if TYPE_CHECKING:
    from course.case.exercises.item import Item

CASE = load_case()
BOOK = load_exercises(CASE)
SET = "02-capabilities"
ALL = [(one.id, item) for one in BOOK.sets for item in one.items]
ITEM_IDS = [item.id for _, item in ALL]
names = st.text(st.characters(codec="utf-8", categories=("L", "N", "S")), min_size=1, max_size=12)


def work(journal: Journal | None = None, *, who: str = "heron", set_id: str = SET) -> Exercises:
    return Exercises(CASE, Journal() if journal is None else journal, who=who, set_id=set_id)


def key(item: Item) -> Any:
    """The answer that the key calls right; a text for items without a key."""
    if isinstance(item, SingleChoice):
        return next(o.id for o in item.options if o.right)
    if isinstance(item, MultipleChoice):
        return [o.id for o in item.options if o.right]
    if isinstance(item, Matching):
        return {entry.id: entry.match for entry in item.left}
    if isinstance(item, Ordering):
        return [s.id for s in item.steps]
    if isinstance(item, FindFlaw):
        right = next(s.id for s in item.spans if s.right), next(f.id for f in item.flaws if f.right)
        return {"span": right[0], "flaw": right[1]}
    return "My own words."


def wrong(item: Item) -> Any:
    """A complete answer of which nothing fits."""
    if isinstance(item, SingleChoice):
        return next(o.id for o in item.options if not o.right)
    if isinstance(item, MultipleChoice):
        return [o.id for o in item.options if not o.right]
    if isinstance(item, Matching):
        return {e.id: next(r.id for r in item.right if r.id != e.match) for e in item.left}
    if isinstance(item, Ordering):
        ids = [s.id for s in item.steps]
        return ids[1:] + ids[:1]
    assert isinstance(item, FindFlaw)
    return {
        "span": next(s.id for s in item.spans if not s.right),
        "flaw": next(f.id for f in item.flaws if not f.right),
    }


WITH_KEY = [(s, i) for s, i in ALL if not isinstance(i, Written)]
TEXTS = [(s, i) for s, i in ALL if isinstance(i, Written)]


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


# --- texts and rubrics ---------------------------------------------------------


@pytest.mark.parametrize(("set_id", "item"), TEXTS, ids=[i.id for _, i in TEXTS])
def test_a_model_answer_opens_after_ones_own(set_id: str, item: Written) -> None:
    w = work(set_id=set_id)
    with pytest.raises(NotAllowed):
        w.feedback(item.id)
    w.answer(item.id, "My own words.")
    feedback = w.feedback(item.id)
    assert feedback.model_answer == item.model_answer
    assert feedback.look_for == item.look_for
    assert feedback.rubric == BOOK.rubric(item.rubric)
    assert feedback.outcome.state == "written"
    assert (feedback.note is not None) == (item.kind == "rewrite")
    assert w.progress.to_assess == (item.id,)


def levels_for(item_id: str, level: str, w: Exercises) -> dict[str, str]:
    item = w.item(item_id)
    assert isinstance(item, Written)
    return {c.id: level for c in BOOK.rubric(item.rubric).criteria}


def test_looking_at_ones_own_text_with_the_rubric() -> None:
    w = work()
    full = levels_for("cap-rewrite", "sound", w)
    with pytest.raises(NotAllowed, match="Write your own answer first"):
        w.assess("cap-rewrite", full)
    w.answer("cap-rewrite", "Noor is a cruise missile.")
    with pytest.raises(NotAllowed, match="Still open: Can a reader see who says it"):
        w.assess("cap-rewrite", {k: v for k, v in full.items() if k != "voice"})
    for bad in (full | {"voice": "superb"}, full | {"beauty": "sound"}):
        with pytest.raises(NotAllowed, match="A level is one of: Not yet, Begun, Sound, Thorough"):
            w.assess("cap-rewrite", bad)
    with pytest.raises(NotAllowed, match="has a key"):
        w.assess("cap-1700", full)
    w.assess("cap-rewrite", full)
    assert w.feedback("cap-rewrite").levels == full
    assert w.outcome("cap-rewrite").state == "assessed"
    assert w.progress.to_assess == ()
    w.answer("cap-rewrite", "A second version.")  # levels are about a text, so a new text has none
    assert w.outcome("cap-rewrite").state == "written"
    assert w.feedback("cap-rewrite").levels == {}


# --- nothing is given away -----------------------------------------------------


@given(st.sampled_from(ITEM_IDS), names)
def test_the_view_has_everything_to_choose_and_nothing_of_the_key(item_id: str, who: str) -> None:
    item = next(i for _, i in ALL if i.id == item_id)
    view = item.public(CASE, who=who)
    assert view == item.public(CASE, who=who)
    shown = repr(view)
    # Words that stand in the question anyway, such as those of a quotation, give nothing away.
    hidden = [item.explanation, *(getattr(item, "look_for", ())), getattr(item, "model_answer", "")]
    for part in ("options", "left", "right", "steps", "spans", "flaws"):
        hidden += [entry.feedback or "" for entry in getattr(item, part, ())]
    assert not [words for words in hidden if words and words in shown]
    assert "right=True" not in shown
    if isinstance(item, SingleChoice | MultipleChoice):
        assert {c.id: c.text for c in view.choices} == {o.id: o.text for o in item.options}
    elif isinstance(item, Ordering):
        assert sorted(c.id for c in view.choices) == sorted(s.id for s in item.steps)
        assert [c.id for c in view.choices] != [s.id for s in item.steps]
    elif isinstance(item, Matching):
        assert {c.id for c in view.left} == {e.id for e in item.left}
        assert {c.id for c in view.right} == {r.id for r in item.right}
        match = {e.id: e.match for e in item.left}
        pairs = zip(view.left, view.right, strict=False)
        assert any(match[a.id] != b.id for a, b in pairs)
    elif isinstance(item, FindFlaw):
        assert {c.id for c in view.choices} == {f.id for f in item.flaws}
        assert {w.id for w in view.words} == {s.id for s in item.spans}
        assert all(view.sentence[w.start : w.end] == w.text for w in view.words)
        assert [w.start for w in view.words] == sorted(w.start for w in view.words)


def test_orders_differ_between_people() -> None:
    item = work().item("cap-name-on-a-list")
    orders = {tuple(c.id for c in item.public(CASE, who=f"p{n}").choices) for n in range(40)}
    assert len(orders) > 5
    assert isinstance(item, SingleChoice)
    right = key(item)
    places = {order.index(right) for order in orders}
    assert places == set(range(len(item.options)))


def test_words_of_the_paper_come_with_their_place() -> None:
    view = work(set_id="08-tensions").view("ten-arrows")
    assert [s.place.split(".")[0] for s in view.shows] == ["II", "V", "II"]
    assert all(s.words in CASE.paper.text for s in view.shows)
    one = work(set_id="08-tensions").view("ten-leverage").shows
    assert [s.words for s in one] == [
        "maintaining a non-negotiable stance on its missile program",
        "maintaining strategic leverage",
    ]
    system = work().view("cap-name-on-a-list").shows[0]
    assert (system.place, system.words) == ("On Shahab-4", "Shahab-3 and Shahab-4")
    entry = work(set_id="08-references").view("ref-perhaps").shows[0]
    assert entry.id == "REF-01"


# --- the journal ----------------------------------------------------------------


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["heron", "otter"]),
            st.sampled_from([i.id for i in BOOK.set(SET).items]),
            st.sampled_from(["key", "wrong", "retry", "assess"]),
        ),
        max_size=25,
    )
)
@settings(max_examples=40, deadline=None)
def test_replaying_the_journal_gives_the_same_state(actions: list[tuple[str, str, str]]) -> None:
    w = work()
    counts: dict[tuple[str, str], int] = {}
    for who, item_id, action in actions:
        w.who = who
        item = w.item(item_id)
        text = isinstance(item, Written)
        if action in ("key", "wrong"):
            w.answer(item_id, key(item) if action == "key" or text else wrong(item))
            counts[who, item_id] = counts.get((who, item_id), 0) + 1
        elif w.latest(item_id) is None:
            continue
        elif action == "retry":
            w.retry(item_id)
        elif text:
            w.assess(item_id, levels_for(item_id, "begun", w))
    again = work(Journal(tuple(w.journal)))
    for who in ("heron", "otter"):
        w.who = again.who = who
        assert w.progress == again.progress
        assert w.rows() == again.rows()
        for item in w.items:
            assert w.attempts(item.id) == again.attempts(item.id)
            assert w.trying_again(item.id) == again.trying_again(item.id)
            assert len(w.attempts(item.id)) == counts.get((who, item.id), 0)


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("answer", {}),
        ("answer", {"set": SET, "item": "cap-1700"}),
        ("answer", {"set": SET, "item": "cap-1700", "response": "gone"}),
        ("answer", {"set": SET, "item": "cap-1700", "response": {"a": [1]}}),
        ("answer", {"set": SET, "item": "cap-fuel", "response": {"sejjil": ["solid"]}}),
        ("answer", {"set": SET, "item": ["cap-1700"], "response": "emad"}),
        ("answer", {"set": "gone", "item": "cap-1700", "response": "emad"}),
        ("retry", {"set": SET, "item": "cap-1700"}),
        ("assess", {"set": SET, "item": "cap-rewrite", "levels": {"carried": ["sound"]}}),
        ("assess", {"set": SET, "item": "cap-1700", "levels": {}}),
        ("assess", {"set": SET, "item": "cap-rewrite", "levels": 3}),
        ("dance", {"set": SET, "item": "cap-1700"}),
    ],
)
def test_entries_of_another_version_do_no_harm(verb: str, body: dict[str, Any]) -> None:
    journal = Journal()
    journal.add("heron", "exercises", verb, body)
    w = work(journal)
    assert w.progress.answered == 0
    assert w.rows() == []
    assert not w.trying_again("cap-1700")


def test_progress_is_told_in_words_and_never_as_a_score() -> None:
    w = work(set_id="00-start-here")
    assert w.progress.words == "You have answered 0 of 8."
    w.answer("start-kind", "happened")
    w.answer("start-own", "The exact words.")
    assert w.progress.words == "You have answered 2 of 8. Worth another look: 1. Waiting for the rubric: 1."
    assert "%" not in to_markdown(answers(w))


def test_rows_and_text_hold_every_answer_in_words() -> None:
    w = work()
    w.answer("cap-1700", "ghadr", why="A guess.\n# not a heading")
    w.answer("cap-1700", "emad")
    w.answer("cap-range", key(w.item("cap-range")))
    w.answer("cap-fuel", key(w.item("cap-fuel")))
    w.answer("cap-hypersonic", key(w.item("cap-hypersonic")))
    w.answer("cap-reportedly", ["who", "when"])
    w.answer("cap-rewrite", "<b>Noor</b>, a cruise missile")
    w.assess("cap-rewrite", levels_for("cap-rewrite", "thorough", w))
    rows = {(r["item"], r["attempt"]): r for r in w.rows()}
    assert rows["cap-1700", 1]["answer"] == "Ghadr"
    assert rows["cap-1700", 1]["outcome"] == OUTCOME_LABELS["not_yet"]
    assert rows["cap-1700", 2]["outcome"] == OUTCOME_LABELS["right"]
    assert rows["cap-range", 1]["answer"].startswith("1. Noor; 2. Zelzal-2")
    assert "Qiam-1: Liquid fuel" in rows["cap-fuel", 1]["answer"]
    assert rows["cap-hypersonic", 1]["answer"].startswith("hypersonic evasion; ")
    assert rows["cap-rewrite", 1]["levels"].count(LEVEL_LABELS["thorough"]) == 3
    assert json.dumps(w.rows())
    assert len({tuple(r) for r in w.rows()}) == 1  # the same columns everywhere
    text = to_markdown(answers(w))
    assert "\\<b\\>Noor" in text
    assert "\n# not" not in text
    assert "> with the Qiam-1 reportedly reaching 1,700 kilometers" in text
    assert CASE.section("I").title in text
