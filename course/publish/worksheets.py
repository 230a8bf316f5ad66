"""Write the files that follow from the exercises: schemas for editors, worksheets to read anywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from course.case.exercises.load import load_exercises
from course.case.exercises.sets import ExerciseSet, Rubric
from course.publish.handouts.worksheet import worksheet
from course.publish.markdown import to_markdown

if TYPE_CHECKING:
    from course.case import Case


def exercise_schemas() -> dict[str, str]:
    """Give the schemas of the exercises as JSON text, by the name of their file.

    Examples
    --------
    >>> sorted(exercise_schemas())
    ['exercise-set.schema.json', 'rubrics.schema.json']
    """
    kinds: dict[str, Any] = {"exercise-set": ExerciseSet, "rubrics": list[Rubric]}
    made = {}
    for name, kind in kinds.items():
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **TypeAdapter(kind).json_schema(),
        }
        made[f"{name}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return made


def exercise_files(case: Case) -> dict[str, str]:
    """Give every file that follows from a case's exercises, by its place in their folder."""
    book = load_exercises(case)
    files = {f"schemas/{name}": text for name, text in exercise_schemas().items()}
    for lesson in case.lessons:
        if book.for_lesson(lesson.id):
            files[f"worksheets/{lesson.id}.md"] = to_markdown(worksheet(case, lesson, book))
    return files


def write_exercise_files(case: Case) -> list[str]:
    """Write those files, and give the names of the ones that changed."""
    folder = case.exercises_folder
    if folder is None:
        return []
    changed = []
    for name, text in exercise_files(case).items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed
