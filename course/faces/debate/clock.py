"""The clock of a debate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from markupsafe import Markup

from course.faces.debate.clock_data import clock_words, face_of
from course.faces.debate.part import Part
from course.faces.part import now
from course.faces.verbs import Key, Line, verb
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.faces.debate.part import Shared
    from course.faces.debate.votes import VotesPart
    from course.faces.face import Face


class ClockPart(Part):
    """The clock, the present step, and preparation time.

    Parameters
    ----------
    face, shared
        See :class:`course.faces.debate.part.Part`.
    votes
        The part that gets a fresh ballot when the step changes.
    """

    template: ClassVar[str] = "debate/clock.html"

    def __init__(self, face: Face, shared: Shared, votes: VotesPart) -> None:
        super().__init__(face, shared)
        self.votes = votes

    @property
    def runs(self) -> bool:
        """Whether the clock runs."""
        return self.state.clock.since is not None

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        debate, state, present = self.rules, self.state, now()
        at = state.clock.phase
        phase = state.format.phases[at]
        roles = [r for i in phase.speaks if (r := state.role(i))]
        return {
            "clock": face_of(state, present),
            "running": self.runs,
            "phase": phase,
            "following": state.format.phases[at + 1] if at + 1 < len(state.format.phases) else None,
            "left_behind": debate.clock.left_behind(present),
            "banks": [(b, state.clock.bank_at(b.side, present)) for b in state.format.banks],
            "speakers": [(r.name, state.speaking(r.id, at)) for r in roles],
        }

    def small(self) -> Markup:
        """Render the running clock alone, for the other pages of the debate."""
        values = {**self.shared.values(), **self.context()}
        return Markup(self.face.render("debate/clock_small.html", values, live=True))  # noqa: S704 - our own template, escaped

    @verb
    def on_clock_start(self, left: float | None = None) -> str:
        """Start the clock."""
        self.rules.clock.start(at=now(), left=left)
        return ""

    @verb
    def on_clock_pause(self, left: float | None = None) -> str:
        """Stop the clock."""
        self.rules.clock.pause(at=now(), left=left)
        return ""

    @verb
    def on_clock_again(self) -> str:
        """Say once more where the clock stands: a page was opened again, or its machine has slept."""
        return ""

    @verb
    def on_advance(self, seen: int, step: Literal[1, -1] = 1) -> str:
        """Go to the next phase, or one back; a second press from an old page does nothing."""
        debate = self.rules
        if debate.state.clock.phase != seen:
            return ""
        debate.clock.go_to(debate.state.clock.phase + step, at=now())
        phase = debate.state.format.phases[debate.state.clock.phase]
        self.votes.next_ballot()
        said = _("Now: {phase}. Sides have changed.") if phase.swaps_sides else _("Now: {phase}.")
        return said.format(phase=phase.name)

    @verb
    def on_correct(self, time: Line) -> str:
        """Set the clock."""
        minutes, _colon, rest = time.strip().partition(":")
        if not (minutes.isdecimal() and (rest or "0").isdecimal() and len(minutes) < 4):  # noqa: PLR2004
            raise NotAllowed(_("Write minutes and seconds, such as 2:30."))
        self.rules.clock.correct(int(minutes) * 60 + int(rest or 0), at=now())
        return _("The clock is set to {time}.").format(time=clock_words(int(minutes) * 60 + int(rest or 0)))

    @verb
    def on_set_back(self) -> str:
        """Set the clock to where it stood when the last thing was written."""
        debate = self.rules
        behind = debate.clock.left_behind(now())
        if behind is None:
            return _("The clock is right already.")
        debate.clock.pause(at=now())
        debate.clock.correct(max(0.0, behind), at=now())
        return _("The clock stands at {time} and waits.").format(time=clock_words(max(0.0, behind)))

    @verb
    def on_hand_over(self, to: Key) -> str:
        """Give the clock to somebody."""
        self.rules.clock.hand_over(to, at=now())
        return _("{who} keeps the time now.").format(who=self.called(to))

    @verb
    def on_auto(self) -> str:
        """Switch moving on by itself on or off."""
        debate = self.rules
        on = not debate.state.clock.auto
        debate.clock.auto(on=on, at=now())
        return _("The debate moves on by itself.") if on else _("Somebody moves the debate on.")

    @verb
    def on_bank(self, side: Key) -> str:
        """Let a side take preparation time."""
        self.rules.clock.take_bank(side, at=now())
        return _("Preparation time runs; the clock of the phase waits.")
