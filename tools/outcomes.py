"""Write the table of `docs/course/outcomes.md`: each outcome with its lesson, exercises and rubrics.

python -m tools.outcomes
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from course.case import load_case
from course.case.exercises.load import load_exercises

if TYPE_CHECKING:
    from course.case import Case
    from course.case.exercises.book import ExerciseBook

PAGE = Path(__file__).resolve().parent.parent / "docs" / "course" / "outcomes.md"
TABLE = re.compile(r"^\| Students can … .*?(?=\n\n)", re.MULTILINE | re.DOTALL)
HEAD = """\
| Students can … | Lesson | Exercises that practise it | Rubrics |
|---|---|---|---|
"""


def table(case: Case, book: ExerciseBook) -> str:
    """Write the table.

    Examples
    --------
    >>> case = load_case()
    >>> "| audit a citation | 08 |" in table(case, load_exercises(case))
    True
    """
    rows = []
    # The start page shows one sentence, the capstone all sections, the last lesson what came later.
    taught = [lesson for lesson in case.lessons if lesson.id[:2] not in {"00", "09", "10"}]
    for objective in case.objectives:
        lessons = [x.id[:2] for x in taught if objective.section in x.sections]
        items = [item for one in book.sets for item in one.items if objective.id in item.practises]
        rubrics = {str(r): None for item in items if (r := getattr(item, "rubric", None))}
        names = [f"*{rubric.title}*" for rubric in book.rubrics if rubric.id in rubrics]
        shown = ", ".join(f"`{item.id}`" for item in items)
        rows.append(f"| {objective.text} | {', '.join(lessons)} | {shown} | {'; '.join(names) or '—'} |")
    return HEAD + "\n".join(rows)


def main() -> int:
    """Put the table into the page of the course."""
    case = load_case()
    made = table(case, load_exercises(case))
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(TABLE.sub(lambda _: made, text, count=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
