"""The two reasons of a sentence, where whoever led a room has set one aside."""

from __future__ import annotations

from course.activities.room import Room
from course.case import load_case
from course.collect import Group
from course.journal import Journal
from tests.collect import _class as made

CASE = load_case()


def voices(journal: Journal) -> list[str]:
    return [voice.text for voice in Group(CASE, journal, [made.LESSON]).disputes[0].voices()]


def test_a_reason_that_was_set_aside_in_the_room_is_shown_nowhere_else() -> None:
    journal = Journal()
    students, leader = made.people(journal, 6), journal.introduce("whoever leads")
    for n, who in enumerate(students):
        made.judge(journal, who, "supported" if n < 3 else "contested", "Unkind." if n == 0 else "So.")
    unkind = next(e.id for e in journal.live("claims") if e.body["why"] == "Unkind.")
    assert "Unkind." in voices(journal)
    room = Room(CASE, journal, who=leader, leaders=[leader])
    room.set_aside(unkind, "hurts")
    assert voices(journal) == ["So.", "So."]
    assert Group(CASE, journal, [made.LESSON]).disputes[0].reasons == 6
    room.bring_back(unkind)
    assert "Unkind." in voices(journal)
