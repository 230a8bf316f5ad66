"""A lesson opens in JupyterLab and Notebook 7, and reads as a page where no kernel runs."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from tests.browser._lab import ROOT, Lab, Server, copy_lessons, faces_called_in, serious

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

LESSONS = sorted(p.name for p in (ROOT / "notebooks").glob("*.ipynb"))


def test_in_jupyterlab_with_the_lessons_alone_in_the_list_of_files(open_lab: Callable[..., Lab]) -> None:
    """Every other lesson runs in JupyterLab's view of one document: ``test_lessons.py``."""
    lab = open_lab()
    lab.open("notebooks/00-start-here.ipynb")
    lab.run_all()
    for i in range(faces_called_in("00-start-here")):
        lab.page.locator(".rls .face h2").nth(i).wait_for(state="attached")
    names = lab.page.locator(".jp-DirListing-itemName")
    names.filter(has_text="10-since-then").wait_for()
    listed = [name.strip() for name in names.all_inner_texts()]
    assert [name for name in listed if name in LESSONS] == LESSONS
    assert "instructor" not in listed


def test_in_notebook_7_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    server = Server(copy_lessons(tmp_path), tmp_path / "config", app="notebook")
    server.start()
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    lab = Lab(page, server)
    lab.open("notebooks/01-introduction.ipynb")
    lab.run_all()
    page.locator(".rls .claim[role=button]").first.wait_for(timeout=60_000)
    page.locator(".rls .claim[role=button]").first.click()
    page.wait_for_selector("form[data-do=judge]")
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    context.close()
    server.stop()


def test_as_a_page_without_a_kernel(browser: Browser, tmp_path: Path) -> None:
    """As nbviewer, GitHub or a printer see it: run, converted, opened without any server."""
    out = tmp_path / "page.html"
    env = {
        **os.environ,
        "COURSE_WORK": str(tmp_path / "work"),
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
    }
    command = ["nbconvert", "--to", "html", "--execute", "--ExecutePreprocessor.store_widget_state=False"]
    source = ROOT / "notebooks" / "01-introduction.ipynb"
    subprocess.run(
        [sys.executable, "-m", "jupyter", *command, f"--output={out}", str(source)],
        check=True,
        env=env,
        capture_output=True,
        timeout=180,
    )
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.route("http*://**", lambda route: route.abort())
    page.goto(out.as_uri(), wait_until="domcontentloaded")
    page.locator(".rls article.paper").first.wait_for()
    assert page.locator(".rls button, .rls textarea").count() == 0
    text = " ".join(page.locator(".rls article.paper").all_inner_texts())
    assert "declared the country’s missile capabilities" in text.replace("1", "").replace("2", "")
    assert serious(Axe().run(page, context=".rls")) == []
    context.close()
