"""Who gets into a room, who does not, and by what a device is known again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from course.language import NotAllowed
from course.live.room.opening import HOURS
from course.live.room.tries import OF_AN_ADDRESS
from tests.live.room._held import held

if TYPE_CHECKING:
    from pathlib import Path


from tests.live.room._door import CASE, Door, press


@pytest.mark.parametrize("page", ["/class", "/lead", "/export", "/lesson/03-red-line", "/step/x", "/wire"])
def test_whoever_has_no_seat_sees_nothing(door: Door, page: str) -> None:
    answer = door.browser().get(page)
    assert answer.status_code in (303, 403, 404)
    assert "S2-08" not in answer.text


@pytest.mark.parametrize(("path", "form"), [("/room", {"do": "lock"}), ("/delete", {"code": ""})])
def test_only_those_who_lead_change_a_room(door: Door, path: str, form: dict[str, str]) -> None:
    heron = door.student("heron")
    assert heron.post(path, data=form or {"code": door.room.code}).status_code == 403
    assert door.room.is_open
    assert door.leader().post(path, data=form).status_code in (303, 400)


def test_another_site_cannot_speak_for_somebody(door: Door) -> None:
    leader = door.leader()
    for headers in (
        {"origin": "http://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "http://evil.example", "sec-fetch-site": ""},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": "http://[::1", "sec-fetch-site": ""},
        {"origin": "http://evil@testserver", "sec-fetch-site": "none"},
    ):
        assert leader.post("/room", data={"do": "lock"}, headers=headers).status_code == 403
    assert door.room.is_open


def test_a_wrong_code_is_refused_and_tries_run_out(door: Door) -> None:
    browser = door.browser()
    for left in (4, 3, 2, 1, 0):
        answer = browser.post("/join", data={"code": "aaa-aaa", "name": "x"})
        assert answer.status_code == 403
        assert f"tries left: {left}." in answer.text
    right = {"code": door.room.code, "name": "heron"}
    assert "Too many wrong codes." in browser.post("/join", data=right).text
    door.leader().post("/room", data={"do": "admit"})
    assert browser.post("/join", data=right).status_code == 303


def test_a_locked_room_lets_nobody_in_and_keeps_its_people(door: Door) -> None:
    heron, code = door.student("heron"), door.room.code
    door.leader().post("/room", data={"do": "lock"})
    assert "new code" in door.browser().post("/join", data={"code": code, "name": "late"}).text
    assert heron.get("/class").status_code == 200
    door.leader().post("/room", data={"do": "code"})
    assert door.room.code not in ("", code)
    assert door.student("late").get("/class").status_code == 200


@pytest.mark.parametrize("name", ["", " ", "x" * 200, "\u202e"])
def test_a_name_that_is_none_is_refused_in_words(door: Door, name: str) -> None:
    answer = door.browser().post("/join", data={"code": door.room.code, "name": name})
    assert answer.status_code == 403
    assert "seat-" not in answer.headers.get("set-cookie", "")


def test_words_of_devices_are_in_no_page_and_no_script_can_read_them(door: Door, tmp_path: Path) -> None:
    heron = door.student("heron")
    cookies = {c.name: c for c in heron.cookies.jar}
    assert all(c.has_nonstandard_attr("HttpOnly") for c in cookies.values())
    word = next(c.value for name, c in cookies.items() if name.startswith("seat-"))
    assert word
    assert word not in heron.get("/class").text
    whole = held(door.room.log, tmp_path)
    assert word.encode() not in whole
    assert door.word.encode() not in whole


def test_the_secret_of_whoever_leads_is_the_word_of_no_device(door: Door) -> None:
    leader = door.leader()
    assert door.word not in {cookie.value for cookie in leader.cookies.jar}
    thief = door.browser()
    name = next(cookie.name for cookie in leader.cookies.jar if cookie.name.startswith("seat-"))
    thief.cookies.set(name, door.word)
    assert thief.get("/lead").status_code == 403
    heron = door.student("heron")
    word = next(cookie.value for cookie in heron.cookies.jar if cookie.name == name)
    assert door.browser().get(f"/lead?word={word}").status_code == 403


def test_whoever_lost_a_device_takes_the_room_up_again_with_the_secret(door: Door) -> None:
    press(door.leader(), "/lead", "passage", claim="S2-08")
    again = door.leader()
    assert CASE.claim("S2-08").quote in again.get("/lead").text
    assert len(door.room.leaders) == 1


@pytest.mark.parametrize("proto", ["https", "http"])
def test_words_of_devices_go_to_this_server_alone(door: Door, proto: str) -> None:
    right = {"code": door.room.code, "name": "heron"}
    answer = door.browser().post("/join", data=right, headers={"x-forwarded-proto": proto})
    for cookie in answer.headers.get_list("set-cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert ("Secure" in cookie) == (proto == "https")
    assert answer.headers["location"] == "/class"


def test_a_code_expires(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    code = door.room.code
    late = time.time() + HOURS * 3600 + 1
    monkeypatch.setattr("course.live.room.room.time", lambda: late)
    assert not door.room.is_open
    assert "new code" in door.browser().post("/join", data={"code": code, "name": "late"}).text


def test_an_address_has_two_hundred_tries_whatever_its_devices_say(door: Door) -> None:
    for n in range(OF_AN_ADDRESS):
        with pytest.raises(NotAllowed, match="opens no room"):
            door.room.join("AAAAAA", "x", device=f"d{n}", address="campus")
    with pytest.raises(NotAllowed, match="Too many wrong codes"):
        door.room.join(door.room.code, "x", device="new", address="campus")
    assert door.room.join(door.room.code, "heron", device="new", address="elsewhere")


def test_a_room_is_full_at_its_bound(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.live.room.room.MOST_PEOPLE", 2)
    for name in ("heron", "wren"):
        door.student(name)
    late = door.browser().post("/join", data={"code": door.room.code, "name": "late"})
    assert "This room is full (2)." in late.text
    assert len(door.room.present()) == 2


def test_a_form_that_is_too_long_is_refused(door: Door) -> None:
    answer = door.browser().post("/join", content=b"code=" + b"x" * 30_000)
    assert answer.status_code == 403


def test_the_right_code_of_a_room_that_takes_nobody_is_no_guess(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A class that comes back on another day would be locked out by pressing Join a few times."""
    late = time.time() + HOURS * 3600 + 1
    monkeypatch.setattr("course.live.room.room.time", lambda: late)
    browser = door.browser()
    for _press in range(6):
        answer = browser.post("/join", data={"code": door.room.log.value("code"), "name": "heron"})
        assert answer.status_code == 403
        assert "Ask them for a new code." in answer.text
    monkeypatch.undo()
    door.room.new_code()
    assert browser.post("/join", data={"code": door.room.code, "name": "heron"}).status_code == 303


def test_whoever_leads_is_told_that_nobody_can_join_and_can_still_delete_the_room(door: Door) -> None:
    door.room.address = "http://room.example"
    leader, code = door.leader(), door.room.code
    said = "Nobody else can join now"
    assert said not in leader.get("/lead").text
    door.room.lock()
    page = leader.get("/lead").text
    assert said in page
    assert f'Write the code of the room to confirm <strong dir="ltr">{code}</strong>' in page
    assert leader.post("/delete", data={"code": code}).status_code == 200


def test_a_form_that_comes_in_pieces_is_refused_whatever_size_it_says(door: Door) -> None:
    headers = {"content-length": "5", "transfer-encoding": "chunked"}
    answer = door.browser().post("/join", content=b"code=" + b"a" * 30_000, headers=headers)
    assert "That is more than this form holds." in answer.text
