"""What holds of every format: each exercise is in it, and what it asks in another way is named."""

from __future__ import annotations

import re

import pytest

from course.case import load_case
from course.case.exercises import load_exercises
from course.exchange.exercises import FORMATS, question_set, write
from tests.exchange.exercises._qti21 import files_of

CASE = load_case()
BOOK = load_exercises(CASE)
SETS = [question_set(CASE, BOOK, one) for one in BOOK.sets]


def contents(data: bytes) -> str:
    """Give all text of a file, or of those that are packed into it."""
    files = files_of(data).values() if data.startswith(b"PK") else [data]
    return "".join(file.decode() for file in files)


@pytest.mark.parametrize("name", FORMATS)
def test_every_exercise_of_the_case_is_in_every_format_with_its_key(name: str) -> None:
    made = write(SETS, name, CASE.meta.title)
    items = {item.id for one in BOOK.sets for item in one.items}
    assert {q.item for one in made.sets for q in one.questions} == items
    for item in items:
        assert item in contents(made.data)


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_asked_in_another_way_is_named_with_each_exercise(name: str) -> None:
    said = set(re.findall(r"[\w-]+", " ".join(write(SETS, name, CASE.meta.title).says)))
    holds = {q.item: q.control for one in SETS for q in one.questions}
    as_before = {
        q.item for one in write(SETS, name, "").sets for q in one.questions if q.control == holds[q.item]
    }
    for item, control in holds.items():
        assert (item in said) == (item not in as_before or control == "text"), item


def test_ids_of_the_book_that_give_the_answer_away_are_in_no_format() -> None:
    flawed = BOOK.set("01-introduction").items
    ids = {o.id for item in flawed for part in item.parts for o in getattr(item, part)}
    assert "western-gulf" in ids
    for name in FORMATS:
        data = contents(write(SETS, name, "Course").data)
        assert not [id_ for id_ in ids if f'"{id_}"' in data]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_case_gives_the_same_bytes(name: str) -> None:
    again = [question_set(CASE, BOOK, one) for one in BOOK.sets]
    assert write(SETS, name, "Course").data == write(again, name, "Course").data
