"""Networks against published numbers, and the laws that hold between them.

The published example is the sample of Discourse Network Analyzer: statements
of seven organisations about six concepts of climate policy. Its manual works
the tie of the Senate and the Sierra Club by hand (P. Leifeld, J. Gruber and
F. R. Bossner, Discourse Network Analyzer Manual, chapter "Exporting networks",
qualifier aggregation: ignore 7, congruence 2, conflict 5, subtract -3), and
the tests of its R package give the sums of the whole networks (rDNA,
tests/testthat/test-network.R: 40 and 276, and single ties of 10 and 2).
"""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from course.methods.networks import AGREE, DISAGREE, Statement, Tie, one_mode, two_mode

ALLIANCE, ENERGY, EPA = "Alliance to Save Energy", "Energy and Environmental Analysis", "EPA"
REFINERS, SENATE, SIERRA, PIRG = "Petrochemical & Refiners", "Senate", "Sierra Club", "U.S. PIRG"
ECONOMY, CAP, CAUSE, REAL, CO2, LAW = (
    "economy",
    "cap and trade",
    "cause",
    "real",
    "regulate CO2",
    "legislation",
)
SAMPLE = [
    Statement(ALLIANCE, CAUSE, AGREE),
    Statement(ALLIANCE, CO2, AGREE, 2),
    Statement(ALLIANCE, LAW, AGREE),
    Statement(ENERGY, ECONOMY, DISAGREE, 2),
    Statement(ENERGY, CO2, DISAGREE),
    Statement(ENERGY, CO2, AGREE),
    Statement(EPA, ECONOMY, DISAGREE),
    Statement(EPA, LAW, AGREE, 10),
    Statement(REFINERS, ECONOMY, DISAGREE, 2),
    Statement(REFINERS, LAW, DISAGREE, 2),
    Statement(SENATE, ECONOMY, DISAGREE, 2),
    Statement(SENATE, CO2, DISAGREE),
    Statement(SENATE, LAW, AGREE, 2),
    Statement(SIERRA, ECONOMY, AGREE, 2),
    Statement(SIERRA, CAUSE, AGREE),
    Statement(SIERRA, REAL, AGREE),
    Statement(SIERRA, CO2, AGREE),
    Statement(SIERRA, LAW, AGREE),
    Statement(PIRG, ECONOMY, AGREE),
    Statement(PIRG, CAP, AGREE),
    Statement(PIRG, CAUSE, AGREE),
    Statement(PIRG, REAL, AGREE, 2),
    Statement(PIRG, CO2, AGREE),
]


def tie(one: str, other: str) -> Tie:
    return next(t for t in one_mode(SAMPLE) if {t.one, t.other} == {one, other})


def test_the_tie_that_the_manual_works_by_hand() -> None:
    found = tie(SENATE, SIERRA)
    assert (found.together, found.congruence, found.conflict, found.subtract) == (7, 2, 5, -3)
    assert (found.same, set(found.opposed)) == ((LAW,), {ECONOMY, CO2})


def test_the_sums_that_the_r_package_is_tested_with() -> None:
    affiliations = two_mode(SAMPLE)
    assert sum(a.agree + a.disagree for a in affiliations) == 40
    assert len({a.actor for a in affiliations}) == 7
    assert len({a.concept for a in affiliations}) == 6
    assert len(affiliations) == 22
    ties = one_mode(SAMPLE)
    assert 2 * sum(t.together for t in ties) == 276
    assert len(ties) == 21
    assert (tie(ALLIANCE, EPA).together, tie(ENERGY, EPA).together) == (10, 2)


def test_the_two_mode_numbers_of_the_manual() -> None:
    found = {(a.actor, a.concept): a.subtract for a in two_mode(SAMPLE)}
    assert found[REFINERS, ECONOMY] == found[REFINERS, LAW] == -2
    mixed = two_mode([Statement("a", "tax", AGREE, 2), Statement("a", "tax", DISAGREE, 3)])
    assert mixed[0].subtract == -1  # "two times in a positive way and three times in a negative way"


statements = st.lists(
    st.builds(
        Statement,
        actor=st.sampled_from("abcd"),
        concept=st.sampled_from(["x", "y", "z"]),
        value=st.integers(0, 4),
        count=st.integers(1, 3),
    ),
    max_size=14,
)


@given(statements, st.integers(1, 4))
def test_the_weights_are_what_counting_pairs_of_statements_gives(said: list[Statement], steps: int) -> None:
    ties = {(t.one, t.other): t for t in one_mode(said, threshold=dict.fromkeys("xyz", steps))}
    for one, other in combinations(sorted({s.actor for s in said}), 2):
        pairs = [
            (a, b, a.count * b.count)
            for a in said
            for b in said
            if (a.actor, b.actor) == (one, other) and a.concept == b.concept
        ]
        same = sum(n for a, b, n in pairs if a.value == b.value)
        apart = sum(n for a, b, n in pairs if abs(a.value - b.value) >= steps)
        found = ties.get((one, other))
        if found is None:
            assert pairs == []
        else:
            assert (found.congruence, found.conflict) == (same, apart)
            assert found.together == sum(n for _, _, n in pairs)


@given(statements)
def test_only_the_order_of_the_values_counts(said: list[Statement]) -> None:
    """Stretching a scale beyond the threshold changes nothing: no distance is added up."""
    stretched = [Statement(s.actor, s.concept, s.value * 7, s.count) for s in said]
    assert one_mode(stretched, threshold=dict.fromkeys("xyz", 7)) == one_mode(said)
