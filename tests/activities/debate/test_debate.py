"""Debates: the draw, the clock, cards, secret votes, and what no hand-edited line may break."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.debate import Debate
from course.activities.debate.ballots import swing_sentences, transition
from course.activities.debate.draw import draw
from course.activities.debate.map import document_of_cards
from course.activities.debate.records import CHOICES
from course.activities.debate.secret import LETTERS, ballot, code_of, first_vote
from course.activities.debate.state import fold
from course.case import Format, load_case
from course.journal import BOX, Entry, Journal
from course.language import NotAllowed
from course.methods.arguments import ArgumentMap

CASE = load_case()
FORMATS = {f.id: f for f in CASE.formats}
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FOUR = ("heron", "wren", "owl", "lark")


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@pytest.fixture
def debate() -> Debate:
    made = Debate(CASE, Journal(), who="heron")
    made.begin(FORMATS["oxford"], motion="M4", code="blue", at=START)
    made.chairs.draw(FOUR, seed="monday")
    return made


def again(debate: Debate) -> Debate:
    """The same journal, as another kernel would open it."""
    lines = [e.to_line() for e in debate.journal]
    return Debate(CASE, Journal(Entry.from_line(line) for line in lines), who="heron")


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


@pytest.mark.parametrize(
    ("grounds", "why"),
    [
        ({"kind": "ledger"}, "Choose the claim"),
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
    assert debate.cards.get(card).answers == {"0": "It is their field."}
    with pytest.raises(NotAllowed):
        debate.cards.answer(card, 9, "x")


# --- votes -------------------------------------------------------------------


def code(n: int) -> str:
    """A ballot code as the machine would draw it."""
    return code_of("".join(LETTERS[(n * 7 + i * 11) % len(LETTERS)] for i in range(10)))


CODES = {name: code(n) for n, name in enumerate("ABCDEF")}


def vote(debate: Debate, round_: str, choices: dict[str, str]) -> Entry:
    debate.votes.open(round_)
    for hand, choice in choices.items():
        debate.votes.cast(round_, code=CODES[hand], choice=choice, reason=f"Because of {choice}.")
    return debate.votes.close(round_)


def test_the_transition_table_and_the_swing(debate: Debate) -> None:
    vote(debate, "before", {"A": "for", "B": "undecided", "C": "against"})
    vote(debate, "after", {"A": "against", "B": "against", "C": "against"})
    moves = transition(debate.state)
    assert moves.counts == {("for", "against"): 1, ("undecided", "against"): 1, ("against", "against"): 1}
    assert (moves.moved, moves.both) == (2, 3)
    said = " ".join(swing_sentences(debate.state))
    assert "for -1; against +2" in said
    assert "%" not in said


def test_the_second_vote_counts_after_the_kernel_was_lost(debate: Debate) -> None:
    vote(debate, "before", {"A": "for", "B": "undecided", "C": "against"})
    later = again(debate)
    vote(later, "after", {"A": "for", "B": "for", "C": "against"})
    assert transition(later.state).counts == {
        ("for", "for"): 1, ("undecided", "for"): 1, ("against", "against"): 1}  # fmt: skip


def test_shares_are_given_from_twenty_on() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["oxford"], motion="M4", code="a")
    for round_, choice in (("before", "for"), ("after", "against")):
        debate.votes.open(round_)
        for n in range(20):
            debate.votes.cast(round_, code=code(n), choice=choice, reason="x")
        debate.votes.close(round_)
    assert "20 of 20 (100 %)" in swing_sentences(debate.state)[1]


# --- what an attacker can read who holds the merged file of a class ------------


def test_the_first_vote_is_one_entry_in_nobodys_name_that_tells_no_choice(debate: Debate) -> None:
    debate.votes.open("before")
    before = len(debate.journal)
    for (hand, choice), who in zip((("C", "for"), ("A", "against"), ("B", "for")), FOUR, strict=False):
        debate.who = who
        debate.votes.cast("before", code=CODES[hand], choice=choice, reason=f"z{hand}")
        assert len(debate.journal) == before  # nothing is written while the vote is open
    entry = debate.votes.close("before")
    line = entry.to_line()
    assert entry.who == BOX
    assert set(entry.body) == {"debate", "round", "count", "sealed", "reasons"}
    assert entry.body["sealed"] == sorted(entry.body["sealed"])  # in no order of casting
    assert entry.body["reasons"] == ["zA", "zB", "zC"]
    for secret in (*CODES.values(), *(c.replace("-", "") for c in CODES.values()), *FOUR, "against"):
        assert secret not in line


@pytest.mark.parametrize("choices", list(itertools.product(CHOICES, repeat=3))[:9])
def test_a_sealed_ballot_says_the_same_whatever_it_holds(choices: tuple[str, ...]) -> None:
    """Without the codes every choice fits a seal equally well, so even a unanimous first vote is closed."""
    ballots = [ballot("d", CODES[h], c, "x") for h, c in zip("ABC", choices, strict=True)]
    told = first_vote(ballots)
    assert all(len(s) == 26 for s in told["sealed"])
    tokens = {s[:24] for s in told["sealed"]}
    assert tokens == {b.token for b in ballots}
    for sealed, b in zip(told["sealed"], sorted(ballots, key=lambda b: b.token), strict=True):
        assert int(sealed[24:], 16) ^ b.pad == list(CHOICES).index(b.choice)


def test_the_second_vote_keeps_counts_alone(debate: Debate) -> None:
    vote(debate, "before", {"A": "for", "B": "undecided", "C": "against"})
    entry = vote(debate, "after", {"C": "for", "A": "for", "B": "for"})
    assert entry.who == BOX
    assert entry.body["moves"] == [["against", "for", 1], ["for", "for", 1], ["undecided", "for", 1]]
    assert set(entry.body) == {"debate", "round", "count", "moves", "reasons"}
    assert "token" not in entry.to_line()


def test_one_or_two_ballots_are_not_kept(debate: Debate) -> None:
    entry = vote(debate, "before", {"A": "for", "B": "for"})
    assert (entry.body["count"], entry.body["sealed"], entry.body["reasons"]) == (2, [], [])
    entry = vote(debate, "after", {"A": "against"})
    assert (entry.body["count"], entry.body["moves"], entry.body["reasons"]) == (1, [], [])
    assert "nothing is compared" in " ".join(swing_sentences(debate.state))


def test_who_goes_home_early_or_comes_late_cannot_be_found_by_subtracting(debate: Debate) -> None:
    vote(debate, "before", {"A": "for", "B": "for", "C": "against", "D": "against"})
    entry = vote(debate, "after", {"A": "for", "B": "for", "C": "against", "E": "against"})
    assert entry.body["moves"] == [["against", "against", 1], ["for", "for", 2]]
    said = " ".join(swing_sentences(debate.state))
    assert "1 voted only the first time. Their ballots stay sealed" in said
    assert "1 voted only the second time: too few to be told" in said
    seals = {s for e in debate.journal for s in e.body.get("sealed", ())}
    assert len(seals) == 4  # the ballot of the one who left is in there, and only its code opens it


def test_too_few_who_come_back_are_counted_with_the_late_ones(debate: Debate) -> None:
    vote(debate, "before", {"A": "for", "B": "for", "C": "against"})
    entry = vote(debate, "after", {"A": "against", "D": "for", "E": "against"})
    assert entry.body["moves"] == [["missing", "against", 2], ["missing", "for", 1]]


def test_a_word_of_ones_own_is_no_ballot_code(debate: Debate) -> None:
    debate.votes.open("before")
    for guess in (*FOUR, "", "AAAA-AAAA-AAAA", code(1)[:-1], code(1) + "A", "0" * 12):
        with pytest.raises(NotAllowed, match="not a ballot code"):
            debate.votes.cast("before", code=guess, choice="for", reason="x")
    assert debate.votes.cast("before", code=code(1).lower().replace("-", " "), choice="for", reason="x") == 1


def test_nobody_can_take_a_vote_back_and_compare_the_counts(debate: Debate) -> None:
    vote(debate, "before", {"A": "for", "B": "for", "C": "for"})
    for who in (*FOUR, BOX.replace("\u00a0", " ")):
        while debate.journal.undo(who, "debate"):
            pass
    assert sum(e.verb == "ballots" for e in debate.journal.live("debate")) == 1


def test_a_vote_that_was_open_when_the_kernel_was_lost_is_taken_again(debate: Debate) -> None:
    debate.votes.open("before")
    debate.votes.cast("before", code=code(0), choice="for", reason="x")
    later = again(debate)
    assert later.state.polls == {"before": "open"}
    assert later.votes.box("before") == {}
    for n in range(3):
        later.votes.cast("before", code=code(n), choice="against", reason="x")
    assert later.votes.close("before").body["count"] == 3


def test_laptops_that_voted_apart_are_added_up(debate: Debate) -> None:
    other = again(debate)
    for one, hands in ((debate, "ABC"), (other, "DEF")):
        vote(one, "before", dict.fromkeys(hands, "for"))
        vote(one, "after", dict.fromkeys(hands, "against"))
    debate.journal.merge(other.journal)
    assert transition(debate.state).counts == {("for", "against"): 6}
    assert debate.state.voted == {"before": 6, "after": 6}
    debate.journal.merge(other.journal)
    assert transition(debate.state).counts == {("for", "against"): 6}


def test_votes_outside_the_rules_are_refused(debate: Debate) -> None:
    with pytest.raises(NotAllowed, match="not open"):
        debate.votes.cast("before", code=code(0), choice="for", reason="x")
    debate.votes.open("before")
    for kind in ({"choice": "yes"}, {"reason": " "}, {"code": ""}):
        with pytest.raises(NotAllowed):
            debate.votes.cast("before", **({"code": code(0), "choice": "for", "reason": "x"} | kind))
    for n in range(4):
        debate.votes.cast("before", code=code(n), choice="for", reason="x")
    with pytest.raises(NotAllowed, match="All 4 ballots"):
        debate.votes.cast("before", code=code(4), choice="for", reason="x")
    assert debate.votes.cast("before", code=code(0), choice="against", reason="Second thoughts.") == 4
    debate.votes.close("before")
    with pytest.raises(NotAllowed, match="already"):
        debate.votes.open("before")


# --- afterwards --------------------------------------------------------------


def test_the_debrief_is_made_from_the_record(debate: Debate) -> None:
    shaky = next(c for c in CASE.claims if c.status == "inaccurate")
    first = debate.cards.play(claim="One.", grounds={"kind": "ledger", "ref": shaky.id}).id
    debate.cards.play(claim="Two.", relation="attacks", to=first)
    vote(debate, "before", dict.fromkeys("ABC", "for"))
    vote(debate, "after", dict.fromkeys("ABC", "against"))
    prompts = {p.kind: p.about for p in debate.debrief()}
    assert "Card 2: Two." in prompts["unanswered"]
    assert "Card 2: Two." in prompts["unsourced"]
    assert shaky.note in prompts["ledger"][0]
    assert set(prompts["silent"]) == {"wren", "owl", "lark"}
    assert prompts["moved"][0] == "3 went from for to against."


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
    assert fold(debate.entries(), journal).keys() == {debate.key}


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
        talk.record("tie", {"debate": talk.key} | body)
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


@pytest.mark.parametrize(("who", "count"), [("heron", 3), (BOX, 10**9), (BOX, -1)])
def test_a_vote_written_by_hand_counts_for_nothing(debate: Debate, who: str, count: int) -> None:
    debate.who = who
    body = {"debate": debate.key, "round": "before", "count": count, "sealed": [], "reasons": []}
    debate.record("ballots", body)
    assert debate.state.voted == {}
