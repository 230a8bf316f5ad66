"""Pictures on a narrow page: words of at least 11 pixels, or a picture that waits until it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.faces.face import Face
from course.faces.front.bundle import style
from course.figures.svg import to_svg
from course.journal import Journal
from course.session.session import Session
from tests.figures.test_every import pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from course.figures.figure import Figure

SMALLEST = """svg => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  const sizes = [...svg.querySelectorAll("text")].map((t) => parseFloat(t.getAttribute("font-size")));
  return scale * Math.min(...sizes);
}"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def shown(tab: Tab, figure: Figure) -> None:
    face = Face(Session(load_case(), Journal(), "heron"))
    picture = face.figure(to_svg(figure), "What it shows.")
    page = "body { container-type: inline-size; margin: 20px }"
    tab.set_content(
        f'<style>{page} {style()}</style><div class="rls"><div class="face">{picture}</div></div>'
    )


@pytest.mark.parametrize("name", pictures())
def test_words_can_be_read_at_360_pixels_or_wait_until_somebody_asks(tab: Tab, name: str) -> None:
    shown(tab, pictures()[name])
    box = tab.get_by_label("Show the picture")
    if box.is_visible():
        assert not tab.locator(".picture").is_visible()
        box.check()
    assert tab.locator(".picture").is_visible()
    assert tab.locator(".picture svg").evaluate(SMALLEST) >= 11
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_wide_picture_is_there_at_once_where_it_can_be_read(tab: Tab) -> None:
    tab.set_viewport_size({"width": 1366, "height": 740})
    shown(tab, pictures()["scenarios"])
    assert not tab.get_by_label("Show the picture").is_visible()
    assert tab.locator(".picture svg").evaluate(SMALLEST) >= 11


def test_a_picture_takes_the_colours_that_a_reader_has_set(browser: Browser) -> None:
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    tab = context.new_page()
    shown(tab, pictures()["network both"])
    used = tab.locator(".picture rect, .picture path").evaluate_all(
        "all => [...new Set(all.flatMap((e) => [getComputedStyle(e).fill, getComputedStyle(e).stroke]))]"
    )
    context.close()
    assert len({colour for colour in used if colour != "none"}) <= 2  # the reader's text and ground
