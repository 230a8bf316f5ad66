"""A lesson in JupyterLab reads in one size of type, as an outline, and its first thing to do is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser._lab import Lab

LONGEST_WAY = "notebooks/03-red-line.ipynb"
SCREENS = 2


def size_of(page: Page, selector: str) -> str:
    return str(page.locator(selector).first.evaluate("(element) => getComputedStyle(element).fontSize"))


def test_one_size_of_type_and_the_first_thing_to_do_within_two_screens(open_lab: Callable[..., Lab]) -> None:
    lab = open_lab()
    page = lab.page
    page.set_viewport_size({"width": 1366, "height": 768})
    lab.open(LONGEST_WAY, simple=True)
    lab.run_all()
    notebook = page.locator(".jp-WindowedPanel-outer")
    notebook.evaluate("(element) => { element.scrollTop = 0; }")
    first = page.locator(".rls:not(.saved) [data-do]").first
    first.wait_for(state="attached")
    desk = page.locator(".rls:not(.saved) .face h2").first
    assert desk.get_attribute("aria-level") == "3"  # below “Time you need”
    assert size_of(page, ".jp-RenderedMarkdown p") == size_of(page, ".rls:not(.saved)") == "16px"
    page.wait_for_timeout(500)
    notebook.evaluate("(element) => { element.scrollTop = 0; }")
    page.wait_for_timeout(300)
    top, height = notebook.evaluate(
        "(element) => [element.getBoundingClientRect().top, element.clientHeight]"
    )
    assert first.evaluate("(element) => element.getBoundingClientRect().top") - top < SCREENS * height
