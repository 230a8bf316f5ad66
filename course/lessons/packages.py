"""What a learning platform can take from a case, as files, and what in them is not as in the lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from course.case.exercises import load_exercises
from course.exchange import exercises
from course.language import ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case import Case
    from course.case.records import Lesson

FORMATS: Final = tuple(exercises.FORMATS)
"""The words that name what can be made."""


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

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> [made.name for made in packages(case, case.lessons[:1], ["gift"])]
    ['exercises.gift.txt']
    """
    book = load_exercises(case)
    sets = [
        exercises.question_set(case, book, one) for lesson in lessons for one in book.for_lesson(lesson.id)
    ]
    for name in formats:
        format_ = exercises.FORMATS[name]
        made = exercises.write(sets, name, case.meta.title)
        n = sum(len(one.questions) for one in made.sets)
        holds = ngettext("{format}, {n} question", "{format}, {n} questions", n)
        yield Package(format_.file, made.data, holds.format(format=format_.label, n=number(n)), made.says)
