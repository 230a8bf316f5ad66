"""A browser, a Jupyter server and pages for the tests of the faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser._lab import Lab, Server, copy_lessons, page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

QUIET = [
    "--no-sandbox",  # needed where the tests run as root, as in a container
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
Opener = "Callable[..., Lab]"


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=browser_path, args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One JupyterLab for all tests; each test has notebooks and a work folder of its own kernel."""
    folder = copy_lessons(tmp_path_factory.mktemp("seminar"))
    running = Server(folder, tmp_path_factory.mktemp("config"))
    running.start()
    yield running
    running.stop()


@pytest.fixture
def open_lab(browser: Browser, server: Server) -> Iterator[Callable[..., Lab]]:
    """Open pages in fresh browser profiles; a page error fails the test."""
    closing = []

    def opener(*, width: int = 1280, height: int = 900, dark: bool = False, on: Server | None = None) -> Lab:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        manager = page_of(context)
        page = manager.__enter__()
        closing.append((manager, context))
        return Lab(page, on or server)

    yield opener
    failures = []
    for manager, context in closing:
        try:
            manager.__exit__(None, None, None)
        except AssertionError as error:
            failures.append(error)
        context.close()
    if failures:
        raise failures[0]


@pytest.fixture
def work(server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the server's kernels save into."""
    del monkeypatch
    return server.folder / "my-work"
