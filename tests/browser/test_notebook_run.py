"""Where a notebook stands after *Run All*, and where the Tab key goes from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.browser._lab import tab_to, write_notebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser._lab import Lab, Server

LESSON: Final = "notebooks/01-introduction.ipynb"
WITHIN: Final = 4  # presses of Tab: first comes what Jupyter itself offers at a cell
SETTLED: Final = 1500  # milliseconds; longer than the notebook waits before it goes back to its first cell
OFFERING: Final = """() => {
  const controls = 'button, input, select, textarea, summary, a[href], [role=button]';
  const offers = (face) => [...face.querySelectorAll(controls)].some((e) => e.checkVisibility());
  return [...document.querySelectorAll('.rls:not(.saved)')].filter(offers).length;
}"""
AT_FACE: Final = """() => {
  const face = document.activeElement.closest('.rls');
  return face ? [...document.querySelectorAll('.rls:not(.saved)')].indexOf(face) : -1;
}"""


def stands(page: Page) -> int:
    return int(page.locator(".jp-WindowedPanel-outer").evaluate("(element) => element.scrollTop"))


def test_a_whole_run_ends_at_the_beginning_and_tab_goes_through_every_face(
    open_lab: Callable[..., Lab],
) -> None:
    lab = open_lab()
    page = lab.page
    lab.open(LESSON, simple=True)
    lab.run_all()
    page.locator(".rls .face h2", has_text="Look back").last.wait_for(state="attached")
    page.locator(".jp-Cell >> nth=0").and_(page.locator(".jp-mod-active")).wait_for()
    page.wait_for_timeout(SETTLED)
    assert stands(page) == 0
    tab_to(page, ".rls:not(.saved) *", most=WITHIN)
    seen = [0]
    for _ in range(200):
        page.keyboard.press("Tab")
        if (at := page.evaluate(AT_FACE)) not in (-1, seen[-1]):
            seen.append(at)
    assert seen[: len(set(seen))] == sorted(set(seen))
    assert len(set(seen)) == page.evaluate(OFFERING)


def test_whoever_comes_to_a_face_without_a_key_stays_there(
    open_lab: Callable[..., Lab], server: Server
) -> None:
    """A screen reader moves the focus by itself; no key and no click tells of it."""
    path = "notebooks/run-focus.ipynb"
    write_notebook(server.folder / path, 'import course\ncourse.lesson("01-introduction").negotiate()')
    lab = open_lab()
    lab.open(path)
    lab.run_all()
    control = lab.page.locator(".rls:not(.saved) button").first
    control.focus()
    lab.page.wait_for_timeout(SETTLED)
    assert control.evaluate("(element) => element === document.activeElement")


def test_whoever_runs_cell_by_cell_stays_where_they_are(open_lab: Callable[..., Lab]) -> None:
    lab = open_lab()
    page = lab.page
    lab.open(LESSON, simple=True)
    lab.wait_for_kernel()
    cells = page.locator(".jp-Notebook .jp-Cell")
    cells.first.click(position={"x": 5, "y": 5})
    first = page.locator(".jp-Notebook .jp-CodeCell").first
    for _ in range(2 * cells.count()):  # a press is lost now and then while a page is loading
        if "jp-mod-active" in (cells.last.get_attribute("class") or ""):
            break
        ran = "jp-mod-active" in (first.get_attribute("class") or "")
        page.keyboard.press("Shift+Enter")
        if ran:  # whoever is faster than the first face has run the whole lesson
            page.locator(".rls .face > *").first.wait_for()
    page.locator(".rls .face h2", has_text="Look back").last.wait_for(state="attached")
    page.wait_for_timeout(SETTLED)
    assert stands(page) > 0
    assert page.locator(".jp-Cell.jp-mod-active").evaluate("(cell) => cell.matches(':first-child')") is False
