"""The picture of two votes: every number in it, and the same in words."""

from __future__ import annotations

from course.activities.debate.ballots import Transition
from course.figures import ballots
from tests.figures._pen import shown

MOVES = Transition({("for", "against"): 7, ("undecided", "undecided"): 2, ("missing", "for"): 1})


def test_the_picture_holds_every_count() -> None:
    texts = shown(ballots.draw(MOVES))
    assert texts.count("No ballot: 0") == 0  # who did not come back is not told
    assert {"7", "2", "1", "For: 7", "Against: 7", "No ballot: 1", "First vote", "Second vote"} <= set(texts)
    assert min(t.size for t in ballots.draw(MOVES).texts) >= 11


def test_the_words_say_the_same() -> None:
    said = "7 from “For” to “Against”, 1 from “no ballot” to “For”, 2 stayed “Undecided”."
    assert ballots.describe(MOVES) == f"7 of 9 moved. From the first vote to the second: {said}"
    assert "no ballots" in ballots.describe(Transition({}))
    assert ballots.svg(Transition({})).startswith("<svg")
