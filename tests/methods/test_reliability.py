"""Krippendorff's alpha: the published examples exactly, and what must hold of every set of codings."""

from __future__ import annotations

from itertools import permutations
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


@pytest.mark.parametrize(
    ("scale", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_the_published_example_with_missing_values(scale: Scale, alpha: float) -> None:
    found = krippendorff(FOUR, scale=scale)
    assert found.alpha == pytest.approx(alpha, abs=0.0005)
    assert (found.pairable, found.units) == (40, 11)


def test_the_published_binary_and_nominal_examples() -> None:
    assert krippendorff(BINARY).alpha == pytest.approx(0.095, abs=0.0005)
    assert krippendorff(NOMINAL).alpha == pytest.approx(0.692, abs=0.0005)


def test_words_on_an_ordinal_scale_have_the_order_that_is_given() -> None:
    words = "abcde"
    spoken = [tuple(None if v is None else words[v - 1] for v in unit) for unit in FOUR]
    assert krippendorff(spoken, scale="ordinal", order=words).alpha == pytest.approx(0.815, abs=0.0005)


def test_why_it_is_undefined_is_said() -> None:
    alone = krippendorff([("a", None), (None, "b")])
    assert alone.alpha is None
    assert in_words(alone) == "Alpha is undefined. No unit was coded by two people."
    same = krippendorff([("a", "a"), ("a", "a")])
    assert "same value everywhere" in in_words(same)


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


@given(codings, st.sampled_from(get_args(Scale)))
def test_it_is_never_above_one_and_never_depends_on_order(
    units: list[tuple[int | None, ...]], scale: Scale
) -> None:
    found = krippendorff(units, scale=scale)
    assert (found.alpha is None) == bool(found.why)
    if found.alpha is not None:
        assert found.alpha <= 1 + 1e-12
    again = krippendorff([tuple(reversed(unit)) for unit in reversed(units)], scale=scale)
    assert again.alpha == pytest.approx(found.alpha)


@given(codings)
def test_nominal_values_may_be_renamed(units: list[tuple[int | None, ...]]) -> None:
    found = krippendorff(units).alpha
    for names in list(permutations("vwxyz"))[:3]:
        renamed = [tuple(None if v is None else names[v] for v in unit) for unit in units]
        assert krippendorff(renamed).alpha == pytest.approx(found)


@given(codings)
def test_full_agreement_is_one_on_every_scale(units: list[tuple[int | None, ...]]) -> None:
    agreed = [tuple(unit[0] for _ in unit) for unit in units if unit[0] is not None]
    for scale in get_args(Scale):
        alpha = krippendorff(agreed, scale=scale).alpha
        assert alpha is None or alpha == pytest.approx(1)
