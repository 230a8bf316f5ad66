"""What people did with the items of a set: a fold of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from course.activities.exercises.marking import checked_response
from course.case.exercises.items import Level, Rewrite, ShortAnswer
from course.language import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities.exercises.marking import FeedbackLine, Response, State
    from course.case import Record
    from course.case.exercises.book import ExerciseBook
    from course.case.exercises.items import ExerciseItem, ExerciseSet, Rubric
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
        parts = [f"You have answered {self.answered} of {self.total}."]
        if self.again:
            parts.append(f"Worth another look: {len(self.again)}.")
        if self.to_assess:
            parts.append(f"Waiting for the rubric: {len(self.to_assess)}.")
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


def fold(entries: Iterable[Entry], items: ExerciseSet, book: ExerciseBook) -> dict[tuple[str, str], Work]:
    """Give what each person did with each item, from the entries that still hold."""
    known = {item.id: item for item in items.items}
    state: dict[tuple[str, str], Work] = {}
    for entry in entries:
        item = known.get(str(entry.body.get("item")))
        if item is None or entry.body.get("set") != items.id:
            continue
        work = state.setdefault((entry.by, item.id), Work([]))
        if entry.verb == "answer":
            _answer(entry, item, work)
        elif entry.verb == "retry":
            work.open_again = bool(work.attempts)
        elif entry.verb == "assess" and isinstance(item, Rewrite | ShortAnswer):
            _assess(entry, book.rubric(item.rubric), work)
    return state


def _answer(entry: Entry, item: ExerciseItem, work: Work) -> None:
    try:
        response = checked_response(item, entry.body.get("response"))
    except NotAllowed:
        return  # written for another version of the exercises: kept in the journal, not shown here
    number, why = len(work.attempts) + 1, str(entry.body.get("why", ""))
    work.attempts.append(Attempt(entry.id, item.id, entry.by, entry.at, number, response, why))
    work.open_again, work.levels = False, None


def _assess(entry: Entry, rubric: Rubric, work: Work) -> None:
    levels = entry.body.get("levels")
    if not isinstance(levels, Mapping) or not fits(rubric, levels):
        return
    if work.attempts and entry.body.get("attempt") == work.attempts[-1].entry:
        work.levels = {c.id: levels[c.id] for c in rubric.criteria}


def fits(rubric: Rubric, levels: Mapping[str, str]) -> bool:
    """Whether every criterion has a known level, and there are no others."""
    known = get_args(Level)
    return set(levels) == {c.id for c in rubric.criteria} and all(v in known for v in levels.values())
