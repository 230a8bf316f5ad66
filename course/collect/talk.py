"""What to talk about next: made from the record by rules, each point with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.counting import FEWEST
from course.collect.cards import said as cards_said
from course.language import _, listed, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.collect.group import Group

_MOST_OF_A_KIND: Final = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to talk about.

    Attributes
    ----------
    kind, about
        What it is about: ``"claim"``, ``"card"``, ``"exercise"`` or ``"difference"``, and its id or words.
    finding
        What the record says.
    ask
        What to ask the class.
    source
        From what it was counted.
    """

    kind: str
    about: str
    finding: str
    ask: str
    source: str


def rules() -> tuple[str, ...]:
    """Say by which rules the points are chosen."""
    return (
        _(
            "A sentence is divided when two judgements have nearly equal counts; the largest such groups "
            "come first."
        ),
        _("An exercise misled when at least two people gave the same wrong answer at their first try."),
        _("A card is open when no other card is about it; cards without grounds come first."),
        _("A question divides when at least two people stand behind the second answer to it."),
        _(
            "A point to talk about needs at least {few} people; below, counts and reasons are not shown."
        ).format(few=FEWEST),
    )


def points(group: Group) -> tuple[Point, ...]:
    """Give what to talk about next: at most two points of a kind, taken in turns."""
    kinds = [list(_disputed(group)), list(_cards(group)), list(_misled(group)), list(_differ(group))]
    return tuple(kind[turn] for turn in range(_MOST_OF_A_KIND) for kind in kinds if turn < len(kind))


def _disputed(group: Group) -> Iterator[Point]:
    for dispute in group.disputes[:_MOST_OF_A_KIND]:
        if dispute.second > 1:
            yield Point(
                "claim",
                dispute.claim.id,
                _("{claim}: {words}").format(claim=dispute.claim.id, words=dispute.words),
                _("Ask one of each for a reason; then ask what would settle it."),
                _judgements(dispute.judged),
            )


def _judgements(n: int) -> str:
    return ngettext("From {n} judgement.", "From {n} judgements.", n).format(n=n)


def _cards(group: Group) -> Iterator[Point]:
    on_tables = cards_said(group.work)
    for one in group.unanswered[:_MOST_OF_A_KIND]:
        finding = (
            _("{card}, which nobody has answered: {claim}")
            if one.has_grounds
            else _("{card}, which nobody has answered and which names no grounds: {claim}")
        )
        ask = (
            _("Who sees it otherwise, and on what grounds?")
            if one.has_grounds
            else _("Who can find grounds for it, and what would then change?")
        )
        source = ngettext("From {n} card.", "From {n} cards.", on_tables).format(n=on_tables)
        yield Point("card", one.card.id, finding.format(card=one.name, claim=one.card.claim), ask, source)


def _misled(group: Group) -> Iterator[Point]:
    for one in [m for m in group.misled if m.n > 1][:_MOST_OF_A_KIND]:
        source = ngettext(
            "{prompt} ({n} first answer)",
            "{prompt} ({n} first answers)",
            one.answered,
        )
        ask = _("What spoke for it? Look together at what the page says: “{says}”").format(says=one.says)
        yield Point(
            "exercise",
            one.item.id,
            one.words,
            ask,
            source.format(prompt=one.item.prompt, n=one.answered),
        )


def _differ(group: Group) -> Iterator[Point]:
    for one in [d for d in group.differences if d.second > 1][:_MOST_OF_A_KIND]:
        told = listed([_("{n} “{answer}”").format(n=n, answer=answer) for answer, n in one.counts])
        source = ngettext("From {n} answer.", "From {n} answers.", one.people).format(n=one.people)
        finding = _("{about}: {told}.").format(about=one.about, told=told)
        yield Point(
            "difference",
            one.about,
            finding,
            _("All had the same sources. What did each read in them?"),
            source,
        )
