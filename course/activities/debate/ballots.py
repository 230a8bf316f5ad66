"""Compare two secret votes: who moved, as counts; how the ballots stay secret is in ``secret.py``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.debate.records import CHOICES, MISSING
from course.activities.debate.secret import FEW
from course.language import N_, Labels

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState

ROUNDS: Final = Labels({"before": N_("First vote"), "after": N_("Second vote")})
_NOT_COMPARED: Final = (
    f"Fewer than {FEW} people voted twice. So that nobody’s vote shows, nothing is compared."
)
_KEY_LOST: Final = (
    "The notebook was stopped between the votes, and the key of the first vote went with it. Nobody can open "
    "that vote any more, so the second stands alone."
)
SHARES_FROM: Final = 20
"""From how many ballots on shares are given beside counts."""


@dataclass(frozen=True, slots=True)
class Transition:
    """How many went from one choice to another; ``missing`` has those who voted only the second time."""

    counts: dict[tuple[str, str], int]

    def before(self, choice: str) -> int:
        """Count a choice in the first vote, among those who voted twice."""
        return sum(n for (b, _a), n in self.counts.items() if b == choice)

    def after(self, choice: str, *, twice: bool = False) -> int:
        """Count a choice in the second vote; with ``twice`` among those who voted twice."""
        return sum(n for (b, a), n in self.counts.items() if a == choice and not (twice and b == MISSING))

    @property
    def both(self) -> int:
        """How many voted twice."""
        return sum(n for pair, n in self.counts.items() if MISSING not in pair)

    @property
    def moved(self) -> int:
        """How many voted twice and differently."""
        return sum(n for (b, a), n in self.counts.items() if MISSING not in (b, a) and a != b)


def transition(state: DebateState) -> Transition:
    """Give the two votes side by side.

    Examples
    --------
    >>> Transition({("for", "against"): 2, ("undecided", "against"): 1}).after("against")
    3
    """
    return Transition(dict(state.moves))


def swing_sentences(state: DebateState) -> tuple[str, ...]:
    """Say how the room moved, as the format reads its votes; small numbers as counts."""
    moves = transition(state)
    if not {"before", "after"} <= set(state.voted):
        return ("Two votes are needed before anything can be compared.",)
    said = []
    if moves.both:
        said += [
            f"{label}: {_number(moves.before(c), moves.both)} in the first vote, "
            f"{_number(moves.after(c, twice=True), moves.both)} in the second."
            for c, label in CHOICES.items()
        ]
        said.append(f"{moves.moved} of {moves.both} who voted twice changed their vote.")
    else:
        said.append(_NOT_COMPARED if not state.key_lost else _KEY_LOST)
    said += [*_once(state, moves), *too_many(state)]
    swing = state.format.swing
    if swing is not None and moves.counts and (moves.both or swing.rule == "second_vote"):
        said.append(_swing(moves, swing.rule))
        said.append(swing.words)
    return tuple(said)


def too_many(state: DebateState) -> tuple[str, ...]:
    """Warn where there are more ballots than chairs: nothing in a file can prove who put them in.

    Returns
    -------
    tuple of str
        One sentence for each such vote.
    """
    people = len(state.chairs)
    return tuple(
        f"{name}: {state.voted[r]} ballots, but only {people} chairs. Somebody voted twice, came in late, or "
        "changed a file. Do not read anything into these numbers before you have asked."
        for r, name in ROUNDS.items()
        if 0 < people < state.voted.get(r, 0)
    )


def _once(state: DebateState, moves: Transition) -> list[str]:
    """Say how many voted only once, and why their ballots are not in the comparison."""
    said = []
    first, second = (max(0, state.voted[r] - moves.both) for r in ROUNDS)
    if first:
        said.append(f"{first} voted only the first time. Their ballots stay sealed, so nobody can tell them.")
    late = {c: n for c in CHOICES if (n := moves.counts.get((MISSING, c), 0))}
    if late:
        told = ", ".join(f"{CHOICES[c].lower()} {n}" for c, n in late.items())
        said.append(f"{second} voted only the second time: {told}. They are not in the comparison.")
    elif second:
        said.append(f"{second} voted only the second time: too few to be told without giving them away.")
    return said


def _swing(moves: Transition, rule: str) -> str:
    if rule == "second_vote":
        sides = {c: moves.after(c) for c in ("for", "against")}
        what = "in the second vote"
    else:
        sides = {c: moves.after(c, twice=True) - moves.before(c) for c in ("for", "against")}
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
