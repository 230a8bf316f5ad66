"""After a press on what a face offers, the answer is where one looks: at every width, by eye, ear and keys.

Somebody without a plan presses the controls of every face in a page that shows it, each verb that is new
first; verbs come from the faces themselves, and each must have a control. ``make test`` does so for all faces
at one width and for some at the others; ``make test-long`` for all everywhere, and for longer.
"""

from __future__ import annotations

import os
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import course.faces
from course.case import load_case
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from tests.browser._presses import Hand, shell
from tests.faces._every import EVERY_FACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SIZES: Final = [(1366, 768), (1024, 768), (360, 740)]
LONG: Final = bool(os.environ.get("SEMINAR_LONG"))
ADDRESS: Final = "http://faces.test/"
STEPS: Final = 200 if LONG else 80
CASE: Final = load_case()
FACES: Final = Path(course.faces.__file__).parent


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    fresh = context.new_page()
    html = shell(Path(__file__).with_name("_door.js"))
    fresh.route("**", lambda route: route.fulfill(body=html, content_type="text/html"))
    fresh.on("dialog", lambda dialog: dialog.accept())
    problems: list[str] = []
    fresh.on("pageerror", lambda error: problems.append(str(error)))
    fresh.goto(ADDRESS)
    fresh.wait_for_function("() => window.open_face")
    yield fresh
    context.close()
    assert problems == []


def offered(session: Session) -> None:
    """Let the browser keep work of others, as where several people share it."""
    other = Journal()
    for name in ("wren", "owl", "lark"):
        other.add(other.introduce(name), "notes", "write", {"lesson": "x", "prompt": "y", "text": "z"})
    session.browser.offer(other)


def some(size: tuple[int, int]) -> list[str]:
    """Name the faces to look at in a width: all in the first, elsewhere a fifth, drawn with a seed."""
    names = list(EVERY_FACE)
    return names if LONG or size == SIZES[0] else random.Random(str(size)).sample(names, len(names) // 5)


@pytest.mark.parametrize(
    ("page", "name"), [(size, name) for size in SIZES for name in some(size)], indirect=["page"], ids=str
)
def test_after_every_press_the_answer_is_where_one_looks(
    name: str, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session = Session(CASE, Journal(), "heron")
    offered(session)
    face = EVERY_FACE[name](Lesson("02-capabilities", using=session))
    hand = Hand(page, name, face, seed="1")
    left = set(face.verbs())
    wrong: list[str] = []
    for _ in range(STEPS):
        due = sorted(left & set(hand.offers()))
        verb = hand.chance.choice(due) if due else ""
        pressed = hand.press(verb) if verb else None
        if pressed:
            wrong += pressed.wrong()
            if not pressed.view["trouble"]:
                left.discard(verb)
        else:
            hand.walk()
        if not left:
            break
    assert wrong == [], "\n".join(wrong)
    assert len(left) < len(face.verbs()) or not hand.offers()


@pytest.mark.parametrize("name", EVERY_FACE)
def test_every_verb_has_a_control(name: str) -> None:
    face = EVERY_FACE[name](Lesson("02-capabilities", using=Session(CASE, Journal(), "heron")))
    room = FACES / Path(face.template).parent
    files = [*room.rglob("*.html"), *FACES.glob("*.html"), *(FACES / "front").glob("*.js")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    named = set(re.findall(r"""["'](\w+)["']""", text))
    assert set(face.verbs()) - named == set()
