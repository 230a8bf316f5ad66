"""A recorded run of clicks through the lessons, and who plays it.

Each line of ``clicks.jsonl`` is a click: on which lesson's page, in which of its faces (``face``, from 0), on
which verb (``do``), on which of its controls (``nth``), and what the form holds then (``fill``: a text, or
which of the choices). Nothing names an id, so that a fresh journal will do. ``python -m benchmarks.record``
makes it anew where faces have changed.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Error

from tests.browser._pages import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser._pages import Pages

RUN: Final = Path(__file__).with_name("clicks.jsonl")
HAND: Final = Path(__file__).with_name("_clicks.js")
PATIENCE: Final = 10_000
"""Milliseconds after which a click without an effect counts as that long; ``_clicks.js`` knows it, too."""


@dataclass(frozen=True, slots=True)
class Click:
    """A click on what a face offers."""

    lesson: str
    face: int
    do: str
    nth: int = 0
    fill: dict[str, int | str] = field(default_factory=dict)

    def to_line(self) -> str:
        """Write it as a line."""
        return json.dumps(asdict(self), ensure_ascii=False)


def recorded() -> list[Click]:
    """Give the recorded run."""
    return [Click(**json.loads(line)) for line in RUN.read_text(encoding="utf-8").splitlines()]


@contextmanager
def lesson_page(browser: Browser, pages: Pages, lesson: str) -> Iterator[Page]:
    """Open a lesson for somebody whose clicks are timed."""
    with opened(browser, pages, lesson, script=HAND) as page:
        page.on("dialog", lambda dialog: dialog.accept())
        yield page


def play(page: Page, click: Click) -> float | None:
    """Click, and give the milliseconds until its effect was drawn; None where the page does not offer it."""
    while control := page.evaluate_handle("(click) => hand.ready(click)", asdict(click)).as_element():
        try:
            if control.evaluate("(element) => element.matches('select')"):
                control.select_option(index=int(click.fill[""]))
            else:
                control.click()
        except Error as wrong:
            # Where it has just been drawn anew, press what stands there now.
            if "not attached" not in wrong.message:
                raise
        else:
            return float(page.evaluate("() => clicked.took"))
    return None


def run(browser: Browser, pages: Pages, clicks: Iterable[Click]) -> Iterator[tuple[Click, float | None]]:
    """Play clicks in their order, one page after the other; give each with what it took."""
    todo = list(clicks)
    for lesson in dict.fromkeys(click.lesson for click in todo):
        with lesson_page(browser, pages, lesson) as page:
            for click in todo:
                if click.lesson == lesson:
                    yield click, play(page, click)
