"""What the README says of the lessons is what the case says."""

from __future__ import annotations

import re

from course.case import load_case
from course.language import date_in_words
from tests.project._repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES_ON_TIME = (
    "README.md",
    "docs/student.md",
    "docs/instructor.md",
    "docs/course/README.md",
    "notebooks/00-start-here.ipynb",
)
"""Where somebody who begins reads of which days the course knows."""


def test_every_lesson_stands_there_with_its_minutes_and_sittings() -> None:
    rows = re.findall(r"\(notebooks/([\w-]+)\.ipynb\)[^|]*\|[^|]*\| (\d+) \| (\d+) \|", README)
    wanted = [(x.id, str(x.minutes), str(len(x.sittings))) for x in load_case().lessons]
    assert rows == wanted


def test_the_first_screen_has_a_picture_two_commands_and_a_way_to_binder() -> None:
    first = README.split("## ")[0]
    assert "![" in first
    assert "make start" in first
    assert "make test" in first
    assert "Binder" in first


def test_every_page_says_the_same_of_what_is_covered_until_when() -> None:
    case = load_case()
    pages = {name: (ROOT / name).read_text(encoding="utf-8") for name in PAGES_ON_TIME}
    for name, text in {"case.yaml": case.meta.horizon or "", **pages}.items():
        assert "mid-September 2026" in text, name
        assert "27 June" in text, name
    for name, text in pages.items():
        assert date_in_words(case.meta.paper_date) in text, name
    assert f"{date_in_words(case.meta.checked_on)}." in README
    assert "16 September" in (case.meta.horizon or "")
    lesson = (ROOT / "notebooks/10-since-then.ipynb").read_text(encoding="utf-8")
    assert "From 16 September on it has nothing" in lesson
