"""One person at work on a set that ships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.exercises import Exercises
from course.case import load_case
from course.case.exercises import load_exercises
from course.case.exercises.kinds.find_flaw import FindFlaw
from course.case.exercises.kinds.matching import Matching
from course.case.exercises.kinds.multiple_choice import MultipleChoice
from course.case.exercises.kinds.ordering import Ordering
from course.case.exercises.kinds.single_choice import SingleChoice
from course.journal import Journal

if TYPE_CHECKING:
    from course.case.exercises.item import Item

CASE = load_case()
BOOK = load_exercises(CASE)
SET = "02-capabilities"
ALL = [(one.id, item) for one in BOOK.sets for item in one.items]


def work(journal: Journal | None = None, *, who: str = "heron", set_id: str = SET) -> Exercises:
    return Exercises(CASE, Journal() if journal is None else journal, who=who, set_id=set_id)


def key(item: Item) -> Any:
    """The answer that the key calls right; a text for items without a key."""
    if isinstance(item, SingleChoice):
        return next(o.id for o in item.options if o.right)
    if isinstance(item, MultipleChoice):
        return [o.id for o in item.options if o.right]
    if isinstance(item, Matching):
        return {entry.id: entry.match for entry in item.left}
    if isinstance(item, Ordering):
        return [s.id for s in item.steps]
    if isinstance(item, FindFlaw):
        right = next(s.id for s in item.spans if s.right), next(f.id for f in item.flaws if f.right)
        return {"span": right[0], "flaw": right[1]}
    return "My own words."


def wrong(item: Item) -> Any:
    """A complete answer of which nothing fits."""
    if isinstance(item, SingleChoice):
        return next(o.id for o in item.options if not o.right)
    if isinstance(item, MultipleChoice):
        return [o.id for o in item.options if not o.right]
    if isinstance(item, Matching):
        return {e.id: next(r.id for r in item.right if r.id != e.match) for e in item.left}
    if isinstance(item, Ordering):
        ids = [s.id for s in item.steps]
        return ids[1:] + ids[:1]
    assert isinstance(item, FindFlaw)
    return {
        "span": next(s.id for s in item.spans if not s.right),
        "flaw": next(f.id for f in item.flaws if not f.right),
    }
