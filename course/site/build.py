"""Write a folder that any web host can serve: the lessons as pages, Python for the browser, and the case."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.case import load_case
from course.faces.front import bundle
from course.files.whole import write_whole
from course.journal import Journal
from course.language import _, language, speaking
from course.lessons.links import followed
from course.lessons.page import SCRIPT, page_style, site_page
from course.lessons.seat import Seat
from course.lessons.siblings import notebook_of
from course.session.session import Session
from course.site.languages import codes, ending_of, offered, words_of, write_case
from course.site.notebooks import address_of, need_builder, write_notebooks
from course.site.packages import NotBuilt
from course.site.python import WHEELS, write_python

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case

_FRONT: Final = Path(__file__).with_name("front")
_OFFLINE: Final = "offline.js"
_SCRIPTS: Final = ("choose.js", "site.js", "worker.js", "packages.mjs", "memory.mjs")
_LATE: Final = ("python/typst", "python/seminar_letters")


def write_site(
    folder: Path, out: Path, *, release: str, distribution: Path | None = None, notebooks: bool = False
) -> list[Path]:
    """Write the site of a case.

    Parameters
    ----------
    folder
        The folder that holds ``data/``, ``notebooks/`` and perhaps ``exercises/``.
    out
        The folder to write; what was there goes when the new one is whole.
    release
        The version of the toolkit.
    distribution
        A folder that holds Pyodide already; else npm fetches it.
    notebooks
        Whether the lessons are there as notebooks, too.

    Returns
    -------
    list of Path
        Every file that was written.

    Raises
    ------
    NotBuilt
        If something that it needs cannot be had. ``out`` is then as it was.
    """
    case = load_case(folder / "data")
    out = Path(os.path.realpath(out))  # where a link leads back to itself, Path.resolve knows no answer
    _check_place(out)
    if notebooks:
        need_builder()
    with tempfile.TemporaryDirectory(prefix="seminar-site-") as work:
        made = Path(work) / "site"
        python = made / "python"
        python.mkdir(parents=True)
        write_python(python, Path(work), release, distribution)
        write_case(folder, python)
        _write_front(made / "files")
        version = _digest(path for path in made.rglob("*") if path.is_file())
        first = language()
        own = {
            code: _write_pages(folder, made, code, first, version, notebooks=notebooks) for code in codes()
        }
        _write_list(made, version, own)
        if notebooks:  # after the list: what only cells need is not kept for work without a line
            sources = Path(work) / WHEELS
            write_notebooks(case, folder, made, release, sources=sources, distribution=distribution)
        _write_readme(case, made)
        _replace(out, made)
    return sorted(path for path in out.rglob("*") if path.is_file())


def _write_front(files: Path) -> None:
    files.mkdir()
    shared = (*(bundle.FRONT / name for name in bundle.MODULES), SCRIPT)
    for path in (*shared, *(_FRONT / name for name in _SCRIPTS)):
        shutil.copyfile(path, files / path.name)
    shutil.copyfile(_FRONT / _OFFLINE, files.parent / _OFFLINE)
    (files / "style.css").write_text(page_style(), encoding="utf-8", newline="\n")


def _write_pages(
    folder: Path, made: Path, code: str, first: str, version: str, *, notebooks: bool
) -> list[str]:
    """Write the pages of a language; give what belongs to this language alone."""
    ending = ending_of(code, first)
    with speaking(code):
        case = load_case(folder / "data")
        for lesson in case.lessons:
            seat = Seat(Session(case, Journal(), "reader", place="browser"), folder / "notebooks")
            opened = seat.open(lesson.id, link=lambda goal: followed(goal, lambda other: other + ending))
            names = {"lesson": lesson.id, "ending": ending, "version": version}
            if notebooks:
                names["notebook"] = address_of(notebook_of(seat.notebooks, lesson.id).relative_to(folder))
            page = site_page(opened.page, opened.frame, seat.session, offered(lesson.id, first), **names)
            write_whole(made / f"{lesson.id}{ending}", page)
    pages = [f"{lesson.id}{ending}" for lesson in case.lessons]
    shutil.copyfile(made / pages[0], made / f"index{ending}")
    return [f"python/{words_of(code)}", f"index{ending}", *pages]


def _digest(paths: Iterator[Path]) -> str:
    digest = sha256()
    for path in sorted(paths):
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _write_list(made: Path, version: str, own: dict[str, list[str]]) -> None:
    """List what is kept for work without a line: all but what makes a PDF, big and seldom asked for.

    What belongs to a language is kept for whoever reads it.
    """
    files = [path.relative_to(made).as_posix() for path in sorted(made.rglob("*")) if path.is_file()]
    of_one = {name for names in own.values() for name in names}
    kept = [name for name in files if not name.startswith(_LATE) and name not in of_one]
    said = {"version": version, "files": ["./", *kept], "languages": own}
    (made / "files.json").write_text(json.dumps(said, indent=1), encoding="utf-8", newline="\n")


def _write_readme(case: Case, made: Path) -> None:
    """Say to whoever gets the folder what it is, where it may go, and whose parts it holds."""
    said = _(
        "{title}: lessons that run in the reader’s own browser. To begin, open index.html at the address of "
        "a web host; from a folder of files it can only be read.\n"
        "Put the whole folder on any web host or into the file area of a course site. Nothing runs on the "
        "host, and pages ask no other address; work stays in each reader’s browser until it is downloaded.\n"
        "The toolkit is under the MIT licence. What lies in python/ has licences of its own: Pyodide, which "
        "is Python for the browser, the Mozilla Public License 2.0; each package says its own inside.\n"
    ).format(title=case.meta.title)
    (made / "README.txt").write_text(said, encoding="utf-8", newline="\n")


def _check_place(out: Path) -> None:
    """Refuse a place before minutes of work."""
    if out.is_symlink():  # it leads back to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(out))
    if out.exists() and any(out.iterdir()) and not (out / "files.json").is_file():
        raise NotBuilt(_("{out} holds other things than a site. Name a new folder.").format(out=out))
    try:
        tempfile.TemporaryDirectory(dir=next(path for path in out.parents if path.exists())).cleanup()
    except OSError as error:
        error.filename = str(out)
        raise


def _replace(out: Path, made: Path) -> None:
    """Put the site in its place when it is whole there, too: a disk may be full, and a copy take long."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".seminar-site-", dir=out.parent) as beside:
        new, old = Path(beside) / "new", Path(beside) / "old"
        shutil.copytree(made, new)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
