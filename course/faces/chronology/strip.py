"""A strip of the years: one mark for each event, so that one look shows what a story tells and leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from course.activities.chronology.dates import decade

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from course.case.records import Event

WIDTH: Final = 1100
NARROW: Final = 336
_STEP: Final = 13.0  # from one mark of a year to the one above
_HEAD: Final = 30  # for the words at the top
_ROW: Final = 28  # of a decade, where there is one row for each
_NAMES: Final = 66  # for the names of the decades
_MARK: Final = 15  # from one mark of a decade to the next
_MARKS: Final = (NARROW - _NAMES) // _MARK  # that fit beside each other


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: where it stands, and whether it is told, in the paper, and the beginning."""

    x: float
    y: float
    told: bool
    in_paper: bool
    start: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """Marks with the words at their axis, ``(x, y, words)``; ``start`` is where the story begins."""

    width: int
    height: float
    marks: tuple[Mark, ...]
    axis: tuple[tuple[float, float, str], ...]
    start: float = 0


def by_year(events: Sequence[Event], told: Collection[Event], start: Event) -> Strip:
    """Give a column to each year.

    Examples
    --------
    >>> from course.case import load_case
    >>> events = load_case().events[:3]
    >>> strip = by_year(events, events[1:], events[1])
    >>> [(mark.told, mark.start) for mark in strip.marks], strip.axis[0][2]
    ([(False, False), (True, True), (True, False)], '1970')
    """
    years = [int(e.date[:4]) for e in events]
    first, last = min(years), max(years)
    column = WIDTH / (last - first + 1)
    at = {year: (year - first + 0.5) * column for year in range(first, last + 1)}
    ground = _HEAD + _STEP * max(Counter(years).values())
    seen: Counter[int] = Counter()
    ids = {e.id for e in told}
    marks = []
    for event, year in zip(events, years, strict=True):
        y = ground - 10 - _STEP * seen[year]
        seen[year] += 1
        marks.append(Mark(at[year], y, event.id in ids, event.in_paper, event.id == start.id))
    ticks = tuple((at[y], ground, str(y)) for y in at if y % 10 == 0)
    begin = at[int(start.date[:4])] - min(9.0, column / 2)
    return Strip(WIDTH, ground + 28, tuple(marks), ticks, begin)


def by_decade(events: Sequence[Event], told: Collection[Event], start: Event) -> Strip:
    """Give a row to each decade, for a narrow page."""
    top, axis, marks = 0.0, [], []
    ids = {e.id for e in told}
    for name, found in groupby(events, key=lambda e: decade(e.date)):
        axis.append((0.0, top + _ROW / 2, name))
        across = 0
        for across, event in enumerate(found):
            x, y = _NAMES + _MARK * (across % _MARKS), top + _ROW / 2 + _MARK * (across // _MARKS)
            marks.append(Mark(x, y, event.id in ids, event.in_paper, event.id == start.id))
        top += _ROW + _MARK * (across // _MARKS)
    return Strip(NARROW, top, tuple(marks), tuple(axis))
