"""Seats of one room: each sees what it may, and what is refused is refused in words and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.activities.claims import Reading
from course.activities.room import Room
from course.case import load_case
from course.journal import Journal, JournalError
from course.live.room.store import SeatStore

if TYPE_CHECKING:
    from course.live.room.log import RoomLog
    from course.live.room.rules import Role

CASE = load_case()
LEADERS = frozenset({"crane"})


def seat(log: RoomLog, who: str, role: Role = "student") -> Journal:
    return Journal(store=SeatStore(log, role, who, lambda: LEADERS))


def judge(journal: Journal, who: str) -> None:
    Reading(CASE, journal, who=who, sections=("II",)).judge(
        "S2-08", kind="factual", status="contested", confidence=3, why=f"So says {who}."
    )


def test_a_judgement_reaches_the_leader_and_no_other_student(log: RoomLog) -> None:
    crane, heron, wren = seat(log, "crane", "leader"), seat(log, "heron"), seat(log, "wren")
    judge(heron, "heron")
    for journal in (crane, wren):
        journal.refresh()
    assert [e.by for e in crane.live("claims")] == ["heron"]
    assert wren.live("claims") == ()
    assert [e.by for e in heron.live("claims")] == ["heron"]


def test_the_script_reaches_everybody(log: RoomLog) -> None:
    crane, heron = seat(log, "crane", "leader"), seat(log, "heron")
    Room(CASE, crane, who="crane", leaders=LEADERS).put("passage", "S2-08")
    heron.refresh()
    now = Room(CASE, heron, who="heron", leaders=LEADERS).now
    assert now is not None
    assert now.about == "S2-08"


def test_what_may_not_be_written_is_said_and_leaves_nothing(log: RoomLog) -> None:
    heron = seat(log, "heron")
    with pytest.raises(JournalError, match="Only those who lead the room"):
        Room(CASE, heron, who="heron").put("passage", "S2-08")
    with pytest.raises(JournalError, match="of somebody else"):
        judge(heron, "wren")
    assert (len(heron), log.last) == (0, 0)


def test_nobody_rewrites_a_room_from_a_seat(log: RoomLog) -> None:
    heron = seat(log, "heron")
    judge(heron, "heron")
    with pytest.raises(JournalError, match="those who lead it delete"):
        heron.forget("heron")
    assert log.last == 1


def test_whoever_comes_back_finds_everything(log: RoomLog) -> None:
    judge(seat(log, "heron"), "heron")
    assert [e.by for e in seat(log, "heron")] == ["heron"]
