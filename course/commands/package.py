"""``course package``: write the exercises as files that learning platforms take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.commands.options import add_case, add_lessons, chosen_case, chosen_lessons
from course.language import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add ``package`` to the command line."""
    from course.lessons.packages import FORMATS  # noqa: PLC0415 - keeps `course --help` quick

    parser = subparsers.add_parser(
        "package",
        help=_("write files for Moodle, Canvas and other learning platforms"),
        description=_(
            "Write a lesson into a folder, as files that learning platforms take: its exercises, and one "
            "file with its page, discussions and exercises. What a format has to ask in another way, or "
            "cannot hold, is said before anything is written. Without a lesson, every lesson is written."
        ),
    )
    add_lessons(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help=_("the folder to write into")
    )
    parser.add_argument(
        "--format",
        action="append",
        choices=FORMATS,
        help=_("only this format; say it again for another (when left out: all)"),
    )
    add_case(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the files, and say what each holds.

    Raises
    ------
    CommandError
        If there is no such lesson or case, or a notebook cannot be read.
    """
    from course.case import CaseError  # noqa: PLC0415 - keeps `course --help` quick
    from course.files.made import check_made, write_made  # noqa: PLC0415 - as above
    from course.lessons.notebook import NotALesson  # noqa: PLC0415 - as above
    from course.lessons.packages import FORMATS, packages  # noqa: PLC0415 - as above

    try:
        case = chosen_case(args)
        made = list(packages(case, chosen_lessons(args, case), list(dict.fromkeys(args.format or FORMATS))))
    except (NotALesson, CaseError) as error:
        raise CommandError(str(error)) from error
    files = {one.name: one.data for one in made}
    check_made(args.out, files)
    for sentence in dict.fromkeys(sentence for one in made for sentence in one.says):
        print(sentence)
    write_made(args.out, files)
    for one in made:
        print(_("{file}: {holds}.").format(file=args.out / one.name, holds=one.holds))
    return 0
