"""Replay: each step shows the debate as it stood, tells what changed, and changes nothing itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.debate import Debate
from course.activities.debate.replay import Replay
from course.activities.debate.words import CardWords
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed

CASE = load_case()
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def debate() -> Debate:
    made = Debate(CASE, Journal(), who="heron")
    made.begin(CASE.formats[0], motion="M4", code="blue", at=START)
    return made


def replay_of(debate: Debate) -> Replay:
    return Replay(debate.done(), debate.state.key, CASE, debate.journal)


def test_a_debate_told_step_by_step(debate: Debate) -> None:
    debate.clock.go_to(1, at=START)
    debate.clock.start(at=START)
    one = debate.cards.play(claim="One.").id
    debate.who = "wren"
    two = debate.cards.play(claim="Two.", relation="attacks", to=one).id
    debate.chairs.speak_for("owl", next(s.id for s in CASE.stakeholders if not s.person))
    debate.who = "owl"
    debate.cards.play(claim="Three.", relation="undercuts", to=two)
    debate.cards.edit(one, claim="One, often.")
    debate.clock.go_to(2, at=START)
    debate.cards.withdraw(two)
    debate.talk.say("Is that so?", kind="question")
    debate.talk.propose("We agree.")
    replay = replay_of(debate)
    name = next(s.name for s in CASE.stakeholders if not s.person)
    assert [replay.sentence(n) for n in range(len(replay) + 1)] == [
        "Before the first step.",
        "Now: Opening, for.",
        "Card 1, by heron.",
        "Card 2, by wren, attacks card 1. Card 1 no longer stands.",
        f"Card 3, by {name}, undercuts card 2. Card 1 now stands. Card 2 no longer stands.",
        "owl changes the wording of card 1.",
        "Now: Opening, against.",
        "owl withdraws card 2.",
        "owl, Question: Is that so?",
        "owl proposes a joint statement: We agree.",
    ]
    assert replay.phases == ((1, "Opening, for"), (6, "Opening, against"))
    assert [c.claim for c in replay.state(4).cards.values()] == ["One.", "Two.", "Three."]
    assert [len(replay.map(n).ids) for n in range(8)] == [0, 0, 1, 2, 3, 3, 3, 2]
    card = replay.card(5)
    assert card is not None
    assert card.claim == "One, often."
    assert replay.card(1) is None


def test_what_was_taken_back_is_no_step(debate: Debate) -> None:
    debate.cards.play(claim="One.")
    debate.cards.play(claim="Two.")
    debate.journal.undo("heron", "debate")
    assert len(replay_of(debate)) == 1


def test_another_debate_of_the_journal_is_left_out(debate: Debate) -> None:
    debate.cards.play(claim="One.")
    key = debate.state.key
    debate.begin(CASE.formats[0], motion="M5", code="green")
    debate.cards.play(claim="Elsewhere.")
    assert len(Replay(debate.done(), key, CASE, debate.journal)) == 1


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "supports", "attacks", "undercuts"]), st.integers(0, 9)), max_size=10
    )
)
def test_the_last_step_is_the_debate_as_it_stands(plays: list[tuple[str, int]]) -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(CASE.formats[0], motion="M4", code="blue")
    ids: list[str] = []
    for relation, to in plays:
        target = ids[to % len(ids)] if ids and relation else ""
        ids.append(
            debate.cards.play(claim=f"Claim {len(ids)}.", relation=relation if target else "", to=target).id
        )
    replay = replay_of(debate)
    assert replay.state(len(replay)).cards == debate.state.cards
    grown = [len(replay.map(n).ids) for n in range(len(replay) + 1)]
    assert grown == list(range(len(plays) + 1))
    assert len(debate.journal) == len(plays) + 1  # looking has written nothing


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("card", {"claim": ""}),
        ("edit", {"card": "gone"}),
        ("clock", {"do": "phase", "phase": "two"}),
        ("clock", {"do": "phase", "phase": 99, "left": 1}),
        ("say", {"text": "no phase"}),
        ("ballots", {"round": "before"}),
        ("ballots", {"round": "never", "count": 3, "reasons": []}),
        ("joint", {}),
    ],
)
def test_hand_edited_lines_are_no_trap(debate: Debate, verb: str, body: dict[str, Any]) -> None:
    debate.journal.add("wren", "debate", verb, {"debate": debate.key} | body)
    debate.cards.play(claim="After it.")
    replay = replay_of(debate)
    said = [replay.sentence(n) for n in range(len(replay) + 1)]
    assert said[-1] == "Card 1, by heron."
    assert debate.state.cards


def test_a_tie_is_a_step_of_its_own() -> None:
    talk = Debate(CASE, Journal(), who="heron")
    talk.begin(CASE.formats[0], motion="M4", code="blue")
    first = talk.cards.play(claim="Notice helps.").id
    second = talk.cards.play(claim="Not here.", relation="attacks", to=first).id
    talk.cards.tie(first, "attacks", second)
    replay = Replay(talk.done(), talk.key, CASE, talk.journal)
    assert len(replay) == 3
    assert replay.sentence(3) == "heron adds: card 1 attacks card 2. Card 1 is open now. Card 2 is open now."


def test_a_card_that_is_set_aside_is_seen_nowhere_and_the_others_keep_their_numbers(debate: Debate) -> None:
    one = debate.cards.play(claim="One.").id
    debate.who = "wren"
    two = debate.cards.play(claim="Unkind.", relation="attacks", to=one).id
    debate.who = "owl"
    three = debate.cards.play(claim="Three.", relation="attacks", to=two).id
    debate.cards.tie(three, "supports", one)
    debate.aside = lambda: {two}
    assert [card.number for card in debate.cards.on_table] == [1, 3]
    assert CardWords(debate.state).explain(one) == CardWords(debate.state.without({two})).explain(one)
    assert "card 2" not in CardWords(debate.state).explain(one)
    assert not any("Unkind" in line for prompt in debate.debrief() for line in prompt.about)
    replay = Replay(debate.done(), debate.state.key, CASE, debate.journal, debate.aside())
    told = [replay.sentence(step) for step in range(len(replay) + 1)]
    assert told == [
        "Before the first step.",
        "Card 1, by heron.",
        "Card 3, by owl.",
        "owl adds: card 3 supports card 1.",
    ]
    assert all(two not in replay.map(step).ids for step in range(len(replay) + 1))
    with pytest.raises(NotAllowed, match="no such card"):
        debate.cards.play(claim="Yet another.", relation="attacks", to=two)
    debate.aside = tuple
    assert "card 2" in CardWords(debate.state).explain(one)


def test_whoever_played_only_a_card_that_is_set_aside_did_say_something(debate: Debate) -> None:
    debate.chairs.draw(["heron", "wren", "owl", "kite"], seed="x")
    quiet = debate.silent()
    debate.who = quiet[0]
    card = debate.cards.play(claim="Unkind.").id
    debate.aside = lambda: {card}
    assert debate.silent() == quiet[1:]
