"""What people did with positions: a fold of the journal that no hand-edited entry can break."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from course.language import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def checked_place(issue: Issue, place: str) -> str:
    """Give a place on an issue's scale, or say what to choose.

    Raises
    ------
    NotAllowed
        If nothing was chosen, or the scale has no such option.
    """
    value = str(place)
    if value in (SILENT, NO_OPTION) or value in {str(option.level) for option in issue.scale}:
        return value
    raise NotAllowed("Choose an option, or say that nothing was stated.")


def fold(
    entries: Sequence[Entry], issues: Mapping[str, Issue], actors: Mapping[str, object]
) -> PositionState:
    """Read the state from the journal; entries about unknown things are left alone."""
    state = PositionState()
    for entry in entries:
        body, who = entry.body, entry.who
        actor, issue = _text(body, "actor"), _text(body, "issue")
        key = (issue, actor, who)
        about_a_cell = issue in issues and actor in actors
        if entry.verb in ("take", "decline") and actor in actors:
            _sit(state, entry, actor)
        elif entry.verb == "match":
            _match(state, entry, actors)
        elif not about_a_cell:
            continue
        elif entry.verb == "code" and _fits(issues[issue], body):
            given = [_text(body, k) for k in ("place", "evidence", "quote", "source", "reason")]
            state.codings[key] = Coding(entry.id, issue, actor, who, entry.at, *given)
        elif entry.verb == "hold" and _fits(issues[issue], body):
            said = Held(
                entry.id,
                issue,
                actor,
                who,
                _text(body, "place"),
                _text(body, "why"),
                before_evidence=key not in state.opened,
            )
            state.held.setdefault(key, []).append(said)
        elif entry.verb == "open":
            state.opened.add(key)
        elif entry.verb == "talk":
            state.talked[key] = _text(body, "note")
    for coding in sorted(state.codings.values(), key=lambda c: c.who):
        cell = (coding.issue, coding.actor)
        state.by_cell[cell] = (*state.by_cell.get(cell, ()), coding)
    return state


def _sit(state: PositionState, entry: Entry, actor: str) -> None:
    if entry.verb == "take":
        state.seats[entry.who] = Seat(actor, _text(entry.body, "seed"))
    else:
        state.seats[entry.who] = None
        state.declined.setdefault(entry.who, []).append(actor)


def _match(state: PositionState, entry: Entry, actors: Mapping[str, object]) -> None:
    one, other = _text(entry.body, "one"), _text(entry.body, "other")
    if one in actors and other in actors:
        interests = (_text(entry.body, "interest_one"), _text(entry.body, "interest_other"))
        common, why = _text(entry.body, "common"), _text(entry.body, "why")
        state.matches.append(Match(entry.id, (one, other), entry.who, interests, common, why))


def _fits(issue: Issue, body: Mapping[str, object]) -> bool:
    try:
        checked_place(issue, _text(body, "place"))
    except NotAllowed:
        return False
    return True


def _text(body: Mapping[str, object], key: str) -> str:
    value = body.get(key, "")
    return value if isinstance(value, str) else ""
