"""The instructor's key of a lesson: what the ledger says of each statement, and the answers with reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case.citations import citation
from course.case.words import KIND_LABELS, STATUS_LABELS, STATUS_MARKS
from course.language import _
from course.publish.paper import Heading, Item, Items, Paper, Para, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case import Case
    from course.case.exercises.book import ExerciseBook
    from course.case.exercises.item import Item as Exercise
    from course.case.records import Claim, Lesson
    from course.publish.paper import Block


def key(case: Case, lesson: Lesson, book: ExerciseBook) -> Paper:
    """Make the key of a lesson.

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
    >>> key(case, case.lesson("00-start-here"), load_exercises(case)).title
    'Key: Start here'
    """
    blocks: list[Block] = [
        Para(
            _(
                "For whoever runs the class. The ledger is one careful reading, with its sources: it can be "
                "wrong, and a good reason against it counts more than agreement with it."
            )
        )
    ]
    claims = [case.claim(c) for c in dict.fromkeys(c for part in lesson.parts for c in part.claims)]
    if claims:
        head = (_("Statement"), _("Kind"), _("Ledger"))
        blocks += [Heading(_("What the ledger says")), Table(_("In short"), head, tuple(map(_short, claims)))]
        for claim in claims:
            blocks += _claim(case, claim)
    for one in book.for_lesson(lesson.id):
        blocks.append(Heading(one.title))
        for number, item in enumerate(one.items, 1):
            blocks += [Heading(f"{number}. {item.prompt}", 3), *_item(case, item)]
    return Paper(_("Key: {lesson}").format(lesson=lesson.title), tuple(blocks))


def _short(claim: Claim) -> tuple[str, ...]:
    status = f"{STATUS_MARKS[claim.status]} {STATUS_LABELS[claim.status]}"
    return claim.id, KIND_LABELS[claim.kind], status


def _claim(case: Case, claim: Claim) -> Iterator[Block]:
    yield Heading(claim.id, 3)
    yield Quote(claim.quote, case.section(claim.section).title)
    yield Para(claim.note, f"{STATUS_MARKS[claim.status]} {STATUS_LABELS[claim.status]}.")
    if claim.possible_rewording:
        yield Para(claim.possible_rewording, _("A possible rewording:"))
    yield Para(claim.discussion_question, _("To ask:"))
    yield Items(tuple(Item(citation(case, source)) for source in claim.sources))


def _item(case: Case, item: Exercise) -> Iterator[Block]:
    right = item.key()
    view = item.public(case, who="key")
    yield Para(item.in_words(right), _("One good answer:") if view.control == "text" else _("Right:"))
    lines = item.marked(right)[1]
    if lines:
        yield Items(tuple(Item(line.sentence, f"{line.text}:") for line in lines))
    yield Para(item.explanation)
