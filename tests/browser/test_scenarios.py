"""The scenarios and the warm-up in JupyterLab: by keyboard only, with axe, narrow, and with hostile text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser._lab import too_wide, write_notebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser._lab import Lab, Server

HOSTILE = "<img src=x onerror=alert(1)> b d d \u202e"


def ready(lab: Lab, server: Server, work: Path, name: str, *, tall: int = 0) -> Page:
    setting = f'import os; os.environ["COURSE_WORK"] = {str(work)!r}'
    begin = 'import course\nlesson = course.lesson("02-capabilities")\nlesson.axes("W6")'
    cells = (f"{setting}\n{begin}", 'lesson.scenarios("W1")')
    path = f"notebooks/{name}.ipynb"
    write_notebook(server.folder / path, *cells)
    page = lab.page
    if tall:  # JupyterLab hides what has scrolled out of sight
        page.set_viewport_size(
            {"width": page.viewport_size["width"] if page.viewport_size else 1280, "height": tall}
        )
    lab.open(path)
    lab.run_all()
    page.locator(".rls:not(.saved) [data-do=guess]").first.wait_for(state="attached")
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
    page.locator(
        ".rls:not(.saved) [data-key=guessed]", has_text="You expected that it holds together."
    ).wait_for()


def through_the_table(page: Page) -> None:
    """Reach the table of judgements with one Tab, move by arrows, and open a judgement with Enter."""
    page.locator(".rls:not(.saved) [id$='-change']").focus()
    page.keyboard.press("Tab")  # what the table is about, which folds it
    page.keyboard.press("Tab")  # the whole table is one stop
    assert page.evaluate("() => document.activeElement.closest('table')?.className") == "heat"
    first = page.evaluate("() => document.activeElement.dataset.say")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("() => document.activeElement.dataset.say")
    assert second != first
    assert page.locator(".rls:not(.saved) [data-said]").inner_text() == second
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('table')?.className") != "heat"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("() => document.activeElement.dataset.say") == second
    page.keyboard.press("Enter")


def test_from_four_worlds_to_a_told_story_by_keyboard_only(
    open_lab: Callable[..., Lab], server: Server, tmp_path: Path
) -> None:
    page = ready(open_lab(), server, tmp_path, "scenarios-keyboard")
    cells = page.locator(".jp-Notebook .jp-CodeCell").count()
    page.locator("select[name=across]").focus()
    tab_to(page, "A name for this world")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Tab")
    page.keyboard.type("So it came.")
    tab_to(page, "Keep the worlds")
    page.keyboard.press("Enter")
    page.locator(".rls:not(.saved) h3", has_text="1 of 4 worlds named").wait_for(state="attached")

    guess(page)
    page.locator(".rls:not(.saved) table.stories button").nth(3).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id.endsWith('-story')")
    tab_to(page, "Tell this story")
    page.keyboard.press("Enter")
    for words in (HOSTILE, "A guarantor is found.", "Traders.", "Critics.", "A date is named."):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".rls:not(.saved) .say", has_text="Your story is kept.").wait_for(state="attached")

    page.locator(".rls:not(.saved) .lock").first.focus()
    page.keyboard.press("Enter")
    page.locator(".rls:not(.saved) .lock[aria-pressed=true]").wait_for()
    page.keyboard.press("Enter")
    page.locator(".rls:not(.saved) .lock[aria-pressed=true]").wait_for(state="detached")

    through_the_table(page)
    page.wait_for_function("() => document.activeElement.id.endsWith('-judge')")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("a b d d because of this")
    tab_to(page, "Keep my judgement")
    page.keyboard.press("Enter")
    page.locator(".rls:not(.saved) .say", has_text="Your judgement is kept.").wait_for(state="attached")
    page.wait_for_function("() => document.activeElement.id.endsWith('-change')")
    page.locator(".rls:not(.saved) h3", has_text="Where judgements differ").wait_for(state="attached")
    assert page.locator(".jp-Notebook .jp-CodeCell").count() == cells
    assert page.locator(".rls:not(.saved) img").count() == 0
    assert page.get_by_text("<img src=x onerror=alert(1)>").count() >= 2


def test_axe_finds_nothing_serious(open_lab: Callable[..., Lab], server: Server, tmp_path: Path) -> None:
    lab = open_lab()
    page = ready(lab, server, tmp_path, "scenarios-axe", tall=4200)
    work_through(page)
    assert lab.serious_dark_and_light() == []


def test_on_a_phone_nothing_is_cut_off(open_lab: Callable[..., Lab], server: Server, tmp_path: Path) -> None:
    page = ready(open_lab(phone=True), server, tmp_path, "scenarios-phone")
    work_through(page)
    assert too_wide(page) == []


def work_through(page: Page) -> None:
    """Open what the faces show only after an action."""
    page.locator("button", has_text="Swap the axes").evaluate("(e) => e.click()")
    page.locator(".rls:not(.saved) h3", has_text="0 of 4 worlds named").wait_for(state="attached")
    page.locator("button", has_text="Show me without a guess").evaluate("(e) => e.click()")
    page.locator("input[name=s-0]").nth(3).evaluate("(e) => e.click()")
    page.locator(".rls:not(.saved) h3", has_text="This story does not hold together").wait_for(
        state="attached"
    )
    page.locator(".rls:not(.saved) .lock").first.evaluate("(e) => e.click()")
    page.locator(".rls:not(.saved) .shuts").wait_for(state="attached")
    page.locator(".rls:not(.saved) [id$='-change']").evaluate("(e) => e.click()")
    page.locator("form[data-do=judge]").wait_for(state="attached")
    for closed in page.locator(".rls:not(.saved) details").all():
        closed.evaluate("(e) => { e.open = true; }")
