"""What people did with the events of a case, read from their journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.activities.chronology import verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.activities.bodies import Done
    from course.case import Case
    from course.case.records import Event, Precedent


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


def fold(case: Case, done: Sequence[Done], known: dict[str, Event]) -> State:
    """Read what people did. An entry that names what the case does not have is passed over."""
    state = State()
    precedents = {p.id: p for p in case.precedents}
    for entry, body in done:
        match body:
            case verbs.Order():
                _order(state, entry.by, body, known)
            case verbs.Place() if body.event in known:
                after, right = known.get(body.after), known.get(body.right_after)
                state.placings.append(Placing(entry.by, known[body.event], after, right))
            case verbs.OpenDates():
                state.opened.add(entry.by)
            case verbs.OpenAfter():
                state.after.add(entry.by)
            case verbs.Start() if body.event in known:
                start = Start(entry.id, entry.by, known[body.event], body.thread or "all", body.why)
                state.starts.append(start)
            case verbs.Include() if body.event in known:
                state.tellings.setdefault((entry.by, body.view), {})[body.event] = body.why
            case verbs.LeaveOut():
                state.tellings.get((entry.by, body.view), {}).pop(body.event, None)
            case verbs.Compare() if body.precedent in precedents:
                precedent = precedents[body.precedent]
                analogy = Analogy(entry.id, entry.by, precedent, body.to, body.alike, body.breaks)
                state.analogies.append(analogy)
    return state


def _order(state: State, who: str, body: verbs.Order, known: dict[str, Event]) -> None:
    given, dated = _events(body.order, known), _events(body.dated, known)
    if given and sorted(body.order) == sorted(body.dated):
        state.orderings.append(Ordering(who, body.round, given, dated))


def _events(ids: Iterable[str], known: dict[str, Event]) -> tuple[Event, ...]:
    found = [known.get(i) for i in ids]
    return tuple(e for e in found if e) if all(found) else ()
