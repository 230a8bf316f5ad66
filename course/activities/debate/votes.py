"""The two secret votes of a debate."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final, get_args

from course.activities.counting import FEWEST
from course.activities.debate import secret, verbs
from course.activities.debate.table import Part
from course.activities.writing import checked_text, chosen
from course.language import N_, Misfits, NotAllowed, _
from course.language.figures import plain_digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.activities.debate.secret import Ballot, Box
    from course.journal import Entry

MOST_OF_A_REASON: Final = 300
"""Characters."""
MOST_SLIPS: Final = 1_000
"""Slips of one choice: more is no vote of one room."""
_ROUNDS: Final[tuple[verbs.Round, ...]] = ("before", "after")
TOO_FEW: Final = N_(
    "A vote of fewer than {few} people is no secret, so none is taken here. Say aloud how you see the motion "
    "now, and again at the end: what has changed, and what moved you?"
)


class Votes(Part):
    """The two secret votes of a debate, and what may be done about them."""

    @property
    def comparable(self) -> bool:
        """Whether this device can still open the first vote, so that the two can be compared."""
        return self._first() is not None

    def open(self, round_: str, *, way: str = "device", paired: bool = True) -> Entry:
        """Open a vote; it belongs to nobody, so nobody's Undo can take it back.

        Parameters
        ----------
        round_
            ``"before"`` or ``"after"``.
        way
            ``"device"``: ballots are put in here. ``"slips"``: on paper, and counted by hand.
        paired
            Whether four digits pair the two ballots of one hand, so that one can tell how many moved from
            where to where. Without them nobody has anything to remember, and the totals are compared. The
            second vote is taken as the first was.
        """
        which = _round(round_)
        if which in self.state.polls:
            raise NotAllowed(_("This vote has been opened already."))
        taken = chosen(way, get_args(verbs.Way), _("Choose how the vote is taken: on a device, or on paper."))
        pairs = self.state.paired if which == "after" else paired
        return self.table.write_for_nobody(
            verbs.Poll(debate=self.state.key, round=which, way=taken, paired=pairs)
        )

    def count_slips(self, before: Mapping[str, int], after: Mapping[str, int]) -> Entry:
        """Enter what was counted by hand from slips of paper, for both votes at once.

        Both come at once so that nobody learns the first result before the second vote. A second count by
        the same person corrects the first; counts of several tables are added up.
        """
        tallies: dict[str, dict[str, int]] = {}
        for round_, given in (("before", before), ("after", after)):
            wrong = [n for n in given.values() if not 0 <= n <= MOST_SLIPS]
            if wrong or set(given) - set(get_args(verbs.Choice)):
                raise NotAllowed(_("Write whole numbers of slips, from 0 to {most}.").format(most=MOST_SLIPS))
            if sum(given.values()) < FEWEST:
                raise NotAllowed(
                    _(
                        "Fewer than {few} slips are no secret, so they are not entered. Talk about what has "
                        "changed, and what moved you."
                    ).format(few=FEWEST)
                )
            tallies[round_] = dict(given)
        mine = [s.entry for s in self.state.slips if s.who == self.table.who]
        return self.table.write(verbs.Slips, before=tallies["before"], after=tallies["after"], replaces=mine)

    def free_digits(self, round_: str) -> str:
        """Draw digits that no ballot in the box has, for whoever votes next."""
        taken = {b.digits for b in self._box(round_).ballots}
        while (digits := f"{secrets.randbelow(10**secret.DIGITS):0{secret.DIGITS}}") in taken:
            pass
        return digits

    def cast(self, round_: str, *, choice: str, reason: str = "", digits: str = "", press: str) -> int:
        """Put a ballot into the box; nothing is written down before the vote closes.

        Parameters
        ----------
        round_
            ``"before"`` or ``"after"``.
        choice
            For, against or undecided.
        reason
            Why, in a sentence; may be left out.
        digits
            What pairs the two ballots of one hand, where the vote was opened for that. In the second vote
            they may be left out; the ballot is then counted in that vote alone.
        press
            A random number of this press. The same press again puts in no second ballot.

        Returns
        -------
        int
            How many ballots are in the box.
        """
        which = self._open_round(round_)
        wrong = Misfits()
        with wrong.at("choice"):
            chosen(choice, get_args(verbs.Choice), _("Choose for, against or undecided."))
        with wrong.at("reason"):
            why = checked_text(reason, what=_("one reason"), required=False)
            if len(why) > MOST_OF_A_REASON:
                raise NotAllowed(
                    _("Keep the reason to {most_of_a_reason} characters.").format(
                        most_of_a_reason=MOST_OF_A_REASON
                    )
                )
        wrong.refuse()
        box, people = self._box(which), len(self.state.chairs)
        plain = plain_digits("".join(digits.split())) if self.state.paired else ""
        ballot = secret.Ballot(choice, why, plain)
        if (before := box.presses.get(press)) is not None:
            if before != ballot:
                raise NotAllowed(_("This form has put in a ballot already. Take a new one."))
            return len(box.ballots)
        self._check_digits(which, plain)
        if people and len(box.ballots) >= people:
            raise NotAllowed(_("All {people} ballots are in the box.").format(people=people))
        place = secrets.randbelow(len(box.ballots) + 1)  # so that nobody can tell who came first
        box.ballots.insert(place, ballot)
        presses = [*box.presses.items(), (press, ballot)]
        secrets.SystemRandom().shuffle(presses)  # likewise
        box.presses = dict(presses)
        return len(box.ballots)

    def in_box(self, round_: str) -> int:
        """Give how many ballots are in the open box."""
        return len(self._box(round_).ballots)

    def close(self, round_: str) -> Entry:
        """Close a vote: one entry, in nobody's name, in which no ballot can be told."""
        which = self._open_round(round_)
        state, memory = self.state, secret.memory(self.table.journal)
        ballots = self._box(which).ballots
        if which == "before":
            key = secret.new_key()
            sealed = [secret.seal(key, ballots)] if len(ballots) >= FEWEST else []
            body = verbs.Ballots(debate=state.key, round=which, count=len(ballots), sealed=tuple(sealed))
            entry = self.table.write_for_nobody(body)
            if sealed:
                memory.keys[state.key] = key
        else:
            first = self._first()
            told = secret.counted(first, ballots)
            lost = bool(state.sealed) and first is None
            body = verbs.Ballots(debate=state.key, round=which, key_lost=lost, **told)
            entry = self.table.write_for_nobody(body)
            memory.keys.pop(state.key, None)
        memory.boxes.pop((state.key, which), None)
        return entry

    def count_alone(self) -> Entry:
        """Take no second vote: open it, close it at once, and so count the first alone; there is no way back.

        Raises
        ------
        NotAllowed
            If the first vote does not wait for a second, or cannot be opened here.
        """
        if self.state.polls.get("before") != "closed" or "after" in self.state.polls:
            raise NotAllowed(_("No first vote waits for a second one."))
        if not self.comparable:
            raise NotAllowed(_("This device cannot open the first vote: it holds no key of it."))
        self.open("after")
        return self.close("after")

    def _check_digits(self, round_: str, plain: str) -> None:
        if not plain and (round_ == "after" or not self.state.paired):
            return
        if len(plain) != secret.DIGITS or not (plain.isascii() and plain.isdecimal()):
            raise NotAllowed(
                _("Write {digits} digits, or keep those that the page offers.").format(digits=secret.DIGITS)
            )
        if any(b.digits == plain for b in self._box(round_).ballots):
            raise NotAllowed(_("A ballot with these digits is in the box already. Take others."))
        first = self._first() if round_ == "after" else None
        if first is not None and not any(b.digits == plain for b in first):
            raise NotAllowed(
                _(
                    "No first ballot has these digits. Look again; or leave them out, and your ballot is "
                    "counted in the second vote alone."
                )
            )

    def _first(self) -> list[Ballot] | None:
        """Open the first vote, where it was taken on this device and its key is still held."""
        key = secret.memory(self.table.journal).keys.get(self.state.key)
        opened = (secret.open_sealed(key, sealed) for sealed in self.state.sealed) if key else ()
        return next((ballots for ballots in opened if ballots is not None), None)

    def _box(self, round_: str) -> Box:
        return secret.memory(self.table.journal).boxes.setdefault((self.state.key, round_), secret.Box())

    def _open_round(self, round_: str) -> verbs.Round:
        which = _round(round_)
        mine = secret.memory(self.table.journal).boxes.get((self.state.key, which))
        voting = mine is not None and mine.ballots  # another laptop's count came in meanwhile
        if self.state.polls.get(which) != "open" and not voting:
            raise NotAllowed(_("This vote is not open."))
        return which


def _round(name: str) -> verbs.Round:
    return chosen(name, _ROUNDS, _("There is a first and a second vote."))
