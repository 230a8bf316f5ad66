"""Take the pictures of the documentation from the running lessons, so that they stay true.

``python -m tools.pictures``    writes docs/pictures/*.png
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser._lab import QUIET, ROOT, Lab, Server, copy_lessons
from tools.browser import Machine, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Page

PICTURES = ROOT / "docs" / "pictures"
CLAIM = "Sejjil and Qiam: Solid-fuel missiles"


def judge(page: Page) -> None:
    """Judge one claim, so that the picture shows what a lesson is about."""
    page.locator(".rls .claim[role=button]", has_text=CLAIM).click()
    page.get_by_label("Fact", exact=True).check()
    page.get_by_label("Only partly", exact=True).check()
    page.get_by_label("Fairly sure", exact=True).check()
    page.locator("textarea[name=why]").fill(
        "Two systems in one line; I would look each up in a reference table."
    )
    page.get_by_role("button", name="Compare with the ledger").click()
    page.wait_for_selector("text=Side by side")


def main() -> None:
    """Start the lessons, work a little, and take the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        server = Server(copy_lessons(Path(scratch) / "seminar"), Path(scratch) / "config")
        browser = playwright.chromium.launch(executable_path=os.fspath(find_browser(Machine())), args=QUIET)
        print("Starting the lessons")
        server.start()
        try:
            page = browser.new_page(viewport={"width": 1280, "height": 760}, device_scale_factor=1.5)
            lab = Lab(page, server)
            lab.open("notebooks/02-capabilities.ipynb")
            page.evaluate("() => window.jupyterapp.commands.execute('application:toggle-left-area')")
            lab.run_all()
            judge(page)
            page.locator(".rls .face:has(article.paper) h2").evaluate(
                "e => e.scrollIntoView({ block: 'start' })"
            )
            page.wait_for_timeout(500)
            page.screenshot(path=PICTURES / "reading.png")
            print(f"{(PICTURES / 'reading.png').relative_to(ROOT)}")
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
