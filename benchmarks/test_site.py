"""From an address to faces that can be pressed, where a browser runs Python: the first time and later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from course.site.build import write_site
from tests.browser._lab import QUIET
from tests.browser.test_site import READY, WAIT, wait_for_memory
from tests.site._served import served
from tools.browser import Machine, find_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext
    from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).resolve().parent.parent
LESSON = "00-start-here.html"
ROUNDS = 3


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the case that ships, as a host near by would serve it."""
    out = tmp_path_factory.mktemp("built") / "site"
    write_site(ROOT, out, release="0.0.0")
    with served(out) as where:
        yield where


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=find_browser(Machine()), args=QUIET)
        yield found
        found.close()


def _open(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/{LESSON}")
    page.wait_for_selector(READY, timeout=WAIT)


def test_first_face_the_first_time(benchmark: BenchmarkFixture, browser: Browser, address: str) -> None:
    """A profile that never saw the site: everything is fetched, and Python is compiled."""
    benchmark.pedantic(lambda: _open(browser.new_context(), address), rounds=ROUNDS)
    benchmark.extra_info.update(cost="first face of the site, first visit", bound="6 s")


def test_first_face_later(benchmark: BenchmarkFixture, browser: Browser, address: str) -> None:
    """A profile that keeps the site, and the memory of Python: nothing comes over the line."""
    context = browser.new_context()
    _open(context, address)
    first = context.pages[0]
    first.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wait_for_memory(first, "new")  # it is kept a little after the first face
    first.close()
    context.set_offline(True)
    benchmark.pedantic(lambda: _open(context, address), rounds=ROUNDS)
    benchmark.extra_info.update(cost="first face of the site, later visits", bound="3 s")


def test_the_page_can_be_read(benchmark: BenchmarkFixture, browser: Browser, address: str) -> None:
    """Until words and faces are on the page of a first visit; Python is not there yet."""

    def read() -> None:
        page = browser.new_context().new_page()
        page.goto(f"{address}/{LESSON}", wait_until="commit")
        page.get_by_role("heading", name="Read like an analyst").wait_for()

    benchmark.pedantic(read, rounds=ROUNDS)
    benchmark.extra_info.update(cost="page of the site to read, first visit", bound="1 s")
