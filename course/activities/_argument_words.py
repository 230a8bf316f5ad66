"""Say in plain words what stands, why, and which single further reply would change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from course.activities._argument_semantics import SUPPORTS, Standing, attacks_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities._argument_framework import Status

STATUS_WORDS: Final[dict[str, str]] = {"in": "stands", "out": "does not stand", "undecided": "is open"}


@dataclass(frozen=True, slots=True)
class Change:
    """One further reply that nobody has answered, and what it would do to another thing.

    ``how`` is ``"reply"`` where it denies what is claimed, ``"undercut"`` where it denies the inference.
    """

    to: str
    how: Literal["reply", "undercut"]
    about: str
    before: Status
    after: Status
    sentence: str


def explain(standing: Standing, thing: str) -> str:
    """Say why a node stands, has fallen or is open."""
    label = standing.labels[thing]
    name = _quoted(standing, thing)
    told = {"in": _stands, "out": _falls, "undecided": _open}[label](standing, thing)
    return f"{name} {told}"


def _stands(standing: Standing, thing: str) -> str:
    attacks = _attackers(standing, thing)
    if not attacks:
        holders = _supporters(standing, thing)
        if holders and thing not in standing.own:
            held = [s for s in holders if standing.labels[s] == "in"]
            return f"stands, because {_listed(standing, held)} {_verb(held, 'supports', 'support')} it and nobody has replied to it."
        return "stands, because nobody has replied to it."
    fallen = [a for a in attacks if standing.labels[a] == "out"]
    rest = [a for a in attacks if a not in fallen]
    if rest:
        held = [s for s in _supporters(standing, thing) if standing.labels[s] == "in"]
        return (
            f"stands: {_listed(standing, rest)} {_verb(rest, 'denies', 'deny')} that it follows from its grounds, "
            f"but {_listed(standing, held)} still {_verb(held, 'supports', 'support')} it."
        )
    if len(fallen) == 1:
        return f"stands, because the only reply to it, {_quoted(standing, fallen[0])}, {_answer(standing, fallen[0])}."
    parts = "; ".join(f"{_quoted(standing, a)} {_answer(standing, a)}" for a in fallen)
    return f"stands, because all {len(fallen)} replies to it were answered: {parts}."


def _falls(standing: Standing, thing: str) -> str:
    strong = [a for a in _attackers(standing, thing) if standing.labels[a] == "in"]
    if strong:
        word = "the reply" if len(strong) == 1 else "the replies"
        verb = _verb(strong, "stands", "stand")
        return f"does not stand, because {word} {_listed(standing, strong)} {verb}."
    lost = [s for s in _rests_on(standing, thing) if standing.labels[s] == "out"]
    verb = _verb(lost, "does", "do")
    return f"does not stand, because {_listed(standing, lost)}, on which it rests, {verb} not stand."


def _open(standing: Standing, thing: str) -> str:
    attacks = [a for a in _attackers(standing, thing) if standing.labels[a] != "out"]
    if thing in attacks:
        return "is open, because it argues against itself."
    back = [a for a in attacks if thing in _attackers(standing, a)]
    if back:
        return (
            f"is open, because it and {_listed(standing, back)} reply to each other, and nothing settles it."
        )
    if attacks:
        verb = _verb(attacks, "is", "are")
        return f"is open, because {_listed(standing, attacks)}, which {_verb(attacks, 'replies', 'reply')} to it, {verb} open too."
    held = [s for s in _rests_on(standing, thing) if standing.labels[s] == "undecided"]
    return (
        f"is open, because {_listed(standing, held)}, on which it rests, {_verb(held, 'is', 'are')} open too."
    )


def _answer(standing: Standing, thing: str) -> str:
    by = [a for a in _attackers(standing, thing) if standing.labels[a] == "in"]
    if by:
        first = min(by, key=lambda a: (standing.rounds[a], standing.nodes.index(a)))
        return f"was answered by {_quoted(standing, first)}"
    return "has lost what it rested on"


def _attackers(standing: Standing, thing: str) -> list[str]:
    found: dict[str, None] = {}
    for link in attacks_on(standing.document, thing):
        if link.id in standing.links and standing.labels[link.id] == "out" and link.targets == (thing,):
            alive = [s for s in link.sources if standing.labels.get(s) == "out"]
            if not alive:
                continue  # the attack itself was undercut, so there is nothing to answer
        ends = link.sources if thing in link.targets else link.targets
        found.update(dict.fromkeys(e for e in ends if e in standing.legs and e in standing.document.by_id))
    node = standing.document.by_id.get(thing)
    if node:
        for step in node.steps:
            if step.role == "main-conclusion" and step.statement in standing.legs:
                for link in attacks_on(standing.document, step.statement):
                    found.update(dict.fromkeys(s for s in link.sources if s in standing.document.by_id))
    else:
        found.pop(thing, None)
    return [f for f in found if f in standing.labels]


def _supporters(standing: Standing, thing: str) -> list[str]:
    found: dict[str, None] = {}
    for link in standing.document.relations:
        if link.kind in SUPPORTS and thing in link.targets:
            found.update(dict.fromkeys(s for s in link.sources if s in standing.labels))
    for node in standing.document.nodes:
        if any(s.statement == thing and s.role == "main-conclusion" for s in node.steps):
            found[node.id] = None
    return list(found)


def _rests_on(standing: Standing, thing: str) -> list[str]:
    node = standing.document.by_id[thing]
    premises = [s.statement for s in node.steps if s.role == "premise" and s.statement in standing.labels]
    return [*premises, *_supporters(standing, thing)]


def changes(standing: Standing, about: str) -> tuple[Change, ...]:
    """Find each single further reply that would change whether ``about`` stands.

    A further reply is a new one that nobody has answered. Replies that deny a
    claim come first; undercuts are named where they do what is not done already.
    """
    before = standing.labels[about]
    found: list[Change] = []
    for node in standing.nodes:
        legs = standing.legs[node]
        after = standing.labels_if(standing.mask(legs))[about]
        if after != before:
            found.append(_change(standing, node, "reply", about, after))
        elif node in standing.own and len(legs) > 1:
            after = standing.labels_if(1 << standing.own[node])[about]
            if after != before:
                found.append(_change(standing, node, "undercut", about, after))
    for link, leg in standing.links.items():
        after = standing.labels_if(1 << leg)[about]
        if after != before:
            found.append(_change(standing, link, "undercut", about, after))
    return tuple(found)


def _change(
    standing: Standing, to: str, how: Literal["reply", "undercut"], about: str, after: Status
) -> Change:
    then = {"in": "would stand", "out": "would no longer stand", "undecided": "would be open"}[after]
    before = standing.labels[about]
    if after == "out" and before != "in":
        then = "would fall"
    what = "A reply to" if how == "reply" else "An undercut of"
    where = "it" if to == about else _quoted(standing, to)
    sentence = f"{what} {where} that nobody answers: {_quoted(standing, about)} {then}."
    return Change(to, how, about, before, after, sentence)


def _quoted(standing: Standing, thing: str) -> str:
    return f"“{standing.document.label(thing)}”"


def _listed(standing: Standing, things: Sequence[str]) -> str:
    names = [_quoted(standing, t) for t in things]
    return (
        names[0]
        if len(names) == 1
        else f"{', '.join(names[:-1])} and {names[-1]}"
        if names
        else "what carries it"
    )


def _verb(things: Sequence[str], one: str, more: str) -> str:
    return one if len(things) <= 1 else more
