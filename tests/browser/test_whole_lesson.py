"""A whole lesson by keyboard only, from the first cell to the last box."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from course.case import load_case
from course.case.exercises import load_exercises
from course.journal import open_journal
from tests.browser._lab import Lab, Server, copy_lessons, tab_to, words_at_keyboard

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

NAME = "notebooks/00-start-here.ipynb"
FAR = 160  # presses of Tab; the longest way on this page is about half of it


def press_button(page: Page, text: str) -> None:
    """Tab to the next button with this text and press it."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        on_button = page.evaluate("() => document.activeElement.nodeName === 'BUTTON'")
        if on_button and words_at_keyboard(page) == text:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never reached the button {text!r}")


def focus_ends(page: Page, end: str) -> None:
    page.wait_for_function("(end) => document.activeElement.id.endsWith(end)", arg=end)


def judge(page: Page) -> None:
    for group in ("kind", "status", "confidence"):
        tab_to(page, f"input[name={group}]")
        page.keyboard.press("ArrowRight")
    tab_to(page, "textarea[name=why]")
    page.keyboard.type("I would check the date.")
    press_button(page, "Compare with the ledger")
    focus_ends(page, "-ledger")


def answer(page: Page, kind: str) -> None:
    if kind == "single_choice":
        tab_to(page, "input[name=choice]")
        page.keyboard.press("Space")
    elif kind == "multiple_choice":
        tab_to(page, "input[name=choices]")
        page.keyboard.press("Space")
    elif kind == "matching":
        for _ in range(page.locator("form[data-do=answer] select").count()):
            tab_to(page, "form[data-do=answer] select")
            page.keyboard.press("ArrowDown")
    elif kind == "ordering":
        press_button(page, "Down")
        page.wait_for_function("() => /-(up|down)-/.test(document.activeElement.id)")
    elif kind == "find_flaw":
        for name in ("span", "flaw"):
            tab_to(page, f"input[name={name}]")
            page.keyboard.press("Space")
    else:
        tab_to(page, "form[data-do=answer] textarea")
        page.keyboard.type("The agency reported one phrase; the paper joins two.")
    tab_to(page, "form[data-do=answer] button[type=submit]")
    page.keyboard.press("Enter")
    focus_ends(page, "-feedback")


def test_the_first_lesson_by_keyboard_only(browser: Browser, tmp_path: Path) -> None:
    server = Server(copy_lessons(tmp_path / "seminar"), tmp_path / "config")
    server.start()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lab = Lab(page, server)
    lab.open(NAME)
    lab.wait_for_kernel()
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    for _ in range(cells - 1):
        page.keyboard.press("Shift+Enter")
    page.keyboard.press("Control+Enter")
    page.locator(".rls .face h2", has_text="Look back").wait_for(timeout=60_000)
    assert lab.errors() == []
    for _ in range(cells):
        page.keyboard.press("ArrowUp")  # Jupyter's own way back to the first cell

    tab_to(page, "input[name=name]")
    page.keyboard.type("heron")
    press_button(page, "Use this pseudonym")
    page.wait_for_selector("text=You work as heron")
    tab_to(page, ".claim[role=button]")
    page.keyboard.press("Enter")
    focus_ends(page, "-card")
    judge(page)
    press_button(page, "Next sentence")
    focus_ends(page, "-card")
    judge(page)
    tab_to(page, "form[data-do=write] textarea")
    page.keyboard.type("We trusted the words of the agency most.")
    press_button(page, "Keep this note")
    page.wait_for_selector("form[data-do=write] >> text=Kept")

    kinds = [item.kind for item in load_exercises(load_case()).set("00-start-here").items]
    for number, kind in enumerate(kinds, 1):
        answer(page, kind)
        if number < len(kinds):
            press_button(page, "Next exercise")
            focus_ends(page, "-item")
    tab_to(page, "form[data-do=write] textarea")
    page.keyboard.type("A source, I hope.")
    press_button(page, "Keep this note")
    page.wait_for_timeout(500)

    done = Counter(
        (e.activity, e.verb) for e in open_journal(server.folder / "my-work" / "seminar.journal.jsonl")
    )
    assert done[("claims", "judge")] == done[("claims", "open")] == 2
    assert done[("exercises", "answer")] == len(kinds)
    assert done[("notes", "write")] == 2
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    page.close()
    server.stop()
