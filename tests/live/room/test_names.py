"""Each is shown by one name on every page, though no seat holds the entries by which others came."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course.live.room.names import Names
from tests.live.room._door import Door, press

if TYPE_CHECKING:
    import pytest


def test_two_of_one_name_are_told_apart_in_the_same_way_on_every_page(door: Door) -> None:
    leader, first, second = door.leader(), door.student("heron"), door.student("heron")
    for browser in (first, second):
        press(browser, "/class", "ask")
    press(leader, "/lead", "give", to=door.room.present()[1].who)
    for page in (leader.get("/lead"), first.get("/class")):
        assert re.search(r"heron \(2\)(</strong>)? has the floor\.", page.text)
    assert "heron (2)" in second.get("/class").text


def test_a_new_name_reaches_every_page_that_is_open(door: Door) -> None:
    leader, heron, wren = door.leader(), door.student("heron"), door.student("wren")
    press(heron, "/class", "ask")
    press(leader, "/lead", "give", to=door.room.present()[0].who)
    assert "heron has the floor." in wren.get("/class").text
    for seat in door.room.seats:
        if seat.session.name == "heron":
            seat.session.call_me("grey heron")
    told = {seat.session.name: seat.session.catch_up() for seat in door.room.seats}
    assert len(told["wren"]) == 1  # so its pages look again
    assert "grey heron has the floor." in wren.get("/class").text
    assert "<strong>grey heron</strong> has the floor." in leader.get("/lead").text


def test_a_seat_holds_nothing_of_those_who_have_only_come(door: Door) -> None:
    leader = door.leader()
    for name in ("heron", "wren", "owl"):
        door.student(name).get("/class")
    assert leader.get("/lead").status_code == 200
    held = {seat.session.name: len(seat.session.journal) for seat in door.room.seats}
    assert held == {"whoever leads": 4, "heron": 1, "wren": 1, "owl": 1}


def test_no_name_is_left_once_the_room_is_deleted(door: Door) -> None:
    door.student("heron")
    names = Names(door.room.log)
    assert list(names.shown().values()) == ["heron"]
    door.room.delete_everything()
    assert names.shown() == {}


def test_what_is_new_is_rendered_once_for_whoever_leads(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    leader, heron = door.leader(), door.student("heron")
    assert leader.get("/lead").status_code == heron.get("/class").status_code == 200
    told: list[object] = []
    for seat in door.room.seats:
        if seat.role == "leader":
            monkeypatch.setattr(seat.session, "refresh_all", lambda **wanted: told.append(wanted))
    press(heron, "/class", "ask")
    for _again in range(2):  # with something new, and without
        told.clear()
        for seat in door.room.seats:
            seat.look_again(None)
        assert len(told) == 1
