"""The two secret votes of a debate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.debate import secret
from course.activities.debate.ballots import ROUNDS
from course.activities.debate.records import CHOICES
from course.activities.debate.table import Part
from course.activities.writing import checked_text
from course.journal import BOX
from course.language import NotAllowed

if TYPE_CHECKING:
    from datetime import datetime

    from course.activities.debate.records import Ballot
    from course.journal import Entry


class Votes(Part):
    """The two secret votes of a debate, and what may be done about them."""

    def open(self, round_: str) -> Entry:
        """Open a vote."""
        self._round(round_)
        if round_ in self.state.polls:
            raise NotAllowed("This vote has been opened already.")
        return self.table.write("poll", {"round": round_})

    def cast(self, round_: str, *, code: str, choice: str, reason: str) -> int:
        """Put a ballot into the box; nothing is written down before the vote closes.

        Returns
        -------
        int
            How many ballots are in the box.
        """
        state = self.state
        if state.polls.get(round_) != "open":
            raise NotAllowed("This vote is not open.")
        if choice not in CHOICES:
            raise NotAllowed("Choose for, against or undecided.")
        why = checked_text(reason, what="one reason")
        cast, box = secret.ballot(state.key, code, choice, why), self.box(round_)
        people = len(state.chairs)
        if cast.token not in box and people and len(box) >= people:
            raise NotAllowed(
                f"All {people} ballots are in the box. With the code of a ballot you can still change it."
            )
        box[cast.token] = cast
        return len(box)

    def box(self, round_: str) -> dict[str, Ballot]:
        """Give the open box of a vote."""
        return secret.box(self.table.journal, self.state.key, round_)

    def close(self, round_: str, *, at: datetime | None = None) -> Entry:
        """Close a vote: one entry, in nobody's name, in which no ballot can be told."""
        if self.state.polls.get(round_) != "open":
            raise NotAllowed("This vote is not open.")
        box = self.box(round_)
        told = (
            secret.first_vote(box.values())
            if round_ == "before"
            else secret.second_vote(box.values(), self.state.sealed)
        )
        body = {"debate": self.state.key, "round": round_} | told
        entry = self.table.journal.add(BOX, self.table.name, "ballots", body, at=at)
        box.clear()
        return entry

    def _round(self, round_: str) -> None:
        if round_ not in ROUNDS:
            raise NotAllowed("There is a first and a second vote.")
