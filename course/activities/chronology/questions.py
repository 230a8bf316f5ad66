"""Questions to talk about, from where people begin, what they tell and what they compare."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from course.activities.chronology.dates import in_words
from course.language import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.chronology.chronology import Chronology


def questions(line: Chronology) -> Iterator[str]:
    """Ask about beginnings, tellings and analogies, never about what is not open yet."""
    if line.dates_open:
        for (one, starts), (other, others) in pairwise(line.beginnings()):
            here, there = (listed(line.journal.name_of(s.who) for s in group) for group in (starts, others))
            yield (
                _(
                    "The story begins with “{one}” ({date}) for {here} and with “{other}” ({other_date}) for "
                    "{there}. Who seems to act first in each, and who to answer?"
                ).format(
                    one=one.title,
                    date=in_words(one.date),
                    here=here,
                    other=other.title,
                    other_date=in_words(other.date),
                    there=there,
                )
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
                    _(
                        "“{title}” stands in only one of the tellings of {one} and {other}. What would "
                        "the other story lose or gain by it?"
                    ).format(title=only[0].title, one=names[0], other=names[1])
                )
    for a in line.analogies():
        if line.limits_open(a.precedent.id):
            yield (
                _(
                    "{who} says that the analogy with {precedent} breaks here: “{breaks}” Does it "
                    "break at the same place for every party?"
                ).format(who=line.journal.name_of(a.who), precedent=a.precedent.name, breaks=a.breaks)
            )
