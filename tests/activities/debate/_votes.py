"""Votes for tests: hands by a letter, each with digits of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities.debate import Debate
    from course.journal import Entry

SEVEN = ("heron", "wren", "owl", "lark", "finch", "swift", "rook")
FIRST = {"A": "for", "B": "undecided", "C": "against", "D": "for", "E": "for"}
SECOND = {"A": "against", "B": "against", "C": "against", "D": "for", "E": "against"}


def digits(hand: str) -> str:
    """The digits that pair the two ballots of a hand."""
    return f"{1000 + 7 * ord(hand[0]) + int(hand[1:] or 0)}"


def cast(debate: Debate, round_: str, hand: str, choice: str, reason: str = "") -> int:
    return debate.votes.cast(
        round_, choice=choice, reason=reason, digits=digits(hand), press=f"{round_}{hand}"
    )


def vote(debate: Debate, round_: str, hands: dict[str, str], reasons: Iterable[str] = ()) -> Entry:
    said = iter(reasons)
    debate.votes.open(round_)
    for hand, choice in hands.items():
        cast(debate, round_, hand, choice, next(said, f"Because of {choice}."))
    return debate.votes.close(round_)
