"""Lessons as pages to read, in a browser that may fetch nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from course.case import load_case
from course.lessons.reading import reading_folder
from tests.browser._lab import ROOT, serious

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CASE = load_case()
WIDTHS = (320, 1366)
TIGHT = """() => [...document.querySelectorAll('.prose :is(td, th)')]
  .filter((cell) => cell.textContent.trim() && cell.checkVisibility() && !cell.closest('thead'))
  .filter((cell) => cell.offsetWidth < 64)
  .map((cell) => cell.textContent)"""
"""Cells of a table so narrow that words break in them; the heads are hidden where rows are stacked."""
OVER = """async () => {
  scrollTo(0, document.documentElement.scrollHeight / 2);
  await new Promise(requestAnimationFrame);
  const lesson = document.querySelector('main').getBoundingClientRect();
  return Boolean(document.elementFromPoint(lesson.left + lesson.width / 2, innerHeight / 3).closest('.toc'));
}"""
"""Whether the contents lie over the lesson once somebody has scrolled."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reading")
    reading_folder(CASE, ROOT / "notebooks", out)
    return out


@pytest.mark.parametrize("lesson", [lesson.id for lesson in CASE.lessons])
def test_it_reads_at_every_width_and_for_everybody(browser: Browser, folder: Path, lesson: str) -> None:
    asked: list[str] = []
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 740})
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((folder / f"{lesson}.html").as_uri())
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert page.evaluate(TIGHT) == []
        assert page.evaluate(OVER) is False
        assert serious(Axe().run(page)) == []
        context.close()
    assert set(asked) == {(folder / f"{lesson}.html").as_uri()}


def test_the_keyboard_reaches_the_text_first_and_a_part_by_its_line(browser: Browser, folder: Path) -> None:
    page = browser.new_page(viewport={"width": 1366, "height": 740})
    page.goto((folder / "01-introduction.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "To the lesson"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "lesson"
    page.click(".toc a >> text=Check yourself")
    assert page.evaluate("() => document.getElementById('check-yourself').getBoundingClientRect().top") < 100
    page.click("#lesson details summary >> nth=0")
    assert page.locator("#lesson details[open]").count() == 1
    page.close()
