"""Which events are put in order together, and which one is placed next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.chronology.dates import comes_before, in_order, key_of, tells_its_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from course.case import Case
    from course.case.records import Event

HANDFUL: Final = 5
"""Events to put in order at once: enough to think, few enough to move by keyboard."""
MOST_ANCHORS: Final = 9


def handful(case: Case, events: Iterable[Event], number: int) -> tuple[Event, ...]:
    """Give a few events to put in order, shuffled; the same for everybody in the same round, in any language.

    Only events whose dates tell them apart, and whose titles do not tell their dates.
    """
    chosen: list[Event] = []
    for event in _shuffled(case, events, f"handful {number}"):
        if all(comes_before(event.date, e.date) is not None for e in chosen):
            chosen.append(event)
        if len(chosen) == HANDFUL:
            break
    if chosen and tuple(chosen) == in_order(chosen):
        chosen.append(chosen.pop(0))
    return tuple(chosen)


def anchors(met: Collection[Event]) -> tuple[Event, ...]:
    """Give those met last, each once, at most nine, in order of date."""
    latest = list({e.id: e for e in reversed(tuple(met))}.values())[:MOST_ANCHORS]
    return in_order(latest)


def next_to_place(case: Case, events: Iterable[Event], met: Collection[Event]) -> Event | None:
    """Give the next event to place among the anchors; None where no date can be told from theirs."""
    known, among = {e.id for e in met}, anchors(met)
    for event in _shuffled(case, events, "place"):
        if event.id not in known and all(comes_before(event.date, a.date) is not None for a in among):
            return event if among else None
    return None


def _shuffled(case: Case, events: Iterable[Event], seed: str) -> Iterator[Event]:
    fit = [e for e in events if not tells_its_date(e)]
    yield from sorted(fit, key=lambda e: key_of(case, f"{seed}/{e.id}"))
