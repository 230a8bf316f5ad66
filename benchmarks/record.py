"""Record the run of clicks: ``python -m benchmarks.record``.

Somebody goes through the lessons and presses what their faces offer: of each face, what was pressed least so
far, with a form filled in whole. What is pressed comes from a seed, so that only changed faces change it.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright

from benchmarks._clicks import PATIENCE, RUN, Click, lesson_page, play
from tests.browser._lab import QUIET
from tests.browser._pages import Pages
from tools.browser import Machine, find_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CLICKS: Final = 300
LESSONS: Final = (
    "01-introduction", "02-capabilities", "03-red-line", "04-perspectives", "05-history", "06-consequences",
    "07-conclusion", "08-references", "09-capstone-seminar",
)  # fmt: skip
NOT: Final = {
    "forget_me", "forget_browser", "leave", "not_me", "rename", "somebody_else", "go_on", "begin_seminar",
    "name_seminar", "project",  # these end or change what comes after them
}  # fmt: skip
SELDOM: Final = {
    "undo", "redo", "path", "work_as", "download", "paper", "csv", "png", "svg", "codings", "transcript",
}  # fmt: skip
"""What somebody does once in a while: a tenth of the turns."""
WORDS: Final = "I would look for who said it first, and what else could be meant by it."


def offered(page: Page, face: int, chance: random.Random, done: Counter[str]) -> Click | None:
    """Choose what to press in a face: a verb that was pressed least, and one of its controls."""

    def often(offer: dict[str, Any]) -> float:
        return done[offer["verb"]] / min(len(offer["asks"]), 4)  # where more can be pressed, more is

    seldom = chance.random() < 0.1
    found = [
        o for o in page.evaluate("(face) => hand.offers(face)", face) if o["asks"] and o["verb"] not in NOT
    ]
    offers = [
        o for o in found if (o["verb"] in SELDOM) == seldom and not (o["verb"] == "write" and done["write"])
    ]
    if not offers:
        return None
    least = min(map(often, offers))
    offer = chance.choice([offer for offer in offers if often(offer) == least])
    nth = chance.randrange(len(offer["asks"]))
    return Click("", face, offer["verb"], nth, filled(offer["asks"][nth], chance))


def filled(asks: dict[str, int], chance: random.Random) -> dict[str, Any]:
    """Fill in a form: a text where one writes, else one of the choices, and not the empty first of a list."""
    return {name: (chance.randrange(n) if n > 1 else 0) if n else WORDS for name, n in asks.items()}


def walk(page: Page, lesson: str, most: int) -> Iterator[Click]:
    """Go from face to face of a lesson, and come back while there is something to press."""
    chance = random.Random(lesson)
    faces = page.locator("[data-face]").count()
    done: dict[int, Counter[str]] = {face: Counter() for face in range(faces)}
    clicks = 0
    while clicks < most:
        for face in range(faces):
            for _ in range(3):
                click = offered(page, face, chance, done[face])
                if click is None or clicks == most:
                    break
                made = replace(click, lesson=lesson)
                done[face][made.do] += 1
                took = play(page, made)
                if took is not None and took < PATIENCE:
                    clicks += 1
                    yield made


def main() -> None:
    """Record a run and write it beside this file."""
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        pages = Pages(Path(work))
        browser = playwright.chromium.launch(executable_path=find_browser(Machine()), args=QUIET)
        made: list[Click] = []
        for n, lesson in enumerate(LESSONS, 1):
            with lesson_page(browser, pages, lesson) as page:
                made += walk(page, lesson, CLICKS * n // len(LESSONS) - len(made))
            print(f"{lesson}: {len(made)}", flush=True)  # noqa: T201
        browser.close()
        pages.stop()
    RUN.write_text("".join(f"{click.to_line()}\n" for click in made), encoding="utf-8")


if __name__ == "__main__":
    main()
