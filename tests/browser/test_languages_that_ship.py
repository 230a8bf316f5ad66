"""Faces in the languages that ship, on a phone. Those that nobody speaks are in test_languages.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from course.case import load_case
from course.faces.front import bundle
from course.journal import Journal
from course.language import direction, speaking, tag
from course.lessons import Lesson
from course.session.session import Session
from tests.browser._shown import SEEN
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

FACES: Final = ("bargaining", "debate", "desk", "discuss", "exercises", "positions", "reading", "scenarios")


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize("code", ["fa", "fr"])
def test_it_fits_a_phone_and_begins_where_it_is_read_from(code: str, name: str, tab: Tab) -> None:
    with speaking(code):
        session = Session(load_case(), Journal(), "heron")
        face = EVERY_FACE[name](Lesson("00-start-here", using=session))
        html, room = Page(face).view["html"], type(face).__module__.split(".")[-2]
        opening = f'<html lang="{tag()}" dir="{direction()}"><div class="rls"><div class="face">'
    tab.set_content(f"<style>{bundle.style(room)}</style>{opening}{html}</div></div></html>")
    assert tab.evaluate(SEEN)["wide"] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.evaluate("innerWidth")
    left, right = tab.evaluate("""() => {
      const words = document.createRange();
      words.selectNodeContents(document.querySelector("h2, h3, legend"));
      const [said, page] = [words.getBoundingClientRect(), document.body.getBoundingClientRect()];
      return [said.left - page.left, page.right - said.right];
    }""")
    assert (right < left) == (code == "fa")
