"""A field with a search goes on while somebody else's doing changes the face around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser._presses import window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

FIELD = """<p>{n} cards</p><form data-do="play"><div data-seek="grounds">
<input type="text" name="sought" role="combobox" aria-expanded="false" aria-controls="list">
<ul id="list" role="listbox" data-own-words="None of these" hidden></ul>
<input type="text" name="grounds" value=""><input type="text" name="words" value="">
<button type="submit">Play</button></div></form>"""
CLOCK = '<p><button type="button" data-do="start">Start</button></p>'
FOUND = [["one", "", "A notice", "claim"], ["two", "", "Another notice", "claim"]]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser, 1280, 720) as page:
        page.evaluate("(html) => open_face({ html, seq: 0 })", FIELD.format(n=1))
        yield page


SOUGHT = "notice"


def typed(page: Page) -> None:
    page.locator("[name=sought]").focus()
    page.keyboard.type(SOUGHT)


def asked(page: Page) -> int:
    """Wait until the face is asked for what fits the whole word; give the number of the question.

    Where letters come slowly, their beginnings are asked for first, and answers to those come too late.
    """
    whole = "(word) => said.map(([m]) => m).find((m) => m.type === 'seek' && m.text === word)?.n"
    number: int = page.wait_for_function(whole, arg=SOUGHT).json_value()
    return number


def changed_by_somebody(page: Page) -> None:
    page.evaluate("(html) => answer({ type: 'view', html, seq: 0, say: '' })", FIELD.format(n=2))
    page.get_by_text("2 cards").wait_for()


def test_an_open_list_stays_with_what_was_pointed_at(page: Page) -> None:
    typed(page)
    page.evaluate("([n, options]) => answer({ type: 'found', n, options })", [asked(page), FOUND])
    page.keyboard.press("ArrowDown")
    changed_by_somebody(page)
    assert page.locator("[role=option]").all_inner_texts() == [
        "claim A notice",
        "claim Another notice",
        "None of these",
    ]
    assert page.locator("[role=option][aria-selected=true]").inner_text() == "claim Another notice"
    assert page.locator("[name=sought]").get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    assert page.locator("[name=grounds]").input_value() == "two"
    assert page.locator("[name=sought]").input_value() == "Another notice"


def test_what_was_just_typed_is_still_asked_for(page: Page) -> None:
    typed(page)
    changed_by_somebody(page)
    page.evaluate("([n, options]) => answer({ type: 'found', n, options })", [asked(page), FOUND])
    page.get_by_role("option", name="A notice", exact=False).first.wait_for()
    assert page.locator("[name=sought]").input_value() == SOUGHT


def test_the_answer_to_ones_own_press_takes_the_list_away(page: Page) -> None:
    typed(page)
    page.evaluate("([n, options]) => answer({ type: 'found', n, options })", [asked(page), FOUND])
    page.evaluate("() => document.querySelector('form').requestSubmit()")
    sent = page.wait_for_function("() => said.map(([m]) => m).filter((m) => m.type === 'do').at(-1)?.seq")
    view = {"type": "view", "html": FIELD.format(n=2), "seq": sent.json_value(), "say": ""}
    page.evaluate("(view) => answer(view)", view)
    page.get_by_text("2 cards").wait_for()
    assert page.locator("[role=option]").count() == 0


def test_a_late_picture_of_ones_own_press_leaves_what_is_being_typed(page: Page) -> None:
    """Every view until the next press carries the number of the last one: a picture, or another's card."""

    def late(n: int) -> None:
        view = {"type": "view", "html": CLOCK + FIELD.format(n=n), "seq": sent, "say": ""}
        page.evaluate("(view) => answer(view)", view)
        page.get_by_text(f"{n} cards").wait_for()

    page.evaluate("(html) => answer({ type: 'view', html, seq: 0, say: '' })", CLOCK + FIELD.format(n=1))
    page.get_by_role("button", name="Start").click()
    found = page.wait_for_function("() => said.map(([m]) => m).filter((m) => m.type === 'do').at(-1)?.seq")
    sent = found.json_value()
    typed(page)
    late(2)
    page.evaluate("([n, options]) => answer({ type: 'found', n, options })", [asked(page), FOUND])
    page.get_by_role("option", name="A notice", exact=False).first.wait_for()
    late(3)
    assert page.locator("[role=option]").count() == 3
    assert page.evaluate("() => document.activeElement.name") == "sought"
