"""Bargaining and negotiating in JupyterLab: by keyboard, with axe, and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser._lab import serious, write_notebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser._lab import Lab, Server

HOSTILE = "<b>bold</b> b d d a"  # markup, and letters that are notebook shortcuts elsewhere
PARTIES = '["iran", "united_states", "saudi_arabia"]'


def ready(lab: Lab, server: Server, name: str, *, dark: bool = False, simple: bool = False) -> Page:
    work = server.folder / f"work-{name}"
    path = f"notebooks/{name}.ipynb"
    write_notebook(
        server.folder / path,
        f'import os; os.environ["COURSE_WORK"] = {str(work)!r}\n'
        f'import course\nlesson = course.lesson("01-introduction")\nlesson.bargain({PARTIES})',
        "lesson.negotiate()",
    )
    lab.open(path, dark=dark, simple=simple)
    lab.run_all()
    lab.page.wait_for_selector(".rls table.package")
    lab.page.wait_for_selector(".rls form[data-do=play]")
    return lab.page


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the control with this text, or with this name, has the keyboard."""
    for _ in range(90):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const e = document.activeElement; return (e.name || '') + '|' + e.textContent.trim(); }"
        )
        if here.split("|")[0] == text or here.split("|", 1)[1] == text:
            return
    raise AssertionError(f"no way by Tab to {text}")


def at(page: Page, place: str) -> None:
    page.wait_for_function("(end) => document.activeElement.id.endsWith(end)", arg=f"-{place}")


def test_bargain_by_keyboard_only(open_lab: Callable[..., Lab], server: Server) -> None:
    page = ready(open_lab(), server, "bargain-keys")
    cells = page.locator(".jp-Notebook .jp-CodeCell").count()
    page.locator(".rls table.package select").first.focus()
    page.keyboard.type("Partly")
    page.locator(".rls .say", has_text="Iran: red line crossed").wait_for(state="attached")
    assert page.evaluate("() => document.activeElement.tagName") == "SELECT"  # the keyboard stays
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    at(page, "hypothesis")
    tab_to(page, "Change this hypothesis")
    page.keyboard.press("Enter")
    tab_to(page, "o-2")
    page.keyboard.type("Tolerable")
    tab_to(page, "reason")
    page.keyboard.type(HOSTILE)
    tab_to(page, "Keep my reading")
    page.keyboard.press("Enter")
    page.locator(".rls .say", has_text="Your reading is kept. A package exists").wait_for(state="attached")
    at(page, "hypothesis")
    assert page.locator(".rls .own b").count() == 0
    assert page.get_by_text(HOSTILE).count() >= 1
    tab_to(page, "Undo")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rls .verdict >> text=No package works for these 3 parties yet.")
    page.get_by_role("button", name="Try the first step").focus()
    page.keyboard.press("Enter")
    at(page, "verdict")
    page.locator(".rls .say", has_text="Tried as a what-if of your own.").wait_for(state="attached")
    assert page.locator(".jp-Notebook .jp-CodeCell").count() == cells  # no shortcut added or cut a cell


def test_negotiate_by_keyboard_only(open_lab: Callable[..., Lab], server: Server) -> None:
    page = ready(open_lab(), server, "negotiate-keys")
    page.locator(".rls select[name=party]").focus()
    page.keyboard.type("Oman")
    tab_to(page, "Speak for this party")
    page.keyboard.press("Enter")
    at(page, "seat")
    tab_to(page, "text")
    page.keyboard.type(HOSTILE)
    tab_to(page, "Keep it, and begin to talk")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rls form[data-do=offer]")
    at(page, "seat")
    tab_to(page, "i-range")
    page.keyboard.type("Declared")
    tab_to(page, "Put it on the table")
    page.keyboard.press("Enter")
    at(page, "offers")
    page.wait_for_selector(".rls h4 >> text=Offer 1 by Oman")
    page.once("dialog", lambda dialog: dialog.accept())
    tab_to(page, "Close the talks and open the record")
    page.keyboard.press("Enter")
    at(page, "record")
    assert page.locator(".rls .own b").count() == 0
    assert HOSTILE in page.locator(".rls .own").last.inner_text()


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_serious(open_lab: Callable[..., Lab], server: Server, *, dark: bool) -> None:
    page = ready(open_lab(dark=dark), server, f"bargain-axe-{dark}", dark=dark)
    page.locator(".rls table.package select").first.select_option("2")
    page.locator(".rls .say", has_text="Iran: red line crossed").wait_for(state="attached")
    page.locator(".rls table.package td button").first.click()
    page.wait_for_selector("[id$='-hypothesis']")
    page.get_by_role("button", name="See who could accept what as a picture").click()
    page.wait_for_selector(".rls .picture svg")
    page.locator(".rls form[data-do=play] button").click()
    page.wait_for_selector(".rls form[data-do=alternative]")
    page.locator(".rls form[data-do=alternative] textarea").fill("We wait.")
    page.locator(".rls form[data-do=alternative] button").click()
    page.wait_for_selector(".rls form[data-do=offer]")
    assert serious(Axe().run(page, {"include": [[".rls"]]})) == []


def test_nothing_is_cut_off_on_a_phone(open_lab: Callable[..., Lab], server: Server) -> None:
    page = ready(open_lab(phone=True), server, "bargain-phone", simple=True)
    page.locator(".rls table.package select").first.select_option("2")
    page.locator(".rls .say", has_text="Iran: red line crossed").wait_for(state="attached")
    page.locator(".rls table.package td button").first.click()
    page.wait_for_selector("[id$='-hypothesis']")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.rls')].flatMap((root) => {
          const edge = root.getBoundingClientRect().right + 1;
          return [...root.querySelectorAll('*')]
            .filter((e) => e.getClientRects().length && !e.closest('.hidden, .say, thead, svg'))
            .filter((e) => e.getBoundingClientRect().right > edge)
            .map((e) => e.tagName + '.' + e.className);
        })"""
    )
    assert wide == []
