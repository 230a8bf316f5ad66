"""What an event's date, words and doubts are, in words for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.activities.chronology.dates import PRECISION_LABELS, decade, in_short, in_words
from course.activities.chronology.naming import kind_title
from course.case.words import CONFIDENCE_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.case import Case
    from course.case.records import Event


@dataclass(frozen=True, slots=True)
class EventWords:
    """An event as a page says it."""

    date: str
    short: str
    precision: str
    confidence: str
    kind: str


def event_in_words(case: Case, event: Event) -> EventWords:
    """Put an event into words.

    Examples
    --------
    >>> from course.case import load_case
    >>> words = event_in_words(load_case(), load_case().events[3])
    >>> words.precision, words.kind
    ('known to the year', 'Precedents')
    """
    return EventWords(
        in_words(event.date),
        in_short(event.date),
        PRECISION_LABELS[event.precision],
        CONFIDENCE_LABELS[event.confidence],
        kind_title(case, event.category),
    )


def by_decade(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Put events under their decades."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(decade(event.date), []).append(event)
    return found
