"""The clock of a debate that a class holds, on phones whose own clocks are wrong, asleep or opened again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.browser._clocks import FACE, close, comes_close
from tests.browser._rooms import Server, begin_debate, joined

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RUNS, STANDS = (f"[data-clock-words]:has-text('{word}')" for word in ("Running", "Stopped"))


@pytest.fixture
def class_in_debate(browser: Browser, room_server: Server) -> tuple[Page, list[Page]]:
    """Give the page of whoever leads and four phones: an hour late, an hour early, and two that are right."""
    leader = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    leader.goto(room_server.base + room_server.lead)
    phones = [joined(browser, room_server, f"bird-{n}", hours=hours) for n, hours in enumerate((-1, 1, 0, 0))]
    begin_debate(leader, phones, room_server)
    leader.click("text=Draw by lot")
    leader.click("text=To the debate")
    for phone in phones:
        phone.wait_for_selector("[data-key=chair] strong")
    leader.click("text=Start the clock >> nth=0")
    for page in (leader, *phones):
        page.wait_for_selector(RUNS)
    return leader, phones


def test_every_phone_shows_the_same_whatever_its_own_clock_says(
    class_in_debate: tuple[Page, list[Page]],
) -> None:
    leader, phones = class_in_debate
    assert all(comes_close(phone, leader) for phone in phones)
    leader.wait_for_timeout(3000)
    assert all(close(phone, leader) for phone in phones)

    phones[1].reload()
    phones[1].wait_for_selector(RUNS)
    assert comes_close(phones[1], leader)

    phones[0].clock.set_system_time(datetime.now(UTC) + timedelta(hours=3))
    phones[0].wait_for_timeout(300)
    assert comes_close(phones[0], leader)

    leader.click("[data-clock-do=pause] >> nth=0")
    for page in (leader, *phones):
        page.wait_for_selector(STANDS)
    assert len({page.locator(FACE).first.inner_text() for page in (leader, *phones)}) == 1


def test_a_phone_that_slept_is_right_as_soon_as_it_is_seen(class_in_debate: tuple[Page, list[Page]]) -> None:
    leader, phones = class_in_debate
    asleep = phones[0]
    asleep.clock.pause_at(datetime.now(UTC) + timedelta(hours=-1, seconds=5))
    leader.wait_for_timeout(9000)
    assert not close(asleep, leader)  # else this test would show nothing
    asleep.clock.resume()
    asleep.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert comes_close(asleep, leader)
