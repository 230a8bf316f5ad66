"""The lessons as pages: a server of their own, a page in a fresh profile, and a judgement."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.browser._lab import free_port
from tests.browser._started import STARTED
from tests.commands._server import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

COURSE: Final = str(Path(sys.executable).with_name("course"))
CLAIM: Final = "[data-do=choose] >> nth=0"
LOST: Final = "WebSocket connection"  # what a browser says of a line that broke


class Pages:
    """A running ``course start --page``."""

    def __init__(self, work: Path, port: int = 0, **more: str) -> None:
        self.work = work
        self.env = {**environment(work), "COURSE_WORK": str(work / "work"), **more}
        self.start(port or free_port())

    def start(self, port: int) -> None:
        # One that starts again finds its port free: the usual ones go to whoever else tests at this moment.
        words = [COURSE, "start", "--page", "--no-browser", "--port", str(port)]
        self.process = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=self.env
        )
        STARTED.append(self.process)
        said = ""
        for line in self.process.stdout or ():
            said += line
            if "press Ctrl-C" in line:
                break
        found = re.search(r"(http://127\.0\.0\.1:(\d+))/\?token=(\S+)", said)
        assert found, said
        self.base, self.port, self.token = found[1], int(found[2]), found[3]

    def address(self, lesson: str) -> str:
        return f"{self.base}/{lesson}?token={self.token}"

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.process.kill()
        self.process.wait(20)
        assert self.process.stdout
        self.process.stdout.close()

    def stop(self) -> None:
        self.process.terminate()
        assert self.process.wait(20) == 0
        assert self.process.stdout
        self.process.stdout.close()


@contextmanager
def opened(
    browser: Browser, pages: Pages, lesson: str, *, script: Path | None = None, **context: Any
) -> Iterator[Page]:
    """Open a lesson, with a script of ours before its own; an error, or a request to elsewhere, fails."""
    context.setdefault("viewport", {"width": 1366, "height": 768})
    fresh = browser.new_context(**context)
    page = fresh.new_page()
    if script:
        page.add_init_script(path=script)
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" and LOST not in m.text else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    here = (pages.base, pages.base.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(here) else wrong.append(r.url))
    page.goto(pages.address(lesson))
    page.wait_for_selector("body[data-connected=yes]")
    yield page
    fresh.close()
    assert wrong == []


def judge(page: Page, nth: int = 0) -> None:
    page.locator(f"[data-do=choose] >> nth={nth}").click()
    form = page.locator("form[data-do=judge]")
    for name in ("kind", "status", "confidence"):
        form.locator(f"input[name={name}]").first.check()
    form.locator("textarea").fill("I would look it up.")
    form.locator("button[type=submit]").click()
