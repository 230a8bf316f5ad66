"""Compare two secret votes: who moved, as counts; how the ballots stay secret is in ``secret.py``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from course.activities.counting import FEWEST
from course.activities.debate.records import CHOICES, MISSING
from course.language import N_, Labels, _, percent, strung

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState

ROUNDS: Final = Labels({"before": N_("First vote"), "after": N_("Second vote")})
_NOT_COMPARED: Final = N_(
    "Fewer than {few} people voted twice. So that nobody’s vote shows, nothing is compared."
)
_KEY_LOST: Final = N_(
    "The notebook was stopped between the votes, and the key of the first vote went with it. Nobody can open "
    "that vote any more, so the second stands alone."
)
SHARES_FROM: Final = 20
"""From how many ballots on shares are given beside counts."""


@dataclass(frozen=True, slots=True)
class Transition:
    """How many went from one choice to another; ``missing`` has those who voted only the second time.

    ``totals`` has, by vote and choice, the ballots that nothing pairs.
    """

    counts: dict[tuple[str, str], int]
    totals: dict[tuple[str, str], int] = field(default_factory=dict)

    def before(self, choice: str) -> int:
        """Count a choice in the first vote, among those who voted twice."""
        return sum(n for (b, _a), n in self.counts.items() if b == choice)

    def after(self, choice: str, *, twice: bool = False) -> int:
        """Count a choice in the second vote; with ``twice`` among those who voted twice."""
        return sum(n for (b, a), n in self.counts.items() if a == choice and not (twice and b == MISSING))

    def total(self, round_: str) -> int:
        """Count the ballots of a vote that nothing pairs."""
        return sum(n for (r, _choice), n in self.totals.items() if r == round_)

    @property
    def unpaired(self) -> bool:
        """Whether two votes can be compared by their totals."""
        return all(self.total(r) for r in ROUNDS)

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
    return Transition(dict(state.moves), {key: n for key, n in state.totals.items() if n})


def swing_sentences(state: DebateState) -> tuple[str, ...]:
    """Say how the room moved, as the format reads its votes; small numbers as counts."""
    moves = transition(state)
    if not {"before", "after"} <= set(state.voted):
        return (_("Two votes are needed before anything can be compared."),)
    said = []
    if moves.both:
        said += [
            _("{choice}: {before} in the first vote, {after} in the second.").format(
                choice=label,
                before=_number(moves.before(c), moves.both),
                after=_number(moves.after(c, twice=True), moves.both),
            )
            for c, label in CHOICES.items()
        ]
        said.append(
            _("{moved} of {both} who voted twice changed their vote.").format(
                moved=moves.moved, both=moves.both
            )
        )
    elif not moves.totals:
        said.append(_nothing_compared(state))
    if moves.totals:
        said += _by_totals(moves)
    said += [*_once(state, moves), *too_many(state)]
    swing = state.format.swing
    by_change = moves.both or moves.unpaired
    counted = moves.counts or moves.total("after")
    if swing is not None and counted and (by_change or swing.rule == "second_vote"):
        said.append(_swing(moves, swing.rule))
        said.append(swing.words)
    return tuple(said)


def _nothing_compared(state: DebateState) -> str:
    """Say why nothing is told of either vote."""
    if state.key_lost:
        return _(_KEY_LOST)
    if state.voted["after"]:
        return _(_NOT_COMPARED).format(few=FEWEST)
    return _("Nobody voted a second time, and fewer than {few} the first time: nothing is told.").format(
        few=FEWEST
    )


def too_many(state: DebateState) -> tuple[str, ...]:
    """Warn where there are more ballots than chairs: nothing in a file can prove who put them in.

    Returns
    -------
    tuple of str
        One sentence for each such vote.
    """
    people = len(state.chairs)
    return tuple(
        _(
            "{round}: {voted} ballots, but only {people} chairs. Somebody voted twice, came in "
            "late, or changed a file. Do not read anything into these numbers before you have "
            "asked."
        ).format(round=name, voted=state.voted[r], people=people)
        for r, name in ROUNDS.items()
        if 0 < people < state.voted.get(r, 0)
    )


def _by_totals(moves: Transition) -> list[str]:
    """Say how each vote went where nothing pairs their ballots."""
    first, second = (moves.total(r) for r in ROUNDS)
    if not (first and second):
        told = _("Only one of the two votes has {few} ballots or more, so nothing is compared.")
        which, total = ("before", first) if first else ("after", second)
        counts = (
            f"{label} {_number(moves.totals.get((which, c), 0), total)}" for c, label in CHOICES.items()
        )
        return [told.format(few=FEWEST), f"{ROUNDS[which]}: {'; '.join(counts)}."]
    said = [
        _("{choice}: {before} in the first vote, {after} in the second.").format(
            choice=label,
            before=_number(moves.totals.get(("before", c), 0), first),
            after=_number(moves.totals.get(("after", c), 0), second),
        )
        for c, label in CHOICES.items()
    ]
    said.append(_("Nothing pairs these ballots, so nobody can tell how many people changed their vote."))
    if first != second:
        said.append(_("Not as many voted both times, so part of a change may come from who was there."))
    return said


def _once(state: DebateState, moves: Transition) -> list[str]:
    """Say how many voted only once, and why their ballots are not in the comparison."""
    said: list[str] = []
    if not moves.counts and (moves.totals or not state.paired):
        return said
    first, second = (max(0, state.voted[r] - moves.both - moves.total(r)) for r in ROUNDS)
    if first:
        said.append(
            _("{n} voted only the first time. Their ballots stay sealed, so nobody can tell them.").format(
                n=first
            )
        )
    late = {c: n for c in CHOICES if (n := moves.counts.get((MISSING, c), 0))}
    if late:
        told = strung(f"{CHOICES[c]} {n}" for c, n in late.items())
        said.append(
            _("{n} voted only the second time: {told}. They are not in the comparison.").format(
                n=second, told=told
            )
        )
    elif second:
        said.append(
            _("{n} voted only the second time: too few to be told without giving them away.").format(n=second)
        )
    return said


def _swing(moves: Transition, rule: str) -> str:
    if rule == "second_vote":
        sides = {c: moves.after(c) + moves.totals.get(("after", c), 0) for c in ("for", "against")}
        what = _("in the second vote")
    else:
        sides = {
            c: moves.after(c, twice=True) - moves.before(c) + _change_of_totals(moves, c)
            for c in ("for", "against")
        }
        what = _("change between the votes")
    shown = "; ".join(f"{CHOICES[c]} {n:+d}" if rule != "second_vote" else f"{CHOICES[c]} {n}"
                      for c, n in sides.items())  # fmt: skip
    if sides["for"] == sides["against"]:
        return _("Neither side is ahead by this format’s measure ({what}: {shown}).").format(
            what=what, shown=shown
        )
    ahead = max(sides, key=lambda c: sides[c])
    measure = _("By this format’s measure more of the room moved towards “{choice}” ({what}: {shown}).")
    return measure.format(choice=CHOICES[ahead], what=what, shown=shown)


def _change_of_totals(moves: Transition, choice: str) -> int:
    if not moves.unpaired:
        return 0
    return moves.totals.get(("after", choice), 0) - moves.totals.get(("before", choice), 0)


def _number(count: int, total: int) -> str:
    return (
        _("{n} of {all} ({share})").format(n=count, all=total, share=percent(count / total))
        if total >= SHARES_FROM
        else _("{n} of {all}").format(n=count, all=total)
    )
