"""Secret votes: what is counted, how two votes compare, and how a ballot stays nobody's.

While a vote is open, its ballots lie in memory only. Closing it writes all of
them in one entry, sorted by a token and in nobody's name, so that neither
pseudonym, time nor order says whose they are. The token is a fingerprint of a
code that only the voter sees; it joins the two ballots of one hand and nothing
else. What this cannot hide: in a journal that one person alone has written, the
one ballot in it is that person's; a reason may give its writer away by its
words; and whoever watches the screen sees it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from course.activities._debate_state import CHOICES, MISSING, Ballot

if TYPE_CHECKING:
    from course.activities._debate_state import DebateState
    from course.journal import Journal

ROUNDS: Final = {"before": "First vote", "after": "Second vote"}
SHARES_FROM: Final = 20
"""From how many ballots on shares are given beside counts."""
FEW: Final = 3
"""A box with fewer ballots keeps no secret."""

Boxes = dict[tuple[str, str], dict[str, Ballot]]
_BOXES: Final[WeakKeyDictionary[Journal, Boxes]] = WeakKeyDictionary()


def box(journal: Journal, debate: str, round_: str) -> dict[str, Ballot]:
    """Give the open box of a vote: in memory, never in a file."""
    return _BOXES.setdefault(journal, {}).setdefault((debate, round_), {})


def token(debate: str, code: str) -> str:
    """Give the fingerprint of a voter's code, which is all that is ever written down.

    Examples
    --------
    >>> token("d1", "k7qx-9m2p") == token("d1", " K7QX 9M2P ")
    True
    """
    plain = "".join(c for c in code.upper() if c.isalnum())
    return hashlib.sha256(f"{debate}/{plain}".encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Transition:
    """How many went from one choice to another; those with only one ballot are counted as missing."""

    counts: dict[tuple[str, str], int]

    def before(self, choice: str) -> int:
        """Count a choice in the first vote."""
        return sum(n for (b, _a), n in self.counts.items() if b == choice)

    def after(self, choice: str) -> int:
        """Count a choice in the second vote."""
        return sum(n for (_b, a), n in self.counts.items() if a == choice)

    @property
    def both(self) -> int:
        """How many voted twice."""
        return sum(n for pair, n in self.counts.items() if MISSING not in pair)

    @property
    def moved(self) -> int:
        """How many voted twice and differently."""
        return sum(n for (b, a), n in self.counts.items() if MISSING not in (b, a) and a != b)


def transition(state: DebateState) -> Transition:
    """Join the two ballots of each hand.

    Examples
    --------
    >>> Transition({("for", "against"): 2, ("undecided", "against"): 1}).after("against")
    3
    """
    before, after = state.ballots.get("before", {}), state.ballots.get("after", {})
    counts: dict[tuple[str, str], int] = {}
    for hand in sorted({*before, *after}):
        pair = tuple(v[hand].choice if hand in v else MISSING for v in (before, after))
        counts[pair[0], pair[1]] = counts.get((pair[0], pair[1]), 0) + 1
    return Transition(counts)


def swing_sentences(state: DebateState) -> tuple[str, ...]:
    """Say how the room moved, as the format reads its votes; small numbers as counts."""
    moves = transition(state)
    total_before = sum(moves.before(c) for c in CHOICES)
    total_after = sum(moves.after(c) for c in CHOICES)
    if not total_before or not total_after:
        return ("Two votes are needed before anything can be compared.",)
    said = [
        f"{label}: {_number(moves.before(c), total_before)} in the first vote, "
        f"{_number(moves.after(c), total_after)} in the second."
        for c, label in CHOICES.items()
    ]
    said.append(f"{moves.moved} of {moves.both} who voted twice changed their vote.")
    alone = sum(n for pair, n in moves.counts.items() if MISSING in pair)
    if alone:
        said.append(f"{alone} voted only once; they are counted in that vote alone.")
    swing = state.format.swing
    if swing is not None:
        said.append(_swing(moves, swing.rule))
        said.append(swing.words)
    return tuple(said)


def _swing(moves: Transition, rule: str) -> str:
    if rule == "second_vote":
        sides = {c: moves.after(c) for c in ("for", "against")}
        what = "in the second vote"
    else:
        sides = {c: moves.after(c) - moves.before(c) for c in ("for", "against")}
        what = "change between the votes"
    shown = "; ".join(f"{CHOICES[c].lower()} {n:+d}" if rule != "second_vote" else f"{CHOICES[c].lower()} {n}"
                      for c, n in sides.items())  # fmt: skip
    if sides["for"] == sides["against"]:
        return f"Neither side is ahead by this format’s measure ({what}: {shown})."
    ahead = max(sides, key=lambda c: sides[c])
    measure = "By this format’s measure more of the room moved towards"
    return f"{measure} “{CHOICES[ahead].lower()}” ({what}: {shown})."


def _number(count: int, total: int) -> str:
    return (
        f"{count} of {total} ({100 * count / total:.0f} %)" if total >= SHARES_FROM else f"{count} of {total}"
    )
