"""What people did with the events of a case, read from their journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.case import Case
    from course.case.records import Event, Precedent
    from course.journal import Entry


@dataclass(frozen=True, slots=True)
class Placing:
    """One event that somebody put between two others, and where its date puts it."""

    who: str
    event: Event
    after: Event | None
    right_after: Event | None

    @property
    def agrees(self) -> bool:
        """Whether the date puts it in the same place."""
        return self.after == self.right_after


@dataclass(frozen=True, slots=True)
class Ordering:
    """A handful of events in the order somebody gave them, and in the order of their dates."""

    who: str
    round: int
    given: tuple[Event, ...]
    dated: tuple[Event, ...]

    @property
    def in_place(self) -> int:
        """How many stand where their dates put them."""
        return sum(a == b for a, b in zip(self.given, self.dated, strict=True))


@dataclass(frozen=True, slots=True)
class Start:
    """Where somebody lets the story begin, which thread they follow, and why."""

    entry: str
    who: str
    event: Event
    thread: str
    why: str


@dataclass(frozen=True, slots=True)
class Telling:
    """The events that somebody chose for a story told from one viewpoint, each with a reason.

    Attributes
    ----------
    view
        Id of the stakeholder whose story it tries to be; empty for one's own.
    reasons
        The reason for each event, by the event's id.
    """

    who: str
    view: str
    reasons: dict[str, str]


@dataclass(frozen=True, slots=True)
class Analogy:
    """A precedent attached to something here, with what is alike and where it breaks."""

    entry: str
    who: str
    precedent: Precedent
    to: str
    alike: str
    breaks: str


@dataclass
class State:
    """The fold of the journal, made once for each view of it."""

    orderings: list[Ordering] = field(default_factory=list)
    placings: list[Placing] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)  # who let the dates be shown
    after: set[str] = field(default_factory=set)  # who asked for the sheet of what came after the paper
    starts: list[Start] = field(default_factory=list)
    tellings: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    analogies: list[Analogy] = field(default_factory=list)


def fold(case: Case, entries: Sequence[Entry], known: dict[str, Event]) -> State:
    """Read what people did. An entry that names what the case does not have is passed over."""
    state = State()
    precedents = {p.id: p for p in case.precedents}
    for entry in entries:
        body = entry.body
        event = known.get(_text(body.get("event")))
        if entry.verb == "order":
            _order(state, entry, known)
        elif entry.verb == "place":
            _place(state, entry, known)
        elif entry.verb == "open_dates":
            state.opened.add(entry.who)
        elif entry.verb == "open_after":
            state.after.add(entry.who)
        elif entry.verb == "start" and event:
            thread, why = _text(body.get("thread")) or "all", _text(body.get("why"))
            state.starts.append(Start(entry.id, entry.who, event, thread, why))
        elif entry.verb == "include" and event:
            telling = state.tellings.setdefault((entry.who, _text(body.get("view"))), {})
            telling[event.id] = _text(body.get("why"))
        elif entry.verb == "leave_out" and event:
            state.tellings.get((entry.who, _text(body.get("view"))), {}).pop(event.id, None)
        elif entry.verb == "compare" and _text(body.get("precedent")) in precedents:
            precedent = precedents[_text(body.get("precedent"))]
            words = (_text(body.get(name)) for name in ("to", "alike", "breaks"))
            state.analogies.append(Analogy(entry.id, entry.who, precedent, *words))
    return state


def _order(state: State, entry: Entry, known: dict[str, Event]) -> None:
    given = _events(entry.body.get("order"), known)
    dated = _events(entry.body.get("dated"), known)
    number = entry.body.get("round")
    if given and sorted(e.id for e in given) == sorted(e.id for e in dated) and isinstance(number, int):
        state.orderings.append(Ordering(entry.who, number, given, dated))


def _place(state: State, entry: Entry, known: dict[str, Event]) -> None:
    body = entry.body
    event = known.get(_text(body.get("event")))
    if event is not None:
        after, right = (known.get(_text(body.get(name))) for name in ("after", "right_after"))
        state.placings.append(Placing(entry.who, event, after, right))


def _events(ids: object, known: dict[str, Event]) -> tuple[Event, ...]:
    if not isinstance(ids, (list, tuple)):
        return ()
    found = [known.get(_text(i)) for i in ids]
    return tuple(e for e in found if e) if all(found) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
