"""Questions to talk about, from where people begin, what they tell and what they compare."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from course.activities.chronology.dates import in_words
from course.language import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.chronology.chronology import Chronology


def questions(line: Chronology) -> Iterator[str]:
    """Ask about beginnings, tellings and analogies, never about what is not open yet."""
    if line.dates_open:
        for (one, starts), (other, others) in pairwise(line.beginnings()):
            here, there = (listed(line.journal.name_of(s.who) for s in group) for group in (starts, others))
            yield (
                f"The story begins with “{one.title}” ({in_words(one.date)}) for {here} "
                f"and with “{other.title}” ({in_words(other.date)}) for {there}. "
                "Who seems to act first in each, and who to answer?"
            )
        views = line.views()
        for left, right in pairwise(line.tellings()):
            only = [
                row.event for row in line.contrast(left, right) if (row.left is None) != (row.right is None)
            ]
            if only:
                names = [
                    f"{line.journal.name_of(t.who)} ({views.get(t.view, t.view)})" for t in (left, right)
                ]
                yield (
                    f"“{only[0].title}” stands in only one of the tellings of {names[0]} and {names[1]}. "
                    "What would the other story lose or gain by it?"
                )
    for a in line.analogies():
        if line.limits_open(a.precedent.id):
            yield (
                f"{line.journal.name_of(a.who)} says that the analogy with {a.precedent.name} "
                f"breaks here: “{a.breaks}” "
                "Does it break at the same place for every party?"
            )
