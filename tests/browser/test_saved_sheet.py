"""What a saved page keeps of the style sheets is all that it can use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case import load_case
from course.faces.front import bundle
from course.journal import Journal
from course.jupyter.saved import page_of
from course.jupyter.sheets import own_sheet
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces._others import LESSON

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LACKING: Final = """(whole) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(whole);
  const isRule = (r) => r.selectorText || r instanceof CSSKeyframesRule;
  const within = (rules) => [...rules].flatMap((r) => (isRule(r) ? [r] : within(r.cssRules)));
  const kept = new Set(within(document.styleSheets[0].cssRules).map((r) => r.cssText));
  const bare = (s) => s.replaceAll(/::[\\w-]+|:hover|:focus[\\w-]*(?![^(]*\\))/g, "") || "*";
  const used = (r) => !r.selectorText || document.querySelector(bare(r.selectorText));
  return within(sheet.cssRules).filter((r) => used(r) && !kept.has(r.cssText)).map((r) => r.cssText);
}"""


def test_no_rule_that_a_saved_page_can_use_is_left_out(browser: Browser) -> None:
    page = browser.new_page()
    lesson = Lesson(LESSON, using=Session(load_case(), Journal(), "heron"))
    lacking: dict[str, list[str]] = {}
    for name, make in EVERY_FACE.items():
        face = make(lesson)
        page.set_content(page_of(face, "saved-1")["text/html"])
        room = bundle.style(type(face).__module__.split(".")[-2])
        if lost := page.evaluate(LACKING, room + own_sheet("lesson.css") + own_sheet("saved.css")):
            lacking[name] = lost
    page.close()
    assert lacking == {}
