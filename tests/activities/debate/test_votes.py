"""Secret votes: what the record says, and what nobody can read from it."""

from __future__ import annotations

import gc
import json
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.counting import FEWEST
from course.activities.debate import Debate
from course.activities.debate.ballots import Transition, swing_sentences, transition
from course.activities.debate.records import CHOICES, MISSING
from course.activities.debate.secret import Ballot, counted, memory, new_key, open_sealed, seal
from course.journal import BOX, Journal
from tests.activities.debate._begun import CASE, FORMATS, begun
from tests.activities.debate._votes import FIRST, SECOND, SEVEN, cast, digits, vote

BALLOT = st.builds(
    Ballot, st.sampled_from(sorted(CHOICES)), st.text(max_size=40), st.from_regex("[0-9]{4}", fullmatch=True)
)


@pytest.fixture
def debate() -> Debate:
    return begun(SEVEN)


# --- what the record says -----------------------------------------------------


def test_the_transition_table_and_the_swing(debate: Debate) -> None:
    vote(debate, "before", FIRST)
    vote(debate, "after", SECOND)
    moves = transition(debate.state)
    assert moves.counts == {
        ("for", "against"): 2,
        ("undecided", "against"): 1,
        ("against", "against"): 1,
        ("for", "for"): 1,
    }
    assert (moves.moved, moves.both) == (3, 5)
    said = " ".join(swing_sentences(debate.state))
    assert "For -2; Against +3" in said
    assert "%" not in said


def test_ballots_that_nothing_pairs_are_counted_vote_by_vote() -> None:
    votes = Transition({}, {("before", "for"): 5, ("after", "for"): 4, ("after", "against"): 3})
    assert (votes.total("before"), votes.total("after")) == (5, 7)


def test_shares_are_given_from_twenty_on() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["oxford"], motion="M4", code="a")
    for round_, choice in (("before", "for"), ("after", "against")):
        vote(debate, round_, {f"A{n}": choice for n in range(20)})
    assert "20 of 20 (100%)" in swing_sentences(debate.state)[1]


@pytest.mark.parametrize("count", range(1, FEWEST))
def test_of_fewer_than_five_nothing_is_written_but_their_number(debate: Debate, count: int) -> None:
    hands = dict.fromkeys("ABCDE"[:count], "for")
    entries = [vote(debate, "before", hands), vote(debate, "after", dict.fromkeys(hands, "against"))]
    for entry in entries:
        kept = {k: v for k, v in entry.body.items() if v and k not in ("debate", "round")}
        assert kept == {"count": count}
    assert debate.state.moves == {}
    assert all(not reasons for reasons in debate.state.reasons.values())


def test_who_votes_only_once_is_not_found_by_subtracting(debate: Debate) -> None:
    vote(debate, "before", FIRST | {"F": "undecided"})
    debate.votes.open("after")
    for hand, choice in SECOND.items():
        cast(debate, "after", hand, choice)
    debate.votes.cast("after", choice="undecided", digits="", press="late")
    entry = debate.votes.close("after")
    moves = transition(debate.state)
    assert sum(moves.counts.values()) == 5  # neither the one who left nor the one who came late
    assert "undecided" not in {after for _, after, _ in entry.body["moves"]}
    said = " ".join(swing_sentences(debate.state))
    assert "1 voted only the first time. Their ballots stay sealed" in said
    assert "1 voted only the second time: too few" in said


@settings(max_examples=60, deadline=None)
@given(st.lists(BALLOT, max_size=9, unique_by=lambda b: b.digits), st.lists(BALLOT, max_size=9,
       unique_by=lambda b: b.digits), st.sampled_from(["", "lost"]))  # fmt: skip
def test_no_group_smaller_than_five_is_counted(first: list[Ballot], second: list[Ballot], lost: str) -> None:
    told = counted(None if lost else first, second)
    moves = told.get("moves", ())
    twice, late = (sum(n for b, _, n in moves if (b == MISSING) is missing) for missing in (False, True))
    assert twice == 0 or twice >= FEWEST
    assert late == 0 or late >= FEWEST
    assert told["count"] - twice - late == 0 or told["count"] - twice - late < FEWEST
    pairs = {b.digits for b in first} & {b.digits for b in second}
    if not lost and len(second) >= FEWEST and len(pairs) >= FEWEST:
        assert twice == len(pairs)


# --- what somebody can read who holds every file --------------------------------


def test_until_the_second_vote_nothing_that_is_written_tells_of_the_first(debate: Debate) -> None:
    before = len(debate.journal)
    debate.votes.open("before")
    for n, (hand, choice) in enumerate(FIRST.items()):
        debate.who = SEVEN[n]
        cast(debate, "before", hand, choice, f"Secret reason {hand}")
        assert len(debate.journal) == before + 1  # nothing is written while the vote is open
    entry = debate.votes.close("before")
    whole = "\n".join(debate.journal.to_lines())
    assert entry.by == BOX
    told = {k: v for k, v in entry.body.items() if v and k not in ("debate", "sealed")}
    assert told == {"round": "before", "count": 5}
    assert "Secret reason" not in whole
    key = memory(debate.journal).keys[debate.state.key]
    assert key.hex() not in whole
    assert debate.state.reasons["before"] == []
    assert debate.state.moves == {}
    assert open_sealed(new_key(), entry.body["sealed"][0]) is None


def test_what_is_sealed_is_as_long_whatever_was_chosen() -> None:
    lengths = {len(seal(new_key(), [Ballot(choice, "", "1234")] * 6)) for choice in CHOICES}
    assert len(lengths) == 1


@given(st.lists(BALLOT, max_size=6))
@settings(max_examples=40, deadline=None)
def test_the_key_opens_what_it_has_sealed_and_nothing_else(ballots: list[Ballot]) -> None:
    key = new_key()
    sealed = seal(key, ballots)
    opened = open_sealed(key, sealed)
    assert opened is not None
    assert sorted(opened, key=repr) == sorted(ballots, key=repr)
    assert seal(key, ballots) != sealed  # the same ballots never look the same twice
    for touched in (
        sealed[:-4],
        "A" + sealed[1:] if sealed[0] != "A" else "B" + sealed[1:],
        "no base64 …",
        "",
    ):
        assert open_sealed(key, touched) is None


def test_what_is_counted_is_told_in_no_order_of_casting() -> None:
    first = [Ballot("for", reason, f"{n:04}") for n, reason in enumerate("fbdace")]
    second = [
        Ballot(choice, b.reason, b.digits) for choice, b in zip(["for", "against"] * 3, first, strict=True)
    ]
    told = counted(first, second)
    assert told == counted(first[::-1], second[::-1])
    assert told["reasons"] == told["first_reasons"] == sorted("fbdace")


def test_a_seal_keeps_no_order() -> None:
    key, ballots = new_key(), [Ballot("for", "", f"{n:04}") for n in range(8)]
    orders = {tuple(open_sealed(key, seal(key, ballots)) or ()) for _ in range(20)}
    assert len(orders) > 1


def test_digits_are_drawn_again_while_a_ballot_in_the_box_has_them(
    debate: Debate, monkeypatch: pytest.MonkeyPatch
) -> None:
    debate.votes.open("before")
    cast(debate, "before", "A", "for")
    drawn = iter([int(digits("A")), int(digits("A")), 55])
    monkeypatch.setattr("secrets.randbelow", lambda _below: next(drawn))
    assert debate.votes.free_digits("before") == "0055"


def test_the_order_of_casting_is_kept_nowhere(debate: Debate) -> None:
    debate.votes.open("before")
    orders, presses = set(), set()
    for _ in range(60):
        memory(debate.journal).boxes.clear()
        for hand in "ABC":
            cast(debate, "before", hand, "for", hand)
        box = memory(debate.journal).boxes[debate.state.key, "before"]
        orders.add(tuple(b.reason for b in box.ballots))
        presses.add(tuple(b.reason for b in box.presses.values()))
    assert len(orders) > 1
    assert len(presses) > 1


def test_the_key_and_the_box_go_with_the_count_and_reasons_come_out_apart(debate: Debate) -> None:
    vote(debate, "before", FIRST, ["z", "y", "x", "w", "v"])
    entry = vote(debate, "after", SECOND, ["e", "d", "c", "b", "a"])
    held = memory(debate.journal)
    assert (held.keys, held.boxes) == ({}, {})
    assert debate.state.reasons == {"before": ["v", "w", "x", "y", "z"], "after": ["a", "b", "c", "d", "e"]}
    told = json.dumps([v for k, v in entry.body.items() if k != "debate"])
    assert all(digits(hand) not in told for hand in SECOND)


def test_the_memory_of_a_device_goes_with_its_journal() -> None:
    journal = Journal()
    held = ref(memory(journal))
    assert held() is not None
    del journal
    gc.collect()
    assert held() is None
