"""The pages of a room over HTTP: who sees what, what becomes of it, and what nobody is shown."""

from __future__ import annotations

import json
import os
import re
import stat
from typing import TYPE_CHECKING, Any

import pytest
from anyio import to_thread
from starlette.websockets import WebSocketDisconnect

from course.activities.claims import Reading
from course.journal import Journal, read_lines
from course.live.room.app import RoomServer
from course.live.room.room import Room
from tests.live.room._ailing import full_disk
from tests.live.room._held import held
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.live.room.conftest import Holds

from tests.live.room._door import CASE, Door, press


def test_a_class_judges_a_sentence_and_sees_what_came_of_it(door: Door) -> None:
    leader, students = door.leader(), [door.student(f"bird-{n}") for n in range(5)]
    press(leader, "/lead", "passage", claim="S2-08")
    (stage,) = [row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put"]
    for n, student in enumerate(students):
        view = press(
            student,
            "/class",
            "judge",
            stage=stage,
            kind="factual",
            status="supported" if n < 3 else "contested",
            confidence="3",
            why=f"Only for the leader {n}.",
        )
        assert (view["trouble"], view["say"].partition(".")[0]) == ("", "Stored")
    lead = leader.get("/lead").text
    assert "5 of 5 have answered." in lead
    assert (
        "Only for the leader" not in lead
    )  # hidden from whoever leads as well, in the view of the class too
    assert 'class="tally"' not in lead
    assert "What the class says of S2-08 is hidden here too" in lead
    press(leader, "/lead", "close", stage=stage)
    assert "<dt>It holds</dt>" not in students[0].get("/class").text
    press(leader, "/lead", "show", stage=stage)
    assert "<dt>It holds</dt><dd>3</dd>" in students[0].get("/class").text


def test_a_page_of_the_class_that_is_asked_for_as_a_debate_begins_leads_to_it(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, heron = door.leader(), door.student("heron")
    shown = RoomServer.show

    async def later(*given: Any, **named: Any) -> Any:
        monkeypatch.undo()
        await to_thread.run_sync(press, leader, "/lead", "debate")
        return await shown(*given, **named)

    monkeypatch.setattr(RoomServer, "show", later)
    assert heron.get("/class").headers["location"].startswith("/step/")


def test_what_comes_after_the_answers_were_closed_is_kept_and_not_counted(door: Door) -> None:
    leader, students = door.leader(), [door.student(f"bird-{n}") for n in range(6)]
    press(leader, "/lead", "passage", claim="S2-08")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    judged: dict[str, Any] = {"stage": stage, "kind": "factual", "status": "supported", "confidence": "3"}
    for student in students[:5]:
        assert "Stored." in press(student, "/class", "judge", **judged)["say"]
    press(leader, "/lead", "close", stage=stage)
    assert "not counted" in press(students[5], "/class", "judge", **judged)["say"]
    assert sum(row.entry.verb == "judge" for row in door.room.log.after(0)) == 6
    press(leader, "/lead", "show", stage=stage)
    assert "<dt>It holds</dt><dd>5</dd>" in students[5].get("/class").text


@pytest.mark.parametrize("verb", ["exercises", "package", "debate"])
def test_the_class_view_leads_to_what_the_class_works_on(door: Door, verb: str) -> None:
    leader, heron = door.leader(), door.student("heron")
    press(leader, "/lead", verb)
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    assert heron.get("/class").headers["location"] == f"/step/{stage}"
    assert f'data-step="{stage}"' in heron.get(f"/step/{stage}").text


def test_what_one_student_writes_is_nowhere_in_what_another_is_sent(door: Door) -> None:
    leader, heron, wren = door.leader(), door.student("heron"), door.student("wren")
    press(leader, "/lead", "question", text="Why?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    press(heron, "/class", "write", stage=stage, text="A secret of heron.")
    pages = ("/class", f"/step/{stage}", "/lesson/03-red-line", "/export", "/lead", "/")
    for page in pages:
        assert "A secret of heron." not in wren.get(page, follow_redirects=True).text
    assert "A secret of heron." in heron.get("/class").text


def test_a_leaders_press_from_a_students_page_does_nothing(door: Door) -> None:
    heron = door.student("heron")
    before = door.room.log.last
    view = press(heron, "/class", "passage", claim="S2-08")
    assert view["trouble"]
    assert door.room.log.last == before


def test_a_page_of_another_seat_cannot_be_listened_to(door: Door) -> None:
    leader, heron = door.leader(), door.student("heron")
    key = re.search(r'data-key="([\w-]+)"', leader.get("/lead").text)
    assert key
    with (
        pytest.raises(WebSocketDisconnect),
        heron.websocket_connect(f"/wire?page={key[1]}") as line,
    ):
        line.receive_json()


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(door: Door) -> None:
    for browser, page in (
        (door.leader(), "/lead"),
        (door.student("heron"), "/class"),
        (door.browser(), "/join"),
    ):
        answer = browser.get(page)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r' style="|<style| on\w+="|javascript:', answer.text)
        assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_everything_can_be_taken_home_and_opens_as_a_journal(door: Door) -> None:
    leader, heron = door.leader(), door.student("heron")
    press(leader, "/lead", "vote", text="Shall we?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    press(heron, "/class", "cast", stage=stage, choice="against")
    exported = leader.get("/export").text
    entries, problems = read_lines(exported)
    assert problems == ()
    assert {e.activity for e in entries} == {"room", "people"}
    assert "against" not in exported
    assert Journal(entries).people


def test_the_first_of_two_votes_stays_sealed_on_the_disk_until_the_second_is_closed(
    tmp_path: Path, holds: Holds
) -> None:
    first = Door(tmp_path / "room", holds)
    leader, students = first.leader(), [first.student(f"bird-{n}") for n in range(6)]
    press(leader, "/lead", "vote", text="Shall we?", twice="yes")
    put = [row.entry.id for row in first.room.log.after(0) if row.entry.verb == "put"]
    for n, student in enumerate(students):
        press(student, "/class", "cast", stage=put[0], choice="against" if n else "for")
    press(leader, "/lead", "close", stage=put[0])
    exported, page = leader.get("/export").text, leader.get("/lead").text
    first.room.close()

    again = Door(tmp_path / "room", holds)  # the server starts anew between the votes
    kept = held(again.room.log, tmp_path)
    assert b"against" not in kept
    assert "against" not in exported
    assert '<dl class="tally">' not in page
    leader = again.leader()
    press(leader, "/lead", "second_vote", first=put[0])
    put = [row.entry.id for row in again.room.log.after(0) if row.entry.verb == "put"]
    for present in again.room.present():
        again.room.cast(put[1], present.who, "for")
    press(leader, "/lead", "close", stage=put[1])
    told = next(row.entry.body for row in again.room.log.after(0) if row.entry.body.get("stage") == put[1])
    assert told["first"] == {"for": 1, "against": 5, "undecided": 0}
    assert told["counts"] == {"for": 6, "against": 0, "undecided": 0}
    assert list((tmp_path / "room" / "keys").iterdir()) == []
    assert again.room.votes.cast_so_far(put[0]) == again.room.votes.cast_so_far(put[1]) == 0
    again.room.close()


def test_the_page_of_a_debate_says_where_its_votes_are_taken(door: Door) -> None:
    leader = door.leader()
    press(leader, "/lead", "debate")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    page = f"/step/{stage}"
    press(leader, page, "begin", format_id="oxford", motion="M4", setting="screen")
    html = leader.get(page).text
    assert "first vote of the debate there" in html
    assert 'data-do="open_vote"' not in html
    assert "first vote of the debate there" in press(leader, page, "open_vote", round="before")["trouble"]


def test_everything_is_deleted_once_the_code_was_written(door: Door, tmp_path: Path) -> None:
    leader, heron = door.leader(), door.student("heron")
    press(leader, "/lead", "vote", text="Shall we?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    press(heron, "/class", "cast", stage=stage, choice="for")
    assert leader.post("/delete", data={"code": "wrong1"}).status_code == 400
    assert b"heron" in held(door.room.log, tmp_path)
    assert leader.post("/delete", data={"code": door.room.code}).status_code == 200
    assert [path for path in (tmp_path / "room").rglob("*") if path.is_file()] == []


def test_a_server_that_comes_back_knows_its_people(tmp_path: Path, holds: Holds) -> None:
    first = Door(tmp_path / "room", holds)
    heron = first.student("heron")
    press(first.leader(), "/lead", "passage", claim="S2-08")
    code = first.room.code
    first.room.close()
    again = Door(tmp_path / "room", holds)
    browser = again.browser()
    browser.cookies.update(heron.cookies)
    assert CASE.claim("S2-08").quote in browser.get("/class").text
    assert again.room.code == code
    leader = again.browser()
    leader.get(f"/lead?word={first.word}")
    assert leader.get("/lead").status_code == 200
    again.room.close()


def test_the_same_press_sent_again_is_one_judgement_that_counts(door: Door) -> None:
    leader, heron = door.leader(), door.student("heron")
    press(leader, "/lead", "passage", claim="S2-08")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    for _time in range(2):
        press(heron, "/class", "judge", stage=stage, kind="factual", status="supported", confidence="3")
    journal = door.room.as_journal()
    reading = Reading(CASE, journal, who="", sections=("II",))
    assert len(reading.judgements_of("S2-08")) == 1


@pytest.mark.parametrize(
    "message",
    [
        "",
        "null",
        "[]",
        '{"face": 99}',
        '{"face": 0, "type": "do", "wire": 4, "do": "__class__", "seq": 1, "args": {}, "form": {}}',
        '{"face": 0, "type": "upload", "wire": 4, "do": "judge", "seq": 1, "part": 0, "parts": 1}',
        json.dumps({"face": 0, "type": "brought", "wire": 4, "lines": ["x" * 1000] * 50, "last": True}),
        "[" * 2000,
    ],
)
def test_hostile_messages_break_nothing(door: Door, message: str) -> None:
    heron = door.student("heron")
    key = re.search(r'data-key="([\w-]+)"', heron.get("/class").text)
    assert key
    before = door.room.log.last
    with heron.websocket_connect(f"/wire?page={key[1]}") as line:
        line.send_text(message)
    assert door.room.log.last == before
    assert heron.get("/class").status_code == 200


def test_what_the_room_refuses_is_said_and_stands_in_no_ones_way(door: Door) -> None:
    leader, heron = door.leader(), door.student("heron")
    press(leader, "/lead", "debate")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    before = door.room.log.last
    view = press(heron, f"/step/{stage}", "begin", format_id="oxford", motion="M4", setting="screen")
    assert view["trouble"] == "Only those who lead the room can do this."
    assert door.room.log.last == before
    assert press(heron, f"/step/{stage}", "ask", face=1)["trouble"] == ""
    assert door.room.log.last == before + 1


def test_a_disk_that_is_full_stores_nothing_and_says_so(door: Door) -> None:
    leader, heron = door.leader(), door.student("heron")
    press(leader, "/lead", "question", text="Why?")
    log = door.room.log
    stage = next(row.entry.id for row in log.after(0) if row.entry.verb == "put")
    before = log.last
    with full_disk(log):
        view = press(heron, "/class", "write", stage=stage, text="x" * 15_000)
        assert "the disk is full, so nothing was stored" in view["trouble"]
        assert "Stored" not in view["html"]
        assert log.last == before
    assert press(heron, "/class", "write", stage=stage, text="x" * 15_000)["trouble"] == ""
    assert log.last == before + 1


def test_a_page_that_says_why_not_leads_back_and_none_leads_into_a_deleted_room(door: Door) -> None:
    leader = door.leader()
    assert 'href="/">Back to the room<' in leader.get("/step/x").text
    gone = leader.post("/delete", data={"code": door.room.code}).text
    assert "Everything is deleted." in gone
    assert "Back to the room" not in gone


def test_the_projector_offers_a_code_of_squares_while_people_can_join(door: Door) -> None:
    door.room.address = "http://room.example"
    leader = door.leader()
    squares = 'class="qrline"'
    assert squares in press(leader, "/lead", "project", on=True)["html"]
    door.room.lock()
    assert squares not in press(leader, "/lead", "project", on=True)["html"]


@pytest.mark.skipif(os.name == "nt", reason="there the folder decides")
def test_what_a_room_keeps_is_open_to_one_account(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    room = Room(CASE, tmp_path, ROOT / "notebooks")
    room.lead()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("room.db*")}
    room.close()
    assert "room.db" in modes
    assert set(modes.values()) == {0o600}
