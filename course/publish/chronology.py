"""Starts, tellings and analogies of everybody at a table, as a paper with the events' sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.chronology import GONE, in_words
from course.case.citations import citations
from course.language import _
from course.publish.paper import Heading, Item, Items, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.chronology import Chronology
    from course.publish.paper import Block


def chronology(line: Chronology) -> Paper:
    """Make a paper of what everybody here kept about the events.

    Examples
    --------
    >>> from course.activities.chronology import Chronology
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> line = Chronology(load_case(), Journal(), who="heron")
    >>> first = line.events[0]
    >>> _ = line.begin_at(first.id, why="It changed the government.")
    >>> first.title in chronology(line).blocks[0].text
    True
    """
    return Paper(_("Chronology"), (*_starts(line), *_tellings(line), *_analogies(line), *_sources(line)))


def _starts(line: Chronology) -> Iterator[Block]:
    threads = line.threads()
    for event, starts in line.beginnings():
        title = _("The story begins: {date}, {event}")
        yield Heading(title.format(date=in_words(event.date), event=event.title))
        yield Items(
            tuple(
                Item(s.why, f"{line.journal.name_of(s.who)} ({threads.get(s.thread, _(GONE))}):")
                for s in starts
            )
        )


def _tellings(line: Chronology) -> Iterator[Block]:
    views = line.views()
    for telling in line.tellings():
        yield Heading(f"{line.journal.name_of(telling.who)}, {views.get(telling.view, _(GONE))}")
        events = line.events_of(telling)
        told = (Item(telling.reasons[e.id], f"{in_words(e.date)}: {e.title}.") for e in events)
        yield Items(tuple(told))


def _analogies(line: Chronology) -> Iterator[Block]:
    targets = line.targets()
    for a in line.analogies():
        yield Heading(f"{line.journal.name_of(a.who)}: {a.precedent.name} ({a.precedent.years})")
        yield Items(
            (
                Item(targets.get(a.to, _(GONE)), _("Compared with:")),
                Item(a.alike, _("Alike:")),
                Item(a.breaks, _("Where it breaks:")),
            )
        )


def _sources(line: Chronology) -> Iterator[Block]:
    events = {e.id: e for e, _starts in line.beginnings()}
    events |= {e.id: e for telling in line.tellings() for e in line.events_of(telling)}
    named = [s for e in events.values() for s in e.sources]
    named += [s for a in line.analogies() for s in a.precedent.sources]
    if named:
        yield Heading(_("Sources"))
        yield Items(tuple(Item(s) for s in citations(line.case, named)))
