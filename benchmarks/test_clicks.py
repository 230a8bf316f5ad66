"""From a click to its effect, as a person sees it: a recorded run through nine lessons in a browser."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.browser._lab import QUIET
from tests.browser._pages import Pages
from tools.browser import Machine, find_browser

from ._clicks import Click, recorded, run

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

SHARE = 0.95


def test_click_to_effect_of_a_recorded_run(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """From the event of the click to the frame that shows its effect; files to keep are among them."""
    took: list[tuple[Click, float]] = []
    lost: list[Click] = []

    def play() -> None:
        pages = Pages(tmp_path)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(Machine()), args=QUIET)
            for click, milliseconds in run(browser, pages, recorded()):
                if milliseconds is None:
                    lost.append(click)
                else:
                    took.append((click, milliseconds))
            browser.close()
        pages.stop()

    benchmark.pedantic(play, rounds=1)
    assert lost == [], "faces have changed: python -m benchmarks.record"
    took.sort(key=lambda one: one[1])
    at = took[round(len(took) * SHARE) - 1][1]
    benchmark.extra_info.update(
        cost=f"click to effect in the browser, {SHARE:.0%} of {len(took)} recorded clicks",
        bound="100 ms",
        value=f"{at:.3g} ms",
        slowest=list(starmap(lambda click, ms: f"{ms:.0f} ms {click.to_line()}", took[:-11:-1])),
    )
