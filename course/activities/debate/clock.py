"""The clock of a debate: started, stopped, corrected, handed over; time is passed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.debate.table import DebateTable
from course.activities.writing import checked_text
from course.case.records.formats import seconds
from course.language import NotAllowed

if TYPE_CHECKING:
    from datetime import datetime

    from course.journal import Entry


class Clockwork(DebateTable):
    """What may be done with the clock."""

    def go_to(self, phase: int, *, at: datetime) -> Entry:
        """Go to a phase; its clock stands ready and does not run yet."""
        phases = self.state.format.phases
        if not 0 <= phase < len(phases):
            raise NotAllowed("There is no such phase.")
        return self._tick({"do": "phase", "phase": phase, "left": seconds(phases[phase].time)}, at)

    def start(self, *, at: datetime, left: float | None = None) -> Entry:
        """Start the clock, or let it go on."""
        return self._tick({"do": "start", "left": self._left(at, left)}, at)

    def pause(self, *, at: datetime, left: float | None = None) -> Entry:
        """Stop the clock; ``left`` is what the browser showed when somebody pressed."""
        return self._tick({"do": "pause", "left": self._left(at, left)}, at)

    def correct(self, left: float, *, at: datetime) -> Entry:
        """Set the clock; it goes on running if it ran."""
        if not 0 <= left <= 36_000:  # noqa: PLR2004 - ten hours
            raise NotAllowed("Write minutes and seconds between 0:00 and 600:00.")
        running = self.state.clock.since is not None and not self.state.clock.bank
        return self._tick({"do": "correct", "left": left, "running": running}, at)

    def take_bank(self, side: str, *, at: datetime) -> Entry:
        """Let a side use its preparation time; the clock of the phase waits."""
        if side not in self.state.clock.banks:
            raise NotAllowed("This side has no preparation time in this format.")
        if self.state.clock.bank_at(side, at) <= 0:
            raise NotAllowed("This side has used all its preparation time.")
        return self._tick({"do": "bank", "side": side, "left": self._left(at, None)}, at)

    def hand_over(self, to: str, *, at: datetime) -> Entry:
        """Give the clock to somebody else."""
        return self._tick({"do": "hand", "to": checked_text(to, what="who keeps the time")}, at, free=True)

    def auto(self, *, on: bool, at: datetime) -> Entry:
        """Let the debate move to the next phase by itself when time is up, or not."""
        return self._tick({"do": "auto", "on": on}, at)

    def _left(self, at: datetime, seen: float | None) -> float:
        """Give what the browser showed, unless that cannot be; a busy kernel comes late."""
        known = self.left(at)
        if self.state.clock.bank:
            return round(known, 3)
        most = max(known, self.state.clock.left)
        return round(seen if seen is not None and known - 1 <= seen <= most + 1 else known, 3)

    def _tick(self, body: dict[str, Any], at: datetime, *, free: bool = False) -> Entry:
        holder = self.state.clock.holder
        if holder and holder != self.who and self.state.setting == "laptops" and not free:
            raise NotAllowed(f"{holder} keeps the time. Ask {holder}, or take the clock over first.")
        return self._write("clock", body, at=at)
