"""One person at work on a set that ships."""

from __future__ import annotations

from typing import Any

from course.activities.exercises import Exercises
from course.case import load_case
from course.case.exercises import load_exercises
from course.journal import Journal

CASE = load_case()
BOOK = load_exercises(CASE)
SET = "02-capabilities"
ALL = [(one.id, item) for one in BOOK.sets for item in one.items]


def work(journal: Journal | None = None, *, who: str = "heron", set_id: str = SET) -> Exercises:
    return Exercises(CASE, Journal() if journal is None else journal, who=who, set_id=set_id)


def key(item: Any) -> Any:
    """The answer that the key calls right; a text for items without a key."""
    match item.control:
        case "one":
            return next(o.id for o in item.options if o.right)
        case "many":
            return [o.id for o in item.options if o.right]
        case "pairs":
            return {entry.id: entry.match for entry in item.left}
        case "order":
            return [s.id for s in item.steps]
        case "words":
            right = next(s.id for s in item.spans if s.right), next(f.id for f in item.flaws if f.right)
            return {"span": right[0], "flaw": right[1]}
        case _:
            return "My own words."


def wrong(item: Any) -> Any:
    """A complete answer of which nothing fits."""
    match item.control:
        case "one":
            return next(o.id for o in item.options if not o.right)
        case "many":
            return [o.id for o in item.options if not o.right]
        case "pairs":
            return {e.id: next(r.id for r in item.right if r.id != e.match) for e in item.left}
        case "order":
            ids = [s.id for s in item.steps]
            return ids[1:] + ids[:1]
        case "words":
            return {
                "span": next(s.id for s in item.spans if not s.right),
                "flaw": next(f.id for f in item.flaws if not f.right),
            }
    raise AssertionError(item.control)
