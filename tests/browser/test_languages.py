"""Every face in two languages that nobody speaks: what shows a Latin letter there was never translated.

The case of these tests has Cyrillic letters (tests/language/_speechless.py), and so has whatever people type.
What does not fit a phone when words are two fifths longer is listed in test-output/too-wide.txt.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, Final

import pytest

from course.faces.front import bundle
from course.journal import Journal
from course.language import direction, speaking, tag
from course.lessons import Lesson
from course.session.session import Session
from tests.browser._lab import ROOT
from tests.browser._shown import SEEN
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page, presses
from tests.language._catalogues import pseudo_catalogues
from tests.language._speechless import cyrillic, speechless
from tools.pseudo import PSEUDO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from course.case import Case

MOST_VIEWS: Final = 24  # of one face
NOT_PRESSED: Final = {"forget_me", "somebody_else"}  # a new person gets a name of Latin letters
TOO_WIDE: Final = ROOT / "test-output" / "too-wide.txt"
# Sentences name a field by what the page calls it, and files by their names; both are the same everywhere.
SAME_EVERYWHERE: Final = re.compile(
    r"UTC|CSV|SVG|PNG|PDF|HTML|XML|Markdown|JSON|yearly|file|[a-z-]*\.(choice\.)?yaml|"
    r"[A-Z]{1,4}-?|formats\.yaml|data|jsonl|Argdown|AIF|Kialo|TGF|APX|ICCMA|ScenarioWizard|Debatekeeper|"
    r"Dung|Leifeld"
)
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z’'.-]*")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pseudo_catalogues(tmp_path_factory.mktemp("locales")) as folder:
        yield folder


@pytest.fixture(scope="module")
def case() -> Iterator[Case]:
    made, book = speechless()
    with pytest.MonkeyPatch.context() as patch:
        for name, module in list(sys.modules.items()):
            if name.startswith("course.") and hasattr(module, "load_exercises"):
                patch.setattr(module, "load_exercises", lambda _case, _folder=None: book)
        yield made


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", autouse=True)
def _fresh_list() -> None:
    TOO_WIDE.parent.mkdir(exist_ok=True)
    TOO_WIDE.write_text("", encoding="utf-8")


@pytest.mark.parametrize("name", EVERY_FACE)
@pytest.mark.parametrize("code", PSEUDO)
def test_no_word_of_a_face_is_left_in_english(
    code: str, name: str, tab: Tab, case: Case, locales: Path
) -> None:
    del locales
    with speaking(code):
        session = Session(case, Journal(), cyrillic("heron"))
        face = EVERY_FACE[name](Lesson("01-introduction", using=session))
        seen: dict[str, None] = {}
        wide: set[str] = set()
        for view in _views(Page(face)):
            room = type(face).__module__.split(".")[-2]
            opening = f'<div class="rls" lang="{tag()}" dir="{direction()}"><div class="face">'
            tab.set_content(f"<style>{bundle.style(room)}</style>{opening}{view['html']}</div></div>")
            found: dict[str, list[str]] = tab.evaluate(SEEN)
            seen |= dict.fromkeys([*found["said"], view["say"], view["trouble"]])
            wide |= {f"{code} {name}: {what}" for what in found["wide"]}
            assert found["lost"] == [], "labels of a picture lie beyond its edge"
    with TOO_WIDE.open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in sorted(wide))
    allowed = {*(event.category for event in case.events), *_ids(case)}
    left = {}
    for text in seen:
        words = [w for w in _LATIN.findall(_plain(text)) if not SAME_EVERYWHERE.fullmatch(w.rstrip("."))]
        if words := [w for w in words if w.rstrip(".").casefold() not in allowed]:
            left[text[:80]] = words
    assert left == {}


def _views(page: Page) -> Iterator[dict[str, Any]]:
    """Give what a face shows at first, and after each thing that it offers was done once."""
    yield page.view
    pressed: set[str] = set()
    for _round in range(2):
        for press in presses(page.html):
            if press.do in pressed or press.do in NOT_PRESSED or len(pressed) > MOST_VIEWS:
                continue
            pressed.add(press.do)
            typed = {field: cyrillic("So") for field, choices in press.fields.items() if not choices}
            yield page.do(press.do, **{**press.values(), **typed})


def _plain(text: str) -> str:
    """Leave out what only programs read: keys of the clock's data, and the ids of what it measures."""
    if not text.startswith('{"key"'):
        return text
    return re.sub(r'"(?:key|phase)": "[^"]*"|"[a-z_]+":|true|false|null', "", text)


def _ids(case: Case) -> set[str]:
    """Give the ids that are shown, such as ABS-01, in the letters that are left of them."""
    shown = (*case.claims, *case.references, *case.motions, *case.precedents)
    return {word.casefold() for record in shown for word in _LATIN.findall(record.id)}
