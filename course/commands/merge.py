"""``course merge``: put the work of several people into one file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.commands import CommandError
from course.commands.options import add_sources
from course.language import _, ngettext, number

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from course.journal import Work

_SHOWN: Final = 2
"""Names of files in a person's line."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course merge`` is for and takes."""
    parser.description = _(
        "Put the journals of several people into one file. What is read stays as it is. Merging the same "
        "files again changes nothing. A source is a file, a folder with everything in it, or a zip as "
        "Moodle, Canvas and Blackboard give it."
    )
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT",
        help=_("the file to make, such as class.journal.jsonl; a class’s journal that is there is added to"),
    )
    add_sources(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Merge, and say what came of it: a line for each person, and each problem with its file.

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
        report = merge_files(args.out, *args.sources)
    except JournalError as error:
        raise CommandError(str(error)) from error
    folder = _common_folder({name for work in report.work for name in work.files})
    for work in report.work:
        print(_line(work, folder))
    for problem in report.problems:
        print(problem)
    if report.passed_over:
        print(
            ngettext(
                "{n} other file lay beside them and is no journal.",
                "{n} other files lay beside them and are no journals.",
                report.passed_over,
            ).format(n=number(report.passed_over))
        )
    print(
        _("{out}: {entries} by {people}; {new} new, from {files}.").format(
            out=report.out,
            entries=ngettext("{n} entry", "{n} entries", report.entries).format(n=number(report.entries)),
            people=ngettext("{n} person", "{n} people", len(report.work)).format(n=number(len(report.work))),
            new=number(report.new),
            files=ngettext("{n} file", "{n} files", report.files).format(n=number(report.files)),
        )
    )
    if report.problems:
        print(_("Whatever could be read is in it."))
    return 1 if report.problems else 0


def _common_folder(names: Iterable[str]) -> str:
    """Give the folder in which all files lie: a platform may give everybody’s file the same name."""
    # What stands after the first colon lies in a zip, and which zip that is has to be said.
    folders = {str(Path(name.partition(": ")[0]).parent) for name in names}
    try:
        return str(Path(os.path.commonpath(folders)))
    except ValueError:  # there are none, or they lie on two disks
        return "."


def _within(folder: str, name: str) -> str:
    return name if folder == "." else name.removeprefix(folder).lstrip(os.sep)


def _line(work: Work, folder: str) -> str:
    entries = ngettext("{n} entry", "{n} entries", work.entries).format(n=number(work.entries))
    files = [_within(folder, name) for name in work.files]
    if not files:
        return _("{name}: {entries}, there before").format(name=work.name, entries=entries)
    more = len(files) - _SHOWN
    if more > 0:
        said = _("{name}: {entries}, from {files} and {more} more")
        return said.format(
            name=work.name, entries=entries, files=", ".join(files[:_SHOWN]), more=number(more)
        )
    return _("{name}: {entries}, from {files}").format(
        name=work.name, entries=entries, files=", ".join(files)
    )
