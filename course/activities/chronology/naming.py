"""What threads, viewpoints and the two sides of a comparison are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.language import N_, _, upper

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.case import Case
    from course.case.records import Event

WHOLE: Final = "case"
"""What a precedent is compared with where it is the case as a whole."""
GONE: Final = N_("what is no longer here")
"""Said where an entry names something that the case does not have any more."""


def kind_title(case: Case, kind: str) -> str:
    """Give what a kind of events is called, as a heading; the case may say it better than the kind's id.

    Examples
    --------
    >>> from course.case import load_case
    >>> kind_title(load_case(), "precedent"), kind_title(load_case(), "sea_lanes")
    ('Precedents', 'Sea lanes')
    """
    return case.meta.event_kinds.get(kind) or upper(kind.replace("_", " "))


def threads(case: Case, events: Iterable[Event]) -> dict[str, str]:
    """Name the threads that a story can follow: all, the paper's, one kind of event, one party."""
    events = tuple(events)
    found = {
        "all": _("Every event in this case"),
        "paper": _("Only what the paper mentions"),
        "unsaid": _("Only what the paper does not mention"),
    }
    for category in sorted({e.category for e in events}):
        found[f"category:{category}"] = _("Only events of the kind “{category}”").format(
            category=kind_title(case, category)
        )
    actors = {a for e in events for a in e.actors}
    for party in case.stakeholders:
        if party.id in actors and not party.person:
            found[f"party:{party.id}"] = _("Only events that involve: {party}").format(party=party.name)
    return found


def follows(event: Event, thread: str) -> bool:
    """Whether an event belongs to a thread."""
    kind, _colon, value = thread.partition(":")
    if kind == "paper":
        return event.in_paper
    if kind == "unsaid":
        return not event.in_paper
    if kind == "category":
        return event.category == value
    return value in event.actors if kind == "party" else True


def views(case: Case) -> dict[str, str]:
    """Name the viewpoints one can tell from: one's own, or an institution's; never a person's."""
    parties = {
        s.id: _("as {party} might tell it").format(party=s.short or s.name)
        for s in case.stakeholders
        if not s.person
    }
    return {"": _("in my own words"), **parties}


def targets(case: Case, events: Iterable[Event]) -> dict[str, str]:
    """Name what a precedent can be compared with: the whole case, an issue, an event of the paper."""
    found = {WHOLE: _("This case as a whole")}
    found |= {f"issue:{i.id}": _("Issue: {title}").format(title=i.title) for i in case.issues}
    return found | {f"event:{e.id}": _("Event: {title}").format(title=e.title) for e in events if e.in_paper}
