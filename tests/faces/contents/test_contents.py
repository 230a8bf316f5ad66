"""The contents of a lesson: parts and minutes of the data, what is judged, and the shortest path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from course.case import load_case
from course.case.records.lessons import WAYS
from course.faces.contents.contents import ContentsFace
from course.faces.contents.head import HeadFace, WhoFace
from course.lessons.notebook import read_notebook
from course.lessons.page import lay_out
from tests.faces.conftest import Page
from tests.notebooks._pages import NOTEBOOKS

if TYPE_CHECKING:
    from course.case.records import Lesson
    from course.session.session import Session

LESSONS = load_case().lessons
JUDGED: dict[str, Any] = {"kind": "factual", "status": "contested", "confidence": 3, "why": "So."}
lesson_by_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)


def contents(session: Session, lesson: Lesson) -> ContentsFace:
    page = lay_out(read_notebook(NOTEBOOKS / f"{lesson.id}.ipynb"), lambda _: "")
    return ContentsFace(session, lesson, page.anchors(lesson))


def minutes(html: str) -> list[int]:
    return [int(found) for found in re.findall(r'class="min">(\d+)', html)]


@lesson_by_lesson
@pytest.mark.parametrize("way", WAYS)
def test_every_part_is_there_once_with_the_minutes_of_the_way(
    session: Session, lesson: Lesson, way: Any
) -> None:
    session.desk.work_in(way)
    page = Page(contents(session, lesson))
    assert minutes(page.html) == [part.minutes[way] for part in lesson.parts]
    anchors = re.findall(r'href="#([^"]+)"', page.html)
    assert len(set(anchors)) == len(anchors)
    assert "" not in anchors


@lesson_by_lesson
def test_the_short_path_shows_its_parts_alone(session: Session, lesson: Lesson) -> None:
    page = Page(contents(session, lesson))
    assert page.html.count("On the short path:") == len(lesson.short)
    page.do("path", value="short")
    assert sorted(minutes(page.html)) == sorted(step.minutes for step in lesson.short)
    assert "left out here" in page.html
    page.do("path", value="long")
    assert len(minutes(page.html)) == len(lesson.parts)


def judge(session: Session, *claims: str) -> None:
    from course.activities.claims import Reading

    reading = Reading(session.case, session.journal, who=session.who, sections=("abstract", "introduction"))
    for claim in claims:
        reading.judge(claim, **JUDGED)


def test_what_is_judged_shows_at_once_and_the_next_part_is_marked(session: Session) -> None:
    lesson = session.case.lesson("01-introduction")
    page = Page(contents(session, lesson))
    assert re.search(r'href="#the-abstract" aria-current="step"', page.html)
    judge(session, *(claim.id for claim in session.case.claims_in("abstract")), "INT-01")
    assert "4 of 4 judged" in page.html
    assert "1 of 9 judged" in page.html
    assert page.html.count("Done:") == 1
    assert re.search(r'href="#the-introduction" aria-current="step"', page.html)


def test_the_head_shows_the_sitting_that_comes_next(session: Session) -> None:
    lesson = session.case.lesson("01-introduction")
    page = Page(HeadFace(session, lesson))
    assert lesson.sittings[0].goal in page.html
    judge(session, *(c.id for s in ("abstract", "introduction") for c in session.case.claims_in(s)))
    assert lesson.sittings[1].goal in page.html
    assert f"About {lesson.sittings[1].minutes[0]} minutes" in page.html


def test_a_lesson_without_sittings_lists_its_headings(session: Session) -> None:
    bare = session.case.lesson("01-introduction").model_copy(update={"sittings": (), "short": ()})
    page = Page(ContentsFace(session, bare, {"read": "Read", "work": "Work"}))
    assert re.findall(r'href="#(\w+)"', page.html) == ["read", "work"]
    assert "work_as" in Page(HeadFace(session, bare)).html


def test_one_line_says_who_works_and_where(session: Session) -> None:
    page = Page(WhoFace(session))
    session.call_me("wren")
    assert "You work as wren." in page.html
