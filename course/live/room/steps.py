"""Which faces belong to which page of a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course import faces
from course.activities.room import WORKED_ON
from course.language import NotAllowed, _
from course.live.room.paging import of_face
from course.live.room.qr import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from course.activities.room import Stage
    from course.faces.face import Face
    from course.lessons.seat import OpenPage
    from course.live.room.room import Room
    from course.live.room.seat import RoomSeat


class WorkedOn(Exception):  # noqa: N818 - nothing is wrong
    """What is in front of the class has a page of its own; the text is the id of the step."""


def now(room: Room, seat: RoomSeat) -> Stage | None:
    """Give what is in front of the class."""
    with seat.busy:
        seat.session.catch_up()
        return room.script(seat).now


def beside_lesson(room: Room, seat: RoomSeat, opened: OpenPage, stage: Stage | None) -> tuple[str, Markup]:
    """Put what the class does beside a lesson that somebody goes through on their own: one more face."""
    with seat.busy:
        face = faces.StageFace(seat.session, room, room.leaders, at=stage.id if stage else "", links="../")
        opened.faces.append(face)
        return type(face).__name__, of_face(face.rendered()[0])


def class_faces(room: Room, seat: RoomSeat) -> list[Face]:
    """Give the step that is in front of the class.

    Raises
    ------
    WorkedOn
        If the class works on a page of its own. Asked with what is shown: it may begin at any moment.
    """
    stage = room.script(seat).now
    if stage is not None and stage.kind in WORKED_ON:
        raise WorkedOn(stage.id)
    return [faces.StageFace(seat.session, room, room.leaders, links="./")]


def own_faces(room: Room, seat: RoomSeat) -> list[Face]:
    """Give somebody's own part."""
    return [faces.MineFace(seat.session, room.leaders, room)]


def leader_faces(room: Room, seat: RoomSeat) -> list[Face]:
    """Give what whoever leads sees: the room, and below it what the class has made of the lesson so far."""
    return [
        faces.LeaderFace(
            seat.session, room, room.leaders, room.lesson, qr=lambda: drawn(room.address, room.code)
        ),
        faces.GroupFace(seat.session, room.lesson, withheld=lambda: _judged_now(room, seat)),
    ]


def _judged_now(room: Room, seat: RoomSeat) -> tuple[str, ...]:
    """Give the sentence that the class judges just now: what comes of it is hidden from everybody."""
    stage = room.script(seat).now
    return (stage.about,) if stage is not None and stage.open and stage.kind == "passage" else ()


def work_faces(room: Room, seat: RoomSeat, stage_id: str) -> list[Face]:
    """Give what the class works on in a step that has a face of its own.

    Raises
    ------
    NotAllowed
        If there is no such step.
    """
    stage = room.script(seat).state.stages.get(stage_id)
    if stage is None:
        raise NotAllowed(_("This is not in front of the class any more. Go back to the class."))
    step = faces.StageFace(seat.session, room, room.leaders, at=stage.id, links="../")
    work = _work(seat, stage)
    return [work, step] if work else [step]


def _work(seat: RoomSeat, stage: Stage) -> Face | None:
    session, leads = seat.session, seat.role == "leader"
    made: dict[str, Callable[[], Face]] = {
        "priorities": lambda: faces.PrioritiesFace(session, stage.about),
        "chair": lambda: faces.ChairFace(session, stage.about),
        "bargaining": lambda: faces.BargainingFace(session, None),
        "exercise": lambda: faces.ExercisesFace(session, stage.part),
        "text": lambda: faces.TextFace(session, leads=leads),
        "coding": lambda: faces.CodingFace(session, leads=leads),
        "debate": lambda: faces.DebateFace(session) if leads else faces.SpeakerFace(session),
    }
    make = made.get(stage.kind)
    return make() if make else None
