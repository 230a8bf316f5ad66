"""Lessons fit an hour: sittings with a goal and an end, and times that the text bears out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from course.case import load_case
from tests.browser.test_notebook_sizes import LONGEST_WAY
from tests.notebooks._pages import NOTEBOOKS, headings, notebook, source, words
from tools.lesson_pages import COUNTS, cells, numbers

if TYPE_CHECKING:
    from course.case.records import Lesson, Part

CASE: Final = load_case()
LESSONS: Final = CASE.lessons
WORDS_A_MINUTE: Final = 200
MINUTES_A_STATEMENT: Final = 2.5
FEWEST: Final = 45
MOST: Final = 60
NUMBERS: Final = {2: "Two", 5: "Five", 6: "Six"}
WORDS_ON_A_SCREEN: Final = 220
"""So many words of a lesson fill a window of 1366 × 768 in JupyterLab, tables among them (measured)."""

lesson_by_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)


def page(lesson: Lesson) -> list[Any]:
    found: list[Any] = notebook(NOTEBOOKS / f"{lesson.id}.ipynb")["cells"]
    return found


def starts(lesson: Lesson) -> dict[str, int]:
    """Give the number of the cell in which each part begins."""
    book = page(lesson)
    found = {}
    for part in lesson.parts:
        heading = part.name.split(": ", 1)[-1].casefold()
        where = [i for i, cell in enumerate(book) if heading in headings(cell)]
        assert len(where) == 1, f"{part.name} is a heading of {len(where)} cells"
        found[part.id] = where[0]
    return found


def of_part(lesson: Lesson, part: Part) -> list[Any]:
    places = starts(lesson)
    later = [place for place in places.values() if place > places[part.id]]
    return page(lesson)[places[part.id] : min(later, default=None)]


@lesson_by_lesson
def test_the_page_says_what_the_data_say(lesson: Lesson) -> None:
    on_page = {cell["id"]: source(cell) for cell in page(lesson)}
    assert {name: on_page.get(name) for name in cells(CASE, lesson)} == cells(CASE, lesson)


@lesson_by_lesson
def test_a_sitting_is_no_longer_than_an_hour_and_fills_a_class(lesson: Lesson) -> None:
    for sitting in lesson.sittings:
        assert max(sitting.minutes) <= MOST, sitting.title
        # Finding one's way around needs half an hour, and nobody has to fill the rest.
        assert min(sitting.minutes) >= FEWEST or len(lesson.sittings) == 1, sitting.title


@lesson_by_lesson
def test_parts_stand_in_order_and_a_break_stands_before_the_next_sitting(lesson: Lesson) -> None:
    places = starts(lesson)
    assert list(places.values()) == sorted(places.values())
    book = page(lesson)
    for number, sitting in enumerate(lesson.sittings[1:], 1):
        assert book[places[sitting.parts[0].id] - 1]["id"] == f"break-{number}"


@lesson_by_lesson
def test_there_is_time_to_read_and_to_judge(lesson: Lesson) -> None:
    for part in lesson.parts:
        needed = words(of_part(lesson, part)) / WORDS_A_MINUTE + MINUTES_A_STATEMENT * len(part.claims)
        assert part.minutes["solo"] >= needed, f"{part.name}: {needed:.1f}"


def test_every_statement_of_the_paper_is_judged_in_some_lesson_and_has_its_time_there() -> None:
    judged = [[claim for part in lesson.parts for claim in part.claims] for lesson in LESSONS]
    assert {claim for one in judged for claim in one} == {claim.id for claim in load_case().claims}
    for one in judged:
        assert len(one) == len(set(one))


@lesson_by_lesson
def test_three_ways_do_not_take_the_same_time_by_chance(lesson: Lesson) -> None:
    totals = [sum(numbers) for numbers in zip(*(s.minutes for s in lesson.sittings), strict=True)]
    assert len(set(totals)) > 1


@lesson_by_lesson
def test_the_last_part_names_its_own_minutes(lesson: Lesson) -> None:
    part = next(part for part in lesson.parts if part.id == "reflect")
    said = source(of_part(lesson, part)[0]).split("\n\n")[1]
    assert said.split()[:2] == [NUMBERS[part.minutes["solo"]], "minutes,"]


@lesson_by_lesson
def test_the_shortest_path_takes_forty_minutes_and_its_steps_can_be_done(lesson: Lesson) -> None:
    parts = {part.id: part for part in lesson.parts}
    assert sum(step.minutes for step in lesson.short) <= 40
    for step in lesson.short:
        judged = step.claims or parts[step.part].claims
        needed = words(of_part(lesson, parts[step.part])) / WORDS_A_MINUTE + MINUTES_A_STATEMENT * len(judged)
        assert needed <= step.minutes <= parts[step.part].minutes["solo"], step.part


@lesson_by_lesson
def test_there_is_something_to_do_within_two_screens(lesson: Lesson) -> None:
    book = page(lesson)
    first = next(i for i, cell in enumerate(book) if cell["cell_type"] == "code")
    assert words(book[:first]) <= 2 * WORDS_ON_A_SCREEN
    for cell in book[: first + 1]:
        assert not re.search(r"^>", source(cell), flags=re.MULTILINE)


def test_the_lesson_that_is_opened_in_jupyterlab_has_the_longest_way_to_the_first_thing_to_do() -> None:
    before = {}
    for lesson in LESSONS:
        book = page(lesson)
        first = next(i for i, cell in enumerate(book) if cell["cell_type"] == "code")
        before[f"notebooks/{lesson.id}.ipynb"] = words(book[:first])
    assert max(before, key=lambda path: before[path]) == LONGEST_WAY


@lesson_by_lesson
def test_no_passage_is_printed_that_the_reader_shows(lesson: Lesson) -> None:
    prose = "\n\n".join(source(cell) for cell in page(lesson) if cell["cell_type"] == "markdown")
    quoted = [" ".join(re.sub(r"^>", "", line).split()) for line in prose.splitlines() if line[:1] == ">"]
    for claim in numbers(CASE, lesson):
        words = " ".join(CASE.claim(claim).quote.split())
        assert not any(words in line for line in quoted), claim


@lesson_by_lesson
def test_the_explanations_name_sentences_by_the_numbers_that_the_reader_shows(lesson: Lesson) -> None:
    shown = numbers(CASE, lesson)
    for cell in page(lesson):
        if cell["cell_type"] == "markdown":
            words = re.sub(r"^>.*$", "", source(cell), flags=re.MULTILINE)
            assert not [claim for claim in shown if claim in words]
            spans = re.findall(r"[Ss]entences? (\d+)(?: to (\d+))?", words)
            assert all(int(number) <= max(shown.values()) for span in spans for number in span if number)


def test_the_start_page_and_the_guide_say_how_long_each_lesson_is() -> None:
    start = "\n".join(map(source, page(LESSONS[0])))
    guide = (NOTEBOOKS.parent / "docs" / "instructor.md").read_text(encoding="utf-8")
    for lesson in LESSONS:
        cut = f", in {COUNTS[len(lesson.sittings)]} sittings" if len(lesson.sittings) > 1 else ""
        assert f"notebooks/{lesson.id}.ipynb) | {lesson.minutes}{cut} |" in guide
        if lesson is not LESSONS[0]:
            line = next(line for line in start.splitlines() if f"]({lesson.id}.ipynb)" in line)
            assert line.endswith(f" {lesson.minutes} minutes{cut}.")
