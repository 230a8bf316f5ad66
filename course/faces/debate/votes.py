"""Vote in secret."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from course.activities.debate.ballots import ROUNDS, too_many
from course.activities.debate.records import CHOICES
from course.activities.debate.secret import FEW
from course.activities.debate.votes import MOST_OF_A_REASON
from course.faces.debate.part import Part
from course.faces.verbs import Key, Line, verb
from course.language import _, ngettext


class VotesPart(Part):
    """The vote of the present step, if it has one."""

    template: ClassVar[str] = "debate/votes.html"
    press = digits = ""

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        state, votes = self.state, self.rules.votes
        round_ = state.format.phases[state.clock.phase].ballot or ""
        poll = state.polls.get(round_, "") if round_ else ""
        return {
            "round": round_,
            "rounds": ROUNDS,
            "choices": CHOICES,
            "few": FEW,
            "poll": poll,
            "box": votes.in_box(round_) if round_ else 0,
            "comparable": votes.comparable,
            "ballot": self._ballot(round_) if poll == "open" else None,
            "most_of_a_reason": MOST_OF_A_REASON,
            "too_many": too_many(state),
            "both_closed": {"before", "after"} <= set(state.voted),
        }

    def next_ballot(self) -> None:
        """Put a fresh form in front of whoever votes next: nothing of the last ballot is left in it."""
        self.press = self.digits = ""

    def _ballot(self, round_: str) -> dict[str, str]:
        """Give the form of whoever votes next: a random number of its own, and digits for a first ballot."""
        if not self.press:
            self.press = secrets.token_hex(16)
            self.digits = self.rules.votes.free_digits(round_) if round_ == "before" else ""
        return {"press": self.press, "digits": self.digits}

    @verb
    def on_open_vote(self, round: Key) -> str:  # noqa: A002 - the name in the page
        """Open a vote."""
        self.rules.votes.open(round)
        self.focus("vote")
        return _("{round} is open.").format(round=ROUNDS[round])

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
        votes = self.rules.votes
        n = votes.cast(round, choice=choice, reason=reason, digits=digits, press=press)
        self.next_ballot()
        self.focus("vote")
        return _("The ballot is in the box. {n} so far. The next person can vote.").format(n=n)

    @verb
    def on_close_vote(self, round: Key) -> str:  # noqa: A002
        """Close a vote."""
        entry = self.rules.votes.close(round)
        self.focus("vote")
        count = entry.body["count"]
        said = ngettext("{round}: closed with {n} ballot.", "{round}: closed with {n} ballots.", count)
        said = said.format(round=ROUNDS[round], n=count)
        kept = _("Fewer than {few} ballots are no secret, so nothing of them is kept.").format(few=FEW)
        return f"{said} {kept}" if count < FEW else said
