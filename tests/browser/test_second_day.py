"""A lesson that was saved yesterday shows yesterday's page, quiet, with a sentence on how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser._lab import Lab, Server, copy_lessons

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LESSON = "notebooks/01-introduction.ipynb"
GO_ON = "To go on, choose its box and press ▶"


def seen(page: Page, text: str) -> int:
    return page.get_by_text(text).filter(visible=True).count()


def judge(page: Page) -> None:
    page.locator(".rls [data-do=choose]").first.click()
    for label in ("Fact", "Contested", "Sure"):
        page.get_by_label(label, exact=True).check()
    page.locator("textarea[name=why]").fill("Because.")
    page.get_by_role("button", name="Compare with the ledger").click()
    page.get_by_role("heading", name="Side by side").wait_for()


def opened(browser: Browser, server: Server) -> Lab:
    """Open the lesson in a profile that knows nothing of the day before."""
    server.start()
    lab = Lab(browser.new_context(viewport={"width": 1366, "height": 900}).new_page(), server)
    lab.open(LESSON)
    return lab


def closed(lab: Lab) -> None:
    lab.page.context.close()
    lab.server.stop()


@pytest.fixture(scope="module", params=["lab", "notebook"])
def saved(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Server:
    """Work through a lesson on the first day, save it and stop the machine."""
    folder = tmp_path_factory.mktemp("first-day")
    server = Server(copy_lessons(folder), folder / "config", app=request.param)
    lab = opened(browser, server)
    lab.run_all()
    judge(lab.page)
    assert seen(lab.page, GO_ON) == 0
    lab.page.locator(".rls.saved", has_text="1 of 4 judged").wait_for(state="attached")
    lab.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    closed(lab)
    return server


@pytest.mark.parametrize("trusted", [True, False], ids=["here", "on another machine"])
def test_a_lesson_on_the_second_day(
    browser: Browser, saved: Server, tmp_path: Path, *, trusted: bool
) -> None:
    saved.env = {} if trusted else {"JUPYTER_DATA_DIR": str(tmp_path)}
    lab = opened(browser, saved)
    page = lab.page
    page.get_by_text("1 of 4 judged").filter(visible=True).wait_for()
    lab.wait_for_kernel()
    page.wait_for_timeout(1500)
    assert seen(page, "Error displaying widget") == 0
    assert seen(page, "Loading widget") == 0
    assert seen(page, GO_ON) > 0
    assert page.locator(".rls button").count() == 0
    lab.run_all()
    page.locator(".rls [data-do=choose]").first.wait_for()
    page.wait_for_timeout(1000)
    assert seen(page, GO_ON) == 0
    closed(lab)
