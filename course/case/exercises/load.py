"""Load the exercises of a case, or list everything that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case import CaseError, load_case
from course.case.compiled import compiled
from course.case.exercises.book import ExerciseBook, read_pages
from course.case.exercises.checks import STRUCTURE, language_is_neutral, run
from course.case.exercises.ledger import keys_fit_the_ledger
from course.case.translation import catalogue_of, translated
from course.language import speaking
from course.language.catalogues import SOURCE, read_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from course.case import Case, Mistake

_BOOKS: Final[dict[Path, tuple[object, ExerciseBook]]] = {}


def load_exercises(case: Case, folder: Path | None = None) -> ExerciseBook:
    """Load the exercises of a case.

    Loading again is quick as long as no file has changed.

    Parameters
    ----------
    case
        The case that the exercises are about.
    folder
        Where they are; the folder that the case names if left out. A case
        without exercises gives an empty book.

    Raises
    ------
    CaseError
        If they cannot be used; ``.mistakes`` holds every mistake with its line.

    Examples
    --------
    >>> from course.case import load_case
    >>> len(load_exercises(load_case()).set("01-introduction").items) >= 6
    True
    """
    place = folder or case.exercises_folder
    if place is None:
        return ExerciseBook()
    stats = ((p.name, p.stat()) for p in sorted(place.glob("*.yaml")))
    stamp = (id(case), *((name, s.st_mtime_ns, s.st_size) for name, s in stats))
    kept = _BOOKS.get(place)
    if kept is not None and kept[0] == stamp:
        return kept[1]
    spoken = catalogue_of(case.folder)
    book = compiled(place, ExerciseBook) or _checked(place, case, spoken)
    if spoken is not None:
        say = read_catalogue(spoken).gettext
        book = ExerciseBook(
            tuple(translated(one, say) for one in book.sets),
            tuple(translated(rubric, say) for rubric in book.rubrics),
        )
    _BOOKS[place] = (stamp, book)
    return book


def _checked(place: Path, case: Case, spoken: Path | None) -> ExerciseBook:
    with speaking(SOURCE):  # keys are checked against the ledger in the words that both were written in
        ledger = load_case(case.folder) if spoken else case
    pages = read_pages(place)
    run(STRUCTURE, pages, ledger)
    keys_fit_the_ledger(pages, ledger)
    if stopping := sorted(m for m in pages.mistakes if m.stops):
        raise CaseError.about(str(case.folder), stopping)
    return pages.book()


def check_exercises(case: Case, folder: Path | None = None) -> list[Mistake]:
    """List everything that is wrong with the exercises of a case.

    Parameters
    ----------
    case, folder
        See :func:`load_exercises`.

    Examples
    --------
    >>> from course.case import load_case
    >>> check_exercises(load_case())
    []
    """
    named = case.meta.exercises
    if folder is None and named is None:
        return []
    place = folder or case.folder / str(named)
    pages = read_pages(place)
    if not place.is_dir():  # one mistake, and not one for each set that a lesson names
        return pages.mistakes
    run((*STRUCTURE, keys_fit_the_ledger, language_is_neutral), pages, case)
    return sorted(set(pages.mistakes))
