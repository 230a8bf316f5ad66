"""Screens that stand as they were drawn: what is beside something does not touch it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from course.case import load_case
from course.faces.front.bundle import style
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BOXES = """selector => [...document.querySelectorAll(selector)].map((e) => {
  const words = document.createRange(); words.selectNodeContents(e);
  const { left, right, top, bottom } = words.getBoundingClientRect();
  return { left, right, top, bottom };
})"""


def boxes(browser: Browser, width: int, html: str, *selectors: str) -> list[list[dict[str, Any]]]:
    """Show a face, and give where the words of its parts stand."""
    page = browser.new_page(viewport={"width": width, "height": 768})
    page.set_content(f'<style>{style()}</style><div class="rls"><div class="face">{html}</div></div>')
    found = [page.evaluate(BOXES, selector) for selector in selectors]
    page.close()
    return found


@pytest.mark.parametrize("width", [800, 1024, 1366])
def test_years_between_events_stand_clear_of_the_decade(browser: Browser, width: int) -> None:
    page = Page(EVERY_FACE["chronology of the chair"](Lesson("05-history", using=_alone())))
    page.do("go", to="line")
    decades, gaps = boxes(browser, width, page.html, ".decade > h4", ".line .gap")
    assert len(gaps) > 3
    assert all(decade["right"] + 4 <= gap["left"] for decade in decades for gap in gaps)


def test_the_states_across_four_worlds_stand_between_the_ends(browser: Browser) -> None:
    html = EVERY_FACE["axes"](Lesson("06-consequences", using=_alone())).html()
    states, worlds, axis = boxes(browser, 1366, html, ".axis span", ".world", ".axis")
    assert len(states) > 2
    assert all(one["right"] < other["left"] for one, other in pairwise(states))
    assert worlds[0]["bottom"] < axis[0]["top"] < axis[0]["bottom"] < worlds[2]["top"]


def test_what_is_folded_at_a_seat_stands_in_rows_where_there_is_room(browser: Browser) -> None:
    page = Page(EVERY_FACE["negotiation"](Lesson("04-perspectives", using=_alone())))
    page.do("play", party="oman")
    page.do("alternative", text="We wait.")
    page.do("guess", issue="range", why="")
    wide, narrow = (
        boxes(browser, width, page.html, ".folds > details > summary")[0] for width in (1366, 360)
    )
    assert len(wide) == len(narrow) == 5
    assert len({box["top"] for box in wide}) < len(wide) - 1
    assert len({box["top"] for box in narrow}) == len(narrow)
    assert all(
        one["right"] + 8 <= other["left"] or one["top"] < other["top"] for one, other in pairwise(wide)
    )


def _alone() -> Session:
    return Session(load_case(), Journal(), "heron")
