"""A site in several languages: chosen by the browser at first, then on a page, and the same work in each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from course.language import _, speaking
from tests.browser.test_site import READY, WAIT, Visit
from tests.site._served import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

START = "00-start-here"
NAME = """async () => {
  const { keptWork } = await import("./files/keep.js");
  return (await keptWork(document.body.dataset.shelf)).me.name;
}"""
KEEPERS = """async () => {
  const { installing, waiting, active } = await navigator.serviceWorker.ready;
  return [installing, waiting, active].map((kept) => kept?.scriptURL ?? "");
}"""
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as where:
        yield where


def came_to(page: Page) -> str:
    return urlsplit(page.url).path.lstrip("/")


@pytest.mark.parametrize(
    ("asked", "lands"),
    [("fr-CH", f"{START}.fr.html"), ("fa-IR", f"{START}.fa.html"), ("en-GB", ""), ("de-DE", "")],
)
def test_a_first_visit_is_given_what_the_browser_asks_for(
    browser: Browser, address: str, asked: str, lands: str
) -> None:
    visit = Visit(browser, address, locale=asked)
    page = visit.open("", wait=False)
    page.wait_for_url(f"**/{lands}")
    page.wait_for_selector("main.lesson")
    assert came_to(page) == lands
    visit.context.close()
    assert visit.elsewhere == visit.errors == []


def test_what_is_chosen_on_a_page_stays_and_the_work_is_the_same(browser: Browser, address: str) -> None:
    visit = Visit(browser, address, locale="fr-FR", viewport={"width": 1280, "height": 900})
    page = visit.open("", wait=True)
    assert came_to(page) == f"{START}.fr.html"
    with speaking("fr"):
        assert page.get_by_role("heading", name=_("Read like an analyst")).is_visible()
    name = page.evaluate(NAME)
    assert name in page.locator(".me").inner_text()

    page.locator("summary", has_text="Français").click()
    page.get_by_role("link", name="فارسی").click()
    page.wait_for_selector(READY, timeout=WAIT)
    assert came_to(page) == f"{START}.fa.html"
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert name in page.locator(".me").inner_text()

    page.goto(f"{address}/")  # a bookmark
    page.wait_for_url(f"**/{START}.fa.html")
    page.wait_for_selector(READY, timeout=WAIT)
    keepers = page.evaluate(KEEPERS)
    page.wait_for_function("async () => !!(await caches.match('python/words.fa.pack'))", timeout=WAIT)
    visit.context.set_offline(True)
    page.goto(f"{address}/")
    page.wait_for_url(f"**/{START}.fa.html")
    page.wait_for_selector(READY, timeout=WAIT)
    assert name in page.locator(".me").inner_text()
    visit.context.set_offline(False)

    page.locator("summary", has_text="فارسی").click()
    page.get_by_role("link", name="English").click()
    page.wait_for_selector(READY, timeout=WAIT)
    assert came_to(page) == f"{START}.html"
    # One for all languages: where each had its own, the next page was now and then never loaded.
    assert page.evaluate(KEEPERS) == keepers
    page.goto(f"{address}/{START}.html")
    page.wait_for_selector(READY, timeout=WAIT)
    assert came_to(page) == f"{START}.html"
    assert name in page.locator(".me").inner_text()
    visit.context.close()
    assert visit.elsewhere == visit.errors == []


@pytest.mark.parametrize("code", ["fr", "fa"])
def test_other_lessons_fit_a_phone_in_every_language(browser: Browser, address: str, code: str) -> None:
    visit = Visit(browser, address, **PHONE)
    for lesson in ("02-capabilities", "04-perspectives", "09-capstone-seminar"):
        page = visit.open(f"{lesson}.{code}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, lesson
        page.close()
    visit.context.close()
    assert visit.elsewhere == visit.errors == []
