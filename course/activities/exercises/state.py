"""What people did with the items of a set: a fold of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.activities.exercises import verbs
from course.case.exercises.written import Written
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.activities.bodies import Done
    from course.activities.exercises.words import State
    from course.case import Record
    from course.case.exercises.book import ExerciseBook
    from course.case.exercises.item import Item
    from course.case.exercises.sets import ExerciseSet, Level, Rubric
    from course.case.exercises.views import FeedbackLine, Response
    from course.journal import Entry


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer of one person to one item; ``response`` in the shape that the kind of item keeps."""

    entry: str
    item: str
    who: str
    at: str
    number: int
    response: Response
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item: ``state`` for programs, ``words`` for people."""

    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a person is with a set. In counts; there is no score."""

    answered: int
    total: int
    again: tuple[str, ...]
    """Ids of items whose latest answer does not fit the ledger, or only partly."""
    to_assess: tuple[str, ...]
    """Ids of items with a text that the rubric still waits for."""

    @property
    def words(self) -> str:
        """The counts as a sentence or more."""
        parts = [
            _("You have answered {answered} of {total}.").format(answered=self.answered, total=self.total)
        ]
        if self.again:
            parts.append(_("Worth another look: {n}.").format(n=len(self.again)))
        if self.to_assess:
            parts.append(_("Waiting for the rubric: {n}.").format(n=len(self.to_assess)))
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person reads after an answer.

    ``lines`` is empty for texts; ``model_answer``, ``look_for``, ``note``, ``rubric`` and
    ``levels`` are empty or None for anything else. ``note`` is what the ledger says about the
    claim that was to be rewritten. ``rests_on`` gives each record with its table.
    """

    item: str
    attempt: Attempt
    outcome: Outcome
    lines: tuple[FeedbackLine, ...]
    explanation: str
    rests_on: tuple[tuple[str, Record], ...]
    model_answer: str | None
    look_for: tuple[str, ...]
    note: str | None
    rubric: Rubric | None
    levels: Mapping[str, Level]


@dataclass
class Work:
    """What one person did with one item."""

    attempts: list[Attempt]
    open_again: bool = False
    levels: dict[str, Level] | None = None


def fold(done: Sequence[Done], items: ExerciseSet, book: ExerciseBook) -> dict[tuple[str, str], Work]:
    """Give what each person did with each item, from the entries that still hold."""
    known = {item.id: item for item in items.items}
    state: dict[tuple[str, str], Work] = {}
    for entry, body in done:
        if body.set != items.id or body.item not in known:
            continue
        item, work = known[body.item], state.setdefault((entry.by, body.item), Work([]))
        match body:
            case verbs.Answer():
                _answer(entry, body, item, work)
            case verbs.Retry():
                work.open_again = bool(work.attempts)
            case verbs.Assess() if isinstance(item, Written) and fits(book.rubric(item.rubric), body.levels):
                if work.attempts and body.attempt == work.attempts[-1].entry:
                    work.levels = dict(body.levels)
    return state


def _answer(entry: Entry, body: verbs.Answer, item: Item, work: Work) -> None:
    try:
        response = item.answered(body.response)
    except NotAllowed:
        return  # written for another version of the exercises: kept in the journal, not shown here
    if response:
        number = len(work.attempts) + 1
        work.attempts.append(Attempt(entry.id, item.id, entry.by, entry.at, number, response, body.why))
        work.open_again, work.levels = False, None


def fits(rubric: Rubric, levels: Mapping[str, str]) -> bool:
    """Whether every criterion has a level, and there are no others."""
    return set(levels) == {c.id for c in rubric.criteria}
