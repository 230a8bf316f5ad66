"""Which faces belong to which page of a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course import faces
from course.activities.room import Room as Script
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.faces.face import Face
    from course.live.room.room import Room, RoomSeat


def class_faces(room: Room, seat: RoomSeat) -> list[Face]:
    """Give the step that is in front of the class."""
    return [faces.StageFace(seat.session, room, room.leaders)]


def leader_faces(room: Room, seat: RoomSeat) -> list[Face]:
    """Give what whoever leads sees: the room, and below it what the class has made of the lesson so far."""
    return [
        faces.LeaderFace(seat.session, room, room.leaders, room.lesson),
        faces.GroupFace(seat.session, room.lesson),
    ]


def work_faces(room: Room, seat: RoomSeat, stage_id: str) -> list[Face]:
    """Give what the class works on in a step that has a face of its own.

    Raises
    ------
    NotAllowed
        If there is no such step.
    """
    script = Script(room.case, seat.session.journal, who=seat.session.who, leaders=room.leaders)
    stage = script.state.stages.get(stage_id)
    if stage is None:
        raise NotAllowed(_("This is not in front of the class any more. Go back to the class."))
    step = faces.StageFace(seat.session, room, room.leaders)
    if stage.kind == "priorities":
        return [faces.PrioritiesFace(seat.session, stage.about), step]
    if stage.kind == "chair":
        return [faces.ChairFace(seat.session), step]
    if stage.kind == "bargaining":
        return [faces.BargainingFace(seat.session, None), step]
    if stage.kind == "exercise":
        return [faces.ExercisesFace(seat.session, stage.part), step]
    if stage.kind == "debate":
        lead = seat.role == "leader"
        return [faces.DebateFace(seat.session) if lead else faces.SpeakerFace(seat.session), step]
    return [step]
