"""Everybody in a room reads their own language, and what is the same for all is rendered once in each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from course.language import _, speaking
from course.live.room.news import News
from course.live.room.rehearsal import Rehearsal
from tests.live.room._door import CASE, Door, press, press_again

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient, WebSocketTestSession

    from tests.live.room.conftest import Holds

FRONT = {"en": "In front of the class", "fr": "Devant la classe", "fa": "پیش روی کلاس"}
CODES = tuple(FRONT)


@pytest.fixture(autouse=True)
def _english_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.language.current._of_process", ["en"])


def reads(browser: TestClient, code: str, page: str = "/class") -> str:
    """Choose a language on a page; give the page that follows."""
    answer = browser.get(f"{page}?language={code}")
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    return browser.get(page).text


def opened(browser: TestClient, page: str = "/class") -> WebSocketTestSession:
    key = re.search(r'data-key="([\w-]+)"', browser.get(page).text)
    assert key
    line: WebSocketTestSession = browser.websocket_connect(f"/wire?page={key[1]}")
    return line


def seen(line: WebSocketTestSession) -> dict[str, Any]:
    """Give the next view."""
    while (said := line.receive_json()).get("type") != "view":
        pass
    return dict(said)


def test_a_phone_chooses_before_it_joins_and_keeps_the_code_that_it_came_with(door: Door) -> None:
    browser = door.browser()
    text = browser.get("/join?code=K7M-4QX").text
    links = re.findall(r'href="(\?language=[^"]+)" lang="(\w+)" hreflang="\w+"([^>]*)>([^<]*)<', text)
    assert [(code, now, name) for _at, code, now, name in links] == [
        ("en", ' aria-current="true"', "English"),
        ("fa", "", "فارسی"),
        ("fr", "", "Français"),
    ]
    answer = browser.get(f"/join{links[2][0].replace('&amp;', '&')}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/join?code=K7M-4QX")
    assert "httponly" in answer.headers["set-cookie"].lower()
    text = browser.get("/join?code=K7M-4QX").text
    assert '<html lang="fr" dir="ltr">' in text
    assert 'value="K7M-4QX"' in text
    assert "Join the room" not in text
    refused = browser.post("/join", data={"code": "AAA-AAA", "name": "merle"})
    assert "opens no room" not in refused.text
    assert "AAA-AAA" in refused.text


def test_one_step_is_told_to_each_page_in_its_own_language_as_it_comes(tmp_path: Path, holds: Holds) -> None:
    door = Door(tmp_path, holds)
    leader = door.leader()
    students = {code: door.student(f"bird-{code}") for code in CODES}
    for code, student in students.items():
        text = reads(student, code)
        assert FRONT[code] in text
        assert f'<html lang="{code}" dir="{"rtl" if code == "fa" else "ltr"}">' in text
    with opened(students["en"]) as en, opened(students["fr"]) as fr, opened(students["fa"]) as fa:
        lines = {"en": en, "fr": fr, "fa": fa}
        for line in lines.values():
            seen(line)
        press(leader, "/lead", "passage", claim="S1-01")
        News(door.room)._tell()
        views = {code: seen(line) for code, line in lines.items()}
        assert {code: (view["lang"], view["dir"]) for code, view in views.items()} == {
            "en": ("en", "ltr"),
            "fr": ("fr", "ltr"),
            "fa": ("fa", "rtl"),
        }
        for code, view in views.items():
            with speaking(code):
                assert _("How well does it hold?") in view["html"]
        said = press_again(lines["fr"], "ask")
        assert (said["lang"], "You are in the queue" in said["say"]) == ("fr", False)
    door.room.close()


def test_what_a_leader_asks_runs_in_its_own_direction(door: Door) -> None:
    student = door.student("hodhod")
    press(door.leader(), "/lead", "question", text="What would change your mind?")
    assert '<h3 dir="auto"><bdi>What would change your mind?</bdi></h3>' in reads(student, "fa")


def test_it_is_one_vote_and_one_journal_whatever_language_people_read(door: Door) -> None:
    leader = door.leader()
    press(leader, "/lead", "vote", text="Shall we?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    for n in range(6):
        student = door.student(f"bird-{n}")
        reads(student, CODES[n % 3])
        assert press(student, "/class", "cast", stage=stage, choice="for")["trouble"] == ""
    press(leader, "/lead", "close", stage=stage)
    closed = [row.entry for row in door.room.log.after(0) if row.entry.verb == "close"]
    assert closed[0].body["counts"] == {"for": 6, "against": 0, "undecided": 0}


def test_what_the_one_who_writes_refuses_is_said_in_the_language_of_whoever_asked(door: Door) -> None:
    leader, student = door.leader(), door.student("merle")
    reads(student, "fr")
    press(leader, "/lead", "vote", text="Shall we?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    door.room.votes.shut(stage)
    trouble = press(student, "/class", "cast", stage=stage, choice="for")["trouble"]
    with speaking("fr"):
        assert trouble == _("The vote is closed. A ballot that came later is not counted.")
    assert trouble != "The vote is closed. A ballot that came later is not counted."


def test_a_page_that_is_open_in_another_language_is_loaded_anew(door: Door) -> None:
    student = door.student("merle")
    with opened(student) as line:
        seen(line)
        text = reads(student, "fa")
        assert FRONT["fa"] in text
        assert line.receive()["code"] == 4404


def test_a_case_is_read_once_in_a_language_and_two_devices_of_a_room_share_it(door: Door) -> None:
    one, two = door.student("merle"), door.student("grive")
    assert CASE.issue("range").title not in {reads(one, "fr"), reads(two, "fr")}
    cases = {id(seat.session.case) for seat in door.room.seats if seat.language == "fr"}
    assert len(cases) == 1
    assert door.room.tongues.case("fr").issue("range").title != CASE.issue("range").title


@pytest.mark.parametrize("path", ["//evil.example/x", "/%5Cevil.example", "/../..//evil.example"])
def test_a_choice_leads_to_no_other_site(door: Door, path: str) -> None:
    answer = door.browser().get(f"http://testserver{path}?language=fr")
    goal = answer.headers["location"]
    assert goal.startswith("/")
    assert not goal.startswith(("//", "/\\"))


@pytest.mark.parametrize("word", ["xx", "../../etc", "x\u0000", "", "fr" * 500, "<b>"])
def test_a_language_that_is_not_here_is_named_and_a_forged_cookie_is_none(door: Door, word: str) -> None:
    browser = door.student("merle")
    answer = browser.get("/class", params={"language": word})
    assert answer.status_code == 404
    assert "There is no language" in answer.text
    browser.cookies.set("language", re.sub(r"[^\w./-]", "", word) or "x")
    assert '<html lang="en"' in browser.get("/class").text


def test_a_rehearsal_is_of_the_room_and_not_of_whoever_begins_it(door: Door) -> None:
    with speaking("fr"):
        made = Rehearsal(door.room)
    assert (made.room.tongues.own, made.room.case) == ("en", door.room.case)
    assert {seat.language for seat in made.seats} == {"en"}
    made.room.close()
