"""Exercises that misled a class: which wrong answer drew most people, at the first try."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.activities.counting import FEWEST
from course.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.exercises.state import Attempt
    from course.case.exercises.item import Item
    from course.case.exercises.views import FeedbackLine
    from course.collect.work import ClassWork

_Slip = tuple[str, str, str]  # part, id and what stood beside it


@dataclass(frozen=True, slots=True)
class Misled:
    """One exercise, and the wrong answer that most people gave first.

    Attributes
    ----------
    item
        The exercise.
    answer
        The wrong answer in words; empty where nobody was drawn away, or too few answered.
    missed
        Whether it is something right that was left out.
    n, answered
        How many gave it, and how many answered at all.
    says
        What the page says to it.
    """

    item: Item
    answer: str
    missed: bool
    n: int
    answered: int
    says: str

    @property
    def words(self) -> str:
        """Who was drawn away by what, in a sentence."""
        if self.missed:
            said = ngettext("{n} of {all} left out “{answer}”.", "{n} of {all} left out “{answer}”.", self.n)
        else:
            said = ngettext("{n} of {all} chose “{answer}”.", "{n} of {all} chose “{answer}”.", self.n)
        return said.format(n=self.n, all=self.answered, answer=self.answer)


def misled(work: ClassWork) -> tuple[Misled, ...]:
    """Give the exercises at which somebody slipped, those first at which most did.

    The first answer of each person counts: later ones were given after the explanation. A text has no key,
    and where fewer than :data:`~course.activities.counting.FEWEST` people answered, nothing is counted.
    """
    found = [one for lesson in work.lessons for one in _of_sets(work, lesson.exercises)]
    return tuple(sorted((m for m in found if m.n), key=lambda m: -m.n))


def _of_sets(work: ClassWork, keys: tuple[str, ...]) -> Iterator[Misled]:
    for key in keys:
        tried = work.tried(key)
        firsts: dict[str, list[Attempt]] = {}
        for (_who, key_of_item), one in tried.items():
            if one.attempts:
                firsts.setdefault(key_of_item, []).append(one.attempts[0])
        for item in work.book.set(key).items:
            if len(firsts.get(item.id, ())) >= FEWEST:
                yield _most(item, firsts[item.id])


def _most(item: Item, firsts: list[Attempt]) -> Misled:
    slips: Counter[_Slip] = Counter()
    lines: dict[_Slip, FeedbackLine] = {}
    for attempt in firsts:
        for line in item.marked(attempt.response)[1]:
            if not line.agrees:
                slip = (line.part, line.id, line.given)
                slips[slip] += 1
                lines[slip] = line
    if not slips:
        return Misled(item, "", missed=False, n=0, answered=len(firsts), says="")
    # What was left out counts only where nothing wrong was chosen: each wrong choice leaves out a right one.
    taken = [slip for slip in sorted(slips) if lines[slip].chosen]
    slip = max(taken or sorted(slips), key=lambda s: slips[s])
    line = lines[slip]
    answer = _("{one}: {other}").format(one=line.text, other=line.given) if line.given else line.text
    return Misled(item, answer, not line.chosen, slips[slip], len(firsts), line.sentence)
