"""The door of a browser: one page's faces, and work that is back when the page is opened again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from course.case import load_case
from course.faces import wire
from course.journal import Journal
from course.lessons.outline import NAME, outline_of, outlines_text, read_outline
from course.lessons.seat import Seat
from course.session.session import Session
from course.site.door import Door

ROOT = Path(__file__).parents[2]
CASE = load_case()
JUDGED = {"kind": "factual", "status": "contested", "confidence": "3"}


class Browser:
    """What a page and its worker do, with the lines and the one note that a browser keeps."""

    def __init__(self) -> None:
        self.lines: dict[str, str] = {}
        self.me: dict[str, Any] = {}
        self.views: dict[int, dict[str, Any]] = {}

    def post(self, text: str) -> None:
        message = json.loads(text)
        if message["type"] == "me":
            self.me = message
        elif message["type"] == "view":
            self.views[message["face"]] = message
        elif message["type"] == "keep":
            self.lines |= dict(message["lines"])

    def open(self, lesson: str) -> Door:
        self.views = {}
        door = Door(ROOT)
        known = {name: self.me.get(name, "") for name in ("who", "name", "seminar")}
        door.open(lesson, self.post, **known, lines=list(self.lines.values()))
        for face in list(self.views):
            self.tell(door, face, type="held", ids=sorted(self.lines))
        return door

    def tell(self, door: Door, face: int, **message: Any) -> None:
        door.hear(json.dumps({"face": face, "wire": wire.VERSION, **message}))

    def do(self, door: Door, face: int, verb: str, **form: Any) -> dict[str, Any]:
        self.tell(door, face, type="do", do=verb, seq=1, args={}, form=form)
        return self.views[face]

    def showing(self, words: str) -> int:
        return next(face for face, view in self.views.items() if words in view["html"])


@pytest.mark.parametrize("lesson", CASE.lessons, ids=lambda one: one.id)
def test_every_face_of_a_lesson_shows_itself(lesson: Any) -> None:
    browser = Browser()
    browser.open(lesson.id)
    assert set(browser.views) == set(range(len(browser.views)))
    assert browser.me["name"]
    assert not any(view["trouble"] for view in browser.views.values())


def test_the_faces_of_a_written_page_are_those_of_its_notebook(tmp_path: Path) -> None:
    outlines = {lesson.id: read_outline(ROOT, lesson.id) for lesson in CASE.lessons}
    (tmp_path / NAME).write_bytes(outlines_text(outlines))
    for lesson in CASE.lessons:
        session = Session(CASE, Journal(), "heron", place="browser")
        opened = Seat(session, ROOT / "notebooks").open(lesson.id)
        outline = read_outline(tmp_path, lesson.id)
        assert outline == outline_of(opened.page)
        faces = Seat(session, tmp_path / "notebooks").faces(lesson.id, outline)
        assert [type(face) for face in faces] == [type(face) for face in opened.faces]
        assert [face.title for face in faces] == [face.title for face in opened.faces]


def test_what_was_done_is_there_again_with_its_author_and_seminar() -> None:
    browser = Browser()
    door = browser.open("00-start-here")
    reading = browser.showing("0 of 4 judged")
    said = {
        "claim": "ABS-01",
        "kind": "factual",
        "status": "contested",
        "confidence": "3",
        "why": "I doubt it.",
    }
    assert not browser.do(door, reading, "judge", **said)["trouble"]
    first = dict(browser.me)
    assert browser.lines

    again = browser.open("00-start-here")
    assert {name: browser.me[name] for name in ("who", "name", "seminar")} == {
        name: first[name] for name in ("who", "name", "seminar")
    }
    assert "1 of 4 judged" in browser.views[reading]["html"]
    assert "I doubt it." in browser.do(again, reading, "choose", claim="ABS-01")["html"]


def test_two_pages_of_one_browser_lose_nothing_of_each_other() -> None:
    browser = Browser()
    first, second = browser.open("00-start-here"), browser.open("00-start-here")
    reading = browser.showing("0 of 4 judged")
    for door, claim in ((first, "ABS-01"), (second, "ABS-02")):
        assert not browser.do(door, reading, "judge", **JUDGED, claim=claim, why=f"About {claim}.")["trouble"]
    browser.open("00-start-here")
    assert "2 of 4 judged" in browser.views[reading]["html"]


def test_somebody_new_is_another_author() -> None:
    one, other = Browser(), Browser()
    one.open("00-start-here")
    other.open("00-start-here")
    assert one.me["who"] != other.me["who"]
    assert one.me["seminar"] != other.me["seminar"]


def test_the_page_says_truly_where_work_is_kept() -> None:
    browser = Browser()
    door = browser.open("00-start-here")
    desk = browser.showing("kept in this browser")
    browser.tell(door, desk, type="kept", ids=[], error="The quota has been exceeded.")
    assert "refuses to keep a copy" in "".join(view["html"] for view in browser.views.values())
    assert "kept in this browser" not in browser.views[desk]["html"]
