"""The recorded run of clicks, which ``make bench`` times, can still be played."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks._clicks import PATIENCE, recorded, run
from tests.browser._pages import Pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

LESSONS = tuple(dict.fromkeys(click.lesson for click in recorded()))
PLAYED = LESSONS if os.environ.get("SEMINAR_LONG") else LESSONS[2:3]  # which needs none of those before it


def test_it_is_a_run_of_300_clicks_through_the_lessons() -> None:
    clicks = recorded()
    assert len(clicks) == 300
    assert len(LESSONS) == 9
    verbs = {click.do for click in clicks}
    assert {"choose", "judge", "answer", "picture", "play", "look", "guess", "move"} <= verbs
    assert len(verbs) > 40


def test_every_click_finds_its_control_and_has_an_effect(browser: Browser, tmp_path: Path) -> None:
    pages = Pages(tmp_path)
    took = list(run(browser, pages, [click for click in recorded() if click.lesson in PLAYED]))
    pages.stop()
    lost = [click for click, milliseconds in took if milliseconds is None or milliseconds >= PATIENCE]
    assert lost == [], "faces have changed; record the run anew: python -m benchmarks.record"
