"""``course collect``: one view of a class from its files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.commands.options import add_case, add_sources, chosen_case
from course.language import _, ngettext, number

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from course.collect import Group


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course collect`` is for and takes."""
    parser.description = _(
        "Read the work of a class and write one view of it: what to talk about next, disputed sentences, "
        "exercises that misled, where people differ, cards nobody answered, who did what. What is read "
        "stays as it is. A source is a file, a folder with everything in it, or a zip as Moodle, Canvas "
        "and Blackboard give it."
    )
    add_sources(parser)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("class-view"),
        metavar="FOLDER",
        help=_(
            "the folder to write into (when left out: class-view); "
            "what it holds of an earlier view is replaced"
        ),
    )
    parser.add_argument(
        "--lesson",
        action="append",
        default=[],
        metavar="LESSON",
        help=_("a lesson, such as 03; may be given several times (when left out: all that were worked on)"),
    )
    parser.add_argument(
        "--roll",
        type=Path,
        metavar="FILE",
        help=_("a text file with one pseudonym on each line, to see from whom nothing has come"),
    )
    parser.add_argument(
        "--names", action="store_true", help=_("let reasons stand with the pseudonyms of their writers")
    )
    parser.add_argument(
        "--pdf", action="store_true", help=_("write the two papers as PDF too, which takes longer")
    )
    add_case(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the view, and say where it is.

    Returns
    -------
    int
        0 when every line was read, 1 when something was left out.

    Raises
    ------
    CommandError
        If nothing could be read, or a lesson is not known.
    """
    from course.collect import Group, lesson_of  # noqa: PLC0415 - keeps `course --help` quick
    from course.journal import JournalError, read_together  # noqa: PLC0415 - as above
    from course.language import NotAllowed  # noqa: PLC0415 - as above

    case = chosen_case(args)
    try:
        lessons = [lesson_of(case, lesson) for lesson in args.lesson]
        together = read_together(*args.sources)
    except (JournalError, NotAllowed) as error:
        raise CommandError(str(error)) from error
    for problem in together.problems:
        print(problem)
    group = Group(case, together.journal, lessons, roll=_roll(args.roll))
    warnings = _write(group, args.out, names=args.names, pdf=args.pdf)
    people = ngettext("{n} person", "{n} people", group.worked).format(n=number(group.worked))
    files = ngettext("{n} file", "{n} files", together.files).format(n=number(together.files))
    print(
        _("{people}, from {files}. Open {page}.").format(
            people=people, files=files, page=args.out / "class.html"
        )
    )
    for warning in (*together.journal.problems, *warnings):
        print(warning)
    return 1 if together.problems or together.journal.problems or warnings else 0


def _roll(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    from course.files import limits  # noqa: PLC0415 - keeps `course --help` quick
    from course.files.whole import read_text  # noqa: PLC0415 - as above

    words = read_text(path, most=limits.UPLOAD)
    if words.note:
        print(words.note, file=sys.stderr)
    return tuple(line for raw in words.text.splitlines() if (line := raw.strip()))


def _write(group: Group, out: Path, *, names: bool, pdf: bool) -> list[str]:
    """Write all files of the view; give what could not be shown in them."""
    from course.collect.paper import class_paper, oral_paper  # noqa: PLC0415 - keeps `course --help` quick
    from course.collect.rows import TABLE_LABELS, rows  # noqa: PLC0415 - as above
    from course.files.made import check_made, write_made  # noqa: PLC0415 - as above
    from course.publish.forms import FORMS  # noqa: PLC0415 - as above
    from course.publish.spreadsheet import to_csv  # noqa: PLC0415 - as above

    papers = {"class": class_paper(group, names=names), "questions": oral_paper(group)}
    forms = [FORMS["html"], *([FORMS["pdf"]] if pdf else [])]
    wanted = {f"{name}{form.suffix}": (paper, form) for name, paper in papers.items() for form in forms}
    check_made(out, (*wanted, *(f"{table}.csv" for table in TABLE_LABELS)))
    files = {name: form.write(paper) for name, (paper, form) in wanted.items()}
    said = {name: form.warning(paper) for name, (paper, form) in wanted.items()}
    for table in TABLE_LABELS:
        files[f"{table}.csv"] = to_csv(rows(group, table)).encode()
    write_made(out, files)
    return [f"{out / name}: {warning}" for name, warning in said.items() if warning]
