"""What people did with the events of a case, as rows and as text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from course.activities.chronology.dates import in_words
from course.case.citations import citations
from course.publish.spreadsheet import one_line

if TYPE_CHECKING:
    from course.activities.chronology.chronology import Chronology
    from course.case import Case
    from course.case.records import Event

NO = "what is no longer here"
"""Said where an entry names something that the case does not have any more."""


def rows(line: Chronology) -> list[dict[str, Any]]:
    """Give one row for each event that somebody ordered, started with, told or compared."""
    row = partial(_row, line.case)
    threads, views, targets = line.threads(), line.views(), line.targets()
    found = [
        row(event, who=o.who, what="order", how=f"round {o.round}, place {n}")
        for o in line.all_orderings
        for n, event in enumerate(o.given, start=1)
    ]
    found += [
        row(s.event, who=s.who, what="start", how=threads.get(s.thread, NO), reason=s.why)
        for s in line.all_starts
    ]
    found += [
        row(event, who=t.who, what="telling", how=views.get(t.view, NO), reason=t.reasons[event.id])
        for t in line.tellings()
        for event in line.events_of(t)
    ]
    for a in line.analogies():
        compared = {
            "who": a.who,
            "what": "precedent",
            "how": targets.get(a.to, NO),
            "date": a.precedent.years,
        }
        compared |= {"title": a.precedent.name, "reason": a.alike, "breaks": a.breaks}
        found.append({**compared, "sources": " | ".join(citations(line.case, a.precedent.sources))})
    return found


def markdown(line: Chronology) -> str:
    """Write starts, tellings and analogies of everybody here as text, with the events' sources."""
    threads, views, targets = line.threads(), line.views(), line.targets()
    lines = ["# Chronology", ""]
    used: dict[str, Event] = {}
    for event, starts in line.beginnings():
        used[event.id] = event
        lines += [f"## The story begins: {in_words(event.date)}, {event.title}", ""]
        lines += [
            f"- {one_line(s.who)} ({one_line(threads.get(s.thread, NO))}): {one_line(s.why)}" for s in starts
        ]
        lines.append("")
    for telling in line.tellings():
        lines += [f"## {one_line(telling.who)}, {one_line(views.get(telling.view, NO))}", ""]
        for event in line.events_of(telling):
            used[event.id] = event
            lines.append(f"- {in_words(event.date)}: {event.title}. {one_line(telling.reasons[event.id])}")
        lines.append("")
    for a in line.analogies():
        lines += [f"## {one_line(a.who)}: {a.precedent.name} ({a.precedent.years})", ""]
        lines += [f"- Compared with: {one_line(targets.get(a.to, NO))}", f"- Alike: {one_line(a.alike)}"]
        lines += [f"- Where it breaks: {one_line(a.breaks)}", ""]
    named = [s for e in used.values() for s in e.sources]
    named += [s for a in line.analogies() for s in a.precedent.sources]
    if named:
        lines += ["## Sources", "", *(f"- {one_line(s)}" for s in citations(line.case, named))]
    return "\n".join(lines)


def _row(case: Case, event: Event, *, who: str, what: str, how: str, reason: str = "") -> dict[str, Any]:
    row = {"who": who, "what": what, "how": how, "date": event.date, "title": event.title}
    return {**row, "reason": reason, "breaks": "", "sources": " | ".join(citations(case, event.sources))}
