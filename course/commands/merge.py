"""``course merge``: put the work of several people into one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.language import _, ngettext, number

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add ``merge`` to the command line."""
    parser = subparsers.add_parser(
        "merge",
        help=_("put several people's work into one file"),
        description=_(
            "Put the journals of several people into one file. What is read stays as it is. "
            "Merging the same files again changes nothing."
        ),
    )
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help=_("the file to make, such as class.journal.jsonl; a journal that is there is added to"),
    )
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="IN", help=_("a file that “Download my work” gave")
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Merge, and say what came of it.

    Returns
    -------
    int
        0 when every line was read, 1 when something was left out.

    Raises
    ------
    CommandError
        If nothing could be merged.
    """
    from course.journal import JournalError, merge_files  # noqa: PLC0415 - keeps `course --help` quick

    try:
        report = merge_files(args.out, *args.files)
    except JournalError as error:
        raise CommandError(str(error)) from error
    for problem in report.problems:
        print(problem)
    n = len(report.people)
    people = ngettext("{n} person", "{n} people", n).format(n=number(n))
    entries = ngettext("{n} entry", "{n} entries", report.entries).format(n=number(report.entries))
    files = ngettext("{n} file", "{n} files", report.files).format(n=number(report.files))
    print(
        _("{out}: {entries} by {people}; {new} new, from {files}.").format(
            out=report.out, entries=entries, people=people, new=number(report.new), files=files
        )
    )
    if report.problems:
        print(_("Whatever could be read is in it."))
    return 1 if report.problems else 0
