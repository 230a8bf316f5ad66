"""The exercises of a lesson on paper, without any key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.case.exercises.sets import LEVEL_LABELS
from course.language import _, ngettext
from course.publish.handouts.student import BOX
from course.publish.paper import Heading, Item, Items, Lines, Paper, Para, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.book import ExerciseBook
    from course.case.exercises.sets import Rubric
    from course.case.exercises.views import PublicItem
    from course.case.records import Lesson
    from course.publish.paper import Block

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_GAP: Final = "____"
_TO_WRITE: Final = 4


def worksheet(case: Case, lesson: Lesson, book: ExerciseBook) -> Paper:
    """Make the worksheet of a lesson.

    Parameters
    ----------
    case
        The case.
    lesson
        One of its lessons.
    book
        The exercises of the case.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.case.exercises import load_exercises
    >>> case = load_case()
    >>> worksheet(case, case.lesson("00-start-here"), load_exercises(case)).title
    'Worksheet: Start here'
    """
    blocks: list[Block] = [Para("_" * 30, _("Name or pseudonym:"))]
    rubrics: list[str] = []
    for one in book.for_lesson(lesson.id):
        time = ngettext("About {n} minute.", "About {n} minutes.", one.minutes).format(n=one.minutes)
        blocks += [Heading(one.title), Para(f"{time} {one.introduction}")]
        for number, item in enumerate(one.items, 1):
            view = item.public(case, who="worksheet")
            blocks += [Heading(f"{number}. {view.kind_label}", 3), Para(view.prompt), *_body(view)]
            if view.rubric and view.rubric not in rubrics:
                rubrics.append(view.rubric)
    for rubric in map(book.rubric, rubrics):
        blocks += _rubric(rubric)
    blocks.append(
        Para(
            _("The explanations open in the lesson after an answer. On paper, ask whoever runs the seminar.")
        )
    )
    title = _("Worksheet: {lesson}").format(lesson=lesson.title)
    return Paper(title, tuple(blocks))


def _body(view: PublicItem) -> Iterator[Block]:
    yield from (Quote(shown.words, shown.place) for shown in view.shows)
    if view.sentence:
        yield Quote(view.sentence)
    if view.words:
        yield _listed(f"{BOX}“{words.text}”" for words in view.words)
        yield Para(_("What is wrong with these words?"))
    mark = f"{_GAP} " if view.control == "order" else BOX
    if view.choices:
        yield _listed(f"{mark}{choice.text}" for choice in view.choices)
    if view.left:
        yield _listed(f"{_GAP} {left.text}" for left in view.left)
        yield Para(_("Write the letter of the partner:"))
        yield _listed(f"{_LETTERS[i]}: {right.text}" for i, right in enumerate(view.right))
    if view.rubric:
        yield Lines(_TO_WRITE)


def _listed(texts: Iterator[str]) -> Items:
    return Items(tuple(Item(text) for text in texts))


def _rubric(rubric: Rubric) -> Iterator[Block]:
    title = _("Look at your text: {rubric}").format(rubric=rubric.title)
    rows = []
    for criterion in rubric.criteria:
        described = {str(level): text for level, text in criterion.levels.items()}
        rows.append((criterion.question, *(f"{BOX}{described[level]}" for level in LEVEL_LABELS)))
    yield Heading(title)
    yield Table(title, (_("Question"), *LEVEL_LABELS.values()), tuple(rows), titled=True)
