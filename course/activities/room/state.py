"""What a room's journal tells: the step in front, the queue, what was set aside, the groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

from course.activities.room import verbs
from course.activities.writing import own_direction
from course.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from course.activities.bodies import Done
    from course.journal import Entry

QUEUE_RULE: Final = N_("Who has not spoken yet comes first; then whoever asked first.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody wrote to a question."""

    entry: str
    who: str
    text: str
    at: str


@dataclass(slots=True, weakref_slot=True)
class Stage:
    """One thing that was put in front of the class. Whoever reads a room leaves it as it is.

    Attributes
    ----------
    open, shown
        Whether answers are taken, and whether everybody sees what came of it.
    sealed
        Whether it is the first of two votes, closed and not counted before the second is.
    closed
        The entry that closed it last.
    counts, reasons, answered
        What came of it: counts when it was closed last, words when it was shown last.
    left, since
        Seconds left on its clock, at ``since`` while it runs.
    plan
        Where the class was in a plan when it was put in front; None where it belongs to none.
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
    closed: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    answered: int = 0
    left: float = 0.0
    since: str = ""
    plan: Plan | None = None

    @property
    def asks(self) -> bool:
        """Whether its answers are closed, counted and shown."""
        return self.kind in verbs.ASKS

    @property
    def first_of_two(self) -> bool:
        """Whether it is the first of two votes."""
        return self.kind == "vote" and self.part == "before"

    def left_at(self, at: datetime) -> float:
        """Give the seconds left on the clock of the step; below zero is over time."""
        gone = (at - datetime.fromisoformat(self.since)).total_seconds() if self.since else 0.0
        return self.left - gone


@dataclass(slots=True)
class Plan:
    """Where a class is in the plan of a lesson.

    Attributes
    ----------
    lesson, part
        The lesson, and the part that the class is at.
    since
        When this part began.
    left
        When the plan was left; empty while it is followed.
    done
        Parts that the class has gone through.
    """

    lesson: str
    part: str
    since: str
    left: str = ""
    done: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor, and since when."""

    who: str
    since: str


@dataclass(slots=True)
class RoomState:
    """A room, as its journal tells it.

    Attributes
    ----------
    trail
        The steps that led to the one in front of the class, which is the last of them.
    answers
        What people wrote, by the step, a question, and by person.
    groups, split
        Who works with whom, by the number of the group; and the entry that made these groups.
    """

    stages: dict[str, Stage] = field(default_factory=dict)
    trail: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, Answer]] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)  # who waits, with the entry by which they asked
    floor: Floor | None = None
    spoken: Counter[str] = field(default_factory=Counter)  # whole seconds, of turns that have ended
    turns: Counter[str] = field(default_factory=Counter)
    aside: dict[str, verbs.Reason] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    split: str = ""
    plan: Plan | None = None
    spot: str = ""  # the entry that the projector shows instead of the step
    nudge_after: int = 0  # minutes; 0 where nobody is asked

    @property
    def now(self) -> Stage | None:
        """What is in front of the class; None before anything was."""
        return self.stages[self.trail[-1]] if self.trail else None

    @property
    def before(self) -> Stage | None:
        """The step that one step back leads to; None where there is none."""
        return self.stages[self.trail[-2]] if len(self.trail) > 1 else None

    @property
    def queue(self) -> tuple[str, ...]:
        """Who waits to speak, the next one first: see :data:`QUEUE_RULE`."""
        return tuple(sorted(self.asked, key=lambda who: (self.turns[who], self.asked[who])))

    def answers_to(self, stage: Stage) -> Mapping[str, Answer]:
        """Give what people wrote to a question, by person; nothing for any other step."""
        return self.answers.get(stage.id, {})

    @property
    def sealed(self) -> tuple[Stage, ...]:
        """The first votes that are closed and wait for the second."""
        return tuple(stage for stage in self.stages.values() if stage.sealed)

    def first_of(self, stage: Stage) -> Stage | None:
        """Give the first vote of a second one; None of any other step."""
        first = self.stages.get(stage.about)
        second = stage.kind == "vote" and stage.part == "after"
        return first if second and first is not None and first.first_of_two else None

    def debate_of(self, stage: Stage) -> str:
        """Give the debate of which a vote is one of the two; empty for any other step."""
        first = stage if stage.first_of_two else self.first_of(stage)
        return first.about if first is not None else ""

    def group_of(self, who: str) -> str:
        """Give the group somebody is in; empty where there are none."""
        return next((name for name, people in self.groups.items() if who in people), "")

    def text_of(self, group: str) -> str:
        """Give how the text of a group is known; empty for that of the whole class."""
        return f"{self.split}-{group}" if group else ""


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
    state.stages = {name: _once(stage) for name, stage in state.stages.items()}
    return state


_known: Final[WeakValueDictionary[str, Stage]] = WeakValueDictionary()


def _once(stage: Stage) -> Stage:
    """Give the one that others hold who have read the same: each of hundreds of seats has all steps."""
    known = _known.get(stage.id)
    if known == stage:
        return known
    _known[stage.id] = stage
    return stage


def _act(state: RoomState, entry: Entry, body: object, person: Callable[[str], str]) -> None:
    match body:
        case (
            verbs.Put()
            | verbs.Back()
            | verbs.Write()
            | verbs.Close()
            | verbs.Reopen()
            | verbs.Show()
            | verbs.Hide()
            | verbs.Time()
        ):
            _step(state, entry, body)
        case verbs.Ask() | verbs.StepBack() | verbs.Give() | verbs.Finish():
            _floor(state, entry, body, person)
        case verbs.SetAside() | verbs.BringBack() | verbs.Spot():
            _screens(state, body)
        case verbs.Split():
            state.groups = {name: tuple(map(person, people)) for name, people in body.groups.items()}
            state.split = entry.id
        case verbs.Gather():
            state.groups, state.split = {}, ""
        case verbs.Follow() | verbs.Leave():
            _plan(state, entry, body)
        case verbs.Nudge():
            state.nudge_after = body.after


def _screens(state: RoomState, body: verbs.SetAside | verbs.BringBack | verbs.Spot) -> None:
    """Change what stands on the screens of the class, and what does not."""
    if isinstance(body, verbs.Spot):
        state.spot = body.entry
    elif isinstance(body, verbs.BringBack):
        state.aside.pop(body.entry, None)
    else:
        state.aside[body.entry] = body.reason
        state.spot = "" if state.spot == body.entry else state.spot


def _plan(state: RoomState, entry: Entry, body: verbs.Follow | verbs.Leave) -> None:
    plan = state.plan
    if isinstance(body, verbs.Leave):
        if plan is not None:
            plan.left = entry.at
    elif plan is None or plan.lesson != body.lesson:
        state.plan = Plan(body.lesson, body.part, entry.at)
    elif plan.part == body.part:  # back to the plan: the part goes on where it was left
        plan.left = ""
    else:
        done = [*(one for one in plan.done if one not in (plan.part, body.part)), plan.part]
        state.plan = Plan(body.lesson, body.part, entry.at, done=done)
    if isinstance(body, verbs.Follow) and state.now is not None and state.plan is not None:
        state.now.plan = replace(state.plan)


def _step(
    state: RoomState,
    entry: Entry,
    body: verbs.Put
    | verbs.Back
    | verbs.Write
    | verbs.Close
    | verbs.Reopen
    | verbs.Show
    | verbs.Hide
    | verbs.Time,
) -> None:
    if isinstance(body, verbs.Put):
        words = own_direction(body.text)
        state.stages[entry.id] = Stage(
            entry.id, entry.at, body.kind, body.about, body.part, words, body.minutes,
            left=body.minutes * 60.0, since=entry.at if body.minutes else "",
        )  # fmt: skip
        state.trail.append(entry.id)
        state.spot = ""
    elif (stage := state.stages.get(body.stage)) is None:
        return
    elif isinstance(body, verbs.Back):
        _back(state, stage)
    elif isinstance(body, verbs.Time):
        stage.left, stage.since = body.left, entry.at if body.running else ""
    elif not isinstance(body, verbs.Write):
        _turn(stage, body, entry.id)
        if isinstance(body, verbs.Close) and (first := state.first_of(stage)) is not None:
            first.sealed, first.counts = False, dict(body.first)
    elif stage.open and stage.kind == "question":
        answer = Answer(entry.id, entry.by, own_direction(body.text), entry.at)
        state.answers.setdefault(stage.id, {})[entry.by] = answer


def _back(state: RoomState, stage: Stage) -> None:
    """Go back to a step of the trail, and to where the class was in its plan then."""
    if stage.id not in state.trail:
        return
    state.trail = state.trail[: state.trail.index(stage.id) + 1]
    state.spot = ""
    if stage.plan is not None:
        state.plan = replace(stage.plan, left=state.plan.left if state.plan else "")


def _floor(
    state: RoomState,
    entry: Entry,
    body: verbs.Ask | verbs.StepBack | verbs.Give | verbs.Finish,
    person: Callable[[str], str],
) -> None:
    match body:
        case verbs.Ask():
            state.asked.setdefault(entry.by, entry.id)
        case verbs.StepBack():
            state.asked.pop(entry.by, None)
        case verbs.Give():
            _give(state, entry, person(body.to) if body.to else "")
        case verbs.Finish() if state.floor is not None and state.floor.who == entry.by:
            _give(state, entry, "")


def _turn(stage: Stage, body: verbs.Close | verbs.Reopen | verbs.Show | verbs.Hide, entry: str) -> None:
    match body:
        case verbs.Close():
            stage.open, stage.closed = False, entry
            stage.sealed = stage.first_of_two
            stage.answered, stage.counts = body.answers, {} if stage.sealed else dict(body.counts)
            stage.reasons = _own(body.reasons)
        case verbs.Reopen():
            stage.open, stage.shown = True, False
        case verbs.Show():
            stage.shown = not stage.open
            if body.reasons is not None:
                stage.reasons = _own(body.reasons)
        case verbs.Hide():
            stage.shown = False


def _own(reasons: Mapping[str, str]) -> dict[str, str]:
    return {answer: own_direction(text) for answer, text in reasons.items()}


def _give(state: RoomState, entry: Entry, to: str) -> None:
    if (floor := state.floor) is not None:
        lasted = datetime.fromisoformat(entry.at) - datetime.fromisoformat(floor.since)
        state.spoken[floor.who] += max(0, round(lasted.total_seconds()))
    state.floor = Floor(to, entry.at) if to else None
    if to:
        state.asked.pop(to, None)
        state.turns[to] += 1
