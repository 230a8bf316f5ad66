"""What people did with the events of a case, as the rows of a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from course.activities.chronology.naming import GONE
from course.case.citations import citations
from course.language import _

if TYPE_CHECKING:
    from course.activities.chronology.chronology import Chronology
    from course.case import Case
    from course.case.records import Event


def rows(line: Chronology) -> list[dict[str, Any]]:
    """Give one row for each event that somebody ordered, started with, told or compared."""
    row, name = partial(_row, line.case), line.journal.name_of
    threads, views, targets = line.threads(), line.views(), line.targets()
    found = [
        row(
            event, who=name(o.who), what="order", how=_("round {round}, place {n}").format(round=o.round, n=n)
        )
        for o in line.all_orderings
        for n, event in enumerate(o.given, start=1)
    ]
    found += [
        row(s.event, who=name(s.who), what="start", how=threads.get(s.thread, _(GONE)), reason=s.why)
        for s in line.all_starts
    ]
    found += [
        row(
            event, who=name(t.who), what="telling", how=views.get(t.view, _(GONE)), reason=t.reasons[event.id]
        )
        for t in line.tellings()
        for event in line.events_of(t)
    ]
    for a in line.analogies():
        compared = {
            "who": name(a.who),
            "what": "precedent",
            "how": targets.get(a.to, _(GONE)),
            "date": a.precedent.years,
        }
        compared |= {"title": a.precedent.name, "reason": a.alike, "breaks": a.breaks}
        found.append({**compared, "sources": " | ".join(citations(line.case, a.precedent.sources))})
    return found


def _row(case: Case, event: Event, *, who: str, what: str, how: str, reason: str = "") -> dict[str, Any]:
    row = {"who": who, "what": what, "how": how, "date": event.date, "title": event.title}
    return {**row, "reason": reason, "breaks": "", "sources": " | ".join(citations(case, event.sources))}
