"""Work the clock of a debate and write down what is said."""

from __future__ import annotations

from typing import Literal

from course.faces.debate.base import DebateBase, now
from course.faces.debate.clock import clock_words
from course.faces.verbs import Key, Line, Text, verb
from course.language import NotAllowed


class Timing(DebateBase):
    """Answers to what is pressed at the clock."""

    @verb
    def on_clock_start(self, left: float | None = None) -> str:
        """Start the clock."""
        self._debate().clock.start(at=now(), left=left)
        return ""

    @verb
    def on_clock_pause(self, left: float | None = None) -> str:
        """Stop the clock."""
        self._debate().clock.pause(at=now(), left=left)
        return ""

    @verb
    def on_clock_again(self) -> str:
        """Say once more where the clock stands: a page was opened again, or its machine has slept."""
        return ""

    @verb
    def on_advance(self, seen: int, step: Literal[1, -1] = 1) -> str:
        """Go to the next phase, or one back; a second press from an old page does nothing."""
        debate = self._debate()
        if debate.state.clock.phase != seen:
            return ""
        debate.clock.go_to(debate.state.clock.phase + step, at=now())
        phase = debate.state.format.phases[debate.state.clock.phase]
        self._next_ballot()
        return f"Now: {phase.name}." + (" Sides have changed." if phase.swaps_sides else "")

    @verb
    def on_correct(self, time: Line) -> str:
        """Set the clock."""
        minutes, _, rest = time.strip().partition(":")
        if not (minutes.isdecimal() and (rest or "0").isdecimal() and len(minutes) < 4):  # noqa: PLR2004
            raise NotAllowed("Write minutes and seconds, such as 2:30.")
        self._debate().clock.correct(int(minutes) * 60 + int(rest or 0), at=now())
        return f"The clock is set to {clock_words(int(minutes) * 60 + int(rest or 0))}."

    @verb
    def on_set_back(self) -> str:
        """Set the clock to where it stood when the last thing was written."""
        debate = self._debate()
        behind = debate.clock.left_behind(now())
        if behind is None:
            return "The clock is right already."
        debate.clock.pause(at=now())
        debate.clock.correct(max(0.0, behind), at=now())
        return f"The clock stands at {clock_words(max(0.0, behind))} and waits."

    @verb
    def on_hand_over(self, to: Key) -> str:
        """Give the clock to somebody."""
        self._debate().clock.hand_over(to, at=now())
        return f"{to} keeps the time now."

    @verb
    def on_auto(self) -> str:
        """Switch moving on by itself on or off."""
        debate = self._debate()
        on = not debate.state.clock.auto
        debate.clock.auto(on=on, at=now())
        return "The debate moves on by itself." if on else "Somebody moves the debate on."

    @verb
    def on_bank(self, side: Key) -> str:
        """Let a side take preparation time."""
        self._debate().clock.take_bank(side, at=now())
        return "Preparation time runs; the clock of the phase waits."

    @verb
    def on_say(self, text: Text, kind: Key = "note") -> str:
        """Write down what was said."""
        self._debate().talk.say(text, kind=kind, at=now())
        return "Written down, with its time."
