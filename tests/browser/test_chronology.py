"""Events in time and precedents on a page: by keyboard, with axe, and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.chronology import Chronology
from course.case import load_case
from course.journal import Journal
from tests.browser._lab import tab_to_words, too_wide, type_choice
from tests.browser._served import serious_dark_and_light

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

HOSTILE = "<b>bold</b> b d d a"  # markup, and letters that are notebook shortcuts elsewhere


def ready(open_faces: Callable[..., Page], *, phone: bool = False) -> Page:
    page = open_faces("chronology()", "precedents()", phone=phone)
    page.wait_for_selector(".shown .ordering")
    page.wait_for_selector(".shown select[name=precedent]")
    return page


def at(page: Page, place: str) -> None:
    page.wait_for_function("(end) => document.activeElement.id.endsWith(end)", arg=f"-{place}")


def order_events(page: Page) -> None:
    first = page.locator(".shown .ordering li").nth(0).locator("span").first.inner_text()
    page.locator(".shown .ordering button").nth(0).focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "(title) => document.querySelectorAll('.ordering li')[1].textContent.includes(title)",
        arg=first,
    )
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == f"Down: {first}"
    tab_to_words(page, "Keep my order and open the dates")
    page.keyboard.press("Enter")
    at(page, "result")
    page.locator(".shown .say", has_text="stand where their dates put them").wait_for(state="attached")


def tell_a_story(page: Page) -> None:
    tab_to_words(page, "See the whole line")
    page.keyboard.press("Enter")
    at(page, "step")
    page.wait_for_selector(".shown .line")
    events = Chronology(load_case(), Journal(), who="heron").events
    assert page.locator(".shown .line ol > li:visible").count() == len(events)
    tab_to_words(page, "Choose where the story begins")
    page.keyboard.press("Enter")
    page.wait_for_selector(".shown form[data-do=begin_at]")
    at(page, "step")
    tab_to_words(page, "event")
    type_choice(page, "22 Sep")
    begin = [event.date for event in events].index("1980-09-22")
    page.wait_for_selector(f".shown .finding >> text=leaves out {begin}.")
    assert page.locator(".shown .strip svg.wide .out").count() == begin
    tab_to_words(page, "Open all decades")
    page.keyboard.press("Enter")
    page.wait_for_selector(".shown >> text=Open the first decade only")
    assert page.locator(".shown .chapter ol > li:visible").count() == len(events) - begin
    tab_to_words(page, "why")
    page.keyboard.type(HOSTILE)
    tab_to_words(page, "Keep this start")
    page.keyboard.press("Enter")
    at(page, "kept")
    assert page.locator(".shown .own b").count() == 0
    assert HOSTILE in page.locator(".shown p.own").first.inner_text()


def contrast_two_tellings(page: Page) -> None:
    page.locator(".shown nav button").nth(3).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".shown form[data-do=include]")
    for view, said in (("in", "Mine."), ("as Iran", "Theirs.")):
        page.locator(".shown select[name=view]").focus()
        type_choice(page, view)
        tab_to_words(page, "Tell it this way")
        page.keyboard.press("Enter")
        at(page, "telling")
        page.locator(".shown form[data-do=include] select").focus()
        type_choice(page, "8 May 2018")
        tab_to_words(page, "why")
        page.keyboard.type(said)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(f".shown .story >> text={said}")
    page.locator(".shown form[data-do=contrast] select").first.focus()
    tab_to_words(page, "Set side by side")
    page.keyboard.press("Enter")
    at(page, "contrast")
    assert "Both tell 1 of 1" in page.locator("[id$='-contrast']").inner_text()


def compare_a_precedent(page: Page) -> None:
    page.locator(".shown select[name=precedent]").focus()
    tab_to_words(page, "Take this one")
    page.keyboard.press("Enter")
    at(page, "precedent")
    tab_to_words(page, "alike")
    page.keyboard.type("Rivals signed.")
    page.keyboard.press("Tab")
    page.keyboard.type("They were equals.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    at(page, "limits")


def test_the_whole_way_by_keyboard_only(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces)
    order_events(page)
    tell_a_story(page)
    contrast_two_tellings(page)
    compare_a_precedent(page)


def test_axe_finds_nothing_serious(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces)
    found = serious_dark_and_light(page)
    page.get_by_role("button", name="Keep my order").click()
    page.wait_for_selector(".shown .dated")
    found += serious_dark_and_light(page)
    page.get_by_role("button", name="See the whole line").click()
    page.wait_for_selector(".shown .line")
    page.locator(".shown .line summary").nth(2).click()
    found += serious_dark_and_light(page)
    page.get_by_role("button", name="3. Choose a start").click()
    page.locator(".shown select[data-do=start]").select_option("T28")
    page.wait_for_selector(".shown form[data-do=begin_at][data-args*=T28]")
    page.locator(".shown form[data-do=begin_at] textarea").fill("An agreement.")
    page.get_by_role("button", name="Keep this start").click()
    page.wait_for_selector("[id$='-kept']")
    found += serious_dark_and_light(page)
    page.get_by_role("button", name="Go to the separate sheet").click()
    page.get_by_role("button", name="Open the sheet").click()
    page.wait_for_selector("[id$='-after']")
    page.get_by_role("button", name="4. Contrast two tellings").click()
    page.wait_for_selector(".shown form[data-do=include]")
    page.get_by_role("button", name="Take this one").click()
    page.wait_for_selector(".shown form[data-do=compare]")
    found += serious_dark_and_light(page)
    assert found == []


def test_on_a_phone_nothing_is_cut_off(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces, phone=True)

    wide = too_wide(page)
    page.get_by_role("button", name="Keep my order").click()
    page.wait_for_selector(".shown .dated")
    wide += too_wide(page)
    page.get_by_role("button", name="See the whole line").click()
    page.wait_for_selector(".shown .line")
    page.locator(".shown .line summary").nth(2).tap()
    wide += too_wide(page)
    page.get_by_role("button", name="3. Choose a start").click()
    page.locator(".shown select[data-do=start]").select_option("T28")
    page.wait_for_selector(".shown form[data-do=begin_at][data-args*=T28]")
    width, letters = page.evaluate(
        """() => {
          const svg = document.querySelector('.shown .strip svg.narrow');
          const text = svg.querySelector('text').getBoundingClientRect();
          return [svg.getBoundingClientRect().width, text.height];
        }"""
    )
    assert 0 < width <= 360
    assert letters >= 11  # pixels from top to bottom of the letters
    page.locator(".shown form[data-do=begin_at] textarea").fill("w" * 200)
    page.get_by_role("button", name="Keep this start").click()
    page.wait_for_selector("[id$='-kept']")
    wide += too_wide(page)
    page.get_by_role("button", name="4. Contrast").click()
    page.wait_for_selector(".shown form[data-do=include]")
    assert wide + too_wide(page) == []
