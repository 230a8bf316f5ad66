"""How long people have spoken: with the floor of the room, and by the clocks of debates."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from course.activities.debate import debates_in

if TYPE_CHECKING:
    from course.activities.room import RoomState
    from course.session.session import Session


class Spoken:
    """Counts the time that people have spoken, anew only when there is something new.

    Parameters
    ----------
    session
        Of whoever looks.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._made: tuple[object, Counter[str], Counter[str]] | None = None

    def in_debates(self) -> tuple[Counter[str], Counter[str]]:
        """Give seconds and turns by person, of all debates."""
        entries = self.session.journal.live("debate")
        if self._made is None or self._made[0] is not entries:
            seconds: Counter[str] = Counter()
            turns: Counter[str] = Counter()
            for debate in debates_in(self.session.journal).values():
                seconds.update(debate.spoken())
                turns.update(debate.spoken().keys())
            self._made = entries, seconds, turns
        return self._made[1], self._made[2]

    def of(self, state: RoomState, who: str) -> tuple[int, int]:
        """Give how many turns somebody has had, and how many seconds they have spoken together."""
        seconds, turns = self.in_debates()
        return state.turns[who] + turns[who], state.spoken[who] + seconds[who]
