"""Write everything that a class needs on paper into one folder, with an index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from course.case.exercises import load_exercises
from course.files.made import check_made, write_made
from course.files.whole import as_bytes
from course.language import _
from course.lessons.notebook import Call, read_notebook
from course.lessons.plan import plan
from course.publish.forms import FORMS
from course.publish.handouts.ballots import ballot_slips
from course.publish.handouts.debate_sheet import debate_sheet
from course.publish.handouts.key import key
from course.publish.handouts.roles import role_sheets
from course.publish.handouts.student import hand_out
from course.publish.handouts.worksheet import worksheet
from course.publish.html import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from course.case import Case
    from course.case.records import Lesson, Motion
    from course.case.records.formats import Format
    from course.publish.paper import Paper, Size

_SEATS = ("chair", "two_chairs", "negotiate")
"""Calls of a lesson that seat people in the chairs of parties."""


class Sheet(NamedTuple):
    """A paper for a class: its file's name without ending, and whether only the instructor has it."""

    name: str
    paper: Paper
    kept: bool = False


class _Debate(NamedTuple):
    format: Format
    motions: tuple[Motion, ...]


def sheets_of(case: Case, lesson: Lesson) -> tuple[Sheet, ...]:
    """Make the papers of a lesson, from the notebooks and notes for instructors beside the case.

    Parameters
    ----------
    case
        The case.
    lesson
        One of its lessons.

    Raises
    ------
    NotALesson
        If a notebook cannot be read.
    """
    return tuple(_sheets(case, lesson))


def _sheets(case: Case, lesson: Lesson) -> Iterator[Sheet]:
    beside = case.folder.parent
    parts = read_notebook(beside / "notebooks" / f"{lesson.id}.ipynb")
    calls = [part for part in parts if isinstance(part, Call)]
    book = load_exercises(case)
    debates = [_debate(case, call) for call in calls if call.face == "debate"]
    formats = [debate.format for debate in debates]
    seats = any(f.institutions for f in formats) or any(call.face in _SEATS for call in calls)
    yield Sheet("hand-out", hand_out(case, lesson))
    if book.for_lesson(lesson.id):
        yield Sheet("worksheet", worksheet(case, lesson, book))
    if formats or seats:
        yield Sheet("role-cards", role_sheets(case, formats, chairs=seats))
    for debate in debates:
        name = debate.format.id
        yield Sheet(f"debate-{name}", debate_sheet(debate.format, debate.motions))
        if any(phase.ballot for phase in debate.format.phases):
            motion = debate.motions[0].motion if len(debate.motions) == 1 else ""
            yield Sheet(f"ballots-{name}", ballot_slips(motion))
    yield Sheet("key", key(case, lesson, book), kept=True)
    note = beside / "instructor" / f"{lesson.id}.ipynb"
    if note.is_file():
        yield Sheet("plan", plan(read_notebook(note)), kept=True)


def _debate(case: Case, call: Call) -> _Debate:
    named = [*call.args, *call.options.values()]
    format_ = next((f for f in case.formats if f.id in named), case.formats[0])
    motions = tuple(m for m in case.motions if m.id in named)
    return _Debate(format_, motions or case.motions)


def write_handouts(
    case: Case, lessons: Sequence[Lesson], out: Path, *, size: Size, forms: Sequence[str]
) -> Path:
    """Write the papers of some lessons, a folder for each, and a page that leads to all of them.

    Parameters
    ----------
    case
        The case.
    lessons
        Some of its lessons.
    out
        The folder to write into.
    size
        The sheet that they are printed on.
    forms
        Names of :data:`course.publish.forms.FORMS`.

    Returns
    -------
    Path
        The page that leads to all of them.

    Raises
    ------
    NotALesson
        If a notebook cannot be read. Nothing has been written then.
    course.files.mistakes.UnfitFile
        If a file would be written over that was not made here. Nothing has been written then, either.
    """
    made = [(lesson, sheets_of(case, lesson)) for lesson in lessons]
    title = _("On paper: {case}").format(case=case.meta.title)
    chosen = [FORMS[name] for name in forms]
    wanted = {
        f"{lesson.id}/{sheet.name}{form.suffix}": (form, sheet)
        for lesson, sheets in made
        for sheet in sheets
        for form in chosen
    }
    check_made(out, (*wanted, "index.html"))
    files = {
        name: as_bytes(form.write(replace(sheet.paper, size=size))) for name, (form, sheet) in wanted.items()
    }
    files["index.html"] = as_bytes(render("handouts.html", title=title, made=made, forms=chosen))
    write_made(out, files)
    return out / "index.html"
