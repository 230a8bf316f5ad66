"""How far people who coded apart agree beyond chance: Krippendorff's alpha.

Krippendorff, K. (2011), *Computing Krippendorff's Alpha-Reliability*, University of Pennsylvania. Alpha is 1
where all agree, 0 where values fall as by chance, and below 0 where people differ more than that. It asks
how two values differ in the way of their scale: ``nominal`` (same or not), ``ordinal`` (how many values lie
between), ``interval`` (the difference), ``ratio`` (the difference beside the sum). Values may be missing.
All is reckoned in fractions, so that nothing is rounded before it is shown; only the interval is drawn in
floating point, of whole units, since the values of one unit hang together. A number says nothing about why
people differ: show it beside the disputes, never alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import isfinite
from random import Random
from typing import TYPE_CHECKING, Final, Literal

from course.language import _, decimal, ngettext, number

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
        The coefficient, exact; None where it is not defined.
    why
        Why it is not defined; empty where it is.
    pairable
        How many values stand beside another one of the same unit.
    units
        How many units have at least two values.
    interval
        95 of 100 draws of the units lie between these two, of those draws for which alpha is defined; None
        where there is no such draw, or one unit alone.
    """

    alpha: Fraction | None
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
    >>> found.alpha, found.pairable
    (Fraction(4, 9), 6)
    >>> krippendorff([("a", "a")]).why
    'Everybody gave the same value everywhere, so nothing could have differed by chance.'
    """
    paired = [tuple(v for v in unit if v is not None) for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    pairable = sum(map(len, paired))
    if not paired:
        return Reliability(None, _("No passage has two values that can be compared."), 0, 0)
    differ = _difference(scale, Counter(v for unit in paired for v in unit), order)
    alpha = _alpha(paired, differ)
    if alpha is None:
        why = _("Everybody gave the same value everywhere, so nothing could have differed by chance.")
        return Reliability(None, why, pairable, len(paired))
    # Of a single unit every draw is that unit, and would look as if nothing could be otherwise.
    interval = _interval(paired, differ, draws, seed) if draws and len(paired) > 1 else None
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
    alpha = decimal(found.alpha, 2)
    if found.interval is not None:
        low, high = (decimal(end, 2) for end in found.interval)
        drawn = _("{alpha} ({low} to {high} when the passages are drawn anew)")
        alpha = drawn.format(alpha=alpha, low=low, high=high)
    said = ngettext(
        "Alpha is {alpha}, from {values} values of {n} passage.",
        "Alpha is {alpha}, from {values} values of {n} passages.",
        found.units,
    )
    return said.format(alpha=alpha, values=number(found.pairable), n=number(found.units))


def _alpha(units: Sequence[Unit], differ: Callable[[Value, Value], Fraction]) -> Fraction | None:
    totals = Counter(v for unit in units for v in unit)
    # Each pair of values once; the same for what was observed.
    expected = sum(
        (totals[a] * totals[b] * differ(a, b) for a, b in combinations(totals, 2)), start=Fraction()
    )
    if not expected:
        return None
    observed = sum((_apart(unit, differ) for unit in units), start=Fraction())
    return 1 - (totals.total() - 1) * observed / expected


def _apart(unit: Unit, differ: Callable[[Value, Value], Fraction]) -> Fraction:
    """Give how far the values of one unit lie apart."""
    here = Counter(unit)
    apart = sum((here[a] * here[b] * differ(a, b) for a, b in combinations(here, 2)), start=Fraction())
    return apart / (len(unit) - 1)


def _difference(
    scale: Scale, totals: Mapping[Value, int], order: Sequence[Value]
) -> Callable[[Value, Value], Fraction]:
    if scale == "nominal":
        return lambda a, b: Fraction(a != b)
    if scale == "ordinal":
        ranks = _ranks(totals, order)
        # A value's place is the middle of all values that rank alike, so that empty steps do not count.
        middle, before = {}, Fraction()
        for value in sorted(totals, key=ranks.__getitem__):
            middle[value] = before + Fraction(totals[value], 2)
            before += totals[value]
        return lambda a, b: (middle[a] - middle[b]) ** 2
    size = {value: _as_number(value) for value in totals}
    if scale == "interval":
        return lambda a, b: (size[a] - size[b]) ** 2
    if any(value < 0 for value in size.values()):
        raise ValueError(_("A ratio scale begins at zero; there are values below it."))
    return lambda a, b: ((size[a] - size[b]) / (size[a] + size[b])) ** 2 if a != b else Fraction()


def _ranks(totals: Mapping[Value, int], order: Sequence[Value]) -> dict[Value, Fraction]:
    if order:
        places: dict[Value, Fraction] = {value: Fraction(place) for place, value in enumerate(order)}
        if unknown := [value for value in totals if value not in places]:
            raise ValueError(_("“{value}” is not among the values of the scale.").format(value=unknown[0]))
        return places
    return {value: _as_number(value) for value in totals}


def _as_number(value: Value) -> Fraction:
    if isinstance(value, str) or not isfinite(value):
        raise ValueError(_("“{value}” is no number; this scale needs numbers.").format(value=value))
    return Fraction(repr(value))  # 0.1 as somebody wrote it, a tenth


def _interval(
    units: Sequence[Unit], differ: Callable[[Value, Value], Fraction], draws: int, seed: str
) -> tuple[float, float] | None:
    values = sorted({v for unit in units for v in unit}, key=str)
    pairs = [(a, b, float(differ(a, b))) for a, b in combinations(values, 2)]
    known = [(Counter(unit), float(_apart(unit, differ))) for unit in units]
    drawn = Random(f"alpha/{seed}")  # noqa: S311 - anybody can draw again
    found = []
    for _turn in range(draws):
        totals: Counter[Value] = Counter()
        observed = 0.0
        for counts, apart in drawn.choices(known, k=len(known)):
            totals.update(counts)
            observed += apart
        if expected := sum(totals[a] * totals[b] * far for a, b, far in pairs):
            found.append(1 - (totals.total() - 1) * observed / expected)
    if not found:
        return None
    found.sort()
    return found[int(0.025 * len(found))], found[min(int(0.975 * len(found)), len(found) - 1)]
