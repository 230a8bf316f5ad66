"""Debates: the draw, chairs, and the clock."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.debate import Debate
from course.activities.debate.draw import draw
from course.activities.debate.labels import given_institutions
from course.journal import Journal
from course.language import NotAllowed
from course.publish.markdown import to_markdown
from course.publish.transcript import transcript
from tests.activities.debate._begun import CASE, FORMATS, FOUR, START, after, again

# --- chairs ------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(FORMATS)), st.integers(2, 40), st.text(min_size=1, max_size=12))
def test_everybody_gets_something_to_do_and_every_needed_role_is_filled(name: str, n: int, seed: str) -> None:
    format_ = FORMATS[name]
    people = [f"p{i}" for i in range(n)]
    chairs = draw(format_, people, seed)
    assert sorted(chairs) == sorted(people)
    assert all(chairs.values())
    given_out = [r for roles in chairs.values() for r in roles]
    for role in format_.roles:
        assert role.most is None or given_out.count(role.id) <= role.most
        assert not role.needed or role.id in given_out
    for roles in chairs.values():  # nobody sits on two sides
        assert len({r.side for r in format_.roles if r.id in roles} - {"none"}) <= 1
    assert chairs == draw(format_, list(reversed(people)), seed)


def test_too_few_or_too_many_people_are_refused(debate: Debate) -> None:
    with pytest.raises(NotAllowed, match="at least two"):
        debate.chairs.draw(["heron", " heron "], seed="x")
    with pytest.raises(NotAllowed, match="at most 40"):
        debate.chairs.draw([f"p{i}" for i in range(41)], seed="x")


def test_alone_one_person_argues_both_sides() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["classroom"], motion="M4", code="a", setting="alone")
    debate.chairs.draw(["heron"], seed="x")
    assert debate.state.side_given("heron") == "both"


def test_swap_opt_out_and_institutions_but_never_persons(debate: Debate) -> None:
    chairs = {who: list(roles) for who, roles in debate.state.chairs.items()}
    debate.chairs.swap("heron", "wren")
    assert debate.state.chairs["heron"] == chairs["wren"]
    debate.chairs.opt_out("heron")
    assert debate.state.chairs["heron"] == ["observer"]
    person = next(s for s in CASE.stakeholders if s.person)
    with pytest.raises(NotAllowed, match="never persons"):
        debate.chairs.speak_for("wren", person.id)
    debate.chairs.draw(FOUR, seed="y", institution=True)
    drawn = set(debate.state.speaks_for.values())
    assert drawn
    assert not drawn & {s.id for s in CASE.stakeholders if s.person}


@pytest.mark.parametrize("people", [12, 20, 40])
def test_full_roles_are_drawn_before_those_who_observe(people: int) -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["moderated-caucus"], motion="M4", code="a")
    debate.chairs.draw([f"p{n}" for n in range(people)], seed="x")
    drawn = list(debate.state.speaks_for.values())
    roles = {party.id for party in CASE.chairs if CASE.is_role(party.id)}
    assert set(drawn) <= roles or roles <= set(drawn)


def test_draws_of_two_desks_stand_side_by_side_in_any_order_of_merging(debate: Debate) -> None:
    other = again(debate)
    big = [f"p{n}" for n in range(24)]
    debate.chairs.draw(big, seed="one")
    other.chairs.draw(["p3", "finch", "swift", "rook", "robin", "lark"], seed="two")
    mixed = [Journal(debate.journal), Journal(other.journal)]
    mixed[0].merge(other.journal)
    mixed[1].merge(debate.journal)
    states = [Debate(CASE, journal, who="x").state for journal in mixed]
    assert states[0].chairs == states[1].chairs
    assert set(states[0].chairs) == {*big, "finch", "swift", "rook", "robin", "lark"}
    assert states[0].drawn_twice == ("p3",)
    assert states[0].seed == "one, two"
    later = Debate(CASE, mixed[0], who="heron")
    later.chairs.draw(FOUR, seed="three")  # somebody who sees both draws can draw anew for all
    assert set(later.state.chairs) == set(FOUR)
    assert later.state.seed == "three"
    later.journal.undo("heron", "debate")
    assert later.state.chairs == states[0].chairs


def test_what_two_desks_say_of_the_same_two_cards_is_both_there(debate: Debate) -> None:
    one, two = (debate.cards.play(claim=claim).id for claim in ("Notice helps.", "Notice is given."))
    other = again(debate)
    debate.cards.tie(one, "supports", two)
    other.cards.tie(one, "attacks", two)
    for here, there in ((debate, other), (other, debate)):
        mixed = Journal(here.journal)
        mixed.merge(there.journal)
        card = Debate(CASE, mixed, who="x").state.cards[one]
        assert card.links == (("supports", two), ("attacks", two))


def test_two_institutions_that_two_desks_gave_one_person_are_both_told(debate: Debate) -> None:
    other = again(debate)
    debate.chairs.speak_for("wren", "iran")
    other.chairs.speak_for("wren", "oman")
    debate.journal.merge(other.journal)
    told = given_institutions(CASE, debate.state)
    assert told == [f"wren speaks for {CASE.stakeholder(party).name}." for party in ("iran", "oman")]
    assert " ".join(told) in to_markdown(transcript(debate.state, CASE))
    debate.chairs.draw(FOUR, seed="anew")
    assert given_institutions(CASE, debate.state) == []


def test_a_draw_that_comes_in_leaves_what_was_changed_here(debate: Debate) -> None:
    debate.chairs.swap("heron", "wren")
    changed = {who: list(held) for who, held in debate.state.chairs.items()}
    old = {"debate": debate.state.key, "seed": "s", "chairs": {"crane": ["observer"]}}  # no “replaces”
    debate.journal.add("owl", "debate", "draw", old)
    assert debate.state.chairs == changed | {"crane": ["observer"]}
    assert debate.state.changes == ["heron and wren changed chairs."]


def test_answers_of_two_people_to_one_question_both_stay(debate: Debate) -> None:
    card = debate.cards.play(claim="Experts agree.", scheme="expert").id
    other = again(debate)
    debate.cards.answer(card, 0, "It is their field.")
    other.who = "wren"
    other.cards.answer(card, 0, "It is not.")
    debate.journal.merge(other.journal)
    assert debate.cards.get(card).answers == {"0": {"heron": "It is their field.", "wren": "It is not."}}


def test_sides_change_where_the_format_says_so() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["sac"], motion="M4", code="a", at=START)
    debate.chairs.draw(["heron", "wren"], seed="x")
    before = debate.state.side_given("heron")
    there = next(i for i, p in enumerate(debate.state.format.phases) if p.swaps_sides)
    debate.clock.go_to(there, at=after(10))
    assert {before, debate.state.side_given("heron")} == {"for", "against"}


@pytest.mark.parametrize("name", [f.id for f in FORMATS.values() if any(p.swaps_sides for p in f.phases)])
def test_after_the_change_the_floor_goes_to_those_who_sat_opposite(name: str) -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS[name], motion="M4", code="a", at=START)
    debate.chairs.draw(FOUR, seed="x")
    state, phases = debate.state, FORMATS[name].phases
    change = next(i for i, p in enumerate(phases) if p.swaps_sides)
    for n, phase in enumerate(phases):
        for role_id in phase.speaks:
            side = state.role(role_id).side
            if phase.kind != "speech" or side == "none":
                continue
            debate.clock.go_to(n, at=after(n))
            assert all(debate.state.side_given(who) == side for who in debate.state.speaking(role_id, n))
    spoke = {n: {who for r in p.speaks for who in state.speaking(r, n)} for n, p in enumerate(phases)
             if p.kind == "speech"}  # fmt: skip
    before = [people for n, people in spoke.items() if n < change]
    later = [people for n, people in spoke.items() if n > change]
    assert before == list(reversed(later))


def test_the_best_cases_open_when_both_sides_have_prepared(debate: Debate) -> None:
    assert not debate.chairs.cases_open
    debate.chairs.ready("for")
    assert not debate.chairs.cases_open
    debate.chairs.ready("against")
    assert debate.chairs.cases_open


# --- the clock ---------------------------------------------------------------


def test_the_clock_runs_pauses_is_corrected_and_survives_the_kernel(debate: Debate) -> None:
    debate.clock.go_to(1, at=after(0))
    assert debate.clock.left(after(5)) == 420
    debate.clock.start(at=after(10))
    assert (
        again(debate).clock.left(after(40)) == 390
    )  # the kernel was lost in the middle: the clock is where it was
    debate.clock.pause(at=after(40), left=391.2)  # the kernel was busy; the browser knew better
    assert debate.clock.left(after(500)) == 391.2
    debate.clock.correct(60, at=after(501))
    assert debate.clock.left(after(600)) == 60
    debate.clock.start(at=after(600))
    debate.clock.correct(30, at=after(610))
    assert debate.clock.left(after(615)) == 25
    assert debate.clock.left(after(700)) == -60


def test_a_phase_that_is_gone_back_to_has_what_was_left_of_it(debate: Debate) -> None:
    debate.clock.go_to(1, at=after(0))
    debate.clock.start(at=after(0))
    debate.clock.go_to(2, at=after(100))
    assert debate.clock.left(after(100)) == 420
    debate.clock.go_to(1, at=after(110))
    assert debate.clock.left(after(110)) == 320
    debate.clock.start(at=after(110))
    debate.clock.go_to(2, at=after(130))
    debate.clock.go_to(1, at=after(140))
    assert debate.clock.left(after(140)) == 300
    assert again(debate).clock.left(after(500)) == 300


def test_a_clock_that_ran_on_alone_can_be_set_back() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["oxford"], motion="M4", code="blue", at=START)
    debate.clock.go_to(1, at=after(0))
    debate.clock.start(at=after(0))
    debate.talk.say("A first point.", at=after(100))
    assert debate.clock.left_behind(after(200)) is None
    assert debate.clock.left_behind(after(5000)) == 320


@pytest.mark.parametrize("nonsense", [1e9, -1e9])
def test_a_browser_cannot_bend_the_clock(debate: Debate, nonsense: float) -> None:
    debate.clock.go_to(1, at=after(0))
    debate.clock.start(at=after(0), left=nonsense)
    assert debate.clock.left(after(0)) == 420


def test_on_laptops_only_the_keeper_works_the_clock_until_it_is_handed_over() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["oxford"], motion="M4", code="a", setting="laptops", at=START)
    debate.clock.hand_over("wren", at=after(0))
    with pytest.raises(NotAllowed, match="wren keeps the time"):
        debate.clock.start(at=after(1))
    debate.clock.hand_over("heron", at=after(2))
    debate.clock.start(at=after(3))


def test_preparation_banks_count_down_in_pieces() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["public-forum"], motion="M4", code="a", at=START)
    debate.clock.take_bank("for", at=after(0))
    debate.clock.pause(at=after(60))
    assert debate.state.clock.bank_at("for", after(100)) == 120
    assert debate.state.clock.bank_at("against", after(100)) == 180
    assert debate.clock.left(after(100)) == 240
    debate.clock.take_bank("for", at=after(200))
    debate.clock.pause(at=after(500))
    with pytest.raises(NotAllowed, match="used all"):
        debate.clock.take_bank("for", at=after(600))


# --- cards -------------------------------------------------------------------


def test_a_card_in_all_parts_edited_withdrawn_and_undone(debate: Debate) -> None:
    first = debate.cards.play(
        claim="Notice helps.", grounds={"kind": "ledger", "ref": "S1-16"}, warrant="It did before."
    )
    reply = debate.cards.play(claim="Not here.", relation="undercuts", to=first.id)
    card = debate.cards.get(first.id)
    assert card.grounds is not None
    assert card.now.texts["warrant"] == "It did before."
    assert debate.cards.get(reply.id).relation == "undercuts"
    debate.cards.edit(first.id, claim="Notice may help.", qualifier="often")
    assert debate.cards.get(first.id).claim == "Notice may help."
    assert debate.cards.get(first.id).grounds is None
    debate.cards.withdraw(first.id)
    assert [c.id for c in debate.cards.on_table] == [reply.id]
    debate.journal.undo("heron", "debate")
    assert len(debate.cards.on_table) == 2
    assert {c.claim for c in again(debate).cards.on_table} == {"Notice may help.", "Not here."}
