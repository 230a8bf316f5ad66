"""How far people who coded apart agree beyond chance: Krippendorff's alpha.

Krippendorff, K. (2011), *Computing Krippendorff's Alpha-Reliability*, University of Pennsylvania. Alpha is 1
where all agree, 0 where values fall as by chance, and below 0 where people differ more than that. It asks
how two values differ in the way of their scale: ``nominal`` (same or not), ``ordinal`` (how many values lie
between), ``interval`` (the difference), ``ratio`` (the difference beside the sum). Values may be missing.
A number says nothing about why people differ: show it beside the disputes, never alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, Final, Literal

from course.language import _, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Scale = Literal["nominal", "ordinal", "interval", "ratio"]
Value = str | float
Unit = tuple[Value, ...]
DRAWS: Final = 1000
"""Draws of the interval: enough for two decimals, little enough to wait for."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """What was found.

    Attributes
    ----------
    alpha
        The coefficient, or None where it is not defined.
    why
        Why it is not defined; empty where it is.
    pairable
        How many values stand beside another one of the same unit.
    units
        How many units have at least two values.
    interval
        95 of 100 draws of the units lie between these two; None where none can be given.
    """

    alpha: float | None
    why: str
    pairable: int
    units: int
    interval: tuple[float, float] | None = None


def krippendorff(
    units: Sequence[Sequence[Value | None]],
    *,
    scale: Scale = "nominal",
    order: Sequence[Value] = (),
    draws: int = 0,
    seed: str = "",
) -> Reliability:
    """Work out alpha.

    Parameters
    ----------
    units
        For each unit the values that coders gave it; None where a coder gave none.
    scale
        How values differ.
    order
        For an ordinal scale of words: the words in their order. Numbers have their own.
    draws
        How many times the units are drawn anew, with replacement, for the interval; 0 for none.
    seed
        Any text; the same seed gives the same interval.

    Returns
    -------
    Reliability
        Alpha, or why there is none.

    Raises
    ------
    ValueError
        If a value cannot be read on the scale, such as a word on an interval scale.

    Examples
    --------
    >>> found = krippendorff([("a", "a"), ("b", "b"), ("a", "b"), ("a", None)])
    >>> round(found.alpha, 3), found.pairable
    (0.444, 6)
    >>> krippendorff([("a", "a")]).why
    'Everybody gave the same value everywhere, so nothing could have differed by chance.'
    """
    paired = [tuple(v for v in unit if v is not None) for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    pairable = sum(map(len, paired))
    if not paired:
        return Reliability(None, _("No unit was coded by two people."), 0, 0)
    differ = _difference(scale, Counter(v for unit in paired for v in unit), order)
    alpha = _alpha(paired, differ)
    if alpha is None:
        why = _("Everybody gave the same value everywhere, so nothing could have differed by chance.")
        return Reliability(None, why, pairable, len(paired))
    interval = _interval(paired, differ, draws, seed) if draws else None
    return Reliability(alpha, "", pairable, len(paired), interval)


def in_words(found: Reliability) -> str:
    """Say in a sentence what was found, and on how much it rests.

    Examples
    --------
    >>> in_words(krippendorff([("a", "a"), ("b", "b"), ("a", "b")]))
    'Alpha is 0.44, from 6 values of 3 passages.'
    """
    if found.alpha is None:
        return _("Alpha is undefined. {why}").format(why=found.why)
    rests = {"values": number(found.pairable), "passages": number(found.units)}
    if found.interval is None:
        return _("Alpha is {alpha:.2f}, from {values} values of {passages} passages.").format(
            alpha=found.alpha, **rests
        )
    return _(
        "Alpha is {alpha:.2f} ({low:.2f} to {high:.2f} when the passages are drawn anew), "
        "from {values} values of {passages} passages."
    ).format(alpha=found.alpha, low=found.interval[0], high=found.interval[1], **rests)


def _alpha(units: Sequence[Unit], differ: Callable[[Value, Value], float]) -> float | None:
    totals = Counter(v for unit in units for v in unit)
    count = totals.total()
    expected = sum(
        totals[a] * totals[b] * differ(a, b) for a, b in combinations(totals, 2)
    )  # each pair once; the same for what was observed
    if not expected:
        return None
    observed = 0.0
    for unit in units:
        here = Counter(unit)
        apart = sum(here[a] * here[b] * differ(a, b) for a, b in combinations(here, 2))
        observed += apart / (len(unit) - 1)
    return 1.0 - (count - 1) * observed / expected


def _difference(
    scale: Scale, totals: Mapping[Value, int], order: Sequence[Value]
) -> Callable[[Value, Value], float]:
    if scale == "nominal":
        return lambda a, b: float(a != b)
    if scale == "ordinal":
        ranks = _ranks(totals, order)
        # A value's place is the middle of all values that rank alike, so that empty steps do not count.
        middle, before = {}, 0.0
        for value in sorted(totals, key=ranks.__getitem__):
            middle[value] = before + totals[value] / 2
            before += totals[value]
        return lambda a, b: (middle[a] - middle[b]) ** 2
    size = {value: _as_number(value) for value in totals}
    if scale == "interval":
        return lambda a, b: (size[a] - size[b]) ** 2

    def ratio(a: Value, b: Value) -> float:
        both = size[a] + size[b]
        return ((size[a] - size[b]) / both) ** 2 if both else 0.0

    if any(value < 0 for value in size.values()):
        raise ValueError(_("A ratio scale begins at zero; there are values below it."))
    return ratio


def _ranks(totals: Mapping[Value, int], order: Sequence[Value]) -> dict[Value, float]:
    if order:
        places: dict[Value, float] = {value: float(place) for place, value in enumerate(order)}
        if unknown := [value for value in totals if value not in places]:
            raise ValueError(_("“{value}” is not among the values of the scale.").format(value=unknown[0]))
        return places
    return {value: _as_number(value) for value in totals}


def _as_number(value: Value) -> float:
    if isinstance(value, str):
        raise ValueError(_("“{value}” is a word; this scale needs numbers.").format(value=value))  # noqa: TRY004 - said to people
    return float(value)


def _interval(
    units: Sequence[Unit], differ: Callable[[Value, Value], float], draws: int, seed: str
) -> tuple[float, float] | None:
    drawn = Random(f"alpha/{seed}")  # noqa: S311 - anybody can draw again
    found = []
    for _turn in range(draws):
        alpha = _alpha(drawn.choices(units, k=len(units)), differ)
        if alpha is not None:
            found.append(alpha)
    if not found:
        return None
    found.sort()
    return found[int(0.025 * len(found))], found[min(int(0.975 * len(found)), len(found) - 1)]
