"""``course package``: write the exercises as files that learning platforms take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.commands.options import add_case, add_lessons, chosen_case, chosen_lessons, journal_of
from course.language import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course package`` is for and takes."""
    from course.lessons.packages import FORMATS, XAPI  # noqa: PLC0415 - keeps `course --help` quick

    parser.description = _(
        "Write a lesson into a folder, as files that learning platforms take: its exercises, and one "
        "file with its page, discussions and exercises. What a format has to ask in another way, or "
        "cannot hold, is said before anything is written. Without a lesson, every lesson is written."
    )
    add_lessons(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help=_("the folder to write into")
    )
    parser.add_argument(
        "--format",
        action="append",
        choices=(*FORMATS, XAPI),
        help=_("only this format; say it again for another (when left out: all)"),
    )
    parser.add_argument(
        "--journal",
        type=Path,
        metavar="JOURNAL",
        help=_("write what people did as xAPI too: a file that “Download my work” or `course merge` gave"),
    )
    add_case(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the files, and say what each holds.

    Returns
    -------
    int
        0 when every line of the journal was read, 1 when something was left out.

    Raises
    ------
    CommandError
        If there is no such lesson or case, a notebook cannot be read, or a journal is needed.
    """
    from course.case import CaseError  # noqa: PLC0415 - keeps `course --help` quick
    from course.files.made import check_made, write_made  # noqa: PLC0415 - as above
    from course.lessons.notebook import NotALesson  # noqa: PLC0415 - as above
    from course.lessons.packages import FORMATS, XAPI, packages, told  # noqa: PLC0415 - as above

    formats = list(dict.fromkeys(args.format or (*FORMATS, *([XAPI] if args.journal else []))))
    if (XAPI in formats) != bool(args.journal):
        raise CommandError(_("Say --format xapi and --journal JOURNAL together: xAPI tells what people did."))
    try:
        case = chosen_case(args)
        lessons = chosen_lessons(args, case)
        made = list(packages(case, lessons, [name for name in formats if name != XAPI]))
    except (NotALesson, CaseError) as error:
        raise CommandError(str(error)) from error
    problems: tuple[str, ...] = ()
    if args.journal:
        journal, problems = journal_of(args.journal)
        made.append(told(case, journal))
        problems += journal.problems  # bodies that do not fit are met when the work is read
    files = {one.name: one.data for one in made}
    check_made(args.out, files)
    for sentence in dict.fromkeys((*problems, *(sentence for one in made for sentence in one.says))):
        print(sentence)
    write_made(args.out, files)
    for one in made:
        print(_("{file}: {holds}.").format(file=args.out / one.name, holds=one.holds))
    return 1 if problems else 0
