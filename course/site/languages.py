"""The languages of a site: pages of their own, and the words of each in one archive that its pages load."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from course.case import load_case
from course.case.compiled import NAME, compiled_text
from course.case.exercises import load_exercises
from course.case.translation import CATALOGUE
from course.files.packing import rolled
from course.language import available, language, speaking
from course.language.catalogues import SOURCE, compiled_catalogue
from course.lessons.outline import NAME as OUTLINES
from course.lessons.outline import outlines_text, read_outline
from course.lessons.page import Offered, languages_at

CASE: Final = "case.pack"
"""What of a case is the same in every language."""
LOCALES: Final = "locales"
"""Where the sentences of the tools lie beside the case; ``COURSE_LOCALES`` names it in a browser."""
_CASE: Final = ("data", "exercises", "notebooks")
_LEFT_OUT: Final = frozenset({"schemas", "worksheets", "__pycache__", NAME})
_CATALOGUES: Final = (".po", ".mo")


def codes() -> list[str]:
    """Name the languages of a site that is built now: first the one that is spoken, then all others.

    Examples
    --------
    >>> codes()[0]
    'en'
    """
    return [language(), *(code for code in available() if code != language())]


def words_of(code: str) -> str:
    """Name the archive of the words of a language.

    Examples
    --------
    >>> words_of("fr")
    'words.fr.pack'
    """
    return f"words.{code}.pack"


def ending_of(code: str, first: str) -> str:
    """Give how the addresses of the pages in a language end; those of the first language end as all pages do.

    Examples
    --------
    >>> ending_of("en", "en"), ending_of("fr", "en")
    ('.html', '.fr.html')
    """
    return ".html" if code == first else f".{code}.html"


def offered(page: str, first: str) -> list[Offered]:
    """Give all languages in which a page is there.

    Examples
    --------
    >>> offered("index", "en")[0]
    Offered(code='en', name='English', address='index.html')
    """
    return languages_at(lambda code: page + ending_of(code, first))


def write_case(folder: Path, python: Path) -> None:
    """Pack the case, and for each language its words and the case compiled, so that no page reads YAML.

    Parameters
    ----------
    folder
        The folder that holds ``data/``, ``notebooks/`` and perhaps ``exercises/``.
    python
        The folder to write into.
    """
    siblings = tuple(f"notebooks/{code}/" for code in available())  # their outlines are enough
    files = {name: data for name, data in _files(folder).items() if not name.startswith(siblings)}
    (python / CASE).write_bytes(rolled(files))
    for code in codes():
        words = {**_sentences(code), **_compiled(folder, code)}
        (python / words_of(code)).write_bytes(rolled(words))


def write_case_for_cells(folder: Path, into: Path) -> None:
    """Pack the case with the words of every language: a cell may ask for any.

    Parameters
    ----------
    folder
        As for :func:`write_case`.
    into
        The folder to write into.
    """
    files = {**_files(folder), **_compiled(folder, SOURCE)}
    for code in available():
        place = f"data/{code}/{CATALOGUE}"
        files |= {**_sentences(code), **_catalogue(folder / place, place)}
    (into / CASE).write_bytes(rolled(files))


def _files(folder: Path) -> dict[str, bytes]:
    """Read what people wrote of a case, but for its catalogues."""
    paths = sorted(path for name in _CASE for path in (folder / name).rglob("*") if path.is_file())
    places = {path.relative_to(folder): path for path in paths if path.suffix not in _CATALOGUES}
    return {
        place.as_posix(): path.read_bytes()
        for place, path in places.items()
        if not any(part in _LEFT_OUT or part.startswith(".") for part in place.parts)
    }


def _sentences(code: str) -> dict[str, bytes]:
    """Give the sentences of the tools, where a page looks for them."""
    path = available()[code]
    return _catalogue(path, f"{LOCALES}/{code}/LC_MESSAGES/{path.name}") if path else {}


def _catalogue(path: Path, place: str) -> dict[str, bytes]:
    """Give a catalogue with what comes of it: a browser would read it for seconds."""
    if not path.is_file():
        return {}
    compiled = Path(place).with_suffix(".mo").as_posix()
    return {place: path.read_bytes(), compiled: compiled_catalogue(path)}


def _compiled(folder: Path, code: str) -> dict[str, bytes]:
    with speaking(code):
        case = load_case(folder / "data")
        read = {"data": case, "exercises": load_exercises(case)}
        outlines = {lesson.id: read_outline(folder, lesson.id) for lesson in case.lessons}
        return {OUTLINES: outlines_text(outlines)} | {
            f"{name}/{NAME}": compiled_text(folder / name, what).encode()
            for name, what in read.items()
            if (folder / name).is_dir()
        }
