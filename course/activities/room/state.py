"""What a room's journal tells: the step in front, the queue, what was set aside, the groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from course.activities.room import verbs
from course.activities.writing import own_direction
from course.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.activities.bodies import Done
    from course.journal import Entry

QUEUE_RULE: Final = N_("Who has not spoken yet comes first; then whoever asked first.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote to a question."""

    entry: str
    who: str
    text: str


@dataclass(slots=True)
class Stage:
    """One thing that was put in front of the class.

    Attributes
    ----------
    open, shown
        Whether answers are taken, and whether everybody sees what came of it.
    sealed
        Whether it is the first of two votes, closed and not counted before the second is.
    counts, reasons, answered
        What came of it when it was closed last.
    answers
        What people wrote, by person; only a question has them.
    """

    id: str
    at: str
    kind: verbs.Kind
    about: str
    part: str
    text: str
    minutes: int
    open: bool = True
    shown: bool = False
    sealed: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    answered: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor, and since when."""

    who: str
    since: str


@dataclass(slots=True)
class RoomState:
    """A room, as its journal tells it."""

    stages: dict[str, Stage] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)  # who waits, with the entry by which they asked
    floor: Floor | None = None
    spoken: Counter[str] = field(default_factory=Counter)  # whole seconds, of turns that have ended
    turns: Counter[str] = field(default_factory=Counter)
    aside: dict[str, verbs.Reason] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def now(self) -> Stage | None:
        """What is in front of the class; None before anything was."""
        return next(reversed(self.stages.values()), None)

    @property
    def queue(self) -> tuple[str, ...]:
        """Who waits to speak, the next one first: see :data:`QUEUE_RULE`."""
        return tuple(sorted(self.asked, key=lambda who: (self.turns[who], self.asked[who])))

    @property
    def sealed(self) -> tuple[Stage, ...]:
        """The first votes that are closed and wait for the second."""
        return tuple(stage for stage in self.stages.values() if stage.sealed)

    def first_of(self, stage: Stage) -> Stage | None:
        """Give the first vote of a second one; None of any other step."""
        second = stage.kind == "vote" and stage.part == "after"
        return self.stages.get(stage.about) if second else None

    def group_of(self, who: str) -> str:
        """Give the group somebody is in; empty where there are none."""
        return next((name for name, people in self.groups.items() if who in people), "")


def fold(done: Sequence[Done], person: Callable[[str], str], leads: Callable[[Entry], bool]) -> RoomState:
    """Read a room; what only a leader may do counts only where a leader did it.

    Parameters
    ----------
    done
        What was done, oldest first.
    person
        Gives the id of somebody whom a body names.
    leads
        Tells of an entry whether its writer leads the room.
    """
    state = RoomState()
    for entry, body in done:
        if entry.verb in verbs.OF_EVERYBODY or leads(entry):
            _act(state, entry, body, person)
    return state


def _act(state: RoomState, entry: Entry, body: object, person: Callable[[str], str]) -> None:
    match body:
        case verbs.Put() | verbs.Write() | verbs.Close() | verbs.Reopen() | verbs.Show() | verbs.Hide():
            _step(state, entry, body)
        case verbs.Ask() | verbs.StepBack() | verbs.Give():
            _floor(state, entry, body, person)
        case verbs.SetAside():
            state.aside[body.entry] = body.reason
        case verbs.BringBack():
            state.aside.pop(body.entry, None)
        case verbs.Split():
            state.groups = {name: tuple(map(person, people)) for name, people in body.groups.items()}
        case verbs.Gather():
            state.groups = {}


def _step(
    state: RoomState,
    entry: Entry,
    body: verbs.Put | verbs.Write | verbs.Close | verbs.Reopen | verbs.Show | verbs.Hide,
) -> None:
    if isinstance(body, verbs.Put):
        words = own_direction(body.text)
        state.stages[entry.id] = Stage(
            entry.id, entry.at, body.kind, body.about, body.part, words, body.minutes
        )
    elif (stage := state.stages.get(body.stage)) is None:
        return
    elif not isinstance(body, verbs.Write):
        _turn(stage, body)
        if isinstance(body, verbs.Close) and (first := state.first_of(stage)) is not None:
            first.sealed, first.counts = False, dict(body.first)
    elif stage.open and stage.kind == "question":
        stage.answers[entry.by] = Answer(entry.id, entry.by, own_direction(body.text))


def _floor(
    state: RoomState,
    entry: Entry,
    body: verbs.Ask | verbs.StepBack | verbs.Give,
    person: Callable[[str], str],
) -> None:
    match body:
        case verbs.Ask():
            state.asked.setdefault(entry.by, entry.id)
        case verbs.StepBack():
            state.asked.pop(entry.by, None)
        case verbs.Give():
            _give(state, entry, person(body.to) if body.to else "")


def _turn(stage: Stage, body: verbs.Close | verbs.Reopen | verbs.Show | verbs.Hide) -> None:
    match body:
        case verbs.Close():
            stage.open = False
            stage.sealed = stage.kind == "vote" and stage.part == "before"
            stage.answered, stage.counts = body.answers, {} if stage.sealed else dict(body.counts)
            stage.reasons = {answer: own_direction(text) for answer, text in body.reasons.items()}
        case verbs.Reopen():
            stage.open, stage.shown = True, False
        case verbs.Show():
            stage.shown = not stage.open
        case verbs.Hide():
            stage.shown = False


def _give(state: RoomState, entry: Entry, to: str) -> None:
    if (floor := state.floor) is not None:
        lasted = datetime.fromisoformat(entry.at) - datetime.fromisoformat(floor.since)
        state.spoken[floor.who] += max(0, round(lasted.total_seconds()))
    state.floor = Floor(to, entry.at) if to else None
    if to:
        state.asked.pop(to, None)
        state.turns[to] += 1
