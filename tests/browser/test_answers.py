"""After a press on what a face offers, the answer is where one looks: at every width, by eye, ear and keys.

Every verb of every face is pressed at each of three sizes, along the tours of ``tests/faces/_tours.py``; a
verb that no tour reaches fails. ``make test-long`` also lets somebody press without a plan.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from course.case import load_case
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from tests.browser._presses import Hand, window
from tests.faces._every import EVERY_FACE
from tests.faces._others import LESSON
from tests.faces._tours import ONLY_NARROW, TOURS, Step, never, verb_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from course.faces.face import Face

SIZES: Final = [(1366, 768), (1024, 768), (360, 740)]
LONG: Final = bool(os.environ.get("SEMINAR_LONG"))
STEPS: Final = 200 if LONG else 50
CASE: Final = load_case()
BY_CHANCE: Final = list(EVERY_FACE) if LONG else ["negotiation"]


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with window(browser, *request.param) as fresh:
        yield fresh


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Give a file for each verb that takes one."""
    other = Session(CASE, Journal(), "zed")
    other.journal.add("zed", "notes", "write", {"lesson": "x", "prompt": "y", "text": "z"})
    work = tmp_path / "work.jsonl"
    work.write_text(other.as_file()[2], encoding="utf-8")
    book = tmp_path / "book.qdc"
    code = (
        '<Code guid="0199aaaa-0000-7000-8000-00000000000a" name="A doubt" isCodable="true" color="#ff0000"/>'
    )
    book.write_text(f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{code}</Codes></CodeBook>', "utf-8")
    formats = CASE.folder / "formats.yaml"
    return {"upload": work, "bring_in": work, "bring_format": formats, "bring_qda": book}


def opened(name: str, folder: Path) -> Face:
    """Open a face where the browser keeps the work of three others."""
    session = Session.start(CASE, folder) if name == "desk" else Session(CASE, Journal(), "heron")
    other = Journal()
    for who in ("jay", "kite", "rook"):
        other.add(other.introduce(who), "notes", "write", {"lesson": "x", "prompt": "y", "text": "z"})
    session.browser.offer(other)
    return EVERY_FACE[name](Lesson(LESSON, using=session))


def walked(hand: Hand, tour: list[Step], *, narrow: bool) -> Iterator[str]:
    """Go along a tour; give what a person would miss."""
    for step in tour:
        if callable(step):
            step(hand.door.face)
            hand.door.face.refresh()
            continue
        said, fields = step if isinstance(step, tuple) else (step, None)
        verb, _colon, word = said.partition(":")
        if verb in ONLY_NARROW and not narrow:
            continue
        pressed = hand.press(verb, word, fields)
        if pressed is None:
            yield f"{hand.name}: {said} cannot be pressed"
        else:
            yield from pressed.wrong()
            if pressed.view["trouble"]:
                yield f"{hand.name}: {said} was refused: {pressed.view['trouble']} {pressed.view['fields']}"


@pytest.mark.parametrize(
    ("page", "name"), [(s, name) for s in SIZES for name in TOURS], indirect=["page"], ids=str
)
def test_after_every_press_the_answer_is_where_one_looks(
    name: str, page: Page, tmp_path: Path, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    narrow = page.evaluate("() => innerWidth") < SIZES[1][0]
    wrong: list[str] = []
    for number, tour in enumerate(TOURS[name]):
        hand = Hand(page, name, opened(name, tmp_path / str(number)), files=files)
        wrong += walked(hand, tour, narrow=narrow)
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("name", EVERY_FACE)
def test_every_verb_is_reached_or_said_to_be_out_of_reach(name: str, tmp_path: Path) -> None:
    toured = {verb_of(step) for tour in TOURS[name] for step in tour} - {""}
    verbs = set(opened(name, tmp_path).verbs())
    assert toured | never(name) == verbs, "say in tests/faces/_tours.py how each verb is reached"
    assert not toured & never(name)


@pytest.mark.parametrize(
    ("page", "name"), [(SIZES[2], name) for name in BY_CHANCE], indirect=["page"], ids=str
)
def test_after_presses_without_a_plan_the_answer_is_where_one_looks(
    name: str, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hand = Hand(page, name, opened(name, tmp_path), seed="1")
    left = set(hand.door.face.verbs())
    wrong: list[str] = []
    for _ in range(STEPS if left else 0):
        due = sorted(left & set(hand.offers()))
        verb = hand.chance.choice(due) if due else ""
        pressed = hand.press(verb) if verb else None
        if pressed:
            wrong += pressed.wrong()
            if not pressed.view["trouble"]:
                left.discard(verb)
        else:
            hand.walk()
    assert wrong == [], "\n".join(wrong)
