"""What a learning platform can take from a case, as files, and what in them is not as in the lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from course.case.exercises import load_exercises
from course.exchange import exercises
from course.exchange.sources import bibtex, csl_json
from course.language import _, listed, ngettext, number
from course.lessons.cartridges import VERSIONS, cartridge_of
from course.publish.statements import as_json, statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case import Case
    from course.case.exercises import ExerciseBook
    from course.case.records import Lesson
    from course.journal import Journal

_SOURCES: Final = {
    "bibtex": ("BibTeX", "sources.bib", bibtex),
    "csl": ("CSL-JSON", "sources.csl.json", csl_json),
}
FORMATS: Final = (*exercises.FORMATS, *VERSIONS, *_SOURCES)
"""The words that name what can be made."""
_CARTRIDGES: Final = {"cc13": "seminar.imscc", "cc11": "seminar.cc11.imscc"}


XAPI: Final = "xapi"
"""The word for what people did, for which a journal is needed."""


class Package(NamedTuple):
    """One file: its name, bytes and contents, and a sentence for each thing that is not as in the lessons."""

    name: str
    data: bytes
    holds: str
    says: tuple[str, ...]


def packages(case: Case, lessons: Sequence[Lesson], formats: Sequence[str]) -> Iterator[Package]:
    """Make the files of some lessons, one for each format.

    Parameters
    ----------
    case
        The case.
    lessons
        Some of its lessons, in order.
    formats
        Words of :data:`FORMATS`.

    Raises
    ------
    NotALesson
        If a cartridge is wanted and a notebook cannot be read.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> [made.name for made in packages(case, case.lessons[:1], ["gift"])]
    ['exercises.gift.txt']
    """
    book = load_exercises(case)
    for name in formats:
        if name in _SOURCES:
            yield _sources(case, name)
        else:
            make = _exercises if name in exercises.FORMATS else _cartridge
            yield make(case, book, lessons, name)


def told(case: Case, journal: Journal) -> Package:
    """Make the file of what people did, as statements of xAPI.

    Parameters
    ----------
    case
        The case that they worked on.
    journal
        What they did.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> told(load_case(), Journal()).name
    'statements.xapi.json'
    """
    made = statements(journal, case, load_exercises(case))
    n, left = len(made), len(journal) - len(made)
    says = [
        _("The xAPI file holds pseudonyms, times and all that people wrote. Keep it as you keep their work.")
    ]
    if left:
        says.append(
            ngettext(
                "{n} entry that was taken back, or that only names people, is not in the xAPI file.",
                "{n} entries that were taken back, or that only name people, are not in the xAPI file.",
                left,
            ).format(n=number(left))
        )
    holds = ngettext("xAPI, {n} statement", "xAPI, {n} statements", n).format(n=number(n))
    return Package("statements.xapi.json", as_json(made), holds, tuple(says))


def _exercises(case: Case, book: ExerciseBook, lessons: Sequence[Lesson], name: str) -> Package:
    format_ = exercises.FORMATS[name]
    sets = [
        exercises.question_set(case, book, one) for lesson in lessons for one in book.for_lesson(lesson.id)
    ]
    made = exercises.write(sets, name, case.meta.title)
    holds = _questions(sum(len(one.questions) for one in made.sets))
    return Package(format_.file, made.data, f"{format_.label}, {holds}", made.says)


def _cartridge(case: Case, book: ExerciseBook, lessons: Sequence[Lesson], name: str) -> Package:
    version = VERSIONS[name]
    label = f"Common Cartridge {version.major}.{version.minor}"
    made = cartridge_of(case, book, lessons, version, label)
    pages = ngettext("{n} page", "{n} pages", made.pages).format(n=number(made.pages))
    topics = ngettext("{n} discussion", "{n} discussions", made.topics).format(n=number(made.topics))
    holds = listed([pages, topics, _questions(made.questions)])
    return Package(_CARTRIDGES[name], made.data, f"{label}, {holds}", made.says)


def _sources(case: Case, name: str) -> Package:
    label, file, write = _SOURCES[name]
    n = len(case.sources)
    holds = ngettext("{n} source", "{n} sources", n).format(n=number(n))
    return Package(file, write(case.sources), f"{label}, {holds}", ())


def _questions(n: int) -> str:
    return ngettext("{n} question", "{n} questions", n).format(n=number(n))
