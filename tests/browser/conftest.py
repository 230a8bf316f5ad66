"""A browser, a Jupyter server and pages for the tests of the faces."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import sync_playwright

from course.journal import Journal
from tests.browser import _rooms
from tests.browser._lab import QUIET, Lab, Server, copy_lessons, page_of
from tests.browser._served import ALL_SHOWN, served
from tests.browser._started import STARTED, end_what_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a test of this folder once more before it fails: a busy machine fails some for no fault of ours.

    The run names every test that was tried twice. Such a test is looked into all the same: some were faults.
    """
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="package")
def browser(browser_path: str) -> Iterator[Browser]:
    # Playwright keeps a loop running in this thread. It has to end with the tests of this folder: after them,
    # nothing could run a loop of its own.
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=browser_path, args=QUIET)
        yield found
        found.close()


@pytest.fixture(autouse=True)
def nothing_stays_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close the profiles that a test has opened: a page whose room has ended would look for it ever after."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser: Browser = request.getfixturevalue("browser")
    before = set(browser.contexts)
    yield
    for context in set(browser.contexts) - before:
        context.close()


@pytest.fixture(autouse=True)
def nothing_runs_on() -> Iterator[None]:
    """End what a test has started and not stopped, as one that fails does; another would hear of it."""
    before = len(STARTED)
    yield
    end_what_runs(before)


@pytest.fixture(scope="session")
def running_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One JupyterLab for all tests of this process: a start takes longer than most of them."""
    running = Server(tmp_path_factory.mktemp("seminar"), tmp_path_factory.mktemp("config"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def server(running_lab: Server) -> Iterator[Server]:
    """JupyterLab over a fresh clone of the lessons, where nothing runs and nobody has worked."""
    copy_lessons(running_lab.folder)
    yield running_lab
    running_lab.clear()


def _new_context(browser: Browser, *, phone: bool, dark: bool = False) -> BrowserContext:
    size: ViewportSize = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    return browser.new_context(viewport=size, color_scheme=scheme, is_mobile=phone, has_touch=phone)


@pytest.fixture
def open_lab(browser: Browser, server: Server) -> Iterator[Callable[..., Lab]]:
    """Open pages in fresh browser profiles; a page error fails the test."""
    with contextlib.ExitStack() as stack:

        def opener(*, dark: bool = False, phone: bool = False) -> Lab:
            context = _new_context(browser, phone=phone, dark=dark)
            stack.callback(context.close)
            return Lab(stack.enter_context(page_of(context)), server)

        yield opener


@pytest.fixture
def open_faces(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Open faces of a lesson on a page, over a journal of one's own; a page error fails the test."""
    with contextlib.ExitStack() as stack:

        def opener(
            *calls: str,
            lesson: str = "01-introduction",
            journal: Journal | None = None,
            phone: bool = False,
        ) -> Page:
            whole = [f'course.lesson("{lesson}").{call}' for call in calls]
            at = stack.enter_context(served(tmp_path, journal or Journal(), lesson, whole, who="heron"))
            context = _new_context(browser, phone=phone)
            stack.callback(context.close)
            page = stack.enter_context(page_of(context))
            page.goto(at.address)
            page.wait_for_selector("body[data-connected=yes]")
            page.wait_for_function(ALL_SHOWN)
            return page

        yield opener


@pytest.fixture
def room_server(tmp_path: Path) -> Iterator[_rooms.Server]:
    """A room of its own, as ``course live`` opens it."""
    running = _rooms.Server(tmp_path)
    yield running
    running.stop()
