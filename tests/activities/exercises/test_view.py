"""What people see of exercises: nothing before it is due, and every answer in words afterwards."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.exercises import OUTCOME_LABELS, Exercises
from course.case.exercises import LEVEL_LABELS
from course.case.exercises.kinds._choice import Choosing
from course.case.exercises.kinds.find_flaw import FindFlaw
from course.case.exercises.kinds.matching import Matching
from course.case.exercises.kinds.ordering import Ordering
from course.case.exercises.kinds.single_choice import SingleChoice
from course.case.exercises.written import Written
from course.journal import Journal
from course.language import NotAllowed
from course.publish.answers import answers
from course.publish.markdown import to_markdown
from tests.activities.exercises._work import ALL, BOOK, CASE, SET, key, work, wrong

ITEM_IDS = [item.id for _, item in ALL]
names = st.text(st.characters(codec="utf-8", categories=("L", "N", "S")), min_size=1, max_size=12)
TEXTS = [(s, i) for s, i in ALL if isinstance(i, Written)]


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
    if isinstance(item, Choosing):
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
