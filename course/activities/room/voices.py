"""Who has spoken how long, and who is asked whether they would like to."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from course.language import N_, _

if TYPE_CHECKING:
    from course.activities.room.state import RoomState

FEW_WAIT: Final = 3
NUDGE_RULE: Final = N_(
    "From {after} minutes after the first step on, whoever has not had the floor and does not wait for it is "
    "asked whether they would like to speak, while fewer than {few} wait. It is asked once, on their own "
    "device, and nobody is told who was asked, or what they answered."
)
USUAL_AFTER: Final = 30


def nudge_rule(after: int) -> str:
    """Say by which rule somebody is asked."""
    return _(NUDGE_RULE).format(after=after, few=FEW_WAIT)


def to_be_asked(state: RoomState, who: str, spoken: int, waiting: int, at: datetime) -> bool:
    """Tell whether somebody is to be asked whether they would like to speak: see :data:`NUDGE_RULE`.

    Parameters
    ----------
    state
        The room.
    who
        A person.
    spoken
        Seconds that they have spoken in debates.
    waiting
        How many wait to speak.
    at
        Now.
    """
    first = next(iter(state.stages.values()), None)
    if not state.nudge_after or first is None or spoken or state.turns[who] or who in state.asked:
        return False
    due = datetime.fromisoformat(first.at) + timedelta(minutes=state.nudge_after)
    return at >= due and waiting < FEW_WAIT
