"""A seat goes on with another device: by a code that works once, and the old device is out."""

from __future__ import annotations

import re
from time import time
from typing import TYPE_CHECKING

import pytest
from starlette.websockets import WebSocketDisconnect

from course.language import NotAllowed
from course.live.room import moves
from course.live.room.rules import MOVES, ROLE_LABELS, may_move
from course.live.socket import GONE
from tests.live.room._at_once import at_once
from tests.live.room._door import Door, press, press_again
from tests.live.room._held import held

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from course.live.room.rules import Role
    from course.live.room.seat import RoomSeat


def shown(html: str) -> str:
    """Give the code that a page shows for another device."""
    found = re.search(r'class="code" dir="ltr">([A-Z2-9]{3}-[A-Z2-9]{3})<', html)
    assert found, html
    return found[1]


def of(browser: TestClient) -> str:
    return shown(press(browser, "/mine", "move")["html"])


def who(door: Door) -> str:
    return next(author for author, role in door.room.log.people if role == "student")


def brought(door: Door, code: str) -> TestClient:
    """Let another device go on with a seat."""
    browser = door.browser()
    assert browser.post("/join", data={"code": code, "name": "x"}).headers["location"] == "/class"
    return browser


def test_whoever_changes_devices_is_where_they_were_and_the_old_device_is_out(door: Door) -> None:
    leader, phone = door.leader(), door.student("heron")
    press(leader, "/lead", "question", text="Why?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    press(phone, "/class", "write", stage=stage, text="Because of the notice.")
    code = of(phone)
    before = door.room.log.last
    laptop = brought(door, code.lower().replace("-", " "))
    assert door.room.log.last == before  # neither a name nor another seat
    assert len(door.room.present()) == 1
    assert "Because of the notice." in laptop.get("/class").text
    assert "heron" in laptop.get("/mine").text
    assert phone.get("/class").headers["location"] == "/join"
    assert "Your seat has gone on with another device" in phone.get("/join").text
    assert "has gone on with another device" not in door.browser().get("/join").text


def test_an_open_page_of_the_old_device_is_cut_and_can_send_nothing(door: Door) -> None:
    leader, phone = door.leader(), door.student("heron")
    press(leader, "/lead", "question", text="Why?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    code = of(phone)
    key = re.search(r'data-key="([\w-]+)"', phone.get("/class").text)
    assert key
    with phone.websocket_connect(f"/wire?page={key[1]}") as line:
        brought(door, code)
        with pytest.raises(WebSocketDisconnect) as cut:
            press_again(line, "write", stage=stage, text="From the old phone.")
    assert cut.value.code == GONE
    assert "From the old phone." not in str(door.room.as_journal().to_lines())
    with phone.websocket_connect(f"/wire?page={key[1]}") as line, pytest.raises(WebSocketDisconnect) as out:
        line.receive_json()  # a phone that slept through it is sent to where it is told
    assert out.value.code == GONE


def test_a_seat_that_moves_while_its_old_device_connects_leaves_no_line_behind(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends the lines of a seat found none yet, and nothing ends this one later."""
    phone = door.student("heron")
    key = re.search(r'data-key="([\w-]+)"', phone.get("/class").text)
    assert key
    code, found = of(phone), door.room.seat

    def late(word: str) -> RoomSeat | None:
        seat = found(word)
        door.room.join(code, "x", device="laptop", address="laptop")
        return seat

    monkeypatch.setattr(door.room, "seat", late)
    with phone.websocket_connect(f"/wire?page={key[1]}") as line, pytest.raises(WebSocketDisconnect) as out:
        line.receive_json()
    assert out.value.code == GONE


def test_a_seat_that_moves_while_it_is_opened_is_not_opened(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = door.student("heron")
    code, opened = of(phone), door.room._open
    word = next(value for name, value in phone.cookies.items() if name.startswith("seat-"))
    door.room._seats.clear()

    def late(author: str, role: Role) -> RoomSeat:
        seat = opened(author, role)
        monkeypatch.setattr(door.room, "_open", opened)
        door.room.moves.take(code.replace("-", ""))
        return seat

    monkeypatch.setattr(door.room, "_open", late)
    assert door.room.seat(word) is None
    assert door.room.seats == ()


def test_a_code_works_once_also_for_two_who_write_it_at_once(door: Door) -> None:
    phone = door.student("heron")
    code = of(phone)
    devices = [door.browser() for _n in range(4)]
    form = {"code": code, "name": "x"}
    statuses = at_once(4, lambda n: devices[n].post("/join", data=form).status_code)
    assert sorted(statuses) == [303, 403, 403, 403]
    assert door.browser().post("/join", data=form).status_code == 403
    assert len(door.room.log.ask("SELECT mark FROM seats WHERE role = 'student'")) == 1


def test_a_code_runs_out_and_another_one_replaces_it(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = door.student("heron")
    first = of(phone)
    second = of(phone)
    form = {"name": "x"}
    assert door.browser().post("/join", data={"code": first, **form}).status_code == 403
    late = time() + moves.SECONDS + 1
    monkeypatch.setattr(moves, "time", lambda: late)
    assert door.browser().post("/join", data={"code": second, **form}).status_code == 403
    assert "heron" in phone.get("/mine").text


def test_wrong_codes_are_counted_with_all_others(door: Door) -> None:
    phone, browser = door.student("heron"), door.browser()
    code = of(phone)
    for _n in range(5):
        assert browser.post("/join", data={"code": "aaa-aaa", "name": "x"}).status_code == 403
    assert "Too many wrong codes." in browser.post("/join", data={"code": code, "name": "x"}).text
    assert "heron" in phone.get("/mine").text


def test_whoever_leads_gives_a_code_where_the_device_is_lost_also_when_the_room_is_locked(door: Door) -> None:
    leader, phone = door.leader(), door.student("heron")
    assert press(leader, "/lead", "move")["trouble"] == "Choose who it is for."
    html = press(leader, "/lead", "move", who=who(door))["html"]
    assert "For heron:" in html
    door.room.lock()
    laptop = brought(door, shown(html))
    assert "heron" in laptop.get("/mine").text
    assert phone.get("/mine").headers["location"] == "/join"
    assert "For heron:" not in press(leader, "/lead", "move_done")["html"]


@pytest.mark.parametrize("role", ROLE_LABELS)
@pytest.mark.parametrize("own", [True, False])
def test_who_may_move_which_seat(role: str, *, own: bool) -> None:
    assert set(MOVES) == set(ROLE_LABELS)
    assert may_move(role, own=own) is ((role, own) in {("student", True), ("leader", False)})


def test_nobody_moves_the_seat_of_another_student_or_of_whoever_leads(door: Door) -> None:
    leader = door.leader()
    door.student("heron")
    door.student("wren")
    heron, wren = (author for author, role in door.room.log.people if role == "student")
    (lead,) = door.room.leaders
    for asks, seat in ((heron, wren), (heron, lead), (lead, lead), ("", heron), ("x", heron), (lead, "x")):
        with pytest.raises(NotAllowed, match="cannot go on with another device from here"):
            door.room.move_code(seat, asks)
    assert press(leader, "/mine", "move")["trouble"]


def test_the_code_stands_in_no_table_file_or_journal(door: Door) -> None:
    leader, phone = door.leader(), door.student("heron")
    code = of(phone).replace("-", "")
    kept = held(door.room.log, door.room.folder)
    assert code.encode() not in kept
    assert code not in leader.get("/export").text
    assert code not in leader.get("/lead").text
    brought(door, code)
    assert door.room.log.ask("SELECT * FROM moves") == []


def test_who_comes_back_by_an_account_finds_a_seat_in_a_full_room(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.room.join(door.room.code, "heron", device="d", address="a", account="mark")
    monkeypatch.setattr("course.live.room.room.MOST_PEOPLE", 1)
    assert door.room.sit_again("mark")
    with pytest.raises(NotAllowed, match="full"):
        door.room.join(door.room.code, "wren", device="d", address="a")
