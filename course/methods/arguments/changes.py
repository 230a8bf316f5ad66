"""Which single further reply would change whether something stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from course.language import N_, Labels, _
from course.methods.arguments.sets import bits, mask
from course.methods.arguments.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.methods.arguments.framework import Status
    from course.methods.arguments.standing import Standing

How = Literal["reply", "undercut"]
_THEN: Final = Labels(
    {
        "in": N_("{argument} would stand"),
        "out": N_("{argument} would not stand"),
        "undecided": N_("{argument} would be open"),
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """One further reply that nobody has answered, and what it would do to another thing.

    ``how`` is ``"reply"`` where it denies what is claimed, ``"undercut"`` where it denies the inference.
    """

    to: str
    how: How
    about: str
    before: Status
    after: Status
    sentence: str


def changes(standing: Standing, about: str) -> tuple[Change, ...]:
    """Find each single further reply that would change whether ``about`` stands.

    A further reply is a new one that nobody has answered. Replies that deny a claim come first; an
    undercut is named only where a reply to the same node, or to who speaks there, does not do the same.
    """
    before = standing.labels[about]
    found: dict[tuple[str, How], Status] = {}
    upstream = standing.labelling.upstream(about)
    for node in standing.nodes:
        legs = mask(standing.reading.of[node])
        if legs & upstream:
            found[node, "reply"] = _then(standing, about, legs)
    for thing, same, after in _undercuts(standing, about, upstream):
        if all(found.get((node, "reply"), before) != after for node in same):
            found[thing, "undercut"] = after
    return tuple(
        Change(to, how, about, before, after, _sentence(standing, to, how, about, after))
        for (to, how), after in found.items()
        if after != before
    )


def _undercuts(
    standing: Standing, about: str, upstream: int
) -> Iterator[tuple[str, tuple[str, ...], Status]]:
    """Give what can be undercut, who speaks there, and what would become of ``about``."""
    reading = standing.reading
    hitting = {a.relation for leg in bits(upstream) for a in reading.legs[leg].attacks}
    for node, leg in reading.own.items():
        if upstream >> leg & 1 and len(reading.of[node]) > 1:
            yield node, (node,), _then(standing, about, 1 << leg)
    for link in standing.document.relations:
        if link.id not in reading.relations:
            continue
        legs = mask(reading.relation_legs(link.id))
        if legs:
            if legs & upstream:
                yield link.id, link.sources, _then(standing, about, legs)
        elif link.id in hitting:
            after = standing.label(about, standing.labelling.settle(cut=link.id))
            yield link.id, link.sources, after


def _then(standing: Standing, about: str, beaten: int) -> Status:
    return standing.label(about, standing.labelling.settle(beaten))


def _sentence(standing: Standing, to: str, how: How, about: str, after: Status) -> str:
    then = _THEN[after].format(argument=quoted(standing, [about]))
    if to == about:
        reply = _("A reply to it that nobody answers: {then}.")
        undercut = _("An undercut of it that nobody answers: {then}.")
    else:
        reply = _("A reply to {argument} that nobody answers: {then}.")
        undercut = _("An undercut of {argument} that nobody answers: {then}.")
    return (reply if how == "reply" else undercut).format(argument=quoted(standing, [to]), then=then)
