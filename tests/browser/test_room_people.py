"""A room for people: what is pressed can be touched, and a seat changes devices while somebody speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from axe_playwright_python.sync_playwright import Axe

from tests.browser._lab import serious
from tests.browser._rooms import PHONE, Server, joined

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SMALL: Final = """() => {
  for (const box of document.querySelectorAll("details")) box.open = true;
  const inText = (e) => e.matches("a") && getComputedStyle(e).display === "inline";
  const choice = (e) => (e.matches("input[type=radio], input[type=checkbox]") && e.closest("label")) || e;
  const all = document.querySelectorAll("button, a, select, summary, textarea, input:not([type=hidden])");
  return [...all].filter((e) => e.checkVisibility() && !inText(e) && !e.matches(".skip")).map(choice)
    .filter((e) => e.getBoundingClientRect().height < 43.9).map((e) => e.outerHTML.slice(0, 90));
}"""
"""The controls that are less than 44 points high, in boxes that are shut too."""


def small(page: Page) -> list[str]:
    page.wait_for_selector("[data-connected=yes]")
    return list(page.evaluate(SMALL))


def test_whatever_is_pressed_can_be_touched(browser: Browser, room_server: Server) -> None:
    leader = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    leader.goto(room_server.base + room_server.lead)
    phone = joined(browser, room_server, "heron")
    phone.set_viewport_size({"width": 320, "height": 640})
    stranger = browser.new_context(viewport=PHONE).new_page()
    stranger.goto(room_server.base)
    assert stranger.evaluate(SMALL) == []
    leader.select_option("form[data-do=passage] select", "S2-08")
    leader.click("text=Put the sentence in front")
    phone.wait_for_selector("form[data-do=judge]")
    assert small(phone) == []
    assert small(leader) == []
    leader.fill("form[data-do=vote] textarea", "Shall we go on?")
    leader.click("text=Open the vote")
    phone.wait_for_selector("form[data-do=cast]")
    assert small(phone) == []
    leader.set_viewport_size(PHONE)
    assert small(leader) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_was_said_to_a_press_goes_when_it_is_no_longer_so(browser: Browser, room_server: Server) -> None:
    leader = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    leader.goto(room_server.base + room_server.lead)
    phone = joined(browser, room_server, "heron")
    leader.fill("form[data-do=question] textarea", "Why?")
    leader.click("text=Put the question in front")
    phone.fill("textarea[name=text]", "Because of the notice.")
    phone.tap("form[data-do=write] button")
    line = phone.locator("p.answer", has_text="Stored. You can change it until the answers are closed.")
    line.wait_for()
    leader.click("text=Next: close the answers")
    phone.wait_for_selector("text=What came of it is not shown yet.")
    assert not line.is_visible()


def test_a_seat_goes_on_with_another_device_and_keeps_the_floor(
    browser: Browser, room_server: Server
) -> None:
    leader = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    leader.goto(room_server.base + room_server.lead)
    phone = joined(browser, room_server, "heron", dark=True)
    phone.tap("text=Ask to speak")
    leader.click("text=Give the floor")
    phone.wait_for_selector("[role=timer]:has-text('00:02')")
    assert phone.get_by_role("button", name="Ask to speak").count() == 0
    phone.tap("text=My part")
    phone.wait_for_selector("[data-connected=yes]")
    phone.wait_for_selector("[role=timer][aria-label='Time you have spoken']")
    phone.tap("text=Show a code for another device")
    code = phone.locator("strong.code").inner_text()
    assert phone.evaluate("document.activeElement.innerText") == "Go on with another device"
    assert serious(Axe().run(phone)) == []

    laptop = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    laptop.goto(room_server.base)
    laptop.fill("[name=code]", code.lower())
    laptop.click("form button[type=submit]")
    laptop.wait_for_selector("[data-connected=yes]")
    laptop.click("text=I have finished")
    laptop.wait_for_selector("text=Thank you. Nobody has the floor now.")
    phone.wait_for_selector("text=Your seat has gone on with another device")
    leader.wait_for_selector("text=1 joined, 1 here")
    leader.click("text=The same in words")
    leader.wait_for_selector("text=1 turn, 0 min")

    laptop.close()
    leader.click("text=Somebody changes devices")
    leader.select_option("select[name=who]", label="heron")
    leader.click("text=Give a code")
    given = leader.locator("[data-key=people] strong.code").inner_text()
    assert serious(Axe().run(leader)) == []
    phone.fill("[name=code]", given)
    phone.tap("form button[type=submit]")
    phone.wait_for_selector("[data-connected=yes]")
    assert phone.locator("header").inner_text().startswith("heron")
