"""Write a folder that any web host can serve: the lessons as pages, Python for the browser, and the case."""

from __future__ import annotations

import json
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from course.case import load_case
from course.case.compiled import compile_into
from course.case.exercises import load_exercises
from course.case.translation import CATALOGUE
from course.faces.front import bundle
from course.files.packing import packed
from course.files.whole import write_whole
from course.journal import Journal
from course.language import _, available, language, speaking
from course.language.catalogues import SOURCE, read_catalogue
from course.lessons.page import SCRIPT, page_style, site_page
from course.lessons.seat import Seat
from course.session.session import Session
from course.site.door import link_of
from course.site.notebooks import address_of, need_builder, write_notebooks
from course.site.packages import NotBuilt
from course.site.python import WHEELS, write_python

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case

_FRONT: Final = Path(__file__).with_name("front")
_CASE: Final = ("data", "exercises", "notebooks")
_LEFT_OUT: Final = ("schemas", "worksheets", ".*", "compiled.json")
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
    if notebooks:
        need_builder()
    with tempfile.TemporaryDirectory(prefix="seminar-site-") as work:
        made = Path(work) / "site"
        python = made / "python"
        python.mkdir(parents=True)
        if catalogue := available()[language()]:
            # What comes of it is kept beside it: a browser would read it for seconds.
            read_catalogue(catalogue)
        write_python(python, Path(work), release, distribution)
        _write_case(folder, python / "case.zip")
        _write_front(made / "files")
        version = _write_pages(case, folder, made, notebooks=notebooks)
        _write_list(made, version)
        if notebooks:  # after the list: what only cells need is not kept for work without a line
            sources = Path(work) / WHEELS
            write_notebooks(case, folder, made, release, sources=sources, distribution=distribution)
        _write_readme(case, made)
        _replace(out, made)
    return sorted(path for path in out.rglob("*") if path.is_file())


def _write_case(folder: Path, archive: Path) -> None:
    """Pack the case, compiled, so that a browser need not read YAML."""
    with tempfile.TemporaryDirectory(prefix="seminar-case-") as work:
        copied = Path(work)
        for name in _CASE:
            if (folder / name).is_dir():
                others = available().keys() - {language()}
                ignored = shutil.ignore_patterns("__pycache__", *_LEFT_OUT, *others)
                shutil.copytree(folder / name, copied / name, ignore=ignored)
        for path in (copied / "data").glob(f"*/{CATALOGUE}"):
            read_catalogue(path)
        with speaking(SOURCE):  # a browser says it in its own language
            case = load_case(copied / "data")
            compile_into(copied / "data", case)
            if (copied / "exercises").is_dir():
                compile_into(copied / "exercises", load_exercises(case))
        files = sorted(path for path in copied.rglob("*") if path.is_file())
        archive.write_bytes(packed({p.relative_to(copied).as_posix(): p.read_bytes() for p in files}))


def _write_front(files: Path) -> None:
    files.mkdir()
    shared = (*(bundle.FRONT / name for name in bundle.MODULES), SCRIPT)
    for path in (*shared, *(_FRONT / name for name in ("site.js", "worker.js", "packages.mjs"))):
        shutil.copyfile(path, files / path.name)
    (files / "style.css").write_text(page_style(), encoding="utf-8", newline="\n")


def _write_pages(case: Case, folder: Path, made: Path, *, notebooks: bool) -> str:
    shutil.copyfile(_FRONT / "offline.js", made / "offline.js")
    version = _digest(path for path in made.rglob("*") if path.is_file())
    for lesson in case.lessons:
        seat = Seat(Session(case, Journal(), "reader", place="browser"), folder / "notebooks")
        opened = seat.open(lesson.id, link=link_of)
        names = {"lesson": lesson.id, "version": version}
        if notebooks:
            names["notebook"] = address_of(lesson.id)
        page = site_page(opened.page, opened.frame, seat.session, **names)
        write_whole(made / f"{lesson.id}.html", page)
    shutil.copyfile(made / f"{case.lessons[0].id}.html", made / "index.html")
    return version


def _digest(paths: Iterator[Path]) -> str:
    digest = sha256()
    for path in sorted(paths):
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _write_list(made: Path, version: str) -> None:
    """List what is kept for work without a line: all but what makes a PDF, big and seldom asked for."""
    files = [path.relative_to(made).as_posix() for path in sorted(made.rglob("*")) if path.is_file()]
    kept = [name for name in files if not name.startswith(_LATE)]
    said = {"version": version, "files": ["./", *kept]}
    (made / "files.json").write_text(json.dumps(said, indent=1), encoding="utf-8", newline="\n")


def _write_readme(case: Case, made: Path) -> None:
    """Say to whoever gets the folder what it is, where it may go, and whose parts it holds."""
    said = _(
        "{title}: lessons that run in the reader's own browser. To begin, open index.html at the address of "
        "a web host; from a folder of files it can only be read.\n"
        "Put the whole folder on any web host or into the file area of a course site. Nothing runs on the "
        "host, and pages ask no other address; work stays in each reader's browser until it is downloaded.\n"
        "The toolkit is under the MIT licence. What lies in python/ has licences of its own: Pyodide, which "
        "is Python for the browser, the Mozilla Public License 2.0; each package says its own inside.\n"
    ).format(title=case.meta.title)
    (made / "README.txt").write_text(said, encoding="utf-8", newline="\n")


def _replace(out: Path, made: Path) -> None:
    if out.exists() and any(out.iterdir()) and not (out / "files.json").is_file():
        raise NotBuilt(_("{out} holds other things than a site. Name a new folder.").format(out=out))
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, out)
