"""``course handout``: write what a class needs on paper, as HTML and PDF, into one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.commands.options import add_case, add_lessons, chosen_case, chosen_lessons
from course.language import _, ngettext

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course handout`` is for and takes."""
    parser.description = _(
        "Write the papers of a lesson into a folder: a hand-out, a worksheet, role cards, debate "
        "sheets and ballots for the class; a key and a plan for the instructor. HTML and tagged "
        "PDF, with a page that leads to all of them. Without a lesson, of every lesson."
    )
    add_lessons(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help=_("the folder to write into")
    )
    parser.add_argument(
        "--size", choices=("a4", "letter"), default="a4", help=_("the sheet of paper (when left out: a4)")
    )
    parser.add_argument(
        "--form",
        action="append",
        choices=("html", "pdf", "markdown"),
        help=_("only this form; say it again for another (when left out: html and pdf)"),
    )
    add_case(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the papers, and say where they begin.

    Raises
    ------
    CommandError
        If there is no such lesson or case, a notebook cannot be read, or the folder is a file.
    """
    from course.case import CaseError  # noqa: PLC0415 - keeps `course --help` quick
    from course.lessons.handouts import write_handouts  # noqa: PLC0415 - as above
    from course.lessons.notebook import NotALesson  # noqa: PLC0415 - as above

    if args.out.is_file():
        raise CommandError(_("{out} is a file. Name a folder.").format(out=args.out))
    try:
        case = chosen_case(args)
        lessons = chosen_lessons(args, case)
        forms = list(dict.fromkeys(args.form or ("html", "pdf")))
        index = write_handouts(case, lessons, args.out, size=args.size, forms=forms)
    except (NotALesson, CaseError) as error:
        raise CommandError(str(error)) from error
    n = len(lessons)
    said = ngettext(
        "The papers of {n} lesson: begin with {index}.", "The papers of {n} lessons: begin with {index}.", n
    )
    print(said.format(n=n, index=index))
    return 0
