"""Seats of one room: each sees what it may, and what is refused is refused in words and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.activities.claims import Reading
from course.activities.coding import Coding
from course.activities.room import Room
from course.case import load_case
from course.journal import Journal, JournalError
from course.live.room.shared import Shared
from course.live.room.store import SeatStore

if TYPE_CHECKING:
    from course.live.room.log import RoomLog
    from course.live.room.rules import Role

CASE = load_case()
LEADERS = frozenset({"crane"})


def seat(log: RoomLog, who: str, role: Role = "student") -> Journal:
    return Journal(store=SeatStore(Shared(log, lambda: LEADERS), role, who))


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


def test_what_is_coded_apart_reaches_nobody_else_before_it_is_opened_and_then_everybody(log: RoomLog) -> None:
    crane, heron, wren = seat(log, "crane", "leader"), seat(log, "heron"), seat(log, "wren")
    projector = seat(log, "", "projector")
    lead = Coding(CASE, crane, who="crane")
    fear = lead.define("Deterrence", definition="It keeps others from attacking.").id
    lead.choose_part("abstract")
    first, second, _third = [p.id for p in lead.state.work]
    for journal, who in ((heron, "heron"), (wren, "wren")):
        journal.refresh()
        work = Coding(CASE, journal, who=who)
        work.give(first, "", reason="A slip.")
        journal.undo(who, "coding")
        work.give(first, fear, reason=f"So says {who}.")
        work.give(second, fear, reason="Not yet open.")
    seats = (heron, wren, projector)
    for journal in (*seats, crane):
        journal.refresh()
    assert [{e.by for e in journal if e.verb == "give"} for journal in seats] == [{"heron"}, {"wren"}, set()]
    heron.undo("heron", "coding")  # only wren has coded the second passage now
    crane.refresh()
    lead.open()
    late = seat(log, "owl")
    for journal in (*seats, late):
        journal.refresh()
        passages = Coding(CASE, journal, who="owl").state.passages
        assert {who: coded.reason for who, coded in passages[first].apart.items()} == {
            "heron": "So says heron.",
            "wren": "So says wren.",
        }
        assert set(passages[second].apart) == ({"wren"} if journal is wren else set())


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


def test_a_seat_reads_at_once_or_bit_by_bit_all_that_it_may_see_and_looks_only_where_it_is_concerned(
    log: RoomLog,
) -> None:
    shared = Shared(log, lambda: LEADERS)
    store = SeatStore(shared, "student", "heron")
    by_bits = Journal(store=store)
    crane, heron, wren = seat(log, "crane", "leader"), seat(log, "heron"), seat(log, "wren")
    crane.introduce("crane", by="crane")
    by_bits.refresh()
    for journal, who in ((heron, "heron"), (wren, "wren")):
        journal.introduce(who, by=who)
        by_bits.refresh()
    judge(wren, "wren")
    Room(CASE, wren, who="wren", leaders=LEADERS).ask()
    assert not store.changed()
    judge(heron, "heron")
    assert store.changed()
    by_bits.refresh()
    stage = Room(CASE, crane, who="crane", leaders=LEADERS).put("question", text="Why?")
    wren.call("wren", "grey wren")
    heron.refresh()
    Room(CASE, heron, who="heron", leaders=LEADERS).write(stage.id, "So.")
    by_bits.refresh()
    may_see = store.seen(log.after(0))
    names = [entry for entry in may_see if entry.activity == "people" and entry.by != "heron"]
    assert [entry.who for entry in names] == ["crane", "wren", "grey wren"]
    assert {entry.id for entry in by_bits} == {entry.id for entry in may_see} - {e.id for e in names[:2]}
    assert [entry.id for entry in seat(log, "heron")] == [entry.id for entry in by_bits]
