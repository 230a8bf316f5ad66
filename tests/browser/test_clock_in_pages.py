"""The clock of a debate on real pages, in browsers whose own clock is wrong, stands still or is held up."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from course.activities.debate import Debate
from course.case import load_case
from course.journal import open_journal
from tests.browser._clocks import FACE, close, comes_close, left
from tests.browser._pages import Pages
from tests.publish._played import OXFORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LESSON = "09-capstone-seminar"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """A lesson in which the first speech of a debate runs, with more time than these tests take."""
    work = tmp_path_factory.mktemp("clock")
    (work / "work").mkdir()
    journal, case, now = open_journal(work / "work" / "seminar.journal.jsonl"), load_case(), datetime.now(UTC)
    people = [journal.introduce(name) for name in ("heron", "wren", "owl", "lark")]
    debate = Debate(case, journal, who=people[0])
    debate.begin(OXFORD, motion="M4", code="reed", at=now)
    debate.chairs.draw(people, seed="monday", institution=True)
    debate.clock.go_to(1, at=now)
    debate.clock.start(at=now, left=3000)
    running = Pages(work)
    yield running
    running.stop()


@contextmanager
def watched(browser: Browser, pages: Pages, *, hours: float = 0, clock: bool = True) -> Iterator[Page]:
    """Open the lesson in a browser whose clock is wrong, in a profile of its own."""
    context = browser.new_context()
    page = context.new_page()
    if clock:
        page.clock.install(time=datetime.now(UTC) + timedelta(hours=hours))
    page.goto(pages.address(LESSON))
    page.wait_for_selector(FACE)
    page.wait_for_selector("[data-clock-words]:has-text('Running')")
    yield page
    context.close()


@pytest.mark.parametrize("hours", [-1, 1])
def test_two_views_at_once_show_the_same_whatever_the_browsers_clocks_say(
    browser: Browser, pages: Pages, hours: float
) -> None:
    with watched(browser, pages) as one, watched(browser, pages, hours=hours) as two:
        assert comes_close(one, two)
        before = left(two)
        two.wait_for_timeout(3000)
        assert 2 <= before - left(two) <= 6
        assert close(one, two)


def test_after_a_reload_the_clock_is_where_it_was(browser: Browser, pages: Pages) -> None:
    with watched(browser, pages) as one, watched(browser, pages, hours=1) as two:
        two.reload()
        two.wait_for_selector("[data-clock-words]:has-text('Running')")
        assert comes_close(one, two)


def test_a_clock_set_anew_while_the_debate_runs_changes_nothing(browser: Browser, pages: Pages) -> None:
    with watched(browser, pages) as one, watched(browser, pages) as two:
        for hours in (1, -1):
            two.clock.set_system_time(datetime.now(UTC) + timedelta(hours=hours))
            two.wait_for_timeout(300)
            assert comes_close(one, two)


def test_a_tab_that_was_held_up_is_right_as_soon_as_it_is_seen(browser: Browser, pages: Pages) -> None:
    """The tab's own time stands still for some seconds, as that of a tab that a browser puts to sleep."""
    with watched(browser, pages, clock=False) as one, watched(browser, pages) as two:
        two.clock.pause_at(datetime.now(UTC) + timedelta(seconds=5))
        one.wait_for_timeout(9000)
        assert not close(one, two)  # else this test would show nothing
        two.clock.resume()
        two.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert comes_close(one, two)


def test_a_press_in_one_view_stops_and_starts_the_clock_of_another(browser: Browser, pages: Pages) -> None:
    with watched(browser, pages, hours=-1) as page:
        page.locator("[data-clock-do=pause]").first.click()
        page.wait_for_selector("[data-clock-words]:has-text('Stopped')")
        with watched_stopped(browser, pages) as other:
            assert close(page, other)
        page.locator("[data-clock-do=start]").first.click()
        page.wait_for_selector("[data-clock-words]:has-text('Running')")


@contextmanager
def watched_stopped(browser: Browser, pages: Pages) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(pages.address(LESSON))
    page.wait_for_selector("[data-clock-words]:has-text('Stopped')")
    yield page
    context.close()
