"""Faces on a page of their own, served from this process: a JupyterLab takes longer to open."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import uvicorn
from axe_playwright_python.sync_playwright import Axe

from course.case import load_case
from course.lessons.seat import Seat
from course.live.app import make_app
from course.session.session import Session
from tests.browser._lab import in_a_line, notebook_of, violations_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

    from course.journal import Journal

ALL_SHOWN: Final = """() =>
  [...document.querySelectorAll("[data-face]")].every((at) => at.querySelector(".face > *"))"""


class Served:
    """A server of one seat, in a thread of its own."""

    def __init__(self, session: Session, notebooks: Path, lesson: str, port: int = 0) -> None:
        self.session, self.notebooks = session, notebooks
        config = uvicorn.Config(make_app(Seat(session, notebooks)), port=port, log_level="error")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.02)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/{lesson}"

    def stop(self) -> None:
        """Stop, and wait until it has."""
        self.server.should_exit = True
        self.thread.join(10)


@contextmanager
def served(
    folder: Path, journal: Journal, lesson: str, calls: Sequence[str], *, who: str
) -> Iterator[Served]:
    """Serve a lesson of these calls and no prose, as ``course.lesson("03-red-line").debate()`` is one."""
    book = notebook_of(*(f"import course\n{call}" for call in calls))
    (folder / f"{lesson}.ipynb").write_text(book, encoding="utf-8")
    running = Served(Session(load_case(), journal, who), folder, lesson)
    yield running
    running.stop()


def serious_dark_and_light(page: Page) -> list[str]:
    """Give the serious findings of axe in the faces of a page, dark and light, and the pieces themselves."""
    found: list[str] = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        violations = violations_in(Axe().run(page, context=".shown"))
        found += [in_a_line(violation) for violation in violations]
        first = [node["target"][0] for violation in violations for node in violation["nodes"][:1]]
        found += [page.locator(place).first.evaluate("(e) => e.outerHTML") for place in first]
    return found
