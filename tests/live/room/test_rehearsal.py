"""A rehearsal: twenty made-up students, marked, apart from the class, gone at its end; a second leader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from course.activities.room import Room as Script
from course.language import NotAllowed
from course.live.room.cookies import DEVICE
from course.live.room.rehearsal import STUDENTS, Rehearsal
from course.live.room.rehearsals import FOLDER, PATH, end
from course.live.room.room import Room
from tests.live.room._door import CASE, Door, press
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.live.room.conftest import Holds


@pytest.fixture
def room(tmp_path: Path, holds: Holds) -> Iterator[Room]:
    room = Room(CASE, tmp_path / "room", ROOT / "notebooks", lesson="03-red-line", database=holds())
    yield room
    room.close()


def test_twenty_made_up_students_are_marked_and_have_a_room_and_a_code_of_their_own(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("_FIRST", "_SECOND"):  # few names: were one drawn twice, it would be told apart by a number
        monkeypatch.setattr(f"course.session.names.{words}", ("calm",))
    before = room.log.last
    made = Rehearsal(room)
    journal = made.room.as_journal()
    names = [journal.name_of(person.who) for person in made.room.present()]
    assert len(names) == STUDENTS
    assert [name for name in names if not name.endswith("(made up)")] == []
    assert made.room.code != room.code
    assert room.log.last == before
    assert room.present() == []
    made.room.close()
    end(room)
    assert not (room.folder / "rehearsal").exists()


def test_made_up_students_judge_write_vote_ask_drop_out_and_come_back(room: Room) -> None:
    made = Rehearsal(room)
    with pytest.raises(NotAllowed, match="Nothing is in front"):
        made.let_answer()
    seat = made.room.seat(made.room.take_up(made.secret))
    assert seat is not None
    script = Script(CASE, seat.session.journal, who=seat.session.who, leaders=made.room.leaders)
    for kind, about, text in (("passage", "S2-08", ""), ("question", "", "Why?"), ("vote", "", "Shall we?")):
        script.put(kind, about, text=text)
        assert [made.let_answer() for _n in range(3)] == [10, 10, 0]
    assert made.room.votes.cast_so_far(str(script.now and script.now.id)) == STUDENTS
    made.let_ask()
    seat.session.catch_up()
    assert len(script.state.queue) == 2
    made.let_drop_out()
    assert sum(p.here for p in made.room.present()) == STUDENTS - 1
    made.let_come_back()
    assert sum(p.here for p in made.room.present()) == STUDENTS
    script.put("lesson", "03-red-line")
    with pytest.raises(NotAllowed, match="try a phone"):
        made.let_answer()
    texts = [row.entry.body.get("text", "") for row in made.room.log.after(0) if row.entry.verb == "write"]
    assert all(text.startswith("Made up:") for text in texts)
    made.room.close()


def test_what_a_stopped_rehearsal_left_is_gone_with_the_next(room: Room) -> None:
    first = Rehearsal(room)
    first.room.close()
    with pytest.raises(NotAllowed, match="Somebody else began"):
        Rehearsal(room)
    end(room)
    second = Rehearsal(room)
    assert len(second.room.present()) == STUDENTS
    assert second.name != first.name
    second.room.close()


def test_deleting_everything_takes_along_what_a_killed_rehearsal_left(door: Door) -> None:
    leader = door.leader()
    Rehearsal(door.room).room.log.close()  # its server is killed
    assert (door.room.folder / FOLDER).exists()
    assert leader.post("/delete", data={"code": door.room.code}).status_code == 200
    assert [path for path in door.room.folder.rglob("*") if path.is_file()] == []
    assert not (door.room.folder / FOLDER).exists()


def test_what_cannot_be_deleted_is_named(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    leader = door.leader()
    Rehearsal(door.room).room.log.close()

    def held(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("shutil.rmtree", held)
    again = leader.post("/rehearse", data={"do": "begin"})
    assert again.status_code == 409
    assert "A rehearsal cannot be deleted (Permission denied)" in again.text
    left = leader.post("/delete", data={"code": door.room.code})
    assert left.status_code == 500
    assert "Not everything could be deleted." in left.text
    assert str(door.room.folder / FOLDER) in left.text
    monkeypatch.undo()
    assert leader.post("/delete", data={"code": door.room.code}).status_code == 200


def test_a_rehearsal_is_led_on_pages_of_its_own_and_deleted(door: Door) -> None:
    heron = door.student("heron")
    browser = door.leader()
    with browser:
        assert heron.post("/rehearse", data={"do": "begin"}).status_code == 403
        begun = browser.post("/rehearse", data={"do": "begin"})
        assert begun.headers["location"].startswith(f"{PATH}/lead?word=")
        assert browser.get(begun.headers["location"]).status_code == 303
        words = {cookie.value for cookie in browser.cookies.jar if cookie.name == DEVICE}
        assert len(words) == 1  # a server in front of several processes goes by it: all pages are of one
        html = browser.get(f"{PATH}/lead").text
        assert "Twenty made-up students are here" in html
        assert html.count("(made up)") >= STUDENTS
        code = re.search(r'<strong class="code">([\w-]+)', html)
        assert code
        assert code[1] != door.room.code
        assert heron.get(f"{PATH}/lead").status_code == 403  # a seat of the class is none of the rehearsal
        press(browser, f"{PATH}/lead", "question", wire_at=f"{PATH}/wire", text="Why?")
        browser.post("/rehearse", data={"do": "answer"})
        assert "10 of 20 have answered." in browser.get(f"{PATH}/lead").text
        assert "made up" not in browser.get("/export").text
        assert "Twenty made-up" not in browser.get("/lead").text
        browser.post("/rehearse", data={"do": "end"})
        assert browser.get(f"{PATH}/lead").status_code == 404
        assert not (door.room.folder / "rehearsal").exists()
        assert browser.post("/rehearse", data={"do": "answer"}).status_code == 409


def test_a_second_leader_is_let_in_by_an_address_that_only_a_leader_gets(door: Door) -> None:
    leader, heron = door.leader(), door.student("heron")
    assert heron.post("/room", data={"do": "leader"}).status_code == 403
    shown = leader.post("/room", data={"do": "leader"}).text
    address = re.search(r'class="secret">[^<]*(/lead\?word=[\w-]+)<', shown)
    assert address
    assert address[1] not in leader.get("/lead").text
    second = door.browser()
    assert second.get(address[1]).status_code == 303
    press(second, "/lead", "question", text="From the second?")
    assert "From the second?" in leader.get("/lead").text
    assert "2 people lead this room." in leader.get("/lead").text
    assert "From the second?" in heron.get("/class").text
