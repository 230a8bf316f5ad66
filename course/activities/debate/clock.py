"""The clock of a debate: started, stopped, corrected, handed over; time is passed in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from course.activities.debate import verbs
from course.activities.debate.table import Part
from course.activities.writing import checked_text
from course.case.records.formats import seconds
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.journal import Entry


OVERRUN: Final = 120.0
"""Seconds over time after which a clock that still runs was probably left alone."""


class Clockwork(Part):
    """The clock of a debate, and what may be done with it."""

    def left(self, at: datetime) -> float:
        """Give the seconds left on the clock; below zero is over time."""
        return self.state.clock.left_at(at)

    def left_behind(self, at: datetime) -> float | None:
        """Give where the clock stood when the last thing was written, if it ran on while nobody was here."""
        state = self.state
        if state.clock.since is None or state.clock.bank or self.left(at) > -OVERRUN:
            return None
        return state.clock.left_at(datetime.fromisoformat(state.last))

    def go_to(self, phase: int, *, at: datetime) -> Entry:
        """Go to a phase; its clock stands ready with what is left of it, and does not run yet."""
        phases = self.state.format.phases
        if not 0 <= phase < len(phases):
            raise NotAllowed(_("There is no such phase."))
        left = self.state.clock.left_in.get(phase, float(seconds(phases[phase].time)))
        return self._tick(at, do="phase", phase=phase, left=left)

    def start(self, *, at: datetime, left: float | None = None) -> Entry:
        """Start the clock, or let it go on."""
        return self._tick(at, do="start", left=self._left(at, left))

    def pause(self, *, at: datetime, left: float | None = None) -> Entry:
        """Stop the clock; ``left`` is what the browser showed when somebody pressed."""
        return self._tick(at, do="pause", left=self._left(at, left))

    def correct(self, left: float, *, at: datetime) -> Entry:
        """Set the clock; it goes on running if it ran."""
        if not 0 <= left <= 36_000:  # noqa: PLR2004 - ten hours
            raise NotAllowed(_("Write minutes and seconds between 0:00 and 600:00."))
        running = self.state.clock.since is not None and not self.state.clock.bank
        return self._tick(at, do="correct", left=float(left), running=running)

    def take_bank(self, side: str, *, at: datetime) -> Entry:
        """Let a side use its preparation time; the clock of the phase waits."""
        if side not in self.state.clock.banks:
            raise NotAllowed(_("This side has no preparation time in this format."))
        if self.state.clock.bank_at(side, at) <= 0:
            raise NotAllowed(_("This side has used all its preparation time."))
        return self._tick(at, do="bank", side=side, left=self._left(at, None))

    def hand_over(self, to: str, *, at: datetime) -> Entry:
        """Give the clock to somebody else."""
        return self._tick(at, free=True, do="hand", to=checked_text(to, what=_("who keeps the time")))

    def auto(self, *, on: bool, at: datetime) -> Entry:
        """Let the debate move to the next phase by itself when time is up, or not."""
        return self._tick(at, do="auto", on=on)

    def _left(self, at: datetime, seen: float | None) -> float:
        """Give what the browser showed, unless that cannot be; a busy kernel comes late."""
        known = self.left(at)
        if self.state.clock.bank:
            return round(known, 3)
        most = max(known, self.state.clock.left)
        return round(seen if seen is not None and known - 1 <= seen <= most + 1 else known, 3)

    def _tick(self, at: datetime, *, free: bool = False, **body: Any) -> Entry:  # noqa: ANN401 - of the verb
        holder = self.state.clock.holder
        if holder and holder != self.table.who and self.state.setting == "laptops" and not free:
            name = self.table.journal.name_of(holder)
            raise NotAllowed(
                _("{name} keeps the time. Ask {name}, or take the clock over first.").format(name=name)
            )
        return self.table.write(verbs.Clock, at=at, **body)
