"""Bargaining and negotiating on a page: by keyboard, with axe, and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser._lab import tab_to_words, too_wide, type_choice
from tests.browser._served import serious_dark_and_light

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

HOSTILE = "<b>bold</b> b d d a"  # markup, and letters that are notebook shortcuts elsewhere
STANCES = ".shown form[data-do=revise] select"
PARTIES = '["iran", "united_states", "saudi_arabia"]'


def ready(open_faces: Callable[..., Page], *, phone: bool = False) -> Page:
    page = open_faces(f"bargain({PARTIES})", "negotiate()", phone=phone)
    page.wait_for_selector(".shown form[data-do=guess]")
    page.wait_for_selector(".shown form[data-do=play]")
    return page


def beyond_a_line(page: Page) -> None:
    """Look without a guess, settle the first issue so that a red line is crossed, and open the hypothesis."""
    page.get_by_role("button", name="Show me without a guess").click()
    choice = page.locator(".shown .deal .row select").first
    choice.wait_for()
    partly = choice.evaluate("(list) => [...list.options].find((o) => o.text.startsWith('Partly')).value")
    choice.select_option(partly)
    page.locator(".shown .say", has_text="Iran: red line crossed").wait_for(state="attached")
    page.locator(".shown .deal button.reply").first.click()
    page.wait_for_selector("[id$='-hypothesis']")


def take_the_chair(page: Page) -> None:
    """Speak for the first party of the list, and write down what it does without an agreement."""
    page.locator(".shown form[data-do=play] button[type=submit]").click()
    page.wait_for_selector(".shown form[data-do=alternative]")
    page.locator(".shown form[data-do=alternative] textarea").fill("We wait.")
    page.locator(".shown form[data-do=alternative] button").click()
    page.wait_for_selector(".shown form[data-do=offer]")


def at(page: Page, place: str) -> None:
    page.wait_for_function("(end) => document.activeElement.id.endsWith(end)", arg=f"-{place}")


def test_bargain_by_keyboard_only(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces)
    assert page.locator(".shown section[data-key=verdict]").count() == 0  # nothing is shown before the guess
    page.locator(".shown form[data-do=guess] input").first.focus()
    page.keyboard.press("Space")
    tab_to_words(page, "Keep my guess and build")
    page.keyboard.press("Enter")
    at(page, "package")
    page.locator(".shown .deal .row select").first.focus()
    type_choice(page, "Partly")
    page.locator(".shown .say", has_text="Iran: red line crossed").wait_for(state="attached")
    assert page.evaluate("() => document.activeElement.tagName") == "SELECT"  # the keyboard stays
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    at(page, "hypothesis")
    tab_to_words(page, "Change this hypothesis")
    page.keyboard.press("Enter")
    tab_to_words(page, "reason")
    page.keyboard.type(HOSTILE)
    tab_to_words(page, "Keep my reading")
    page.keyboard.press("Enter")
    page.locator(".shown .trouble", has_text="That is the same as before.").wait_for()
    assert (
        page.evaluate("() => document.activeElement.textContent") == "Keep my reading"
    )  # the form stays open
    page.locator(".shown form[data-do=revise] select").last.focus()
    page.keyboard.press("Home" if page.locator(STANCES).last.input_value() != "acceptable" else "End")
    tab_to_words(page, "Keep my reading")
    page.keyboard.press("Enter")
    page.locator(".shown .say", has_text="Your reading is kept.").wait_for(state="attached")
    at(page, "hypothesis")
    assert page.locator(".shown .own b").count() == 0
    assert page.get_by_text(HOSTILE).count() >= 1
    tab_to_words(page, "See what stands in the way, and compare it with your guess")
    page.keyboard.press("Enter")
    at(page, "verdict")
    page.locator(".shown [data-key=compared-agenda_scope]").wait_for()
    tab_to_words(page, "Undo")
    page.keyboard.press("Enter")
    page.locator(".shown .say", has_text="Taken back").wait_for(state="attached")


def unfold_chairs(page: Page) -> None:
    """Open the list of parties, which is folded once somebody talks."""
    folded = page.locator(".shown summary", has_text="Speak for another party, or observe")
    if folded.count() and not page.locator(".shown select[name=party]").is_visible():
        folded.focus()
        page.keyboard.press("Enter")


def sit_down(page: Page, party: str, alternative: str) -> None:
    """Speak for a party, and write down what it does without an agreement."""
    unfold_chairs(page)
    page.locator(".shown select[name=party]").focus()
    type_choice(page, party)
    tab_to_words(page, "Speak for this party")
    page.keyboard.press("Enter")
    at(page, "seat")
    page.wait_for_selector(f".shown h3 >> text=speaks for {party}")
    tab_to_words(page, "text")
    page.keyboard.type(alternative)
    tab_to_words(page, "Keep it, and begin to talk")
    page.keyboard.press("Enter")
    page.wait_for_selector(".shown form[data-do=offer]")
    at(page, "seat")


def answer_and_counter(page: Page) -> None:
    """Answer offer 1 with the interest behind it, then with an offer of one's own."""
    page.locator(".shown [id$='-offers']").focus()
    tab_to_words(page, "Answer offer 1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    tab_to_words(page, "reason")
    page.keyboard.type("Equal treatment. <i>d</i>")
    tab_to_words(page, "Send the answer")
    page.keyboard.press("Enter")
    page.locator(".shown .say", has_text="your answer is kept").wait_for(state="attached")
    at(page, "offers")
    tab_to_words(page, "Answer offer 1")
    if not page.locator(".shown form[data-do=respond]").is_visible():
        page.keyboard.press("Enter")
    tab_to_words(page, "Make a counter-offer")
    page.keyboard.press("Enter")
    at(page, "offer")
    tab_to_words(page, "i-use_of_force")
    page.keyboard.press("ArrowDown")
    tab_to_words(page, "Send the counter-offer")
    page.keyboard.press("Enter")
    page.wait_for_selector(".shown h4 >> text=Offer 2 by Iran, answering offer 1")


def one_text(page: Page) -> None:
    """Write a version for one party, and support it for the other."""
    page.locator(".shown [id$='-text']").focus()
    tab_to_words(page, "Write a version: Are missiles part of the talks?")
    page.keyboard.press("Enter")
    tab_to_words(page, "level")
    type_choice(page, "Parallel")
    tab_to_words(page, "text")
    page.keyboard.type("Each state gives notice.")
    tab_to_words(page, "Put it in the text")
    page.keyboard.press("Enter")
    page.locator(".shown .say", has_text="Your version is in the text").wait_for(state="attached")
    tab_to_words(page, "Change chairs: speak for Oman")
    page.keyboard.press("Enter")
    page.wait_for_selector(".shown h3 >> text=speaks for Oman")
    tab_to_words(page, "Support this version")
    page.keyboard.press("Enter")
    page.locator(".shown .say", has_text="All 2 parties at the table support one version.").wait_for(
        state="attached"
    )
    assert page.evaluate("() => document.activeElement.textContent.trim()") == "Take our support back"


def test_a_whole_negotiation_by_keyboard_only(open_faces: Callable[..., Page]) -> None:
    """Alternatives first, an offer, a counter-offer, one text with support from both, the record."""
    page = ready(open_faces)
    talks = page.locator(".shown", has=page.locator("h2:text-is('Negotiate')"))
    sit_down(page, "Oman", HOSTILE)
    tab_to_words(page, "i-agenda_scope")
    type_choice(page, "Parallel")
    tab_to_words(page, "text")
    page.keyboard.type("Notice serves both. b d d")
    tab_to_words(page, "Put it on the table")
    page.keyboard.press("Enter")
    at(page, "offer-1")
    page.wait_for_selector(".shown h4 >> text=Offer 1 by Oman")

    sit_down(page, "Iran", "We go on as now.")
    assert HOSTILE not in talks.inner_text()  # the other side's alternative stays closed
    answer_and_counter(page)
    one_text(page)
    page.once("dialog", lambda dialog: dialog.accept())
    tab_to_words(page, "Close the talks and open the record")
    page.keyboard.press("Enter")
    at(page, "record")
    record = talks.locator("section", has=page.locator("h3:text-is('The record, for the debrief')"))
    assert HOSTILE in record.inner_text()
    assert "We go on as now." in record.inner_text()
    assert talks.locator(".own b, .own i").count() == 0


def test_axe_finds_nothing_serious(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces)
    beyond_a_line(page)
    page.get_by_role("button", name="See who could accept what as a picture").click()
    page.wait_for_selector(".shown .picture svg")
    take_the_chair(page)
    found = serious_dark_and_light(page)
    negotiated(page)
    found += serious_dark_and_light(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Close the talks and open the record").click()
    page.wait_for_selector("[id$='-record']")
    found += serious_dark_and_light(page)
    assert found == []


def negotiated(page: Page) -> None:
    """Make an offer, answer it for another party, and write a clause."""
    page.locator(".shown select[name=i-agenda_scope]").select_option("1")
    page.locator(".shown form[data-do=offer] button").click()
    page.wait_for_selector(".shown h4 >> text=Offer 1 by")
    unfold_chairs(page)
    page.locator(".shown select[name=party]").select_option("oman")
    page.locator(".shown form[data-do=play] button[type=submit]").click()
    page.wait_for_selector(".shown h3 >> text=speaks for Oman")
    page.locator(".shown form[data-do=alternative] textarea").fill("We host.")
    page.locator(".shown form[data-do=alternative] button").click()
    page.locator(".shown summary", has_text="Answer offer 1").click()
    page.locator(".shown form[data-do=respond] textarea").fill("Time.")
    page.locator(".shown summary", has_text="Write a version").first.click()
    page.locator(".shown form[data-do=propose] textarea").first.fill("W" * 120)
    page.locator(".shown form[data-do=propose] button").first.click()
    page.locator(".shown .say", has_text="Your version is in the text").wait_for(state="attached")


def test_nothing_is_cut_off_on_a_phone(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces, phone=True)
    beyond_a_line(page)
    take_the_chair(page)
    negotiated(page)
    assert too_wide(page) == []
