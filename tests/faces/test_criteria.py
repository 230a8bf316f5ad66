"""What WCAG 2.2 asks and the files of the pages themselves can show: what is in none of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

import course
from course.case import load_case
from course.journal import Journal
from course.language import speaking
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page
from tests.language._catalogues import pseudo_catalogues
from tools.pseudo import PSEUDO

ROOM: Final = Path(course.__file__).parent
ABSENT: Final = {
    "sound, film and frames of others": r"<(?:audio|video|track|iframe|object|embed)\b|new Audio\(",
    "a page that forbids turning or enlarging": r"orientation\.lock|user-scalable|maximum-scale",
    "moving and blinking without end": r"<(?:marquee|blink)\b|\binfinite\b",
    "gestures, paths and motion": r"['\"](?:touchmove|pointermove|mousemove|gesture\w+|devicemotion)['\"]",
    "fields about the person": r'type="(?:email|tel|password|url)"|(?<!aria-)autocomplete="(?!off)',
    "keys that a page takes everywhere": r"accesskey",
    "a page that goes elsewhere after a time": r"http-equiv=\"refresh\"",
}
NOTES: Final = {("gestures, paths and motion", "jupyter/run.js"): "const act = () => (acted = true);"}
"""What only notes that somebody does something, so that a page stands back."""
LOOKS: Final = {"background", "text-decoration", "filter"}
"""What may change under a pointer: looks, and nothing to read."""


@cache
def files() -> dict[str, str]:
    found = (
        p for kind in ("html", "js", "css") for p in ROOM.rglob(f"*.{kind}") if "_bundled" not in p.parts
    )
    return {path.relative_to(ROOM).as_posix(): path.read_text(encoding="utf-8") for path in found}


@pytest.mark.parametrize("what", ABSENT)
def test_no_page_has(what: str) -> None:
    assert len(files()) > 100
    found = {name: text for name, text in files().items() if re.search(ABSENT[what], text)}
    assert [name for name, text in found.items() if NOTES.get((what, name), "–") not in text] == []


def test_nothing_is_done_before_a_press_is_lifted() -> None:
    early = re.compile(r"addEventListener\(['\"](?:mousedown|touchstart|pointerdown)['\"].*\n(.*)")
    found = {name: early.findall(text) for name, text in files().items() if early.search(text)}
    assert list(found) == ["faces/front/seek.js"]
    assert all("event.preventDefault(); // the field keeps the focus" in line for line in found.popitem()[1])


def test_nothing_to_read_appears_because_a_pointer_rests_on_it() -> None:
    rule = re.compile(r"([^{}]*:hover[^{}]*)\{([^{}]*)\}")
    styles = "".join(text for name, text in files().items() if name.endswith(".css"))
    found = {
        s.strip(): {p.partition(":")[0].strip() for p in body.split(";") if p.strip()}
        for s, body in rule.findall(styles)
    }
    assert found
    assert [s for s, changed in found.items() if changed - LOOKS and not s.endswith(".grip")] == []


def test_a_bell_is_over_within_three_seconds() -> None:
    clock = files()["faces/front/clock.js"]
    tone = float(re.findall(r"const TONE = ([\d.]+);", clock)[0])
    most = int(re.findall(r"Math\.min\(times, (\d+)\)", clock)[0])
    assert 2 * tone * most < 3


def test_the_words_of_the_paper_say_their_language_in_a_page_of_another(tmp_path: Path) -> None:
    code = next(iter(PSEUDO))
    with pseudo_catalogues(tmp_path), speaking(code):
        lesson = Lesson("01-introduction", using=Session(load_case(), Journal(), "heron"))
        page = Page(EVERY_FACE["reading"](lesson))
        assert page.view["lang"] != "en"
        assert re.search(r'<article class="paper"[^>]* lang="en"', page.html)
