"""``course new-case``: lay out the files for a case of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from course.commands import CommandError
from course.language import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_SKELETON = Path(__file__).with_name("skeleton")


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course new-case`` is for and takes."""
    parser.description = _(
        "Make a folder with a tiny example case, with comments. Replace the example by your own."
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help=_("a new or empty folder"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the example, unless something is in the folder already."""
    folder: Path = args.folder
    lay_out(folder)
    print(_("A tiny example case is in {folder}.").format(folder=folder))
    print(_("1. Put your own text into data/paper.txt, as UTF-8."))
    print(_("2. Change the other files in data/ to fit it; each says at the top what it holds."))
    print(_('3. See what is still to do: course check "{folder}"').format(folder=folder / "data"))
    print(_('4. Open its lesson: course start --case "{folder}"').format(folder=folder))
    return 0


def lay_out(folder: Path) -> None:
    """Write the example case into a new or empty folder.

    Raises
    ------
    CommandError
        If there is something in the folder, or a file of that name.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from course.case import check_case
    >>> with TemporaryDirectory() as name:
    ...     lay_out(Path(name, "mine"))
    ...     check_case(Path(name, "mine", "data"))
    []
    """
    from course.activities.schemas import write_journal_schema  # noqa: PLC0415 - keeps `course --help` quick
    from course.case import default_folder  # noqa: PLC0415 - as above
    from course.case.schemas import write_schemas  # noqa: PLC0415 - as above

    if folder.exists() and not folder.is_dir():
        raise CommandError(_("{folder} is a file. Name a new or empty folder.").format(folder=folder))
    if folder.is_dir() and any(folder.iterdir()):
        raise CommandError(
            _(
                "{folder} is not empty, and nothing in it may be overwritten. Name a new or empty folder."
            ).format(folder=folder)
        )
    shutil.copytree(_SKELETON, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    # All formats of debate and all rubrics, to use or to change.
    shutil.copy(default_folder() / "formats.yaml", folder / "data")
    shutil.copy(default_folder().parent / "exercises" / "rubrics.yaml", folder / "exercises")
    write_schemas(folder / "data")
    write_journal_schema(folder / "data")
