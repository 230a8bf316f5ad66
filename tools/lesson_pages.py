"""Write into the notebooks what `data/lessons.yaml` says: the times, the shortest path, where a sitting ends.

    python -m tools.lesson_pages

The cells are found by their ids: `time`; `break-1`, `break-2` … between sittings; `end` after the last.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.case import load_case
from course.case.records.lessons import WAYS
from course.lessons.notebook import Call, read_notebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.case import Case
    from course.case.records import Lesson

ROOT = Path(__file__).resolve().parent.parent
COUNTS = ("no", "one", "two", "three", "four", "five", "six")


def time_cell(case: Case, lesson: Lesson) -> str:
    """Write the table of times of a lesson, with its sittings and its shortest path."""
    lines = ["## Time you need", "", "| Part | Alone | In a pair | In a class |", "|---|---|---|---|"]
    for number, sitting in enumerate(lesson.sittings, 1):
        if len(lesson.sittings) > 1:
            lines.append(_row(f"**Sitting {number}. {sitting.title}**", sitting.minutes, strong=True))
        lines += [_row(part.name, [part.minutes[way] for way in WAYS]) for part in sitting.parts]
    totals = [sum(numbers) for numbers in zip(*(s.minutes for s in lesson.sittings), strict=True)]
    lines += [_row("**Minutes in all**", totals, strong=True), ""]
    first = lesson.sittings[0]
    if len(lesson.sittings) > 1:
        count = COUNTS[len(lesson.sittings)]
        kept = f"These are {count} sittings; your work is kept between them."
        lines += [f"{kept} The goal of the first: *{first.goal}*", ""]
    else:
        lines += [f"This is one sitting. Its goal: *{first.goal}*", ""]
    lines.append(shortest(case, lesson))
    return "\n".join(lines)


def shortest(case: Case, lesson: Lesson) -> str:
    """Write the shortest path in a sentence.

    Examples
    --------
    >>> case = load_case()
    >>> print(shortest(case, case.lesson("02-capabilities")).partition(";")[0])
    **If you have 40 minutes:** *Read*, only sentences 2 to 10 (25)
    """
    names = {part.id: part for part in lesson.parts}
    shown = numbers(case, lesson)
    steps = []
    for step in lesson.short:
        part = names[step.part]
        fewer = step.claims if step.claims != part.claims else ()
        only = f", only {_sentences(sorted(shown[claim] for claim in fewer))}" if fewer else ""
        steps.append(f"*{part.heading}*{only} ({step.minutes})")
    return f"**If you have {sum(step.minutes for step in lesson.short)} minutes:** {'; '.join(steps)}."


def break_cell(lesson: Lesson, number: int) -> str:
    """Write what stands between two sittings; ``number`` is that of the sitting that ends."""
    before, after = lesson.sittings[number - 1], lesson.sittings[number]
    minutes = "{}, {} and {}".format(*after.minutes)
    stop = "" if after.title.endswith("?") else "."
    return (
        f"---\n\n**End of sitting {number}.** {before.ends}\n\n---\n\n"
        f"**Sitting {number + 1}. {after.title}{stop}** {after.goal} "
        f"({minutes} minutes alone, in a pair and in a class.)"
    )


def end_cell(lesson: Lesson) -> str:
    """Write what stands after the last sitting."""
    last = f"sitting {len(lesson.sittings)}" if len(lesson.sittings) > 1 else "the sitting"
    return f"---\n\n**End of {last}.** {lesson.sittings[-1].ends}"


def cells(case: Case, lesson: Lesson) -> dict[str, str]:
    """Give every cell that is written from the data, by its id."""
    breaks = {f"break-{n}": break_cell(lesson, n) for n in range(1, len(lesson.sittings))}
    return {"time": time_cell(case, lesson), **breaks, "end": end_cell(lesson)}


def notebook(case: Case, lesson: Lesson) -> Path:
    """Give the file of a lesson: the notebooks stand beside the data of their case."""
    return case.folder.parent / "notebooks" / f"{lesson.id}.ipynb"


def main() -> int:
    """Write the cells of every lesson that has sittings, in every case that ships."""
    others = sorted((ROOT / "cases").glob("*/data"))
    for case in (load_case(), *map(load_case, others)):
        for lesson in case.lessons:
            path = notebook(case, lesson)
            book: Any = json.loads(path.read_text(encoding="utf-8"))
            wanted = cells(case, lesson) if lesson.sittings else {}
            missing = wanted.keys() - {cell["id"] for cell in book["cells"]}
            if missing:
                print(f"{path.name} has no cell {', '.join(sorted(missing))}: add it, and run this again.")
                return 1
            for cell in book["cells"]:
                if cell["id"] in wanted:
                    cell["source"] = wanted[cell["id"]].splitlines(keepends=True)
            path.write_text(json.dumps(book, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _row(name: str, minutes: Iterable[int], *, strong: bool = False) -> str:
    return f"| {name} | " + " | ".join(f"**{m}**" if strong else str(m) for m in minutes) + " |"


def numbers(case: Case, lesson: Lesson) -> dict[str, int]:
    """Give the number that each statement has in the lesson’s text, as its reader shows it."""
    found: dict[str, int] = {}
    for part in read_notebook(notebook(case, lesson)):
        if isinstance(part, Call) and part.face == "read":
            claims = [claim.id for s in part.args or lesson.sections for claim in case.claims_in(s)]
            found |= {claim: number for number, claim in enumerate(claims, 1)}
    return found


def _sentences(found: list[int]) -> str:
    """Write numbers as a span where they follow one another: sentences 2 to 10."""
    if len(found) == 1:
        return f"sentence {found[0]}"
    if len(found) > 2 and found == list(range(found[0], found[-1] + 1)):  # noqa: PLR2004 - a span
        return f"sentences {found[0]} to {found[-1]}"
    return f"sentences {', '.join(map(str, found[:-1]))} and {found[-1]}"


if __name__ == "__main__":
    sys.exit(main())
