"""A lesson as a notebook and as a page lead to each other, with the same work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser._lab import Lab, Server, copy_lessons
from tests.browser.test_second_day import judge

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def test_open_as_a_page_and_open_as_a_notebook(browser: Browser, tmp_path: Path) -> None:
    server = Server(copy_lessons(tmp_path), tmp_path / "config")
    server.start()
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    lab = Lab(context.new_page(), server)
    lab.open("notebooks/01-introduction.ipynb")
    lab.run_all()
    judge(lab.page)
    with context.expect_page() as opening:
        lab.page.get_by_role("link", name="Open as a page").click()
    page = opening.value
    page.wait_for_selector("body[data-connected=yes]", timeout=60_000)
    assert page.url == f"{server.base}/seminar/01-introduction"
    page.get_by_text("1 of 4 judged.").wait_for()

    page.locator("[data-do=choose]").nth(1).click()
    for label in ("Fact", "Contested", "Sure"):
        page.get_by_label(label, exact=True).check()
    page.locator("textarea[name=why]").fill("On the page.")
    page.get_by_role("button", name="Compare with the ledger").click()
    page.get_by_text("2 of 4 judged.").wait_for()
    page.get_by_role("link", name="Open as a notebook").click()
    page.wait_for_url("**/doc/tree/notebooks/01-introduction.ipynb", timeout=60_000)
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)

    lab.page.locator(".rls [data-do=next]").first.click()  # the first notebook reads what the page wrote
    lab.page.get_by_text("2 of 4 judged.").first.wait_for()
    context.close()
    server.stop()


def test_the_notebook_reads_at_400_per_cent(browser: Browser, tmp_path: Path) -> None:
    server = Server(copy_lessons(tmp_path), tmp_path / "config")
    server.start()
    context = browser.new_context(viewport={"width": 320, "height": 640})
    lab = Lab(context.new_page(), server)
    lab.open("notebooks/00-start-here.ipynb", simple=True)
    lab.run_all()
    page = lab.page
    page.locator(".rls .face h2").first.wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    narrowest = page.evaluate(
        "() => Math.min(...[...document.querySelectorAll('.jp-RenderedMarkdown, .rls .face')]"
        ".filter((e) => e.getClientRects().length).map((e) => e.getBoundingClientRect().width))"
    )
    assert narrowest > 200
    context.close()
    server.stop()
