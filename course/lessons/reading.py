"""Write lessons as files to read: one page, or the whole course as a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.files.made import check_made, write_made
from course.files.whole import as_bytes, write_whole
from course.journal import Journal
from course.lessons.lesson import Lesson
from course.lessons.links import followed
from course.lessons.page import reading_page
from course.lessons.siblings import read_lesson
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from course.case import Case


def reading_file(case: Case, notebooks: Path, lesson: str, out: Path) -> None:
    """Write one lesson as a page to read.

    Parameters
    ----------
    case
        The case.
    notebooks
        The folder of the lessons' notebooks.
    lesson
        The lesson's id.
    out
        The file to write.

    Raises
    ------
    course.case.CaseError
        If there is no such lesson.
    NotALesson
        If its notebook cannot be read.
    """
    write_whole(out, reading_text(case, notebooks, lesson, ()))


def reading_folder(case: Case, notebooks: Path, out: Path) -> list[Path]:
    """Write every lesson of a case into a folder, with links from one to the next; give the files.

    Raises
    ------
    NotALesson
        If a notebook cannot be read. Nothing has been written then.
    course.files.mistakes.UnfitFile
        If a file would be written over that was not made here. Nothing has been written then, either.
    """
    pages = [lesson.id for lesson in case.lessons]
    names = {page: f"{page}.html" for page in pages}
    check_made(out, names.values())
    files = {name: as_bytes(reading_text(case, notebooks, page, pages)) for page, name in names.items()}
    write_made(out, files)
    return [out / name for name in files]


def reading_text(case: Case, notebooks: Path, lesson: str, pages: Collection[str]) -> str:
    """Give one lesson as a page to read.

    Parameters
    ----------
    case, notebooks, lesson
        See :func:`reading_file`.
    pages
        The ids of the lessons whose pages lie beside it, to which its links lead.

    Raises
    ------
    NotALesson
        If its notebook cannot be read.
    """
    shown = Lesson(lesson, using=Session(case, Journal(), "reader"))

    def link(goal: str) -> str:
        return followed(goal, lambda name: f"{name}.html" if name in pages else "")

    return reading_page(shown, read_lesson(notebooks, lesson), link=link)
