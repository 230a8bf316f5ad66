"""``course page``: write a lesson as a page to read, without a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.commands.options import add_case, add_language, check_result, chosen_case, speak
from course.language import _, ngettext

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course page`` is for and takes."""
    parser.description = _(
        "Write a lesson as one page of HTML: its text, all of the paper’s words, and the "
        "ledger in closed boxes. It needs nothing beside it. With --all, every lesson goes "
        "into a folder."
    )
    parser.add_argument("lesson", nargs="?", metavar="LESSON", help=_("the lesson, such as 01-introduction"))
    parser.add_argument("--all", action="store_true", help=_("write every lesson; --out is then a folder"))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("the file to write"))
    add_case(parser)
    add_language(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the page, or all of them.

    Raises
    ------
    CommandError
        If there is no such case or lesson, or its notebook cannot be read.
    """
    from course.case import CaseError, case_folder  # noqa: PLC0415 - keeps `course --help` quick
    from course.commands.start import lessons_source  # noqa: PLC0415 - as above
    from course.lessons.notebook import NotALesson  # noqa: PLC0415 - as above
    from course.lessons.reading import reading_file, reading_folder  # noqa: PLC0415 - as above

    speak(args)
    if args.all == bool(args.lesson):
        raise CommandError(_("Name one lesson, or say --all: course page 01-introduction --out page.html"))
    case = chosen_case(args)
    notebooks = (case_folder(args.case).parent if args.case else lessons_source()[0]) / "notebooks"
    try:
        if args.all:
            written = reading_folder(case, notebooks, args.out)
            print(
                ngettext(
                    "{n} page is in {folder}; begin with {page}.",
                    "{n} pages are in {folder}; begin with {page}.",
                    len(written),
                ).format(n=len(written), folder=args.out, page=written[0].name)
            )
        else:
            check_result(args.out)
            reading_file(case, notebooks, args.lesson, args.out)
            print(_("{out}: the lesson as a page to read.").format(out=args.out))
    except (NotALesson, CaseError) as error:
        raise CommandError(str(error)) from error
    return 0
