"""Krippendorff's alpha: the published examples exactly, and what must hold of every set of codings."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.methods.reliability import Scale, in_words, krippendorff

# Krippendorff (2011): example C, four observers, twelve units, missing values.
A = (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None)
B = (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3)
C = (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None)
D = (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None)
FOUR = list(zip(A, B, C, D, strict=True))
# The same: example A, two observers, binary; example B, two observers, nominal.
BINARY = list(zip("0100000010", "1110010000", strict=True))
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))

# Hayes & Krippendorff (2007), Communication Methods and Measures 1(1), table 1: the tone of 40 news articles,
# five observers, one of whom each article lacks.
TONE = list(
    zip(
        "112.001122.01311211000201001111223222221",
        "1130000.21102311121000302102111122222221",
        "203000222100221123001.30.1012202.2232.21",
        ".13....0.10022...31.103021122..122...12.",
        "2..0001.2....3112..0.0..2.0..20.2.2222.1",
        strict=True,
    )
)


def printed(alpha: Fraction | None) -> str:
    """Give alpha as the publications print it: three decimals, nothing before the point."""
    assert alpha is not None
    return f"{float(alpha):.3f}".removeprefix("0")


@pytest.mark.parametrize(
    ("scale", "alpha"), [("nominal", ".743"), ("ordinal", ".815"), ("interval", ".849"), ("ratio", ".797")]
)
def test_the_published_example_with_missing_values(scale: Scale, alpha: str) -> None:
    found = krippendorff(FOUR, scale=scale)
    assert printed(found.alpha) == alpha
    assert (found.pairable, found.units) == (40, 11)


def test_the_published_binary_and_nominal_examples() -> None:
    assert printed(krippendorff(BINARY).alpha) == ".095"
    assert printed(krippendorff(NOMINAL).alpha) == ".692"


def test_the_published_example_of_five_observers() -> None:
    tone = [tuple(None if v == "." else int(v) for v in unit) for unit in TONE]
    found = krippendorff(tone, scale="ordinal")
    assert found.alpha is not None
    assert f"{float(found.alpha):.4f}" == "0.7598"


def test_words_on_an_ordinal_scale_have_the_order_that_is_given() -> None:
    words = "abcde"
    spoken = [tuple(None if v is None else words[v - 1] for v in unit) for unit in FOUR]
    assert printed(krippendorff(spoken, scale="ordinal", order=words).alpha) == ".815"


def test_why_it_is_undefined_is_said() -> None:
    alone = krippendorff([("a", None), (None, "b")])
    assert alone.alpha is None
    assert in_words(alone) == "Alpha is undefined. No passage has two values that can be compared."
    same = krippendorff([("a", "a"), ("a", "a")])
    assert "same value everywhere" in in_words(same)


def test_one_passage_has_no_interval_and_is_one_in_words() -> None:
    found = krippendorff([("a", "b")], draws=20)
    assert in_words(found) == "Alpha is 0.00, from 2 values of 1 passage."


def test_units_that_are_all_alike_have_an_interval_of_no_width() -> None:
    found = krippendorff([("a", "a", "b")] * 4, draws=20)
    assert found.alpha is not None
    assert found.interval == pytest.approx((float(found.alpha),) * 2)


def test_the_interval_holds_the_value_and_is_the_same_for_a_seed() -> None:
    found = krippendorff(FOUR, draws=400, seed="monday")
    assert found == krippendorff(FOUR, draws=400, seed="monday")
    assert found.alpha is not None
    assert found.interval is not None
    low, high = found.interval
    assert low <= found.alpha <= high
    assert "drawn anew" in in_words(found)


@pytest.mark.parametrize(
    ("units", "scale", "said"),
    [
        ([("a", "b")], "interval", "needs numbers"),
        ([("a", "b")], "ordinal", "needs numbers"),
        ([(-1, 2)], "ratio", "begins at zero"),
        ([(float("nan"), 2)], "interval", "needs numbers"),
        ([(float("inf"), 2)], "ratio", "needs numbers"),
    ],
)
def test_values_that_do_not_fit_the_scale_are_refused(
    units: list[tuple[str | float, ...]], scale: Scale, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        krippendorff(units, scale=scale)


def test_a_word_outside_the_order_is_named() -> None:
    with pytest.raises(ValueError, match="“z” is not among"):
        krippendorff([("a", "z")], scale="ordinal", order="abc")


codings = st.lists(
    st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=2, max_size=4).map(tuple), max_size=8
)


def by_definition(units: list[tuple[int | None, ...]], scale: Scale) -> Fraction | None:
    """Work out alpha pair by pair, as the definition says it: 1 - observed / expected disagreement."""
    rows = [[v for v in unit if v is not None] for unit in units]
    rows = [row for row in rows if len(row) > 1]
    every = [v for row in rows for v in row]
    counts = Counter(every)

    def far(a: int, b: int) -> Fraction:
        if scale == "nominal":
            return Fraction(int(a != b))
        if scale == "ordinal":
            between = sum(counts[k] for k in range(min(a, b), max(a, b) + 1))
            return (between - Fraction(counts[a] + counts[b], 2)) ** 2
        if scale == "ratio":
            return Fraction(a - b, a + b) ** 2 if a + b else Fraction(0)
        return Fraction((a - b) ** 2)

    observed = sum(
        (2 * far(a, b) / (len(row) - 1) for row in rows for a, b in combinations(row, 2)), Fraction(0)
    )
    expected = sum((2 * far(a, b) for a, b in combinations(every, 2)), Fraction(0))
    if not expected:
        return None
    return 1 - (observed / len(every)) / (expected / (len(every) * (len(every) - 1)))


@given(codings, st.sampled_from(get_args(Scale)))
def test_it_is_what_the_definition_says_pair_by_pair(
    units: list[tuple[int | None, ...]], scale: Scale
) -> None:
    assert krippendorff(units, scale=scale).alpha == by_definition(units, scale)


def test_decimals_are_read_as_they_were_written() -> None:
    tenths = [(0.1, 0.2), (0.3, 0.3), (0.2, 0.2)]
    whole = [(1, 2), (3, 3), (2, 2)]
    for scale in ("interval", "ratio"):
        assert krippendorff(tenths, scale=scale).alpha == krippendorff(whole, scale=scale).alpha


@given(codings, st.sampled_from(get_args(Scale)))
def test_it_is_never_above_one_and_never_depends_on_order(
    units: list[tuple[int | None, ...]], scale: Scale
) -> None:
    found = krippendorff(units, scale=scale)
    assert (found.alpha is None) == bool(found.why)
    if found.alpha is not None:
        assert found.alpha <= 1
    again = krippendorff([tuple(reversed(unit)) for unit in reversed(units)], scale=scale)
    assert again.alpha == found.alpha


@given(codings)
def test_nominal_values_may_be_renamed(units: list[tuple[int | None, ...]]) -> None:
    found = krippendorff(units).alpha
    for names in list(permutations("vwxyz"))[:3]:
        renamed = [tuple(None if v is None else names[v] for v in unit) for unit in units]
        assert krippendorff(renamed).alpha == found


@given(codings)
def test_full_agreement_is_one_on_every_scale(units: list[tuple[int | None, ...]]) -> None:
    agreed = [tuple(unit[0] for _ in unit) for unit in units if unit[0] is not None]
    for scale in get_args(Scale):
        alpha = krippendorff(agreed, scale=scale).alpha
        assert alpha in (None, 1)
