"""A story told from a chosen start, and two tellings side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from course.activities.chronology.dates import in_order, later_by
from course.activities.chronology.naming import follows

if TYPE_CHECKING:
    from course.activities.chronology.state import Start, Telling
    from course.case.records import Event


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a told story, with how much later than the one before it came."""

    event: Event
    later: str


@dataclass(frozen=True, slots=True)
class Story:
    """What is told from a chosen start along one thread, and what is left out."""

    start: Start
    steps: tuple[Step, ...]
    before: tuple[Event, ...]
    passed_over: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """One event in two tellings, with the reason of each; None where a telling does without it."""

    event: Event
    left: str | None
    right: str | None


def story(start: Start, events: tuple[Event, ...]) -> Story:
    """Tell the story from a start to the date of the paper, and name what it leaves out."""
    at = events.index(start.event)
    told = [start.event, *(e for e in events[at + 1 :] if follows(e, start.thread))]
    steps = [Step(e, later_by(told[i - 1].date, e.date) if i else "") for i, e in enumerate(told)]
    ids = {e.id for e in told}
    return Story(start, tuple(steps), events[:at], tuple(e for e in events[at:] if e.id not in ids))


def contrast(left: Telling, right: Telling, known: dict[str, Event]) -> tuple[ContrastRow, ...]:
    """Set two tellings side by side, in order of date."""
    events = in_order(known[i] for i in {**left.reasons, **right.reasons})
    return tuple(ContrastRow(e, left.reasons.get(e.id), right.reasons.get(e.id)) for e in events)
