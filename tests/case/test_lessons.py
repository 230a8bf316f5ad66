"""The questions and terms of a lesson: mistakes in them are found where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import check_case, load_case

if TYPE_CHECKING:
    from pathlib import Path

LESSONS = """\
- id: 01-well
  title: The well
  sections: [I]
  minutes: 20
  summary: Look into the well.
  discuss:
    - {id: who, prompt: Who dug it?}
  reflect:
    - {id: how, prompt: How do you know?}
  glossary: [pump]
"""
GLOSSARY = """\
- id: pump
  term: pump
  definition: A machine that lifts water.
"""


@pytest.fixture
def lessons(copy: Path) -> Path:
    """The tiny case with one lesson and one term."""
    (copy / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    path = copy / "lessons.yaml"
    path.write_text(LESSONS, encoding="utf-8")
    return path


def test_a_lesson_gives_its_questions_and_terms(lessons: Path) -> None:
    lesson = load_case(lessons.parent).lesson("01-well")
    assert [(p.id, p.prompt) for p in (*lesson.discuss, *lesson.reflect)] == [
        ("who", "Who dug it?"),
        ("how", "How do you know?"),
    ]
    assert lesson.glossary == ("pump",)


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("id: how", "id: who", (9, "reflect[0].id"), "“who” is already the id of discuss[0], choose another"),
        ("[pump]", "[pumps]", (10, "glossary[0]"), "did you mean pump?"),
        ("prompt: Who dug it?", "promt: Who dug it?", (7, "discuss[0].promt"), "did you mean prompt?"),
    ],
)
def test_a_mistake_in_a_lesson_is_found_where_it_is(
    lessons: Path, old: str, new: str, where: tuple[int, str], words: str
) -> None:
    lessons.write_text(LESSONS.replace(old, new), encoding="utf-8")
    mistakes = [m for m in check_case(lessons.parent) if (m.line, m.field) == where]
    assert len(mistakes) == 1
    assert words in str(mistakes[0])
