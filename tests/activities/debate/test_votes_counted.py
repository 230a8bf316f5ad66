"""Votes that meet: a lost key, several laptops, slips counted by hand, older versions; what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.counting import FEWEST
from course.activities.debate import Debate
from course.activities.debate.ballots import swing_sentences, too_many, transition
from course.activities.debate.records import CHOICES, MISSING
from course.activities.debate.secret import memory
from course.journal import BOX, Journal
from course.language import NotAllowed
from tests.activities.debate._begun import CASE, FORMATS, again, begun
from tests.activities.debate._votes import FIRST, SECOND, SEVEN, cast, digits, vote


@pytest.fixture
def debate() -> Debate:
    return begun(SEVEN)


def test_without_the_key_no_first_vote_is_counted_alone(debate: Debate) -> None:
    vote(debate, "before", FIRST)
    later = again(debate)  # the kernel was lost
    with pytest.raises(NotAllowed, match="holds no key of it"):
        later.votes.count_alone()
    assert "after" not in later.state.polls  # a second vote may still be taken


def test_a_lost_key_costs_the_comparison_and_this_is_said(debate: Debate) -> None:
    vote(debate, "before", FIRST)
    later = again(debate)  # the kernel was lost
    assert not later.votes.comparable
    entry = vote(later, "after", SECOND)
    assert entry.body["key_lost"]
    assert transition(later.state).counts == {(MISSING, "against"): 4, (MISSING, "for"): 1} or (
        transition(later.state).both == 0
    )
    assert "the key of the first vote went with it" in " ".join(swing_sentences(later.state))
    assert later.state.reasons["before"] == []


# --- who may do what ------------------------------------------------------------


def test_a_press_that_arrives_twice_puts_in_one_ballot(debate: Debate) -> None:
    debate.votes.open("before")
    one = {"choice": "for", "reason": "x", "digits": "1234", "press": "a random number"}
    assert [debate.votes.cast("before", **one) for _ in range(3)] == [1, 1, 1]
    with pytest.raises(NotAllowed, match="has put in a ballot already"):
        debate.votes.cast("before", **one | {"choice": "against"})
    with pytest.raises(NotAllowed, match="with these digits is in the box"):
        debate.votes.cast("before", **one | {"press": "another"})
    assert debate.votes.in_box("before") == 1


def test_digits_pair_and_open_nothing(debate: Debate) -> None:
    debate.votes.open("before")
    for wrong in ("", "12", "12345", "abcd", "\u0661\u0662\u0663"):
        with pytest.raises(NotAllowed, match="Write 4 digits"):
            debate.votes.cast("before", choice="for", digits=wrong, press=wrong)
    drawn = debate.votes.free_digits("before")
    assert debate.votes.cast("before", choice="for", digits=f" {drawn[:2]} {drawn[2:]}", press="p") == 1
    assert drawn != debate.votes.free_digits("before")


def test_digits_of_another_script_are_the_same_digits(debate: Debate) -> None:
    vote(debate, "before", FIRST)
    debate.votes.open("after")
    written = digits("A").translate({ord("0") + n: ord("۰") + n for n in range(10)})
    assert debate.votes.cast("after", choice="for", digits=written, press="p") == 1
    with pytest.raises(NotAllowed, match="A ballot with these digits is in the box"):
        debate.votes.cast("after", choice="for", digits=digits("A"), press="q")


def test_digits_that_fit_no_first_ballot_are_named_and_may_be_left_out(debate: Debate) -> None:
    vote(debate, "before", FIRST)
    debate.votes.open("after")
    with pytest.raises(NotAllowed, match="No first ballot has these digits"):
        debate.votes.cast("after", choice="for", digits="0001", press="p")
    assert debate.votes.cast("after", choice="for", digits="", press="p") == 1


def test_nobody_can_take_a_vote_back(debate: Debate) -> None:
    vote(debate, "before", FIRST)
    for who in (*SEVEN, BOX.replace("\u00a0", " ")):
        while debate.journal.undo(who, "debate"):
            pass
    verbs = [e.verb for e in debate.journal.live("debate")]
    assert verbs.count("poll") == verbs.count("ballots") == 1


def test_a_vote_that_was_open_when_the_kernel_was_lost_is_taken_again(debate: Debate) -> None:
    debate.votes.open("before")
    cast(debate, "before", "A", "for")
    later = again(debate)
    assert later.state.polls == {"before": "open"}
    assert later.votes.in_box("before") == 0
    for hand in FIRST:
        cast(later, "before", hand, "against")
    assert later.votes.close("before").body["count"] == 5


def test_laptops_that_voted_apart_are_added_up(debate: Debate) -> None:
    other = again(debate)
    for one, hands in ((debate, "ABCDE"), (other, "FGHIJ")):
        vote(one, "before", dict.fromkeys(hands, "for"))
        vote(one, "after", dict.fromkeys(hands, "against"))
    for _ in range(2):
        debate.journal.merge(other.journal)
        assert transition(debate.state).counts == {("for", "against"): 10}
        assert debate.state.voted == {"before": 10, "after": 10}


def test_a_file_that_comes_in_while_a_vote_is_open_loses_no_ballot(debate: Debate) -> None:
    other = again(debate)
    vote(other, "before", FIRST)
    debate.votes.open("before")
    cast(debate, "before", "A", "for")
    debate.journal.merge(other.journal)
    for hand in "BCDE":
        cast(debate, "before", hand, "for")
    debate.votes.close("before")
    assert debate.state.voted == {"before": 10}
    assert debate.votes.comparable


def test_more_ballots_than_chairs_are_warned_of(debate: Debate) -> None:
    assert too_many(debate.state) == ()
    body = {"debate": debate.key, "round": "before", "count": 505, "sealed": []}
    debate.journal.add(BOX, "debate", "ballots", body)
    assert too_many(debate.state)[0].startswith("First vote: 505 ballots, but only 7 chairs.")
    vote(debate, "after", SECOND)
    assert any("505 ballots" in line for line in swing_sentences(debate.state))


def test_votes_outside_the_rules_are_refused(debate: Debate) -> None:
    ballot = {"choice": "for", "reason": "x", "digits": "1234", "press": "p"}
    with pytest.raises(NotAllowed, match="not open"):
        debate.votes.cast("before", **ballot)
    with pytest.raises(NotAllowed, match="a first and a second"):
        debate.votes.open("third")
    debate.votes.open("before")
    for wrong in ({"choice": "yes"}, {"reason": "x" * 301}, {"digits": ""}):
        with pytest.raises(NotAllowed):
            debate.votes.cast("before", **ballot | wrong)
    for hand in "ABCDEFG":
        cast(debate, "before", hand, "for")
    with pytest.raises(NotAllowed, match="All 7 ballots"):
        debate.votes.cast("before", **ballot)
    debate.votes.close("before")
    with pytest.raises(NotAllowed, match="already"):
        debate.votes.open("before")


@pytest.mark.parametrize(
    ("who", "change"),
    [
        ("heron", {}),
        (BOX, {"count": 10**9}),
        (BOX, {"count": -1}),
        (BOX, {"moves": [["for", "for", 4]]}),
        (BOX, {"moves": [["for", "for", "4"]]}),
        (BOX, {"round": "third"}),
    ],
)
def test_a_vote_written_by_hand_counts_for_nothing(debate: Debate, who: str, change: dict[str, Any]) -> None:
    body = {"debate": debate.key, "round": "after", "count": 3, "moves": [], "reasons": []} | change
    debate.journal.add(who, "debate", "ballots", body)
    assert debate.state.voted == {}
    assert bool(debate.journal.problems) is (who == BOX)


def test_a_vote_of_an_older_version_is_read(debate: Debate) -> None:
    """Ballots sealed with codes of their own can no longer be opened; what was counted counts."""
    old = {"debate": debate.key, "round": "before", "count": 3, "sealed": ["0" * 26], "reasons": ["a", "b"]}
    new = {
        "debate": debate.key,
        "round": "after",
        "count": 3,
        "moves": [["for", "against", 3]],
        "reasons": ["c"],
    }
    for body in (old, new):
        debate.journal.add(BOX, "debate", "ballots", json.loads(json.dumps(body)))
    assert debate.journal.problems == ()
    assert transition(debate.state).counts == {("for", "against"): 3}
    assert debate.state.reasons == {"before": ["a", "b"], "after": ["c"]}


# --- votes that nothing pairs -----------------------------------------------------


def unpaired(debate: Debate, choices: dict[str, list[str]]) -> None:
    for round_, chosen in choices.items():
        debate.votes.open(round_, paired=False)
        for n, choice in enumerate(chosen):
            debate.votes.cast(round_, choice=choice, reason=f"{round_} {n}", press=f"{round_}{n}")
        debate.votes.close(round_)


def test_without_digits_the_totals_of_both_votes_are_told_and_no_move(debate: Debate) -> None:
    debate.votes.open("before", paired=False)
    for n, choice in enumerate(FIRST.values()):
        debate.votes.cast("before", choice=choice, reason="Secret.", digits="1234", press=str(n))
    entry = debate.votes.close("before")
    told = {k: v for k, v in entry.body.items() if v and k not in ("debate", "sealed")}
    assert told == {"round": "before", "count": 5}
    assert "Secret" not in "".join(debate.journal.to_lines())
    assert debate.state.totals == {}
    debate.votes.open("after")  # as the first was taken
    for n, choice in enumerate(SECOND.values()):
        debate.votes.cast("after", choice=choice, press=f"a{n}")
    debate.votes.close("after")
    moves = transition(debate.state)
    assert (moves.counts, moves.both) == ({}, 0)
    assert moves.totals == {
        ("before", "for"): 3, ("before", "against"): 1, ("before", "undecided"): 1,
        ("after", "for"): 1, ("after", "against"): 4,
    }  # fmt: skip
    said = " ".join(swing_sentences(debate.state))
    assert "For: 3 of 5 in the first vote, 1 of 5 in the second." in said
    assert "For -2; Against +3" in said
    assert memory(debate.journal).keys == {}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(CHOICES)), max_size=9),
    st.lists(st.sampled_from(sorted(CHOICES)), max_size=9),
)
def test_no_total_of_fewer_than_five_is_told(first: list[str], second: list[str]) -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(FORMATS["oxford"], motion="M4", code="a")
    unpaired(debate, {"before": first, "after": second})
    state = debate.state
    for round_, chosen in (("before", first), ("after", second)):
        told = {c: n for (r, c), n in state.totals.items() if r == round_}
        if len(chosen) < FEWEST:
            assert told == {}
            assert not state.reasons.get(round_)
        elif round_ == "before" or len(first) >= FEWEST:
            assert sum(told.values()) == len(chosen)
    assert state.voted == {"before": len(first), "after": len(second)}


def test_a_poll_of_an_older_version_pairs_by_digits(debate: Debate) -> None:
    debate.journal.add(BOX, "debate", "poll", {"debate": debate.state.key, "round": "before"})
    assert debate.state.paired
    with pytest.raises(NotAllowed, match="Write 4 digits"):
        debate.votes.cast("before", choice="for", press="p")


def test_tables_that_voted_without_digits_and_on_paper_are_added_up(debate: Debate) -> None:
    other, paper = again(debate), again(debate)
    unpaired(debate, {"before": ["for"] * 6, "after": ["against"] * 6})
    unpaired(other, {"before": ["for"] * 5, "after": ["for"] * 5})
    paper.who = "wren"
    paper.votes.count_slips({"for": 7, "against": 1}, {"for": 5, "undecided": 3})
    for _ in range(2):
        for one in (other, paper):
            debate.journal.merge(one.journal)
        assert debate.state.totals["before", "for"] == 18
        assert debate.state.totals["after", "for"] == 10
        assert debate.state.voted == {"before": 19, "after": 19}


def test_a_count_by_hand_is_corrected_by_whoever_entered_it_and_by_nobody_else(debate: Debate) -> None:
    first = debate.votes.count_slips({"for": 9}, {"for": 9})
    debate.votes.count_slips({"for": 8, "against": 1}, {"for": 9})
    assert debate.state.totals == {
        ("before", "for"): 8, ("before", "against"): 1, ("after", "for"): 9,
    }  # fmt: skip
    body = {"debate": debate.key, "before": {"for": 5}, "after": {"for": 5}, "replaces": [first.id]}
    debate.journal.add("wren", "debate", "slips", body)
    assert debate.state.totals["before", "for"] == 13
    debate.journal.undo("heron", "debate")
    assert debate.state.totals["before", "for"] == 14
    assert transition(debate.state).unpaired


@pytest.mark.parametrize(
    ("before", "after"),
    [({"for": 4}, {"for": 9}), ({"for": 9}, {}), ({"for": -1, "against": 9}, {"for": 9}),
     ({"for": 1001}, {"for": 9}), ({"yes": 9}, {"for": 9})],
)  # fmt: skip
def test_slips_that_may_not_be_counted_are_refused_and_passed_over(
    debate: Debate, before: dict[str, int], after: dict[str, int]
) -> None:
    with pytest.raises(NotAllowed):
        debate.votes.count_slips(before, after)
    debate.journal.add("heron", "debate", "slips", {"debate": debate.key, "before": before, "after": after})
    assert debate.state.voted == {}
    assert debate.journal.problems
