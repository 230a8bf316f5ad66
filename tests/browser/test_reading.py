"""The reading face: by mouse, by keyboard, narrow, dark, with axe, and where a kernel ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser._lab import broken_words, too_wide, write_notebook
from tests.browser._pages import judge
from tests.browser._served import serious_dark_and_light

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser._lab import Lab, Server

CALLS = ("begin()", "read()", "summary()")
LESSON = "02-capabilities"


@pytest.fixture
def page(open_faces: Callable[..., Page]) -> Page:
    """A page of the reading face, in a profile of its own."""
    return open_faces(*CALLS, lesson=LESSON)


def answer(page: Page, why: str) -> None:
    page.get_by_label("Fact", exact=True).check()
    page.get_by_label("Contested", exact=True).check()
    page.get_by_label("Fairly sure", exact=True).check()
    page.locator("textarea[name=why]").fill(why)


def test_judge_and_compare_by_mouse(page: Page) -> None:
    page.locator(".shown .claim[role=button]").nth(0).click()
    page.wait_for_selector("form[data-do=judge]")
    assert page.get_by_text("Side by side").count() == 0
    page.get_by_role("button", name="Compare with the ledger").click()
    page.wait_for_selector(".shown .trouble:not([hidden])")
    assert "2 answers are missing" in page.locator(".shown .trouble:not([hidden])").inner_text()
    said = page.locator("form[data-do=judge] .wrong").all_inner_texts()
    assert (len(said), "what kind" in said[0]) == (2, True)
    assert page.evaluate("document.activeElement.name") == "kind"
    assert page.locator("form[data-do=judge] fieldset[aria-describedby]").count() == 2
    assert page.locator("form[data-do=judge] textarea[aria-invalid]").count() == 0  # invited only
    answer(page, "<b>bold</b> I would look it up.")
    page.get_by_role("button", name="Compare with the ledger").click()
    page.wait_for_selector("text=Side by side")
    assert page.locator(".shown td b").count() == 0
    assert page.get_by_text("<b>bold</b> I would look it up.").count() >= 1
    page.wait_for_function("() => document.activeElement.id.endsWith('-ledger')")
    page.wait_for_selector(".shown .claim .hidden:has-text('judged')", state="attached")


def test_judge_three_claims_by_keyboard_only(page: Page) -> None:
    page.locator(".shown .claim[role=button]").nth(3).focus()
    for n in range(3):
        if n == 0:
            page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.id.endsWith('-card')")
        for _ in range(3):  # three radio groups: Tab goes in, an arrow chooses
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
        page.keyboard.type("b d d I would check. a")  # letters that are notebook shortcuts elsewhere
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.id.endsWith('-ledger')")
        said = page.locator(".shown .say", has_text="Read why.")
        said.first.wait_for(state="attached")
        for _ in range(6):
            page.keyboard.press("Tab")
            if page.evaluate("() => document.activeElement.textContent.trim()") == "Next sentence":
                break
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.id.endsWith('-card')")
    page.wait_for_selector("text=3 of 17 judged")


def test_axe_finds_nothing_serious(open_faces: Callable[..., Page]) -> None:
    page = open_faces(
        *CALLS,
        "systems()",
        'exercises("02-capabilities")',
        "discuss()",
        'table("references")',
        "glossary()",
        lesson=LESSON,
    )
    page.locator(".shown .claim[role=button]").nth(1).click()
    page.wait_for_selector("form[data-do=judge]")
    found = serious_dark_and_light(page)
    answer(page, "So.")
    page.get_by_role("button", name="Compare with the ledger").click()
    page.wait_for_selector("text=Side by side")
    found += serious_dark_and_light(page)
    assert found == []


def test_on_a_phone_nothing_is_cut_off(open_faces: Callable[..., Page]) -> None:
    page = open_faces(*CALLS, "systems()", lesson=LESSON, phone=True)
    page.locator(".shown .claim[role=button]").nth(2).tap()
    page.wait_for_selector("form[data-do=judge]")
    assert too_wide(page) == []
    small = page.evaluate(
        """() => [...document.querySelectorAll('.shown button')]
          .filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 24).length"""
    )
    assert small == 0


def test_words_of_ours_stay_whole_beside_ones_own_on_a_phone(open_faces: Callable[..., Page]) -> None:
    page = open_faces("read()", phone=True)
    judge(page)
    page.locator(".judgements td", has_text="Overgeneralisation").wait_for()
    assert broken_words(page) == []
    assert too_wide(page) == []


def test_half_written_answers_survive_a_lost_kernel(open_lab: Callable[..., Lab], server: Server) -> None:
    name = "notebooks/half-written.ipynb"
    write_notebook(server.folder / name, f'import course\ncourse.lesson("{LESSON}").read()')
    lab = open_lab()
    lab.open(name)
    lab.run_all()
    page = lab.page
    page.locator(".rls .claim[role=button]").nth(5).click()
    page.wait_for_selector("form[data-do=judge]")
    page.locator("textarea[name=why]").fill("Half a thought")
    page.evaluate("() => window.jupyterapp.commands.execute('kernelmenu:shutdown')")
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Compare with the ledger").click()
    page.wait_for_selector("text=The notebook does not answer", timeout=15_000)
    assert page.locator("textarea[name=why]").input_value() == "Half a thought"
