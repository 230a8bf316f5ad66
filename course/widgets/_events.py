"""What an event's date, words and doubts are, in words for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.activities._chronology_time import PRECISION_LABELS, in_words
from course.case.words import CONFIDENCE_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.case import Case
    from course.case.records import Event


@dataclass(frozen=True, slots=True)
class EventWords:
    """An event as a page says it."""

    date: str
    precision: str
    confidence: str
    kind: str
    place: str


def events_in_words(case: Case) -> Callable[[Event], EventWords]:
    """Give a function that puts an event into words.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> events_in_words(case)(case.events[3]).precision
    'known to the year'
    """

    def words(event: Event) -> EventWords:
        return EventWords(
            in_words(event.date),
            PRECISION_LABELS[event.precision],
            CONFIDENCE_LABELS[event.confidence],
            event.category.replace("_", " "),
            _place(case, event.quote) if event.quote else "",
        )

    return words


def _place(case: Case, quote: str) -> str:
    at = case.paper.text.find(quote)
    return next((s.title for s in case.sections if s.start <= at < s.end), "the paper")
