"""The clock of a debate, as a page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FACE = "[data-clock-face]"


def left(page: Page) -> int:
    """Give the seconds that a clock shows."""
    minutes, seconds = page.locator(FACE).first.inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def close(one: Page, two: Page) -> bool:
    """Tell whether two views show the same time, but for the moment between two looks."""
    return abs(left(one) - left(two)) <= 2


def comes_close(one: Page, two: Page) -> bool:
    """Wait until they do, as long as the clock asks Python once more."""
    for _ in range(60):
        if close(one, two):
            return True
        one.wait_for_timeout(100)
    return False
