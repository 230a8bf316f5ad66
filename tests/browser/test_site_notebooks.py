"""The lessons of a site as notebooks, over the work of its pages, with every other address blocked."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as TookTooLong

from course.language import _, speaking
from course.site.notebooks import address_of
from tests.browser.test_site import WAIT, Visit, judge
from tests.site._served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TRIES = 8
START = address_of(Path("notebooks", "00-start-here.ipynb"))


def run_all(page: Page, last: str = "Keep this note") -> None:
    """Run every cell until a button is there that the last one shows.

    JupyterLite may drop what is to run while its kernel still starts, or ask for one: one waits until it has
    a name there. Where what is to run was dropped nevertheless, one runs it again.
    """
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=WAIT)
    page.locator(".jp-Toolbar-kernelName", has_text="Python (Pyodide)").wait_for(timeout=WAIT)
    button = page.locator(".rls").get_by_role("button", name=last).first
    for _try in range(TRIES):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()
        with contextlib.suppress(TookTooLong):
            button.wait_for(timeout=WAIT / TRIES)
            return
    raise AssertionError("the cells never ran")


def name_in(page: Page) -> str:
    """Give the pseudonym that a page shows."""
    found = re.search(r"You work as ([\w-]+)\.", page.locator("body").inner_text())
    assert found
    return found[1]


def test_an_entry_made_in_a_notebook_is_on_the_page_and_the_other_way_round(
    browser: Browser, site: Path
) -> None:
    with served(site) as address:
        visit = Visit(browser, address, viewport={"width": 1280, "height": 900})
        notebook = visit.open(START, wait=False)
        run_all(notebook)
        reading = notebook.locator(".rls", has=notebook.get_by_role("heading", name="Read like an analyst"))
        judge(notebook, "ABS-01", "Judged in a cell.", reading)
        who = name_in(notebook)

        page = visit.open()
        page.get_by_text("1 of 4 judged").first.wait_for(timeout=WAIT)
        assert name_in(page) == who
        judge(page, "ABS-02", "Judged on the page.")

        notebook.reload()
        run_all(notebook)
        notebook.locator(".rls").get_by_text("2 of 4 judged").first.wait_for(timeout=WAIT)
        assert name_in(notebook) == who
        visit.context.close()
        assert visit.elsewhere == visit.errors == []


def test_a_notebook_in_french_speaks_it_on_a_site_that_begins_in_english(
    browser: Browser, site: Path
) -> None:
    with served(site) as address, speaking("fr"):
        visit = Visit(browser, address, viewport={"width": 1280, "height": 900})
        notebook = visit.open(address_of(Path("notebooks", "fr", "00-start-here.ipynb")), wait=False)
        run_all(notebook, last=_("Keep this note"))
        french = _("You work as {name}.").partition("{")[0]
        notebook.get_by_text(french).first.wait_for(timeout=WAIT)
        assert notebook.get_by_text("You work as").count() == 0
        visit.context.close()
        assert visit.elsewhere == visit.errors == []
