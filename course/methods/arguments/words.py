"""Say in plain words what stands and why.

Every thing that a sentence names has the label that the sentence gives it.
What explains came before what it explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.language import N_, Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.methods.arguments.framework import Status
    from course.methods.arguments.legs import Attack
    from course.methods.arguments.standing import Standing

STATUS_WORDS: Final = Labels({"in": N_("stands"), "out": N_("does not stand"), "undecided": N_("is open")})
_IN_A_CIRCLE: Final = "what supports it rests on a circle of supports and on nothing else"


def explain(standing: Standing, thing: str) -> str:
    """Say why a node stands, has fallen or is open."""
    tell = {"in": _stands, "out": _falls, "undecided": _open}[standing.labels[thing]]
    return f"{quoted(standing, [thing])} {tell(standing, thing)}"


def quoted(standing: Standing, things: Iterable[str]) -> str:
    """Name nodes or relations in a sentence."""
    names = [f"“{standing.document.label(thing)}”" for thing in dict.fromkeys(things)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _stands(standing: Standing, thing: str) -> str:
    own = standing.reading.own.get(thing)
    carrying = [leg for leg in standing.reading.of[thing] if standing.leg_label(leg) == "in"]
    leg = min(carrying, key=lambda x: (standing.settled.when[x], x != own))
    told = [_ground(standing, thing, leg)]
    if own is not None and own not in carrying:
        told = [f"{_trouble(standing, thing, own, standing.leg_label(own))}, but {told[0]}"]
    replies = _replies(standing, thing, leg, "out")
    beside = own not in (None, leg)
    if replies or not beside:
        told.append(_dealt_with(standing, replies, "the only other reply" if beside else "the only reply"))
    return f"stands, because {', and '.join(filter(None, told))}."


def _dealt_with(standing: Standing, replies: Sequence[Attack], only: str) -> str:
    """Say what became of the replies to something that stands."""
    if not replies:
        return "nobody has replied to it"
    # Who replies in two ways is one reply with two ends.
    ends: dict[tuple[str, ...], dict[str, None]] = {}
    for reply in replies:
        ends.setdefault(reply.speakers, {})[_why_not(standing, reply)] = None
    told = [(quoted(standing, who), " and ".join(why)) for who, why in ends.items()]
    if len(told) == 1:
        return f"{only} to it, {told[0][0]}, {told[0][1]}"
    return f"none of the {len(told)} replies to it holds: {'; '.join(map(' '.join, told))}"


def _ground(standing: Standing, thing: str, leg: int) -> str:
    """Say on what a leg that stands rests; nothing where it has only itself."""
    needs = standing.reading.legs[leg].needs
    through = standing.reading.through.get((thing, leg))
    if through:
        return f"it follows from {quoted(standing, [through])}, which stands"
    if not needs:
        return ""
    if leg == standing.reading.own.get(thing) or standing.reading.legs[leg].owner in standing.reading.of:
        return f"{quoted(standing, needs)}, on which it rests, {_verb(needs, 'stands', 'stand')}"
    return f"{quoted(standing, needs)} {_verb(needs, 'supports', 'support')} it"


def _falls(standing: Standing, thing: str) -> str:
    legs = standing.reading.of[thing]
    common = [
        a for a in _replies(standing, thing, legs[0], "in") if all(_hits(standing, a, leg) for leg in legs)
    ]
    if common:
        speakers = dict.fromkeys(s for a in common for s in a.speakers)
        word, verb = _verb(speakers, "reply", "replies"), _verb(speakers, "stands", "stand")
        return f"does not stand, because the {word} {quoted(standing, speakers)} {verb}."
    told = dict.fromkeys(_trouble(standing, thing, leg, "out") for leg in legs)
    return f"does not stand, because {', and '.join(told)}."


def _open(standing: Standing, thing: str) -> str:
    own = standing.reading.own.get(thing)
    unsettled = [leg for leg in standing.reading.of[thing] if standing.leg_label(leg) == "undecided"]
    leg = own if own in unsettled else unsettled[0]
    assert leg is not None
    replies = _replies(standing, thing, leg, "undecided")
    if any(a.speakers == (thing,) for a in replies):
        return "is open, because it argues against itself."
    back = [s for a in replies for s in a.speakers if _answers(standing, thing, s)]
    if back:
        said = quoted(standing, back)
        return f"is open, because it and {said} reply to each other, and nothing settles it."
    speakers = [s for a in replies for s in a.speakers if standing.labels[s] == "undecided"]
    if speakers:
        verb, are = _verb(speakers, "replies", "reply"), _verb(speakers, "is", "are")
        return f"is open, because {quoted(standing, speakers)}, which {verb} to it, {are} open too."
    if replies:
        said = f"{quoted(standing, replies[0].speakers)} {_verb(replies[0].speakers, 'counts', 'count')}"
        return f"is open, because it is not settled whether {said} against it."
    return f"is open, because {_trouble(standing, thing, leg, 'undecided')}."


def _trouble(standing: Standing, thing: str, leg: int, label: Status) -> str:
    """Say why a leg of something has fallen, or is open."""
    reading = standing.reading
    if standing.settled.circular >> leg & 1:
        return _IN_A_CIRCLE
    through = reading.through.get((thing, leg))
    verdict = STATUS_WORDS[label] + (" too" if label == "undecided" else "")
    if through:
        return f"{quoted(standing, [through])}, from which it follows, {verdict}"
    link = reading.legs[leg].owner if reading.legs[leg].owner not in reading.of else ""
    against: Status = "in" if label == "out" else label
    attacks = _replies(standing, thing, leg, against) or _against(standing, leg, against)
    if attacks:
        denied = "it follows from its own grounds"
        if link and attacks[0].on == link:
            needs = reading.legs[leg].needs
            denied = f"{quoted(standing, needs)} {_verb(needs, 'supports', 'support')} it"
        speakers = attacks[0].speakers
        if label == "undecided":
            return f"it is not settled whether {quoted(standing, speakers)} can deny that {denied}"
        which = f", which {_verb(speakers, 'stands', 'stand')}, {_verb(speakers, 'denies', 'deny')}"
        return f"{quoted(standing, speakers)}{which} that {denied}"
    lost = [n for n in reading.legs[leg].needs if standing.labels[n] == label]
    which = f"which {_verb(lost, 'supports', 'support')} it" if link else "on which it rests"
    if len(lost) > 1:
        verdict = {"out": "do not stand", "undecided": "are open too"}[label]
    return f"{quoted(standing, lost)}, {which}, {verdict}"


def _why_not(standing: Standing, attack: Attack) -> str:
    """Say why a reply does not count."""
    when = standing.settled.when
    leg = standing.reading.of[attack.by][0]
    fallen = {s: standing.fell(s) for s in attack.speakers if standing.labels[s] == "out"}
    first = min(fallen, key=lambda s: fallen[s], default="")
    aside = _against(standing, leg, "in") if attack.by not in attack.speakers else []
    if aside and (not first or fallen[first] >= when[leg]):
        return f"was set aside by {quoted(standing, aside[0].speakers)}"
    told = _fell(standing, first)
    return told if len(attack.speakers) == 1 else f"fell with {quoted(standing, [first])}, which {told}"


def _fell(standing: Standing, thing: str) -> str:
    legs = standing.reading.of[thing]
    answers = [a for leg in legs for a in _replies(standing, thing, leg, "in")]
    if answers:
        first = min(
            answers, key=lambda a: (not all(_hits(standing, a, x) for x in legs), standing.since(a.by))
        )
        return f"was answered by {quoted(standing, first.speakers)}"
    return f"does not stand, because {_trouble(standing, thing, legs[0], 'out')}"


def _against(standing: Standing, leg: int, label: Status) -> list[Attack]:
    """Give what speaks against a leg and has a label; what made a leg fall stood before it fell."""
    found = [a for a in standing.reading.legs[leg].attacks if standing.labels[a.by] == label]
    if label == "in":
        found = [a for a in found if standing.since(a.by) < standing.settled.when[leg]]
    return found


def _replies(standing: Standing, thing: str, leg: int, label: Status) -> list[Attack]:
    """Give, of what speaks against a leg, what is drawn to a thing or its conclusion; each speaker once."""
    ends = {
        thing,
        *(s.statement for s in standing.document.by_id[thing].steps if s.role == "main-conclusion"),
    }
    found = {a.by: a for a in reversed(_against(standing, leg, label)) if a.on in ends}
    return list(reversed(found.values()))


def _hits(standing: Standing, attack: Attack, leg: int) -> bool:
    return any(a.by == attack.by for a in standing.reading.legs[leg].attacks)


def _answers(standing: Standing, thing: str, other: str) -> bool:
    """Whether a thing replies to another itself, not to what supports it, and both are open."""
    return standing.labels[other] == "undecided" and any(
        thing in attack.speakers
        for leg in standing.reading.of[other]
        for attack in _replies(standing, other, leg, "undecided")
    )


def _verb(things: Iterable[str], one: str, more: str) -> str:
    return one if len(tuple(dict.fromkeys(things))) == 1 else more
