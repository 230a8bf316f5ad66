"""A room by keyboard alone: nobody touches, and nothing is focused but by Tab."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.browser._lab import type_choice
from tests.browser._rooms import PHONE, Server
from tests.browser.test_room_whole import Cable

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST = 80
"""Presses of Tab after which a control counts as out of reach."""
HERE = """() => {
  const here = document.activeElement;
  const seen = here.matches(":focus-visible") && here.checkVisibility();
  return seen ? (here.labels?.[0] ?? here).innerText.trim() : "";
}"""


def tab_to(page: Page, words: str, *, back: bool = False) -> None:
    """Press Tab until a control is reached, which shows that it has the keyboard."""
    met = []
    for _press in range(MOST):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        met.append(page.evaluate(HERE))
        if met[-1].startswith(words):
            return
    raise AssertionError(f"{words!r} is not among {met}")


def press(page: Page, words: str, *, back: bool = False) -> None:
    tab_to(page, words, back=back)
    page.keyboard.press("Enter")


def joined(browser: Browser, room_server: Server) -> Page:
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(room_server.base)
    tab_to(page, "The code")
    page.keyboard.type(room_server.code.lower())
    tab_to(page, "A pseudonym")
    page.keyboard.press("Control+a")
    page.keyboard.type("heron")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-connected=yes]")
    return page


def judge(page: Page) -> None:
    for words in ("Fact", "It holds", "Guessing"):
        tab_to(page, words)
        page.keyboard.press("ArrowDown")
    tab_to(page, "Why?")
    page.keyboard.type("Written without a mouse.")
    press(page, "Send")


def test_a_class_is_led_and_joined_by_keyboard_alone(browser: Browser, room_server: Server) -> None:
    leader = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    leader.goto(room_server.base + room_server.lead)
    leader.wait_for_selector("[data-connected=yes]")
    student = joined(browser, room_server)

    tab_to(leader, "A sentence to judge")
    type_choice(leader, "S2-08")
    press(leader, "Put the sentence in front")
    student.wait_for_selector("form[data-do=judge]")
    judge(student)
    student.wait_for_selector("text=/Stored at .+, once/")

    leader.wait_for_selector("text=1 of 1 have answered.")
    press(leader, "Next: close the answers")
    leader.wait_for_selector("[id$=-result]:focus")  # what came of it has the keyboard
    leader.wait_for_selector("button.do:not([aria-disabled])")
    press(leader, "Show everybody what came of it", back=True)
    student.wait_for_selector("text=What came of it")

    press(student, "Ask to speak")
    leader.wait_for_selector("text=1 waits")
    press(leader, "Give the floor")
    student.wait_for_selector("text=You have the floor.")
    press(student, "I have finished", back=True)
    leader.wait_for_selector("button:has-text('Has finished')", state="detached")


def test_whoever_lost_the_line_tries_again_at_once(browser: Browser, room_server: Server) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    page.clock.install()
    page.goto(f"{room_server.base}/?code={room_server.code}")
    page.click("text=Join >> nth=-1")
    page.wait_for_selector("[data-connected=yes]")
    cable = Cable(page)
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))  # nothing is tried by itself any more
    cable.pull()
    page.wait_for_selector("text=There is no connection to the room.")
    cable.whole = True
    press(page, "Try again now")
    page.wait_for_selector("text=You are connected again. Nothing is lost.")
    page.clock.run_for(10_000)
    assert page.inner_text("#connection") == ""
