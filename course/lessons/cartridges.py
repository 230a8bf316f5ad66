"""The lessons as a Common Cartridge: for each a folder with its page, its discussions and its quizzes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from course.exchange import cartridge
from course.exchange.cartridge import Folder, Part, Version
from course.exchange.exercises import cartridge_quiz, question_set
from course.exchange.exercises.question import as_html
from course.language import _
from course.lessons.reading import reading_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case import Case
    from course.case.exercises import ExerciseBook
    from course.case.records import Lesson
    from course.exchange.exercises.question import QuestionSet

VERSIONS: Final = {"cc13": Version("1", "3"), "cc11": Version("1", "1")}
"""The versions by the word that names them; Moodle reads the older one only."""


class Cartridge(NamedTuple):
    """A cartridge, how much of each kind is in it, and a sentence for what is not as in the lessons."""

    data: bytes
    pages: int
    topics: int
    questions: int
    says: tuple[str, ...]


def cartridge_of(
    case: Case, book: ExerciseBook, lessons: Sequence[Lesson], version: Version, label: str
) -> Cartridge:
    """Make a cartridge of some lessons.

    Parameters
    ----------
    case
        The case; its notebooks lie beside it.
    book
        The exercises of the case.
    lessons
        Some of its lessons.
    version
        Of the format.
    label
        What the format is called.

    Raises
    ------
    NotALesson
        If a notebook cannot be read.
    """
    sets = [question_set(case, book, one) for lesson in lessons for one in book.for_lesson(lesson.id)]
    fitted, says = cartridge_quiz.fit(sets, label)
    quizzes = {one.id: one for one in fitted}
    pages = [lesson.id for lesson in lessons]
    folders = []
    for lesson in lessons:
        page = _page(case, lesson, pages)
        of_lesson = [quizzes[one.id] for one in book.for_lesson(lesson.id)]
        parts = (page, *_topics(lesson, version), *(_quiz(one, version) for one in of_lesson))
        folders.append(Folder(lesson.id, lesson.title, parts))
    return Cartridge(
        cartridge.write(version, case.meta.title, folders),
        len(lessons),
        sum(len(lesson.discuss) for lesson in lessons),
        sum(len(one.questions) for one in fitted),
        says,
    )


def _page(case: Case, lesson: Lesson, pages: Sequence[str]) -> Part:
    text = reading_text(case, case.folder.parent / "notebooks", lesson.id, pages)
    return Part("page", f"page-{lesson.id}", lesson.title, f"pages/{lesson.id}.html", text.encode())


def _topics(lesson: Lesson, version: Version) -> Iterator[Part]:
    for n, prompt in enumerate(lesson.discuss, 1):
        title = _("To talk about, {n}: {lesson}").format(n=n, lesson=lesson.title)
        name = f"topic-{lesson.id}-{prompt.id}"
        data = cartridge.topic(version, title, as_html([prompt.prompt]))
        yield Part("topic", name, title, f"topics/{lesson.id}-{prompt.id}.xml", data)


def _quiz(one: QuestionSet, version: Version) -> Part:
    data = cartridge_quiz.quiz(one, version.quiz_schema)
    return Part("quiz", f"quiz-{one.id}", one.title, f"quizzes/{one.id}.xml", data)
