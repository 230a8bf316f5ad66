"""Who waits to speak is told who comes before them, and who has finished frees the floor for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.room import room as room_module
from course.activities.room.state import fold
from course.live.room.waiting import NEAR
from tests.live.room._door import Door, press

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest
    from starlette.testclient import TestClient


def queue(page: TestClient) -> str:
    return page.get("/class").text.partition('class="queue"')[2]


def test_each_is_told_who_comes_before_them_and_nobody_else_is(door: Door) -> None:
    students = [door.student(f"bird-{n}") for n in range(NEAR + 2)]
    for student in students[: NEAR + 1]:
        assert "You are in the queue." in press(student, "/class", "ask")["html"]
    door.room.queue.look()
    assert "You are the next." in queue(students[0])
    assert "You are number 3." in queue(students[2])
    assert ["bird-0" in queue(students[2]), "bird-2" in queue(students[2])] == [True, False]
    assert "You are in the queue." in queue(students[NEAR])  # so far back that each step would move it
    assert "bird-" not in queue(students[NEAR + 1])
    press(students[0], "/class", "step_back")
    door.room.queue.look()
    assert "You are number 2." in queue(students[2])
    assert "Ask to speak" in queue(students[0])


def test_whoever_has_finished_frees_the_floor_for_all(door: Door) -> None:
    leader, heron, wren = door.leader(), door.student("heron"), door.student("wren")
    press(heron, "/class", "ask")
    press(leader, "/lead", "give", to=door.room.present()[0].who)
    assert "I have finished" in queue(heron)
    assert "heron has the floor." in queue(wren)
    assert press(wren, "/class", "finish")["trouble"] == "You do not have the floor."
    assert "Thank you." in press(heron, "/class", "finish")["say"]
    for page in (heron, wren):
        assert "the floor." not in queue(page)
    lead = leader.get("/lead").text
    assert "1 turn, 0 min" in lead


def test_who_is_asked_to_speak_is_told_how_many_wait(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.faces.room.stage.to_be_asked", lambda *_state: True)
    leader, heron, wren = door.leader(), door.student("heron"), door.student("wren")
    press(leader, "/lead", "question", text="Why?")
    press(leader, "/lead", "nudge", after="1")
    press(heron, "/class", "ask")
    door.room.queue.look()
    assert "the queue is short: 1 person waits." in wren.get("/class").text


def test_everything_is_read_once_however_often_the_room_asks(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []

    def counted(done: Sequence[Any], *more: Any) -> Any:
        reads.append(len(done))
        return fold(done, *more)

    press(door.leader(), "/lead", "question", text="Why?")
    monkeypatch.setattr(room_module, "fold", counted)
    for _time in range(5):
        assert door.room.script().now is not None
        door.room.queue.look()
    assert len(reads) == 1
    press(door.student("heron"), "/class", "ask")
    reads.clear()
    assert len(door.room.script().state.queue) == 1
    door.room.queue.look()
    assert len(reads) == 1
