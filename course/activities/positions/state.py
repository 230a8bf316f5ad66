"""What people did with positions: a fold of the journal that no hand-edited entry can break."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.activities.positions import verbs
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.activities.bodies import Done
    from course.case.records import Issue
    from course.journal import Entry

SILENT, NO_OPTION = "silent", "none"
"""What may stand instead of a level: nothing was said; it spoke, but no option fits."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Where somebody places a party on an issue, and on what evidence."""

    entry: str
    issue: str
    actor: str
    who: str
    at: str
    place: str
    evidence: str
    quote: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody in a party's chair expects it to hold, said before the evidence was open or after."""

    entry: str
    issue: str
    actor: str
    who: str
    place: str
    why: str
    before_evidence: bool


@dataclass(frozen=True, slots=True)
class Match:
    """An interest that somebody sees behind the positions of two parties."""

    entry: str
    pair: tuple[str, str]
    who: str
    interests: tuple[str, str]
    common: str
    why: str


@dataclass(frozen=True, slots=True)
class Seat:
    """The chair somebody sits in; ``seed`` is empty where it was chosen and not drawn."""

    actor: str
    seed: str = ""


@dataclass
class PositionState:
    """The fold of the journal, made once for each view of it."""

    codings: dict[tuple[str, str, str], Coding] = field(default_factory=dict)  # issue, actor, who
    by_cell: dict[tuple[str, str], tuple[Coding, ...]] = field(default_factory=dict)  # sorted by who
    held: dict[tuple[str, str, str], list[Held]] = field(default_factory=dict)
    opened: set[tuple[str, str, str]] = field(default_factory=set)
    talked: dict[tuple[str, str, str], str] = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)
    seats: dict[str, Seat | None] = field(default_factory=dict)
    declined: dict[str, list[str]] = field(default_factory=dict)


def level_of(place: str) -> int | None:
    """Give the level that a place names, or None for "silent" and "none"."""
    try:
        return int(place)
    except ValueError:
        return None


def fits(issue: Issue, place: str) -> bool:
    """Whether an issue's scale has this place, or it says that nothing was stated or that none fits."""
    return place in (SILENT, NO_OPTION) or place in {str(option.level) for option in issue.scale}


def checked_place(issue: Issue, place: str) -> str:
    """Give a place on an issue's scale, or say what to choose.

    Raises
    ------
    NotAllowed
        If nothing was chosen, or the scale has no such option.
    """
    value = str(place)
    if not fits(issue, value):
        raise NotAllowed(_("Choose an option, or say that nothing was stated."))
    return value


def fold(done: Sequence[Done], issues: Mapping[str, Issue], actors: Mapping[str, object]) -> PositionState:
    """Read the state from the journal; entries about unknown things are left alone."""
    state = PositionState()
    for entry, body in done:
        who = entry.by
        match body:
            case verbs.Take() if body.actor in actors:
                state.seats[who] = Seat(body.actor, body.seed)
            case verbs.Decline() if body.actor in actors:
                state.seats[who] = None
                state.declined.setdefault(who, []).append(body.actor)
            case verbs.Match() if body.one in actors and body.other in actors:
                interests = (body.interest_one, body.interest_other)
                match_ = Match(entry.id, (body.one, body.other), who, interests, body.common, body.why)
                state.matches.append(match_)
            case verbs.Code() | verbs.Hold() | verbs.Open() | verbs.Talk():
                if body.issue in issues and body.actor in actors:
                    _about_a_cell(state, entry, body, issues[body.issue])
    for coding in sorted(state.codings.values(), key=lambda c: c.who):
        cell = (coding.issue, coding.actor)
        state.by_cell[cell] = (*state.by_cell.get(cell, ()), coding)
    return state


def _about_a_cell(
    state: PositionState,
    entry: Entry,
    body: verbs.Code | verbs.Hold | verbs.Open | verbs.Talk,
    issue: Issue,
) -> None:
    key = (body.issue, body.actor, entry.by)
    match body:
        case verbs.Code() if fits(issue, body.place):
            given = (body.place, body.evidence, body.quote, body.source, body.reason)
            state.codings[key] = Coding(entry.id, *key, entry.at, *given)
        case verbs.Hold() if fits(issue, body.place):
            before = key not in state.opened
            held = Held(entry.id, *key, body.place, body.why, before_evidence=before)
            state.held.setdefault(key, []).append(held)
        case verbs.Open():
            state.opened.add(key)
        case verbs.Talk():
            state.talked[key] = body.note
