"""The pages for a course name what is there, and say what to do with very small and very large classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from course.case import load_case
from course.case.cells import CELL_LABELS, count_cells
from course.case.exercises import load_exercises
from tests.notebooks._pages import ROOT
from tools.outcomes import PAGE, table

if TYPE_CHECKING:
    from pathlib import Path

CASE: Final = load_case()
BOOK: Final = load_exercises(CASE)
PAGES: Final = sorted((ROOT / "docs" / "course").glob("*.md"))
WEEKS: Final = {"One session": 0, "Three weeks": 3, "Six weeks": 6, "Ten weeks": 10}


def text(name: str) -> str:
    return (ROOT / "docs" / "course" / f"{name}.md").read_text(encoding="utf-8")


def test_the_outcomes_are_those_of_the_data_and_each_is_practised() -> None:
    assert f"\n{table(CASE, BOOK)}\n\n" in PAGE.read_text(encoding="utf-8")
    practised = {o for one in BOOK.sets for item in one.items for o in item.practises}
    assert {objective.id for objective in CASE.objectives} == practised


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_says_what_to_do_with_few_and_with_many(path: Path) -> None:
    last = path.read_text(encoding="utf-8").split("\n## ")[-1]
    assert last.startswith("Fewer than six, more than forty\n")
    if path.stem != "README":
        assert "**Fewer than six.**" in last
        assert "**More than forty.**" in last


def test_the_syllabi_name_sittings_that_there_are_and_fill_their_weeks() -> None:
    cut = {lesson.id[:2]: len(lesson.sittings) for lesson in CASE.lessons}
    named = re.findall(r"\b(\d\d), sitting (\d)", text("syllabi"))
    assert named
    for lesson, sitting in named:
        assert 1 <= int(sitting) <= cut[lesson], f"{lesson}, sitting {sitting}"
    for heading, weeks in WEEKS.items():
        part = text("syllabi").split(f"\n## {heading}\n")[1].split("\n## ")[0]
        rows = [int(n) for n in re.findall(r"^\| (\d+)\*? \|", part, flags=re.MULTILINE)]
        assert rows == list(range(1, weeks + 1)) if weeks else sum(rows) == 90, heading


def test_ten_weeks_hold_every_sitting_of_every_lesson() -> None:
    part = text("syllabi").split("\n## Ten weeks\n")[1].split("\n## ")[0]
    planned = {(lesson, int(n)) for lesson, n in re.findall(r"\b(\d\d), sitting (\d)", part)}
    # The ninth week begins the last sitting of lesson 08 in class.
    wanted = {(x.id[:2], n) for x in CASE.lessons[:10] for n in range(1, len(x.sittings) + 1)}
    assert planned == wanted


def test_the_memos_are_marked_with_every_question_of_the_rubric() -> None:
    rubric = BOOK.rubric("memo")
    marks = re.findall(r"^\| (.*\?) \| (Not yet|Begun|Sound|Thorough) \|", text("memos"), flags=re.MULTILINE)
    assert len(marks) == 2 * len(rubric.criteria)
    for question, _ in marks:
        assert any(c.question.startswith(question.rstrip("?")) for c in rubric.criteria), question
    for criterion in rubric.criteria:
        assert criterion.question in text("grading")


def test_assignments_name_rubrics_that_there_are() -> None:
    titles = {rubric.title for rubric in BOOK.rubrics}
    rows = re.findall(r"^\| \d+ \| .* \| .* \| (.*) \| .* \|$", text("assignments"), flags=re.MULTILINE)
    assert rows
    for row in rows:
        assert set(row.split("; ")) <= titles


def test_every_lesson_has_something_to_read_before_it() -> None:
    rows = re.findall(r"^\| (\d\d) \|", text("readings"), flags=re.MULTILINE)
    assert {lesson.id[:2] for lesson in CASE.lessons} <= set(rows)


def test_an_assignment_asks_for_cells_that_there_are() -> None:
    named = re.findall(r"\(a cell that says \*([^*]+)\*", text("assignments"))
    counted = count_cells(CASE)
    there = {CELL_LABELS[state] for state in counted if counted[state]}
    assert named
    assert set(named) <= there
