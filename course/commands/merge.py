"""``course merge``: put the work of several people into one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction


def add_parser(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Add ``merge`` to the command line."""
    parser = subparsers.add_parser(
        "merge",
        help="put several people's work into one file",
        description="Put the journals of several people into one file. What is read stays as it is. "
        "Merging the same files again changes nothing.",
    )
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help="the file to make, such as class.journal.jsonl; a journal that is there is added to",
    )
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="IN", help="a file that “Download my work” gave"
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
    people = _count(len(report.people), "person", "people")
    entries = _count(report.entries, "entry", "entries")
    files = _count(report.files, "file", "files")
    print(f"{report.out}: {entries} by {people}; {report.new:,} new, from {files}.")
    if report.problems:
        print("Whatever could be read is in it.")
    return 1 if report.problems else 0


def _count(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
