"""Make the files that follow from the exercises: schemas for editors, worksheets for paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from course.case.exercises.load import load_exercises
from course.case.exercises.sets import LEVEL_LABELS, ExerciseSet, Rubric
from course.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case, Lesson
    from course.case.exercises.book import ExerciseBook
    from course.case.exercises.views import PublicItem

_BOX: Final = "☐"
_LINE: Final = "_" * 60
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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


def worksheet(case: Case, lesson: Lesson, book: ExerciseBook) -> str:
    """Write the exercises of a lesson as a printable page without any key.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> worksheet(case, case.lesson("00-start-here"), load_exercises(case)).splitlines()[0]
    '# Worksheet: Start here'
    """
    lines = [
        "# " + _("Worksheet: {lesson}").format(lesson=lesson.title),
        "",
        _("Name or pseudonym:") + " " + "_" * 30,
        "",
    ]
    rubrics: list[str] = []
    for one in book.for_lesson(lesson.id):
        lines += [
            f"## {one.title}",
            "",
            ngettext("About {n} minute.", "About {n} minutes.", one.minutes).format(n=one.minutes)
            + f" {one.introduction}",
            "",
        ]
        for number, item in enumerate(one.items, 1):
            view = item.public(case, who="worksheet")
            lines += [f"### {number}. {view.kind_label}", "", view.prompt, "", *_body(view)]
            if view.rubric and view.rubric not in rubrics:
                rubrics.append(view.rubric)
    for rubric in map(book.rubric, rubrics):
        lines += _rubric(rubric)
    end = _("The explanations open in the lesson after an answer. On paper, ask whoever runs the seminar.")
    lines += ["---", "", end]
    return "\n".join(lines) + "\n"


def _body(view: PublicItem) -> Iterator[str]:
    for shown in view.shows:
        yield from (f"> {shown.words}", ">", f"> ({shown.place})", "")
    if view.sentence:
        yield from (f"> {view.sentence}", "")
    for words in view.words:
        yield f"- {_BOX} “{words.text}”"
    if view.words:
        yield from ("", _("What is wrong with these words?"), "")
    for choice in view.choices:
        yield f"- {'____' if view.control == 'order' else _BOX} {choice.text}"
    for left in view.left:
        yield f"- ____ {left.text}"
    if view.right:
        yield from ("", _("Write the letter of the partner:"), "")
        yield from (f"- {_LETTERS[i]}: {right.text}" for i, right in enumerate(view.right))
    if view.rubric:
        yield from [f"{_LINE}\n"] * 4
    yield ""


def _rubric(rubric: Rubric) -> Iterator[str]:
    yield from ("## " + _("Look at your text: {rubric}").format(rubric=rubric.title), "")
    yield "| " + _("Question") + " | " + " | ".join(LEVEL_LABELS.values()) + " |"
    yield "|---" * (len(LEVEL_LABELS) + 1) + "|"
    for criterion in rubric.criteria:
        described = {str(level): text for level, text in criterion.levels.items()}
        levels = (f"{_BOX} {described[level]}" for level in LEVEL_LABELS)
        yield f"| {criterion.question} | " + " | ".join(levels) + " |"
    yield ""


def exercise_files(case: Case) -> dict[str, str]:
    """Give every file that follows from a case's exercises, by its place in their folder."""
    book = load_exercises(case)
    files = {f"schemas/{name}": text for name, text in exercise_schemas().items()}
    for lesson in case.lessons:
        if book.for_lesson(lesson.id):
            files[f"worksheets/{lesson.id}.md"] = worksheet(case, lesson, book)
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
