"""Vote in secret, tell speakers what worked, agree on a text."""

from __future__ import annotations

from typing import Annotated

from course.activities.debate.ballots import ROUNDS
from course.activities.debate.secret import FEW
from course.case.records.formats import SIDE_LABELS
from course.faces.debate.base import DebateBase
from course.faces.verbs import Key, Line, Prefixed, Text, verb


class Deciding(DebateBase):
    """Answers to votes, feedback and agreement."""

    @verb
    def on_open_vote(self, round: Key) -> str:  # noqa: A002 - the name in the page
        """Open a vote."""
        self._debate().votes.open(round)
        self.focus(f"#{self.uid}-vote")
        return f"{ROUNDS[round]} is open."

    @verb
    def on_cast(
        self,
        round: Key,  # noqa: A002 - the name in the page
        choice: Key,
        press: Key,
        reason: Line = "",
        digits: Key = "",
    ) -> str:
        """Put one ballot into the box."""
        votes = self._debate().votes
        n = votes.cast(round, choice=choice, reason=reason, digits=digits, press=press)
        self._next_ballot()
        self.focus(f"#{self.uid}-vote")
        return f"The ballot is in the box. {n} so far. The next person can vote."

    @verb
    def on_close_vote(self, round: Key) -> str:  # noqa: A002
        """Close a vote."""
        entry = self._debate().votes.close(round)
        self.focus(f"#{self.uid}-vote")
        count = entry.body["count"]
        kept = f" Fewer than {FEW} ballots are no secret, so nothing of them is kept." if count < FEW else ""
        return f"{ROUNDS[round]} is closed: {count} {'ballot' if count == 1 else 'ballots'}.{kept}"

    @verb
    def on_judge(
        self,
        *,
        levels: Annotated[dict[str, Key], Prefixed("level-")],
        to: Key = "",
        worked: Text = "",
        next_step: Text = "",
        role: Key = "peer",
    ) -> str:
        """Give a speaker feedback in sentences."""
        self._debate().talk.judge(to, role=role, levels=levels, worked=worked, next_step=next_step)
        return f"Your feedback to {to} is kept."

    @verb
    def on_propose(self, text: Text) -> str:
        """Write a version of the joint statement."""
        self._debate().talk.propose(text)
        return "A new version stands. It can be agreed to now."

    @verb
    def on_agree(self, version: Key, side: Key) -> str:
        """Let a side agree, or somebody where there are no sides."""
        self._debate().talk.agree(version, side)
        return f"{SIDE_LABELS.get(side, side)}: agreed."
