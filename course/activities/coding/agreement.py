"""What is disputed, in what order it is talked about, and how far people agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from course.activities.coding.state import NONE_FITS
from course.language import N_, Labels, _, ngettext, number
from course.methods.reliability import DRAWS, in_words, krippendorff

if TYPE_CHECKING:
    from course.activities.coding.state import Passage, Round
    from course.methods.reliability import Reliability, Value

SCALE_LABELS: Final = Labels(
    {
        "nominal": N_("By name only: two codes are the same or not"),
        "ordinal": N_("In an order: as the codebook lists them"),
        "interval": N_("By their numbers: the distance counts"),
        "ratio": N_("By their numbers, from a true zero: the share counts"),
    }
)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What people talk about, in this order.

    Attributes
    ----------
    disputes
        Open passages that got different codes and are not settled.
    settled
        Those that were settled.
    agreed
        Open passages that got one code.
    """

    disputes: tuple[Passage, ...]
    settled: tuple[Passage, ...]
    agreed: tuple[Passage, ...]


def agenda(round_: Round) -> Agenda:
    """Give what there is to talk about: only passages that are open."""
    here = [p for p in round_.work if p.opened]
    return Agenda(
        disputes=tuple(p for p in here if p.disputed and not p.settled),
        settled=tuple(p for p in here if p.settled),
        agreed=tuple(p for p in here if not p.disputed and not p.settled),
    )


def reliability(round_: Round, *, draws: int = DRAWS) -> Reliability:
    """Work out alpha of what was given apart, for the passages that are open.

    Raises
    ------
    ValueError
        If the codes have no numbers that the scale needs; the message says so.
    """
    value = _values(round_)
    units: list[list[Value | None]] = [
        [value.get(coded.code) for coded in p.apart.values()] for p in round_.work if p.opened
    ]
    order = list(round_.codes) if round_.scale == "ordinal" else ()
    return krippendorff(units, scale=round_.scale, order=order, draws=draws, seed="coding")


def agreement_in_words(round_: Round) -> tuple[str, ...]:
    """Say how far people agree: first in counts, then beyond chance; empty while nothing is open.

    A number alone says nothing about why people differ: show it beside the disputes.
    """
    here = [p for p in round_.work if p.opened and p.compared]
    if not here:
        return ()
    same = sum(len({coded.code for coded in p.apart.values()}) == 1 for p in here)
    people = len({who for p in here for who in p.apart})
    counted = ngettext(
        "{people} people coded {n} passage apart; on {same} of them all gave the same code.",
        "{people} people coded {n} passages apart; on {same} of them all gave the same code.",
        len(here),
    ).format(people=number(people), n=number(len(here)), same=number(same))
    return counted, _alpha(round_)


def _alpha(round_: Round) -> str:
    try:
        return in_words(reliability(round_))
    except ValueError as wrong:
        return _("Alpha is undefined. {why}").format(why=wrong)


def _values(round_: Round) -> dict[str, Value]:
    """Give by code what is compared; a code without a value counts as missing.

    That none of the codes fits is an answer of its own where codes differ by name, and else no place on the
    scale.
    """
    if round_.scale in ("interval", "ratio"):
        return {c.id: c.now.value for c in round_.codes.values() if c.now.value is not None}
    named = (NONE_FITS, *round_.codes) if round_.scale == "nominal" else round_.codes
    return {code: code for code in named}
