"""The sheet of a debate: its motion, its steps with their times, who sits where, and cards to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.debate.labels import ACTS, PART_LABELS
from course.case.records.formats import SIDE_LABELS
from course.language import _, ngettext
from course.language.figures import in_figures
from course.publish.handouts.student import BOX
from course.publish.paper import Heading, Item, Items, Lines, Paper, Para, Slip, Slips, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from course.case.records import Motion
    from course.case.records.formats import Format

_CARDS: Final = 4
_MOST: Final = 3
"""Seats that a role without a bound gets on the sheet."""


def debate_sheet(format_: Format, motions: Sequence[Motion]) -> Paper:
    """Make the sheet that lies on the table during a debate.

    Parameters
    ----------
    format_
        How the debate runs.
    motions
        The motion, or those to choose from.

    Examples
    --------
    >>> from course.case import load_case
    >>> case = load_case()
    >>> sheet = debate_sheet(case.formats[0], case.motions[:1])
    >>> sheet.blocks[2].rows[0][1]
    '2:00'
    """
    minutes = round(format_.seconds / 60)
    time = ngettext("About {n} minute.", "About {n} minutes.", minutes).format(n=minutes)
    if len(motions) == 1:
        motion = Para(motions[0].motion, _("Motion:"))
    else:
        motion = Para("\n".join(f"{BOX}{m.motion}" for m in motions), _("Choose a motion:"))
    return Paper(
        format_.title,
        (
            Para(f"{format_.summary} {time}"),
            motion,
            Table(
                _("Steps"), (_("Step"), _("Time"), _("Who speaks"), _("Meanwhile")), tuple(_steps(format_))
            ),
            Table(_("Seats"), (_("Role"), _("Side"), _("Who")), tuple(_seats(format_))),
            Heading(_("Cards")),
            Para(_("One point a card. Write its number, and to which card it replies.")),
            Slips(tuple(_card(n) for n in range(1, _CARDS + 1))),
            Heading(_("What was heard")),
            Table(
                _("Replies: the card, and to which it replies"),
                (_("Card"), _("supports, attacks or undercuts"), _("Still unanswered")),
                (("", "", ""),) * 6,
            ),
            Heading(_("Debrief")),
            Para("", _("The strongest point that I heard from the other side:")),
            Lines(3),
        ),
    )


def _steps(format_: Format) -> Iterator[tuple[str, ...]]:
    names = {role.id: role.name for role in format_.roles}
    for phase in format_.phases:
        speaks = "; ".join(names[role] for role in phase.speaks) or _("Everybody")
        yield phase.name, in_figures(phase.time), speaks, phase.meanwhile


def _seats(format_: Format) -> Iterator[tuple[str, ...]]:
    for role in format_.roles:
        for _seat in range(min(role.most or _MOST, _MOST)):
            yield role.name, SIDE_LABELS[role.side], ""


def _card(number: int) -> Slip:
    parts = [part for label in PART_LABELS.values() for part in (Para("", label), Lines(1))]
    relation = _boxes_of_acts()
    return Slip(_("Card {n}").format(n=number), (*parts, Items((Item(relation, _("This card")),))))


def _boxes_of_acts() -> str:
    acts = "   ".join(f"{BOX}{act}" for act in ACTS.values())
    return _("{acts} card ____").format(acts=acts)
