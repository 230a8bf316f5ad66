"""The scenarios and the warm-up on a page: by keyboard only, with axe, narrow, and with hostile text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser._lab import too_wide
from tests.browser._served import serious_dark_and_light

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

HOSTILE = "<img src=x onerror=alert(1)> b d d \u202e"


def ready(open_faces: Callable[..., Page], *, phone: bool = False) -> Page:
    page = open_faces('axes("W6")', 'scenarios("W1")', lesson="02-capabilities", phone=phone)
    page.locator(".shown [data-do=guess]").first.wait_for()
    return page


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the control with these words has the keyboard."""
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => { const e = document.activeElement;"
            " return e.getAttribute('aria-label') || e.closest('label')?.textContent || e.textContent; }"
        )
        if words in found:
            return
    raise AssertionError(f"Tab never reached {words!r}")


def guess(page: Page) -> None:
    """Choose another state, and say before looking whether the story holds together."""
    page.locator("input[name=s-0]:checked").focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "I expect that it holds together")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id.endsWith('-story')")
    page.locator(".shown [data-key=guessed]", has_text="You expected that it holds together.").wait_for()


def through_the_table(page: Page) -> None:
    """Reach the table of judgements with one Tab, move by arrows, and open a judgement with Enter."""
    page.locator(".shown [id$='-change']").focus()
    page.keyboard.press("Tab")  # what the table is about, which folds it
    page.keyboard.press("Tab")  # the whole table is one stop
    assert page.evaluate("() => document.activeElement.closest('table')?.className") == "heat"
    first = page.evaluate("() => document.activeElement.dataset.say")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("() => document.activeElement.dataset.say")
    assert second != first
    assert page.locator(".shown [data-said]").inner_text() == second
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('table')?.className") != "heat"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => document.activeElement.dataset.say") == second
    page.keyboard.press("Enter")


def test_from_four_worlds_to_a_told_story_by_keyboard_only(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces)
    page.locator("select[name=across]").focus()
    tab_to(page, "A name for this world")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Tab")
    page.keyboard.type("So it came.")
    tab_to(page, "Keep the worlds")
    page.keyboard.press("Enter")
    page.locator(".shown h3", has_text="1 of 4 worlds named").wait_for()

    guess(page)
    page.locator(".shown table.stories button").nth(3).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id.endsWith('-story')")
    tab_to(page, "Tell this story")
    page.keyboard.press("Enter")
    for words in (HOSTILE, "A guarantor is found.", "Traders.", "Critics.", "A date is named."):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".shown .say", has_text="Your story is kept.").wait_for()

    page.locator(".shown .lock").first.focus()
    page.keyboard.press("Enter")
    page.locator(".shown .lock[aria-pressed=true]").wait_for()
    page.keyboard.press("Enter")
    page.locator(".shown .lock[aria-pressed=true]").wait_for(state="detached")

    through_the_table(page)
    page.wait_for_function("() => document.activeElement.id.endsWith('-judge')")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("a b d d because of this")
    tab_to(page, "Keep my judgement")
    page.keyboard.press("Enter")
    page.locator(".shown .say", has_text="Your judgement is kept.").wait_for()
    page.wait_for_function("() => document.activeElement.id.endsWith('-change')")
    page.locator(".shown h3", has_text="Where judgements differ").wait_for()
    assert page.locator(".shown img").count() == 0
    assert page.get_by_text("<img src=x onerror=alert(1)>").count() >= 2


def test_axe_finds_nothing_serious(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces)
    work_through(page)
    assert serious_dark_and_light(page) == []


def test_on_a_phone_nothing_is_cut_off(open_faces: Callable[..., Page]) -> None:
    page = ready(open_faces, phone=True)
    work_through(page)
    assert too_wide(page) == []


def work_through(page: Page) -> None:
    """Open what the faces show only after an action."""
    page.locator("button", has_text="Swap the axes").click()
    page.locator(".shown h3", has_text="0 of 4 worlds named").wait_for()
    page.locator("button", has_text="Show me without a guess").click()
    page.locator("input[name=s-0]").nth(3).click()
    page.locator(".shown h3", has_text="This story does not hold together").wait_for(state="attached")
    page.locator(".shown .lock").first.click()
    page.locator(".shown .shuts").wait_for()
    for closed in page.locator(".shown details").all():
        closed.evaluate("(e) => { e.open = true; }")
    opens = page.locator(".shown [id$='-change'], form[data-do=cell] button").locator("visible=true")
    opens.click()  # beside the table, or below the lists that a phone has for it
    page.locator("form[data-do=judge]").wait_for()
