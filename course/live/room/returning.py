"""Whoever comes back is told how long they were away, and where the class has gone meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from time import time
from typing import TYPE_CHECKING

from course.faces.room.looks import look
from course.live.room.seat import GONE_AFTER

if TYPE_CHECKING:
    from course.activities.room import Stage
    from course.case import Case
    from course.live.room.room import Room
    from course.live.room.seat import RoomSeat


@dataclass(frozen=True, slots=True)
class Away:
    """How long somebody was away, and the steps between which the class went on.

    Attributes
    ----------
    minutes
        At least one.
    left, now
        What was in front of the class then and is now, in words; empty where that is the same, and
        where nothing was.
    """

    minutes: int
    left: str = ""
    now: str = ""


def away_since(room: Room, seat: RoomSeat) -> Away | None:
    """Tell how long somebody was away; None for those who were here, and for those who lead."""
    gone = time() - seat.last_sign
    if seat.role != "student" or seat.open_lines or gone < GONE_AFTER:
        return None
    with seat.busy:
        script = room.script(seat)
        left_at = datetime.fromisoformat(seat.since)
        known = [s for s in script.state.stages.values() if datetime.fromisoformat(s.at) <= left_at]
        then, now = known[-1] if known else None, script.now
        minutes = round(gone / 60)
        if now is None or now is then:
            return Away(minutes)
        case = seat.session.case
        return Away(minutes, _in_words(case, then) if then else "", _in_words(case, now))


def _in_words(case: Case, stage: Stage) -> str:
    seen = look(stage, case)
    return f"{seen.kind}: {seen.quote or seen.title}"
