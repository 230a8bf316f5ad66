"""Vote in secret."""

from __future__ import annotations

import secrets
from typing import Annotated, Any, ClassVar, Final

from course.activities.counting import FEWEST
from course.activities.debate.ballots import ROUNDS, too_many
from course.activities.debate.records import CHOICES
from course.activities.debate.secret import DIGITS
from course.activities.debate.votes import MOST_OF_A_REASON, TOO_FEW
from course.faces.debate.part import Part
from course.faces.verbs import Key, Line, Prefixed, verb
from course.language import N_, Labels, NotAllowed, _, ngettext
from course.language.figures import plain_digits

WAYS: Final = Labels(
    {
        "device": N_("This laptop goes round: two presses each, nothing to remember"),
        "slips": N_("Slips of paper, counted by hand"),
    }
)
IN_A_ROOM: Final = N_(
    "In a room everybody votes on their own device. Go back to the page where you lead, and open the "
    "first vote of the debate there, which stays sealed, and afterwards the second."
)


class VotesPart(Part):
    """The vote of the present step, if it has one."""

    template: ClassVar[str] = "debate/votes.html"
    press = digits = ""

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        state, votes = self.state, self.rules.votes
        round_ = state.format.phases[state.clock.phase].ballot or ""
        poll = state.polls.get(round_, "") if round_ else ""
        box = votes.in_box(round_) if round_ else 0
        return {
            "round": round_,
            "rounds": ROUNDS,
            "choices": CHOICES,
            "ways": WAYS,
            "in_a_room": IN_A_ROOM,
            "way": state.ways.get(round_, ""),
            "on_paper": round_ == "after" and state.ways.get("before") == "slips",
            "counted_here": any(s.who == self.shared.acting for s in state.slips),
            "few": FEWEST,
            "too_few": _(TOO_FEW).format(few=FEWEST),
            "poll": poll,
            "box": box,
            "all_in": bool(state.chairs) and box >= len(state.chairs),
            "comparable": votes.comparable,
            "waits": votes.comparable and "after" not in state.polls,
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
            offered = round_ == "before" and self.state.paired
            self.digits = self.rules.votes.free_digits(round_) if offered else ""
        return {"press": self.press, "digits": self.digits}

    @verb
    def on_open_vote(
        self,
        round: Key,  # noqa: A002 - the name in the page
        way: Key = "device",
        *,
        paired: bool = False,
    ) -> str:
        """Open a vote."""
        if self.shared.session.place == "room":
            raise NotAllowed(_(IN_A_ROOM))
        self.rules.votes.open(round, way=way, paired=paired)
        self.shared.keyboard = ""  # whoever opens a vote runs the debate
        self.next_ballot()
        self.focus("pass" if way == "device" else "vote")
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
        self.focus("pass")
        return _("The ballot is in the box. {n} so far. The next person can vote.").format(n=n)

    @verb
    def on_count_slips(self, *, counts: Annotated[dict[str, Line], Prefixed("n-")]) -> str:
        """Enter what was counted by hand from slips of paper."""
        tallies: dict[str, dict[str, int]] = {"before": {}, "after": {}}
        for name, given in counts.items():
            round_, _dash, choice = name.partition("-")
            plain = plain_digits(given.strip()) or "0"
            if round_ not in tallies or not (plain.isascii() and plain.isdecimal() and len(plain) <= DIGITS):
                raise NotAllowed(
                    _("{round}, {choice}: write a whole number of slips.").format(
                        round=ROUNDS.get(round_, round_), choice=CHOICES.get(choice, choice)
                    )
                )
            tallies[round_][choice] = int(plain)
        self.rules.votes.count_slips(tallies["before"], tallies["after"])
        self.focus("vote")
        return _("Entered: {first} slips in the first vote, {second} in the second.").format(
            first=sum(tallies["before"].values()), second=sum(tallies["after"].values())
        )

    @verb
    def on_count_alone(self) -> str:
        """Take no second vote, and count the first alone."""
        self.rules.votes.count_alone()
        self.focus("vote")
        return _("The first vote is counted alone. How it went stands in the result.")

    @verb
    def on_close_vote(self, round: Key) -> str:  # noqa: A002
        """Close a vote."""
        entry = self.rules.votes.close(round)
        self.focus("vote")
        count = entry.body["count"]
        said = ngettext("{round}: closed with {n} ballot.", "{round}: closed with {n} ballots.", count)
        said = said.format(round=ROUNDS[round], n=count)
        kept = _("Fewer than {few} ballots are no secret, so nothing of them is kept.").format(few=FEWEST)
        return f"{said} {kept}" if count < FEWEST else said
