"""How long people have spoken: with the floor of the room, and by the clocks of debates."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

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

    def of(self, state: RoomState, who: str) -> tuple[int, int]:
        """Give how many turns somebody has had, and how many seconds they have spoken together."""
        seconds, turns = self.in_debates()
        return state.turns[who] + turns[who], state.spoken[who] + seconds[who]
