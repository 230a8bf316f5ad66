"""``course check``: name every mistake in the files of a case and of its exercises."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from course.language import _, ngettext

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course check`` is for and takes."""
    parser.description = _(
        "Check every file of a case. Each mistake is one line: file:line: field: what is "
        "wrong, what would be right."
    )
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="FOLDER",
        help=_(
            "the folder of a case, its data, or the name of one that ships (when left out: the case that "
            "comes with the course)"
        ),
    )
    parser.add_argument(
        "--write-schemas",
        action="store_true",
        help=_(
            "also write the schemas that help an editor check the files while you type, and the worksheets"
        ),
    )
    parser.add_argument(
        "--fairness",
        action="store_true",
        help=_("also count what each party has: words, positions, mentions, events that harmed it"),
    )
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print every mistake, or one sentence if there is none."""
    from course.activities.schemas import write_journal_schema  # noqa: PLC0415 - as below
    from course.case import check_case, load_case  # noqa: PLC0415 - keeps `course --help` quick
    from course.case.cells import CELL_LABELS, count_cells  # noqa: PLC0415 - as above
    from course.case.exercises import check_exercises  # noqa: PLC0415 - as below
    from course.case.fairness import table  # noqa: PLC0415 - as above
    from course.case.schemas import write_schemas  # noqa: PLC0415 - as above
    from course.publish.worksheets import write_exercise_files  # noqa: PLC0415 - as below

    folder = _folder(args.folder)
    if args.write_schemas and folder.is_dir():
        changed = [*write_schemas(folder), *write_journal_schema(folder)]
        print(
            _("Schemas written: {files}.").format(files=", ".join(changed))
            if changed
            else _("The schemas are up to date.")
        )
    mistakes = check_case(folder, check_exercises)
    for mistake in mistakes:
        print(mistake)
    if mistakes:
        print(ngettext("{n} mistake.", "{n} mistakes.", len(mistakes)).format(n=len(mistakes)))
        return 1
    case = load_case(folder)
    if args.write_schemas and (changed := write_exercise_files(case)):
        print(_("Written for the exercises: {files}.").format(files=", ".join(changed)))
    records = sum(len(case.table(name)) for name in case.tables)
    print(
        ngettext(
            "All is well: {n} record, and every word of the paper is covered.",
            "All is well: {n} records, and every word of the paper is covered.",
            records,
        ).format(n=records)
    )
    if case.issues and case.stakeholders:
        counts = [f"{count} {CELL_LABELS[state]}" for state, count in count_cells(case).items()]
        print(_("Positions of parties on issues: {counts}.").format(counts="; ".join(counts)))
    if args.fairness:
        print("\n".join(table(case)))
    return 0


def _folder(named: str | None) -> Path:
    """Find the data of a case: of a folder that is there, whatever it lacks, else of one that ships."""
    from course.case import CaseError, case_folder, default_folder  # noqa: PLC0415 - keeps `course --help` quick

    if named is None:
        return default_folder()
    folder = Path(named)
    if not folder.exists():
        with suppress(CaseError):  # then the check says that it is not there
            return case_folder(named)
    whole = not (folder / "case.yaml").is_file() and (folder / "data").is_dir()
    return folder / "data" if whole else folder
