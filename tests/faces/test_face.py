"""What every face keeps to: only verbs answer, a failure stays in its place, what is offered can be done."""

from __future__ import annotations

import logging
import random
from typing import TYPE_CHECKING, Any

import pytest

import course.faces
from course.faces import wire
from course.faces.face import SURPRISE, Face
from course.faces.verbs import OLD_PAGE
from course.lessons import Lesson
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page
from tests.faces.test_fuzz import filled, some_press

if TYPE_CHECKING:
    from pathlib import Path

    from course.session.session import Session

JUDGED = {"kind": "factual", "status": "contested", "confidence": "2", "why": "So."}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where an instructor's choice may be kept


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL + 1, logger="course.faces")


def fails() -> Any:
    raise ZeroDivisionError


def test_every_face_is_driven_here(session: Session) -> None:
    lesson = Lesson("01-introduction", using=session)
    assert {type(make(lesson)).__name__ for make in EVERY_FACE.values()} == set(course.faces.__all__)


def test_every_lesson_shows_all_its_faces(session: Session) -> None:
    for record in session.case.lessons:
        lesson = Lesson(record.id, using=session)
        for face in (
            lesson.begin,
            lesson.read,
            lesson.summary,
            lesson.discuss,
            lesson.reflect,
            lesson.glossary,
        ):
            assert Page(face()).html
        for set_id in record.exercises:
            assert Page(lesson.exercises(set_id)).html


@pytest.mark.parametrize("name", EVERY_FACE)
def test_everything_that_a_page_offers_fits_a_verb(session: Session, name: str) -> None:
    chance = random.Random(name)
    page = Page(EVERY_FACE[name](Lesson("01-introduction", using=session)))
    for _ in range(40):
        press = some_press(page, chance)
        values = filled(press, chance)
        owner, known = page.face.verbs()[press.do]
        assert hasattr(owner, known.method)
        known.checked(values)
        page.do(press.do, **values)
        assert page.view["trouble"] != SURPRISE


@pytest.mark.parametrize("name", ["desk", "debate", "positions", "summary"])
def test_a_face_that_cannot_be_shown_says_so_and_leaves_the_others_alone(session: Session, name: str) -> None:
    lesson = Lesson("02-capabilities", using=session)
    reader = Page(lesson.read())
    pages = {n: Page(make(lesson)) for n, make in EVERY_FACE.items()}
    broken = pages.pop(name)
    whole = broken.face.html
    broken.face.html = lambda **_: fails()  # type: ignore[method-assign]
    broken.face.refresh()
    assert "This part cannot be shown now." in broken.html
    assert f"<h2>{broken.face.title}</h2>" in broken.html
    view = reader.do("judge", claim=session.case.claims_in("I")[0].id, **JUDGED)
    assert (view["trouble"], len(session.journal.live("claims"))) == ("", 2)
    assert not [page.view["trouble"] for page in pages.values() if page.view["trouble"]]
    assert not [name for name, page in pages.items() if "cannot be shown" in page.html]
    assert name == "summary" or "1 of 17 judged" in pages["summary"].html
    broken.face.html = whole  # type: ignore[method-assign]
    broken.face.refresh()
    assert "cannot be shown" not in broken.html


def test_a_verb_that_fails_leaves_the_look_as_it_was(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(Lesson("02-capabilities", using=session).read())
    claims = [c.id for c in session.case.claims_in("I")]
    page.do("choose", claim=claims[0])
    before = page.html
    monkeypatch.setattr(Face, "focus", lambda *_: fails())
    assert page.do("edit", claim=claims[1])["trouble"] == SURPRISE
    assert page.html == before


def test_a_look_that_cannot_be_shown_gives_way_to_the_last_that_could(session: Session) -> None:
    page = Page(Lesson("02-capabilities", using=session).read())
    face: Any = page.face
    claim = session.case.claims_in("I")[0].id
    page.do("choose", claim=claim)
    face.chosen = "no-such-claim"
    face.refresh()
    assert face.chosen == claim
    assert page.view["trouble"]
    assert page.do("back")["trouble"] == ""


def test_a_screen_that_is_gone_keeps_nothing_from_the_others(session: Session) -> None:
    lesson = Lesson("02-capabilities", using=session)
    face = lesson.reflect()
    gone, here = Page(face), Page(face)
    gone.screen.send = lambda _: fails()
    prompt = lesson.record.reflect[0].id
    assert here.do("write", prompt=prompt, text="So.")["say"] == "Kept."


@pytest.mark.parametrize("name", ["msg", "html", "_tell", "refresh", "on_undo", "__init__", "download"])
def test_only_verbs_can_be_called_from_outside(session: Session, name: str) -> None:
    class Plain(Face):
        template = "tables/table.html"
        title = "Plain"

    page = Page(Plain(session))
    assert page.tell("do", do=name, seq=1, args={}, form={})["trouble"] == OLD_PAGE


def test_what_arrives_is_counted_and_not_believed(session: Session) -> None:
    page = Page(Lesson("01-introduction", using=session).begin())
    sent = {"do": "upload", "seq": 1, "name": "big.jsonl", "parts": 60, "file": 0, "files": 1}
    for part in range(60):
        page.tell("upload", b"x" * wire.PIECE, part=part, **sent)
    assert page.view["trouble"] == "big.jsonl is larger than 50 MB; it was not read."
    page.tell("upload", b"x", part=0, **{**sent, "parts": 3})
    page.tell("upload", b"x", part=2, **{**sent, "parts": 3})
    assert page.view["trouble"] == "big.jsonl did not arrive whole. Choose it again."
    assert len(session.journal.live("claims")) == 0
