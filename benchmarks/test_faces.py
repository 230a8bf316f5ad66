"""What faces cost: the first display of any, and a click, on the kernel's side."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from course.case import load_case
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from tests.browser._lab import QUIET, Lab, Server, copy_lessons
from tests.faces.door import Page
from tools.browser import Machine, find_browser

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

# Clicks a claim and waits until the card beside the text has changed.
CLICK = """(number) => new Promise((resolve) => {
  const claim = document.querySelectorAll('.rls .claim[role=button]')[number];
  const face = claim.closest('.face');
  const seen = new MutationObserver(() => {
    if (claim.getAttribute('aria-current')) { seen.disconnect(); resolve(); }
  });
  seen.observe(face, { subtree: true, attributes: true, childList: true });
  claim.click();
})"""


def fresh() -> Lesson:
    return Lesson("02-capabilities", using=Session(load_case(), Journal(), "heron"))


def test_first_display_of_the_reading_face(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="first display of the reading face", bound="0.25 s")
    benchmark.pedantic(lambda: Page(fresh().read()), rounds=10)


def test_first_display_of_the_systems_with_their_picture(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="first display of the systems with their picture", bound="0.25 s")
    benchmark.pedantic(lambda: Page(fresh().systems()), rounds=5, warmup_rounds=1)


def test_a_click_judges_a_claim_with_all_faces_open(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(
        cost="a click that judges a claim, all faces open, in the kernel", bound="30 ms"
    )
    lesson = fresh()
    faces = (lesson.begin(), lesson.read(), lesson.summary(), lesson.exercises(), lesson.discuss())
    pages = [Page(face) for face in faces]
    reading = pages[1]
    claims = cycle(c.id for c in lesson.case.claims_in("I"))
    answers = {"kind": "factual", "status": "contested", "confidence": "3", "why": "So."}
    benchmark.pedantic(lambda: reading.do("judge", claim=next(claims), **answers), rounds=9)


def test_a_click_in_the_browser_shows_its_effect(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """From the click to the changed page, through kernel and websocket, as a person feels it."""
    benchmark.extra_info.update(cost="a click to its effect in the browser", bound="100 ms")
    server = Server(copy_lessons(tmp_path / "seminar"), tmp_path / "config")
    server.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(Machine()), args=QUIET)
        lab = Lab(browser.new_page(), server)
        lab.open("notebooks/02-capabilities.ipynb")
        lab.run_all()
        lab.page.locator(".rls .claim[role=button]").first.wait_for()
        claims = cycle(range(17))

        def click() -> None:
            lab.page.evaluate(CLICK, next(claims))

        benchmark.pedantic(click, rounds=17, warmup_rounds=2)
        browser.close()
    server.stop()
