"""A class in one room: what is in front of it, who may speak, what is set aside."""

from course.activities.room.plan import Planned, plan_of
from course.activities.room.room import Room
from course.activities.room.state import QUEUE_RULE, Answer, Floor, Plan, RoomState, Stage
from course.activities.room.verbs import ROOM, STAGE_LABELS, WORKED_ON, Kind, Reason

__all__ = [
    "QUEUE_RULE",
    "ROOM",
    "STAGE_LABELS",
    "WORKED_ON",
    "Answer",
    "Floor",
    "Kind",
    "Plan",
    "Planned",
    "Reason",
    "Room",
    "RoomState",
    "Stage",
    "plan_of",
]
