"""Which faces belong to which page of a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course import faces
from course.activities.room import Room as Script
from course.language import NotAllowed, _
from course.live.room.paging import of_face

if TYPE_CHECKING:
    from markupsafe import Markup

    from course.activities.room import Stage
    from course.faces.face import Face
    from course.lessons.seat import OpenPage
    from course.live.room.room import Room, RoomSeat


def now(room: Room, seat: RoomSeat) -> Stage | None:
    """Give what is in front of the class."""
    with seat.busy:
        seat.session.catch_up()
        return _script(room, seat).now


def _script(room: Room, seat: RoomSeat) -> Script:
    return Script(room.case, seat.session.journal, who=seat.session.who, leaders=room.leaders)


def beside_lesson(room: Room, seat: RoomSeat, opened: OpenPage, stage: Stage | None) -> tuple[str, Markup]:
    """Put what the class does beside a lesson that somebody goes through on their own: one more face."""
    with seat.busy:
        face = faces.StageFace(seat.session, room, room.leaders, at=stage.id if stage else "", links="../")
        opened.faces.append(face)
        return type(face).__name__, of_face(face.rendered()[0])


def class_faces(room: Room, seat: RoomSeat) -> list[Face]:
    """Give the step that is in front of the class."""
    return [faces.StageFace(seat.session, room, room.leaders, links="./")]


def own_faces(room: Room, seat: RoomSeat) -> list[Face]:
    """Give somebody's own part."""
    return [faces.MineFace(seat.session, room.leaders)]


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
    stage = _script(room, seat).state.stages.get(stage_id)
    if stage is None:
        raise NotAllowed(_("This is not in front of the class any more. Go back to the class."))
    step = faces.StageFace(seat.session, room, room.leaders, at=stage.id, links="../")
    if stage.kind == "priorities":
        return [faces.PrioritiesFace(seat.session, stage.about), step]
    if stage.kind == "chair":
        return [faces.ChairFace(seat.session, stage.about), step]
    if stage.kind == "bargaining":
        return [faces.BargainingFace(seat.session, None), step]
    if stage.kind == "exercise":
        return [faces.ExercisesFace(seat.session, stage.part), step]
    if stage.kind == "debate":
        lead = seat.role == "leader"
        return [faces.DebateFace(seat.session) if lead else faces.SpeakerFace(seat.session), step]
    return [step]
