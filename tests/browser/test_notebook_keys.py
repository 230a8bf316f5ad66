"""No key that is pressed in a face or beside it deletes, turns or adds a cell of a lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser._lab import write_notebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser._lab import Lab, Server

LESSON = "notebooks/01-introduction.ipynb"
KEYS = ("x", "d", "d", "m", "y", "r", "1", "c", "z")
CELLS = """() => {
  const panel = [...window.jupyterapp.shell.widgets('main')].find((w) => w.content?.model?.cells);
  return [...panel.content.model.cells].map((cell) => cell.type + ' ' + cell.sharedModel.getSource());
}"""

FACES = ("positions()", "chair()", "priorities()", 'scenarios("W1")', "bargain()", "chronology()", "debate()")
IN_CONTROLS = (*KEYS, "a", "b", "ArrowDown", "ArrowUp", "Home", "End", "Alt+ArrowUp", "Alt+ArrowDown")
NEXT_KIND = """(tried) => {
  for (const [nth, face] of [...document.querySelectorAll(".rls:not(.saved)")].entries()) {
    for (const one of face.querySelectorAll("button, input, select, textarea, summary, [tabindex='0']")) {
      const grid = one.closest("[data-grid]") && "grid";
      const kind = [nth, one.localName, one.type, one.dataset.do, one.getAttribute("role"), grid].join();
      if (one.disabled || one.type === "file" || !one.checkVisibility() || tried.includes(kind)) continue;
      one.focus();
      return kind;
    }
  }
}"""


def cells(page: Page) -> list[str]:
    found: list[str] = page.evaluate(CELLS)
    return found


@pytest.fixture
def lab(open_lab: Callable[..., Lab]) -> Lab:
    lab = open_lab()
    lab.open(LESSON)
    lab.run_all()
    lab.page.locator(".rls .claim[role=button]").first.wait_for()
    return lab


@pytest.mark.parametrize("where", ["h2", "article.paper"])
def test_keys_after_a_press_on_the_words_of_a_face_stay_in_the_face(lab: Lab, where: str) -> None:
    page = lab.page
    before = cells(page)
    page.locator(f".rls:has(article.paper) {where}").first.click(position={"x": 3, "y": 3})
    assert page.evaluate("() => document.activeElement.closest('.rls') !== null")
    for key in (*KEYS, "a", "b"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert cells(page) == before


def test_keys_beside_a_face_leave_the_cells_of_a_lesson(lab: Lab) -> None:
    page = lab.page
    before = cells(page)
    for prompt in (".jp-CodeCell .jp-InputPrompt", ".jp-MarkdownCell .jp-InputPrompt"):
        page.locator(prompt).first.click()
        for key in KEYS:
            page.keyboard.press(key)
        page.wait_for_timeout(300)
        if page.locator(".jp-Dialog").count():
            page.keyboard.press("Escape")
    assert cells(page) == before


def test_there_is_room_for_a_cell_of_ones_own(lab: Lab) -> None:
    page = lab.page
    before = cells(page)
    page.locator(".jp-CodeCell .jp-InputPrompt").first.click()
    page.keyboard.press("b")
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    page.keyboard.type("A note of my own")
    page.wait_for_timeout(300)
    assert len(cells(page)) == len(before) + 1
    assert "markdown A note of my own" in cells(page)


def test_keys_in_every_kind_of_control_leave_the_cells(open_lab: Callable[..., Lab], server: Server) -> None:
    """These cells are not those of a lesson: a key that Jupyter hears deletes one."""
    name = "notebooks/controls.ipynb"
    write_notebook(
        server.folder / name, *(f'import course\ncourse.lesson("04-perspectives").{f}' for f in FACES)
    )
    lab = open_lab()
    lab.open(name)
    lab.run_all()
    page = lab.page
    page.locator(".rls:not(.saved)").nth(len(FACES) - 1).wait_for(state="attached")
    before = cells(page)
    astray: list[str] = []
    tried: list[str] = []
    while kind := page.evaluate(NEXT_KIND, tried):
        tried.append(kind)
        for key in IN_CONTROLS:
            page.keyboard.press(key)
        if not page.evaluate("() => document.activeElement.closest('.rls')"):
            astray.append(kind)
    assert {kind[0] for kind in tried} == {str(nth) for nth in range(len(FACES))}
    assert len(tried) > 40
    assert astray == []
    page.wait_for_timeout(300)
    assert cells(page) == before
