"""Each person later sees what became of their card."""

from __future__ import annotations

from course.activities.debate import Debate
from course.activities.debate.fate import fates, quoted
from course.case import load_case
from course.journal import Journal

CASE = load_case()


def test_a_card_is_answered_stands_again_and_is_quoted() -> None:
    journal = Journal()
    tables = {who: Debate(CASE, journal, who=who) for who in ("heron", "wren", "lark")}
    tables["heron"].begin(CASE.formats[0], motion="M4", code="x")
    card = tables["heron"].cards.play(claim="Notice reduces accidents.", side="for")
    state = tables["heron"].state
    assert [(f.standing, f.answers, f.quoted) for f in fates(state, "heron")] == [("in", (), ())]
    attack = tables["wren"].cards.play(claim="It hides.", side="against", relation="attacks", to=card.id)
    (fate,) = fates(tables["heron"].state, "heron")
    assert (fate.standing, [a.id for a, _back in fate.answers]) == ("out", [attack.id])
    back = tables["lark"].cards.play(claim="It does not.", side="for", relation="attacks", to=attack.id)
    tables["lark"].talk.propose("We differ on much. Notice reduces accidents, we agree.")
    (fate,) = fates(tables["heron"].state, "heron")
    assert fate.standing == "in"
    assert [[b.id for b in replies] for _a, replies in fate.answers] == [[back.id]]
    assert fate.quoted == (2,)
    assert fates(tables["heron"].state, "owl") == ()
    tables["heron"].cards.withdraw(card.id)
    assert fates(tables["heron"].state, "heron") == ()


def test_a_card_is_quoted_by_its_number_and_no_number_is_found_in_another() -> None:
    table = Debate(CASE, Journal(), who="heron")
    table.begin(CASE.formats[0], motion="M4", code="x")
    played = table.cards.play(claim="A hotline is cheap.", side="for")
    card = table.state.cards[played.id]
    assert quoted("As card 1 says. Card 11 does not. A HOTLINE IS CHEAP!", card) == (1, 3)
    assert quoted("", card) == ()
