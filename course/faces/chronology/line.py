"""The line: one row for each event, by decade, with a mark in the lane of its kind."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from course.activities.chronology.dates import decade
from course.activities.chronology.naming import kind_title
from course.faces.chronology.step import Step, count
from course.faces.verbs import Key, verb
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case import Case
    from course.case.records import Event
    from course.faces.chronology.chronology import ChronologyFace

GAP: Final = 3
"""Years between two events from which a gap is said in words."""
MOST_LANES: Final = 12
"""Lanes that fit beside the titles; with more kinds the kind is said in words only."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event on the line: in which lane it stands, and how many years after the one before, if many."""

    event: Event
    lane: int
    years: int


class LineStep(Step):
    """All events or one thread of them.

    Parameters
    ----------
    face
        The face that the step belongs to.
    """

    def __init__(self, face: ChronologyFace) -> None:
        super().__init__(face)
        self.thread = "all"

    def context(self, *, everything: bool = False) -> dict[str, Any]:
        """Give what the step's template shows; a page to read shows every event."""
        line, case = self.line, self.face.session.case
        events = line.events if everything else line.following(self.thread)
        kinds = list(dict.fromkeys(e.category for e in line.events))
        compared: dict[str, list[Any]] = {}
        for a in (a for a in line.analogies() if line.limits_open(a.precedent.id)):
            compared.setdefault(a.to.removeprefix("event:"), []).append(a)
        return {
            "lanes": lanes_of(case, kinds) if len(kinds) <= MOST_LANES else (),
            "rows": rows_of(events, kinds),
            "count": count(events),
            "in_paper": sum(e.in_paper for e in events),
            "threads": line.threads(),
            "thread": self.thread,
            "compared": compared,
        }

    @verb
    def on_show(self, value: Key) -> str:
        """Show all events or one thread of them."""
        if value not in self.line.threads():
            raise NotAllowed(_("Choose which events to show."))
        self.thread = value
        return f"{count(self.line.following(value))}."


def lanes_of(case: Case, kinds: Sequence[str]) -> tuple[str, ...]:
    """Give the titles of the lanes, one for each kind."""
    return tuple(kind_title(case, kind) for kind in kinds)


def rows_of(events: Sequence[Event], kinds: Sequence[str]) -> dict[str, list[Row]]:
    """Give the rows under their decades.

    Examples
    --------
    >>> from course.case import load_case
    >>> events = load_case().events[:3]
    >>> rows = rows_of(events, sorted({e.category for e in events}, key=[e.category for e in events].index))
    >>> [(name, [(row.lane, row.years) for row in found]) for name, found in rows.items()]
    [('1960s', [(0, 0)]), ('1970s', [(1, 4), (2, 7)])]
    """
    years = [int(e.date[:4]) for e in events]
    gaps = [0, *(later - earlier for earlier, later in pairwise(years))]
    found: dict[str, list[Row]] = {}
    for event, gap in zip(events, gaps, strict=True):
        row = Row(event, kinds.index(event.category), gap if gap >= GAP else 0)
        found.setdefault(decade(event.date), []).append(row)
    return found
