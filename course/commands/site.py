"""``course site``: write the lessons as a folder that any web host can serve, with nothing behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from course import __version__
from course.commands import CommandError
from course.commands.options import add_language, speak
from course.language import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course site`` is for and takes."""
    parser.description = _(
        "Write a folder that any web host or course site can serve: the lessons as pages that run in "
        "the reader’s own browser, in every language there is. Work is kept in that browser. Building "
        "needs the internet; the pages ask nobody but their own address."
    )
    parser.add_argument("out", type=Path, metavar="FOLDER", help=_("the folder to write"))
    parser.add_argument(
        "--case", metavar="DIR", help=_("a folder with a case of your own, or the name of one that ships")
    )
    parser.add_argument(
        "--pyodide",
        type=Path,
        metavar="FOLDER",
        help=_("a folder that holds Pyodide, unpacked (when left out, npm fetches it)"),
    )
    parser.add_argument(
        "--notebooks",
        action="store_true",
        help=_("add the lessons as notebooks over the same work (JupyterLite; extra [site])"),
    )
    add_language(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the site, and say how to look at it.

    Raises
    ------
    CommandError
        If there is no such case, or something that the site needs cannot be had.
    """
    from course.case import CaseError, case_folder  # noqa: PLC0415 - keeps `course --help` quick
    from course.commands.start import lessons_source  # noqa: PLC0415 - as above
    from course.lessons.notebook import NotALesson  # noqa: PLC0415 - as above
    from course.site.build import write_site  # noqa: PLC0415 - as above
    from course.site.packages import NotBuilt  # noqa: PLC0415 - as above

    speak(args)
    if args.out.is_file():
        raise CommandError(_("{out} is a file. Name a folder.").format(out=args.out))
    try:
        folder = case_folder(args.case).parent if args.case else lessons_source()[0]
        files = write_site(
            folder, args.out, release=__version__, distribution=args.pyodide, notebooks=args.notebooks
        )
    except (NotBuilt, NotALesson, CaseError) as error:
        raise CommandError(str(error)) from error
    size = sum(path.stat().st_size for path in files) / 1e6
    print(_("{out}: {size:.0f} MB, ready for any web host.").format(out=args.out, size=size))
    print(_("To look at it here: python3 -m http.server --directory {out}").format(out=args.out))
    return 0
