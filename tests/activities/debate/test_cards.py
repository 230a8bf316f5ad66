"""Cards, ties, the debrief, and what no hand-edited line of a debate may break."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.debate import Debate
from course.activities.debate.draw import draw
from course.activities.debate.map import document_of_cards
from course.case import Format
from course.journal import Journal
from course.language import NotAllowed
from course.methods.arguments import ArgumentMap
from tests.activities.debate._begun import CASE, FORMATS, FOUR, START, after
from tests.activities.debate._votes import vote


@pytest.mark.parametrize(
    ("grounds", "why"),
    [
        ({"kind": "ledger"}, "rests on"),
        ({"kind": "passage", "text": "not in the paper"}, "letter by letter"),
        ({"kind": "own"}, "Name your source"),
        ({"kind": "rumour"}, "rests on"),
    ],
)
def test_grounds_that_point_nowhere_are_refused(debate: Debate, grounds: dict[str, str], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        debate.cards.play(claim="x", grounds=grounds)
    assert not debate.cards.on_table


def test_long_hostile_and_right_to_left_text(debate: Debate) -> None:
    with pytest.raises(NotAllowed, match="50,000 characters"):
        debate.cards.play(claim="x" * 50_000)
    text = "<script>alert(1)</script> \u05e9\u05dc\u05d5\u05dd \u202e"
    card = debate.cards.play(claim=text)
    assert card.body["claim"] == text  # the record keeps every character
    # Beside other words it keeps its direction, and turns round none of them.
    assert debate.cards.get(card.id).claim == text.replace("\u202e", "")


def test_two_people_editing_one_card_lose_nothing(debate: Debate) -> None:
    card = debate.cards.play(claim="First.").id
    base = [head.entry for head in debate.cards.get(card).heads]
    debate.cards.edit(card, claim="By heron.", base=base)
    debate.who = "wren"
    debate.cards.edit(card, claim="By wren.", base=base)
    heads = debate.cards.get(card).heads
    assert [h.texts["claim"] for h in heads] == ["By heron.", "By wren."]
    debate.cards.edit(card, claim="Settled.", base=[h.entry for h in heads])
    assert [h.texts["claim"] for h in debate.cards.get(card).heads] == ["Settled."]


def test_loaded_words_are_pointed_out_and_never_blocked(debate: Debate) -> None:
    text = "The regime refused."
    assert debate.cards.loaded(text)[0][0] == "regime"
    assert debate.cards.loaded('They say "regime".') == ()
    assert debate.cards.get(debate.cards.play(claim=text).id).claim == text


def test_critical_questions_are_asked_and_answered_by_people_only(debate: Debate) -> None:
    card = debate.cards.play(claim="Experts agree.", scheme="expert").id
    assert debate.cards.get(card).answers == {}
    debate.cards.answer(card, 0, "It is their field.")
    assert debate.cards.get(card).answers == {"0": {"heron": "It is their field."}}
    with pytest.raises(NotAllowed):
        debate.cards.answer(card, 9, "x")


# --- afterwards --------------------------------------------------------------


def test_the_debrief_is_made_from_the_record(debate: Debate) -> None:
    shaky = next(c for c in CASE.claims if c.status == "inaccurate")
    first = debate.cards.play(claim="One.", grounds={"kind": "ledger", "ref": shaky.id}).id
    debate.cards.play(claim="Two.", relation="attacks", to=first)
    debate.chairs.draw((*FOUR, "finch"), seed="monday")
    vote(debate, "before", dict.fromkeys("ABCDE", "for"))
    vote(debate, "after", dict.fromkeys("ABCDE", "against"))
    prompts = {p.kind: p.about for p in debate.debrief()}
    assert "Card 2: Two." in prompts["unanswered"]
    assert "Card 2: Two." in prompts["unsourced"]
    assert shaky.note in prompts["ledger"][0]
    assert set(prompts["silent"]) == {"owl", "lark", "finch"}
    assert prompts["moved"][0] == "5 went from “For” to “Against”."


def test_feedback_is_in_sentences_and_a_joint_statement_needs_both_sides(debate: Debate) -> None:
    debate.talk.judge("wren", role="judge", worked="Clear.", next_step="Name a source.")
    assert debate.state.feedback[0].next_step == "Name a source."
    version = debate.talk.propose("We agree on notice.").id
    debate.talk.agree(version, "for")
    assert debate.state.agreed[version] == {"for"}
    debate.talk.propose("We agree on less.")
    assert debate.state.joint[-1][0] not in debate.state.agreed


# --- journals ----------------------------------------------------------------


def test_laptops_of_one_debate_merge_and_two_debates_stay_apart(debate: Debate) -> None:
    laptop = Debate(CASE, Journal(), who="wren")
    laptop.begin(FORMATS["oxford"], motion="M4", code="BLUE", at=after(60))
    laptop.cards.play(claim="From the other laptop.")
    other = Debate(CASE, Journal(), who="owl")
    other.begin(FORMATS["oxford"], motion="M5", code="blue")
    other.cards.play(claim="About something else.")
    debate.cards.play(claim="From this laptop.")
    debate.journal.merge([*laptop.journal, *other.journal])
    assert len(debate.debates) == 2
    assert [c.claim for c in debate.cards.on_table] == ["From the other laptop.", "From this laptop."] or len(
        debate.cards.on_table
    ) == 2
    assert debate.state.motion["id"] == "M4"
    merged = Journal(other.journal)
    merged.merge([*debate.journal])
    assert set(Debate(CASE, merged, who="x").debates) == set(debate.debates)


BROKEN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
VERBS = ("begin", "draw", "swap", "sit", "institution", "ready", "clock", "card", "edit", "withdraw",
         "answer", "say", "poll", "ballots", "feedback", "joint", "agree", "dance")  # fmt: skip
KEYS = ("do", "left", "phase", "card", "round", "ballots", "chairs", "person", "role", "text", "side")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(VERBS), st.dictionaries(st.sampled_from(KEYS), BROKEN, max_size=5))
def test_a_hand_edited_line_never_breaks_the_fold(verb: str, body: dict[str, Any]) -> None:
    journal = Journal()
    debate = Debate(CASE, journal, who="heron")
    debate.begin(FORMATS["oxford"], motion="M4", code="blue", at=START)
    journal.add("wren", "debate", verb, json.loads(json.dumps({"debate": debate.key} | body)))
    state = debate.state
    assert isinstance(state.format, Format)
    assert debate.clock.left(after(1)) == debate.clock.left(after(1))
    debate.debrief()
    assert debate.debates.keys() == {debate.key}


def test_a_card_can_be_tied_to_one_that_lay_there_before() -> None:
    talk = Debate(CASE, Journal(), who="heron")
    talk.begin(CASE.formats[0], motion="M4", code="blue")
    first = talk.cards.play(claim="Notice lowers tension.").id
    second = talk.cards.play(claim="It hides intentions.", relation="attacks", to=first).id
    talk.cards.tie(first, "attacks", second)
    assert talk.cards.get(first).links == (("attacks", second),)
    the_map = ArgumentMap(document_of_cards(talk.cards.on_table))
    assert [the_map.status(card) for card in (first, second)] == ["undecided", "undecided"]
    assert [p.kind for p in talk.debrief()] == ["answered", "unsourced"]
    for card, relation, to, why in (
        (first, "attacks", first, "two different cards"),
        (first, "undercuts", second, "Card 1 is about card 2 already"),
        (second, "attacks", first, "Card 2 is about card 1 already"),
        (first, "adores", talk.cards.play(claim="A third.").id, "how the first card stands"),
        (first, "attacks", "nobody", "no such card"),
    ):
        with pytest.raises(NotAllowed, match=why):
            talk.cards.tie(card, relation, to)
    talk.cards.withdraw(second)
    with pytest.raises(NotAllowed, match="was withdrawn"):
        talk.cards.tie(first, "attacks", second)


def test_a_tie_that_makes_no_sense_changes_nothing() -> None:
    journal = Journal()
    talk = Debate(CASE, journal, who="heron")
    talk.begin(CASE.formats[0], motion="M4", code="blue")
    card = talk.cards.play(claim="Notice lowers tension.").id
    for body in (
        {"card": card, "relation": "attacks", "to": card},
        {"card": card, "relation": "adores", "to": card},
        {"card": card, "relation": "attacks", "to": "nobody"},
        {"card": ["x"], "relation": "attacks"},
    ):
        journal.add("heron", "debate", "tie", {"debate": talk.key} | body)
    assert talk.cards.get(card).links == ()


@pytest.mark.parametrize("format_id", ["oxford", "sac", "classroom", "public-forum"])
@pytest.mark.parametrize("count", range(2, 41))
def test_neither_side_gets_the_odd_person(format_id: str, count: int) -> None:
    format_ = FORMATS[format_id]
    chairs = draw(format_, [f"p{n}" for n in range(count)], "monday")
    sides = [role.side for held in chairs.values() for i in held for role in format_.roles if role.id == i]
    assert abs(sides.count("for") - sides.count("against")) <= (0 if count >= format_.fewest else 1)


def test_six_people_of_a_controversy_have_a_timekeeper_and_an_observer() -> None:
    chairs = draw(FORMATS["sac"], [f"p{n}" for n in range(6)], "monday")
    assert sorted(role for held in chairs.values() for role in held) == [
        "observer", "pair-against", "pair-against", "pair-for", "pair-for", "timekeeper"
    ]  # fmt: skip


def test_the_second_circle_of_a_fishbowl_is_no_smaller_than_two() -> None:
    for count in range(6, 20):
        held = [r for roles in draw(FORMATS["fishbowl-closed"], [f"p{n}" for n in range(count)], "x").values()
                for r in roles]  # fmt: skip
        assert held.count("next") >= 2
        assert abs(held.count("inner") - held.count("next")) <= 1
