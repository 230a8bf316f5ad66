"""The headings of a lesson's page are its outline: one title, no level left out, faces below their place."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from course.case import load_case
from course.journal import Journal
from course.lessons.levels import below
from course.lessons.page import live_page
from course.lessons.reading import reading_folder
from course.lessons.seat import Seat
from course.session.session import Session

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
CASE = load_case()
LESSONS = [lesson.id for lesson in CASE.lessons]


class Headings(HTMLParser):
    """The levels of a page's headings from its title on, and whether each is one of a face."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[tuple[int, bool]] = []
        self._boxes: list[str] = []
        self._in_template = 0
        self.feed(html.partition("<main")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "template":
            self._in_template += 1
        elif tag == "div":
            self._boxes.append(said.get("class") or "")
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() and not self._in_template:
            times = "prose times" in self._boxes  # pages leave it out
            if not times:
                self.levels.append((int(said.get("aria-level") or tag[1]), "shown" in self._boxes))

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self._in_template -= 1
        elif tag == "div" and self._boxes:
            self._boxes.pop()


def wrong(html: str) -> list[str]:
    """Name what is wrong with the outline of a page."""
    levels = Headings(html).levels
    found = [f"{n} titles" for n in [sum(level == 1 for level, _ in levels)] if n != 1]
    last = over = 0
    for number, (level, inside) in enumerate(levels):
        if level > last + 1:
            found.append(f"heading {number}: from {last} to {level}")
        if inside and level <= over:
            found.append(f"heading {number}: {level} in a face below {over}")
        last, over = level, over if inside else level
    return found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("reading")
    return {p.stem: p.read_text(encoding="utf-8") for p in reading_folder(CASE, NOTEBOOKS, folder)}


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_page_to_read_has_an_outline(pages: dict[str, str], lesson: str) -> None:
    assert wrong(pages[lesson]) == []
    assert sum(inside for _, inside in Headings(pages[lesson]).levels) > 3


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_page_of_a_server_has_one_before_any_script_runs(lesson: str) -> None:
    seat = Seat(Session(CASE, Journal(), "heron"), NOTEBOOKS)
    opened = seat.open(lesson)
    page = live_page(opened.page, opened.frame, seat.session, lesson=lesson, key="k", base="")
    assert wrong(page) == []
    assert sum(inside for _, inside in Headings(page).levels) > 3


def test_no_heading_stands_deeper_than_readers_of_screens_know() -> None:
    assert below("<h2>A</h2><h3 id='b'>B</h3><header>", 5) == (
        '<h2 aria-level="6">A</h2><h3 aria-level="6" id=\'b\'>B</h3><header>'
    )


def test_what_is_wrong_is_found() -> None:
    face = '<div class="shown"><h2>B</h2></div>'
    assert wrong(f"<main><h1>A</h1>{face}") == []
    assert wrong(f"<main><h1>A</h1><h2>A</h2>{face}") == ["heading 2: 2 in a face below 2"]
    assert wrong("<main><h1>A</h1><h3>B</h3>") == ["heading 1: from 1 to 3"]
    assert wrong("<main><h2>B</h2>") == ["0 titles", "heading 0: from 0 to 2"]
