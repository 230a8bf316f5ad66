"""Every face that a lesson can show, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.faces.claims.claims import ReadingFace
from course.faces.contents.contents import ContentsFace
from course.faces.contents.head import HeadFace, WhoFace
from course.faces.debate.speaker import SpeakerFace
from course.faces.room.leader import LeaderFace
from course.faces.room.mine import MineFace
from course.faces.room.stage import StageFace

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.faces.face import Face
    from course.lessons import Lesson

EVERY_FACE: Final[dict[str, Callable[[Lesson], Face]]] = {
    "choosing": lambda lesson: lesson.choose(),
    "debate of a speaker": lambda lesson: SpeakerFace(lesson.session),
    "room": lambda lesson: StageFace(lesson.session),
    "my part in a room": lambda lesson: MineFace(lesson.session),
    "leading a room": lambda lesson: LeaderFace(lesson.session),
    "group": lambda lesson: lesson.group(),
    "desk": lambda lesson: lesson.begin(),
    "reading": lambda lesson: lesson.read(),
    "reading in pairs": lambda lesson: lesson.read(mode="pair"),
    "reading in class": lambda lesson: lesson.read(mode="class", chair=True),
    "reading of one section": lambda lesson: ReadingFace(lesson.session, ["abstract"]),
    "contents": lambda lesson: ContentsFace(
        lesson.session, lesson.record, {part.id: part.heading for part in lesson.record.parts}
    ),
    "head of a page": lambda lesson: HeadFace(lesson.session, lesson.record),
    "who": lambda lesson: WhoFace(lesson.session),
    "summary": lambda lesson: lesson.summary(),
    "exercises": lambda lesson: lesson.exercises(),
    "discuss": lambda lesson: lesson.discuss("bargaining", "negotiation", "claims"),
    "reflect": lambda lesson: lesson.reflect(),
    "systems": lambda lesson: lesson.systems(),
    "contradictions": lambda lesson: lesson.table("contradictions"),
    "omissions": lambda lesson: lesson.table("omissions"),
    "readings": lambda lesson: lesson.table("readings"),
    "references": lambda lesson: lesson.table("references"),
    "glossary": lambda lesson: lesson.glossary(),
    "chronology": lambda lesson: lesson.chronology(),
    "chronology of the chair": lambda lesson: lesson.chronology(chair=True),
    "precedents": lambda lesson: lesson.precedents(),
    "positions": lambda lesson: lesson.positions(),
    "chair": lambda lesson: lesson.chair(),
    "two chairs": lambda lesson: lesson.two_chairs(),
    "priorities": lambda lesson: lesson.priorities(),
    "networks": lambda lesson: lesson.networks(),
    "bargaining": lambda lesson: lesson.bargain(),
    "negotiation": lambda lesson: lesson.negotiate(),
    "text": lambda lesson: lesson.text(),
    "coding": lambda lesson: lesson.coding(),
    "debate": lambda lesson: lesson.debate(),
    "axes": lambda lesson: lesson.axes(),
    "scenarios": lambda lesson: lesson.scenarios(),
}
