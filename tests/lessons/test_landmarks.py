"""On the page of a lesson, no two regions and no two bars of buttons have one name: each names its face."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from course.case import load_case
from course.journal import Journal
from course.lessons import Lesson
from course.lessons.calling import face_of
from course.lessons.notebook import Call, read_notebook
from course.session.session import Session

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
CASE = load_case()
NAMED = re.compile(
    r'<(?:(?:section|aside|nav)|div[^>]* role="group")[^>]* aria-(label|labelledby)="([^"]*)"[^>]*>'
)


def regions(html: str) -> list[str]:
    """Give the names of the regions and bars of a face."""
    found = []
    for how, name in NAMED.findall(html):
        if how == "label":
            found.append(name)
        else:
            heading = re.search(rf'<(\w+)[^>]* id="{re.escape(name)}"[^>]*>(.*?)</\1>', html, re.DOTALL)
            assert heading, f"nothing is called {name}"
            found.append(" ".join(re.sub("<[^>]*>", "", heading[2]).split()))
    return found


@pytest.mark.parametrize("lesson_id", [lesson.id for lesson in CASE.lessons])
def test_no_two_regions_of_a_lesson_have_one_name(lesson_id: str) -> None:
    lesson = Lesson(lesson_id, using=Session(CASE, Journal(), "heron"))
    calls = [part for part in read_notebook(NOTEBOOKS / f"{lesson_id}.ipynb") if isinstance(part, Call)]
    named = Counter(name for call in calls for name in regions(face_of(lesson, call).html()))
    assert len(named) >= len(calls) / 2
    assert [name for name, times in named.items() if times > 1] == []
