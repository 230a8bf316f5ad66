"""The leader's page in a browser, in a rehearsal: by keyboard alone, and axe in its states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser._lab import serious

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser._rooms import Scheme, Server


def press(page: Page, words: str) -> None:
    """Press a button or open a fold by keyboard, as somebody without a mouse does."""
    found = (
        page.locator(f"button:has-text('{words}'), summary:has-text('{words}')").locator("visible=true").first
    )
    found.focus()
    assert page.evaluate("document.activeElement.textContent").strip().startswith(words)
    page.keyboard.press("Enter")


def usable(page: Page) -> None:
    assert serious(Axe().run(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def rehearsing(browser: Browser, room_server: Server, scheme: Scheme, wide: int) -> Page:
    """Open a rehearsal, with twenty answers to the first part of the plan that is a sentence."""
    page = browser.new_context(viewport={"width": wide, "height": 768}, color_scheme=scheme).new_page()
    page.goto(room_server.base + room_server.lead)
    page.wait_for_selector("[data-connected=yes]")
    press(page, "Rehearse")
    page.wait_for_selector("text=Twenty made-up students are here")
    page.wait_for_selector("[data-connected=yes]")
    usable(page)

    press(page, "Follow the plan")
    page.wait_for_selector("text=Now. Planned until")
    for answered in (10, 20):
        press(page, "Let ten answer")
        page.wait_for_selector(f"text={answered} of 20 have answered.")
        page.wait_for_selector("[data-connected=yes]")
    return page


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1366), ("dark", 360)])
def test_a_rehearsal_is_led_by_keyboard_from_the_plan_to_its_end(
    browser: Browser, room_server: Server, scheme: Scheme, wide: int
) -> None:
    page = rehearsing(browser, room_server, scheme, wide)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    press(page, "Let two ask to speak")
    page.wait_for_selector("text=2 wait")
    page.wait_for_selector("[data-connected=yes]")
    press(page, "Let one drop out")
    page.wait_for_selector("text=1 has gone:")
    page.wait_for_selector("[data-connected=yes]")
    assert page.locator("dl.tally").count() == 0  # hidden from whoever leads, too
    usable(page)

    press(page, "Give the floor")
    page.wait_for_selector("text=has the floor.")
    press(page, "Has finished")
    page.wait_for_selector("text=Nobody has the floor.")
    press(page, "The same in words")
    press(page, "A kind question to who has not spoken")
    press(page, "Next: close the answers")
    page.wait_for_selector("dl.tally")
    press(page, "20 answers in words")
    press(page, "Show on the projector")
    page.wait_for_selector("[aria-pressed=true]")
    press(page, "Set aside")
    label = page.locator("label:has-text('It is off the subject')").locator("visible=true").first
    label.locator("input").focus()
    page.keyboard.press("Space")
    press(page, "Set it aside")
    page.wait_for_selector("text=Bring it back")
    assert page.locator("[aria-pressed=true]").count() == 0
    usable(page)
    assert wrong == []


def twice_in_one_go(page: Page) -> None:
    """Press the one button again as soon as it says something else, as an impatient hand does."""
    page.evaluate(
        """() => {
          const next = document.querySelector("button.do");
          const words = next.textContent;
          new MutationObserver((_all, watch) => {
            if (next.textContent === words) return;
            watch.disconnect();
            setTimeout(() => next.click());
          }).observe(next, { childList: true, characterData: true, subtree: true });
          next.click();
        }"""
    )


def wait_for_place(page: Page, selector: str, holds: str) -> None:
    page.wait_for_function(
        f"selector => ({holds})(document.querySelector(selector).getBoundingClientRect())", arg=selector
    )


def test_on_a_phone_the_next_step_stays_at_hand_and_parts_are_one_press_away(
    browser: Browser, room_server: Server
) -> None:
    page = rehearsing(browser, room_server, "light", 360)
    at_hand = "e => e.top > innerHeight - 90 && e.bottom <= innerHeight"
    seen = "e => e.top >= document.querySelector('.jump').offsetHeight - 1 && e.bottom < innerHeight - 80"
    for part, head in (("People", "people"), ("Now", "now")):
        wait_for_place(page, "button.do", at_hand)
        page.click(f"nav.jump a:has-text('{part}')")
        wait_for_place(page, f"h3[id$='-{head}']", seen)
    page.set_viewport_size({"width": 640, "height": 480})  # a low one: nothing sticks
    assert page.locator(".step").evaluate("e => getComputedStyle(e).position") == "static"


@pytest.mark.parametrize(("scheme", "wide"), [("dark", 1024)])
def test_the_plan_is_left_and_followed_and_a_rehearsal_ends_by_keyboard(
    browser: Browser, room_server: Server, scheme: Scheme, wide: int
) -> None:
    page = rehearsing(browser, room_server, scheme, wide)
    press(page, "Leave the plan")
    page.wait_for_selector("text=Here the plan was left.")
    press(page, "Back to the plan")
    page.wait_for_selector("text=Now. Planned until")
    assert page.locator("button.do").locator("visible=true").count() == 1
    twice_in_one_go(page)
    page.wait_for_selector("dl.tally")
    page.wait_for_selector("button.do:not([aria-disabled])")
    assert page.locator("li.done").count() == 0
    press(page, "Next: ")
    page.wait_for_selector("li.done")
    press(page, "One step back: A sentence to judge")
    page.wait_for_selector("dl.tally")
    assert page.locator("li.done").count() == 0
    press(page, "One step back: take answers again")
    page.wait_for_selector("text=20 of 20 have answered.")
    press(page, "Let everybody come back")
    page.wait_for_selector("text=20 joined, 20 here")

    press(page, "End and delete the rehearsal")
    page.wait_for_url("**/lead")
    page.wait_for_selector("[data-connected=yes]")
    page.wait_for_selector("text=Nobody has joined yet.")
    assert "made up" not in page.request.get(f"{room_server.base}/export").text()
    press(page, "Let a second leader in")
    page.wait_for_selector("code.secret")
    usable(page)
