"""Say in plain words what stands and why.

Every thing that a sentence names has the label that the sentence gives it.
What explains came before what it explains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.language import N_, Labels, _, listed, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.methods.arguments.framework import Status
    from course.methods.arguments.legs import Attack
    from course.methods.arguments.standing import Standing

STATUS_WORDS: Final = Labels({"in": N_("stands"), "out": N_("does not stand"), "undecided": N_("is open")})
_IN_A_CIRCLE: Final = N_("what supports it rests on a circle of supports and on nothing else")


def explain(standing: Standing, thing: str) -> str:
    """Say why a node stands, has fallen or is open."""
    tell = {"in": _stands, "out": _falls, "undecided": _open}[standing.labels[thing]]
    return tell(standing, thing)


def quoted(standing: Standing, things: Iterable[str]) -> str:
    """Name nodes or relations in a sentence."""
    return listed(f"“{standing.document.label(thing)}”" for thing in dict.fromkeys(things))


def _stands(standing: Standing, thing: str) -> str:
    own = standing.reading.own.get(thing)
    carrying = [leg for leg in standing.reading.of[thing] if standing.leg_label(leg) == "in"]
    leg = min(carrying, key=lambda x: (standing.settled.when[x], x != own))
    told = [_ground(standing, thing, leg)]
    if own is not None and own not in carrying:
        trouble = _trouble(standing, thing, own, standing.leg_label(own))
        told = [_("{trouble}, but {ground}").format(trouble=trouble, ground=told[0])]
    replies = _replies(standing, thing, leg, "out")
    beside = own not in (None, leg)
    if replies or not beside:
        told.append(_dealt_with(standing, replies, beside=beside))
    return _("{this} stands, because {reasons}.").format(
        this=quoted(standing, [thing]), reasons=_and(filter(None, told))
    )


def _dealt_with(standing: Standing, replies: Sequence[Attack], *, beside: bool) -> str:
    """Say what became of the replies to something that stands, beside what befell another ground of it."""
    if not replies:
        return _("nobody has replied to it")
    # Who replies in two ways is one reply with two ends.
    ends: dict[tuple[str, ...], dict[str, None]] = {}
    for reply in replies:
        ends.setdefault(reply.speakers, {})[_why_not(standing, reply)] = None
    told = [(quoted(standing, who), listed(why)) for who, why in ends.items()]
    if len(told) == 1:
        only = _("the only reply to it, {reply}, {why}")
        if beside:
            only = _("the only other reply to it, {reply}, {why}")
        return only.format(reply=told[0][0], why=told[0][1])
    none = _("none of the {n} replies to it holds: {told}")
    return none.format(n=len(told), told="; ".join(map(" ".join, told)))


def _ground(standing: Standing, thing: str, leg: int) -> str:
    """Say on what a leg that stands rests; nothing where it has only itself."""
    needs = standing.reading.legs[leg].needs
    through = standing.reading.through.get((thing, leg))
    if through:
        return _("it follows from {inference}, which stands").format(inference=quoted(standing, [through]))
    if not needs:
        return ""
    if leg == standing.reading.own.get(thing) or standing.reading.legs[leg].owner in standing.reading.of:
        rests = ngettext(
            "{grounds}, on which it rests, stands", "{grounds}, on which it rests, stand", _many(needs)
        )
        return rests.format(grounds=quoted(standing, needs))
    return _supported(standing, needs)


def _falls(standing: Standing, thing: str) -> str:
    legs, this = standing.reading.of[thing], quoted(standing, [thing])
    common = [
        a for a in _replies(standing, thing, legs[0], "in") if all(_hits(standing, a, leg) for leg in legs)
    ]
    if common:
        speakers = dict.fromkeys(s for a in common for s in a.speakers)
        because = ngettext(
            "{this} does not stand, because the reply {replies} stands.",
            "{this} does not stand, because the replies {replies} stand.",
            len(speakers),
        )
        return because.format(this=this, replies=quoted(standing, speakers))
    told = dict.fromkeys(_trouble(standing, thing, leg, "out") for leg in legs)
    return _("{this} does not stand, because {reasons}.").format(this=this, reasons=_and(told))


def _open(standing: Standing, thing: str) -> str:
    this = quoted(standing, [thing])
    own = standing.reading.own.get(thing)
    unsettled = [leg for leg in standing.reading.of[thing] if standing.leg_label(leg) == "undecided"]
    leg = own if own in unsettled else unsettled[0]
    assert leg is not None
    replies = _replies(standing, thing, leg, "undecided")
    if any(a.speakers == (thing,) for a in replies):
        return _("{this} is open, because it argues against itself.").format(this=this)
    back = [s for a in replies for s in a.speakers if _answers(standing, thing, s)]
    if back:
        each_other = _(
            "{this} is open, because it and {replies} reply to each other, and nothing settles it."
        )
        return each_other.format(this=this, replies=quoted(standing, back))
    speakers = [s for a in replies for s in a.speakers if standing.labels[s] == "undecided"]
    if speakers:
        because = ngettext(
            "{this} is open, because {replies}, which replies to it, is open too.",
            "{this} is open, because {replies}, which reply to it, are open too.",
            _many(speakers),
        )
        return because.format(this=this, replies=quoted(standing, speakers))
    if replies:
        because = ngettext(
            "{this} is open, because it is not settled whether {replies} counts against it.",
            "{this} is open, because it is not settled whether {replies} count against it.",
            _many(replies[0].speakers),
        )
        return because.format(this=this, replies=quoted(standing, replies[0].speakers))
    return _("{this} is open, because {reasons}.").format(
        this=this, reasons=_trouble(standing, thing, leg, "undecided")
    )


def _trouble(standing: Standing, thing: str, leg: int, label: Status) -> str:
    """Say why a leg of something has fallen, or is open."""
    reading = standing.reading
    if standing.settled.circular >> leg & 1:
        return _(_IN_A_CIRCLE)
    through = reading.through.get((thing, leg))
    if through:
        follows = _("{inference}, from which it follows, does not stand")
        if label == "undecided":
            follows = _("{inference}, from which it follows, is open too")
        return follows.format(inference=quoted(standing, [through]))
    link = reading.legs[leg].owner if reading.legs[leg].owner not in reading.of else ""
    against: Status = "in" if label == "out" else label
    attacks = _replies(standing, thing, leg, against) or _against(standing, leg, against)
    if attacks:
        denied = _("it follows from its own grounds")
        if link and attacks[0].on == link:
            denied = _supported(standing, reading.legs[leg].needs)
        speakers = attacks[0].speakers
        denies = _("it is not settled whether {replies} can deny that {denied}")
        if label != "undecided":
            denies = ngettext(
                "{replies}, which stands, denies that {denied}",
                "{replies}, which stand, deny that {denied}",
                _many(speakers),
            )
        return denies.format(replies=quoted(standing, speakers), denied=denied)
    lost = [n for n in reading.legs[leg].needs if standing.labels[n] == label]
    return _lost(len(lost), supports=bool(link), label=label).format(grounds=quoted(standing, lost))


def _lost(n: int, *, supports: bool, label: Status) -> str:
    """Give the sentence for grounds that have fallen, or are open."""
    if supports and label == "undecided":
        return ngettext(
            "{grounds}, which supports it, is open too", "{grounds}, which support it, are open too", n
        )
    if supports:
        return ngettext(
            "{grounds}, which supports it, does not stand", "{grounds}, which support it, do not stand", n
        )
    if label == "undecided":
        return ngettext(
            "{grounds}, on which it rests, is open too", "{grounds}, on which it rests, are open too", n
        )
    return ngettext(
        "{grounds}, on which it rests, does not stand", "{grounds}, on which it rests, do not stand", n
    )


def _why_not(standing: Standing, attack: Attack) -> str:
    """Say why a reply does not count."""
    when = standing.settled.when
    leg = standing.reading.of[attack.by][0]
    fallen = {s: standing.fell(s) for s in attack.speakers if standing.labels[s] == "out"}
    first = min(fallen, key=lambda s: fallen[s], default="")
    aside = _against(standing, leg, "in") if attack.by not in attack.speakers else []
    if aside and (not first or fallen[first] >= when[leg]):
        return _("was set aside by {replies}").format(replies=quoted(standing, aside[0].speakers))
    told = _fell(standing, first)
    if len(attack.speakers) == 1:
        return told
    return _("fell with {reply}, which {why}").format(reply=quoted(standing, [first]), why=told)


def _fell(standing: Standing, thing: str) -> str:
    legs = standing.reading.of[thing]
    answers = [a for leg in legs for a in _replies(standing, thing, leg, "in")]
    if answers:
        first = min(
            answers, key=lambda a: (not all(_hits(standing, a, x) for x in legs), standing.since(a.by))
        )
        return _("was answered by {replies}").format(replies=quoted(standing, first.speakers))
    why = _trouble(standing, thing, legs[0], "out")
    return _("does not stand, because {reasons}").format(reasons=why)


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


def _supported(standing: Standing, needs: Iterable[str]) -> str:
    supports = ngettext("{grounds} supports it", "{grounds} support it", _many(needs))
    return supports.format(grounds=quoted(standing, needs))


def _many(things: Iterable[str]) -> int:
    return len(dict.fromkeys(things))


def _and(reasons: Iterable[str]) -> str:
    first, *others = reasons
    for other in others:
        first = _("{reason}, and {other}").format(reason=first, other=other)
    return first
