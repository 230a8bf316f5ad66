"""The clock of the step that is in front of the class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.faces.debate.clock_data import ticking
from course.faces.part import now
from course.faces.room.part import Part
from course.faces.verbs import Key, verb
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from datetime import datetime

    from course.activities.room import Stage

MINUTE: Final = 60.0


def step_clock(stage: Stage, at: datetime) -> dict[str, Any]:
    """Give what the clock of a step shows."""
    left = stage.left_at(at)
    total = max(stage.minutes * MINUTE, stage.left)
    return ticking(
        left,
        at,
        key=f"{stage.id}/{stage.since}/{stage.left}",
        phase=stage.id,
        running=bool(stage.since),
        started=bool(stage.since) or left < total,
        set=True,
        total=total,
        bells=[{"at": total, "rings": 1, "says": _("Time"), "pause": False}],
        periods=[],
        auto=False,
    )


class TimePart(Part):
    """The clock, and what may be done with it."""

    template: ClassVar[str] = "room/time.html"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        stage = self.state.now
        return {
            "stage": stage,
            "clock": step_clock(stage, now()) if stage else None,
            "untimed": stage is not None and not (stage.minutes or stage.left or stage.since),
        }

    @verb
    def on_clock_start(self, left: float | None = None) -> str:
        """Start the clock, or let it go on."""
        self._set(left, running=True)
        return ""

    @verb
    def on_clock_pause(self, left: float | None = None) -> str:
        """Stop the clock."""
        self._set(left, running=False)
        return ""

    @verb
    def on_clock_again(self) -> str:
        """Say once more where the clock stands: a page was opened again, or its machine has slept."""
        return ""

    @verb
    def on_minute_more(self, stage: Key) -> str:
        """Give a minute more."""
        found = self._stage()
        if found.id != stage:
            return ""
        at = now()
        self.face.room.time(stage, max(0.0, found.left_at(at)) + MINUTE, running=bool(found.since), at=at)
        return _("One minute more.")

    def _set(self, left: float | None, *, running: bool) -> None:
        stage, at = self._stage(), now()
        known = stage.left_at(at)
        self.face.room.time(stage.id, known if left is None else left, running=running, at=at)

    def _stage(self) -> Stage:
        if (stage := self.state.now) is None:
            raise NotAllowed(_("Nothing is in front of the class yet."))
        return stage
