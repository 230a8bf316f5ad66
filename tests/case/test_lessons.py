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


SITTINGS = """\
  sittings:
    - title: One
      goal: You have looked.
      ends: Go home.
      parts:
        - {id: read, name: Read, minutes: {solo: 12, pair: 10, class: 9}, claims: [I-1]}
        - {id: talk, name: Discuss, minutes: {solo: 8, pair: 9, class: 11}}
  short:
    - {part: read, minutes: 5, claims: [I-1]}
"""


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("id: talk", "id: read", "sittings[0].parts[1].id", "already the id of another part"),
        ("solo: 8", "solo: 9", "minutes", "20 minutes, but its parts take 21 alone, write 21"),
        ("part: read", "part: reed", "short[0].part", "did you mean read?"),
        ("part: read", "part: talk", "short[0].claims[0]", "not judged in this part"),
        ("pair: 10, ", "", "sittings[0].parts[0].minutes", "at least 3"),
    ],
)
def test_a_mistake_in_how_a_lesson_is_cut_is_found(
    lessons: Path, old: str, new: str, where: str, words: str
) -> None:
    claim = next(c.id for c in load_case(lessons.parent).claims)
    cut = LESSONS.replace("  summary:", SITTINGS.replace("I-1", claim) + "  summary:")
    lessons.write_text(cut, encoding="utf-8")
    assert check_case(lessons.parent) == []
    assert [part.id for part in load_case(lessons.parent).lesson("01-well").parts] == ["read", "talk"]
    lessons.write_text(cut.replace(old, new), encoding="utf-8")
    found = [m for m in check_case(lessons.parent) if m.field == where]
    assert len(found) == 1
    assert words in str(found[0])


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
