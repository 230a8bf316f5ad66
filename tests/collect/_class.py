"""A made-up class whose answers are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.claims import Reading
from course.activities.exercises import Exercises
from course.activities.positions import Positions
from course.case import load_case
from course.case.exercises.kinds.single_choice import SingleChoice
from course.case.exercises.load import load_exercises

if TYPE_CHECKING:
    from course.journal import Journal

LESSON = "03-red-line"
CLAIM = "S2-08"


def judge(journal: Journal, who: str, status: str, why: str, claim: str = CLAIM) -> None:
    """Let somebody judge a sentence of the lesson."""
    case = load_case()
    reading = Reading(case, journal, who=who, sections=case.lesson(LESSON).sections)
    reading.judge(claim, kind="factual", status=status, confidence=4, why=why)


def people(journal: Journal, n: int) -> list[str]:
    """Let people come in."""
    return [journal.introduce(f"bird-{number:02}") for number in range(n)]


def single_choice() -> tuple[str, SingleChoice]:
    """Give an item of the lesson of which one answer is right, and its set."""
    case = load_case()
    book = load_exercises(case)
    return next(
        (key, item)
        for key in case.lesson(LESSON).exercises
        for item in book.set(key).items
        if isinstance(item, SingleChoice)
    )


def answer(journal: Journal, who: str, option: str) -> None:
    """Let somebody answer that item."""
    key, item = single_choice()
    Exercises(load_case(), journal, who=who, set_id=key).answer(item.id, option)


def expect(journal: Journal, who: str, issue: str, level: int) -> None:
    """Let somebody in the chair of Oman say what it would hold."""
    chair = Positions(load_case(), journal, who=who)
    chair.take("oman")
    chair.hold(issue, str(level), why="Its words.")
