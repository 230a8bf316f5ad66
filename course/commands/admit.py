"""``course admit``: write the sheets for whoever has to say yes, as HTML and PDF, into one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import course
from course.language import _

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

PARTS: Final = "sbom.cdx.json"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what ``course admit`` is for and takes."""
    parser.description = _(
        "Write the sheets that a university asks for into a folder, as HTML and tagged PDF: "
        "accessibility, privacy, security, licences, usual questions, artificial intelligence; and the "
        "list of parts for programs (CycloneDX). They say on which day their tests ran."
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help=_("the folder to write into")
    )
    parser.set_defaults(run=run)


def sheets_folder() -> Path:
    """Give the folder of the sheets: beside the package in a copy of the project, else inside it."""
    package = Path(course.__file__).parent
    inside = Path("docs", "admission")
    beside = package.parent / inside
    return beside if (beside / PARTS).is_file() else package / "_bundled" / inside


def run(args: Namespace) -> int:
    """Write the sheets, and say where they begin.

    Raises
    ------
    UnfitFile
        If the folder is a file, or holds somebody else's file of a sheet's name; nothing was written.
    """
    from course.files.made import check_made, write_made  # noqa: PLC0415 - keeps `course --help` quick
    from course.language import speaking  # noqa: PLC0415 - as above
    from course.publish.forms import FORMS  # noqa: PLC0415 - as above
    from course.publish.prose import from_markdown  # noqa: PLC0415 - as above

    folder = sheets_folder()
    forms = (FORMS["html"], FORMS["pdf"])
    sheets = {"index" if path.stem == "README" else path.stem: path for path in sorted(folder.glob("*.md"))}
    check_made(args.out, (*(f"{name}{form.suffix}" for name in sheets for form in forms), PARTS))
    files: dict[str, bytes] = {}
    with speaking("en"):  # the sheets are English in every language
        for name, path in sheets.items():
            paper = from_markdown([path.read_text(encoding="utf-8")])
            files |= {f"{name}{form.suffix}": form.write(paper) for form in forms}
    files[PARTS] = (folder / PARTS).read_bytes()
    write_made(args.out, files)
    print(_("The sheets: begin with {index}.").format(index=args.out / "index.html"))
    return 0
