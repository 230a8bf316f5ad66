"""How long people have spoken: with the floor of the room, and by the clocks of debates."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from course.faces.debate.clock_data import clock_words, ticking

if TYPE_CHECKING:
    from course.activities.debate import Debate
    from course.activities.room import RoomState


class Spoken:
    """Counts the time that people have spoken, anew only when there is something new.

    Parameters
    ----------
    debate
        Knows the debates of the journal.
    """

    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self._made: tuple[object, Counter[str], Counter[str]] | None = None

    def in_debates(self) -> tuple[Counter[str], Counter[str]]:
        """Give seconds and turns by person, of all debates."""
        debates = self.debate.debates
        if self._made is None or self._made[0] is not debates:
            seconds: Counter[str] = Counter()
            turns: Counter[str] = Counter()
            for debate in debates.values():
                spoken = debate.spoken()
                seconds.update(spoken)
                turns.update(spoken.keys())
            self._made = debates, seconds, turns
        return self._made[1], self._made[2]

    def of(self, state: RoomState, who: str, at: datetime) -> tuple[int, int]:
        """Give how many turns somebody has had, and how many seconds they have spoken until now."""
        seconds, turns = self.in_debates()
        spoken = state.spoken[who] + seconds[who] + speaking_for(state, who, at)
        return state.turns[who] + turns[who], spoken


def speaking_for(state: RoomState, who: str, at: datetime) -> int:
    """Give for how many whole seconds somebody has had the floor by now; 0 for everybody else."""
    if state.floor is None or state.floor.who != who:
        return 0
    return max(0, round((at - datetime.fromisoformat(state.floor.since)).total_seconds()))


def speaking_clock(state: RoomState, who: str, at: datetime) -> dict[str, Any] | None:
    """Give the clock that counts how long somebody has had the floor; None where they do not have it."""
    if state.floor is None or state.floor.who != who:
        return None
    spoken = speaking_for(state, who, at)
    shown = ticking(
        -spoken,
        at,
        key=f"{who}/{state.floor.since}",
        phase=who,
        up=True,
        running=True,
        started=False,
        set=True,
        total=0,
        bells=[],
        periods=[],
        auto=False,
    )
    return {**shown, "words": clock_words(spoken)}
