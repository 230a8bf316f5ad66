"""Priorities: two ends with reasons, counted and never averaged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.positions.priorities import Priorities
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed

CASE = load_case()
ORDER = [i.id for i in CASE.issues]
WHY = {"why_first": "It says so.", "why_last": "It says little."}


def test_every_place_is_filled_once_and_has_reasons() -> None:
    work = Priorities(CASE, Journal(), who="heron")
    first, last = ORDER[:3], ORDER[-1]
    for bad in ((first[:2], last), ((), last)):
        with pytest.raises(NotAllowed, match="first 3 issues"):
            work.choose("iran", *bad, **WHY)
    with pytest.raises(NotAllowed, match="can wait"):
        work.choose("iran", first, "", **WHY)
    for bad in ((ORDER[:4], last), (first, first[0]), ([*first[:2], "nothing"], last), (first, "nothing")):
        with pytest.raises(NotAllowed, match="one issue of this case"):
            work.choose("iran", *bad, **WHY)
    with pytest.raises(NotAllowed, match="first comes first"):
        work.choose("iran", first, last, why_first="", why_last="x")
    with pytest.raises(NotAllowed, match="last can wait"):
        work.choose("iran", first, last, why_first="x", why_last="")
    with pytest.raises(NotAllowed, match="party"):
        work.choose("shamkhani", first, last, **WHY)
    assert work.spread("iran") == ()
    empty = Priorities(CASE.model_copy(update={"issues": ()}), Journal(), who="heron")
    with pytest.raises(NotAllowed, match="no issues"):
        empty.choose("iran", [], "", **WHY)


@pytest.mark.parametrize(("issues", "first", "last"), [(1, 1, ""), (2, 1, ORDER[1]), (3, 2, ORDER[2])])
def test_a_case_with_few_issues_asks_for_fewer_places(issues: int, first: int, last: str) -> None:
    work = Priorities(CASE.model_copy(update={"issues": CASE.issues[:issues]}), Journal(), who="heron")
    work.choose("iran", ORDER[:first], last, why_first="So.", why_last="So." if last else "")
    mine = work.ranking("iran")
    assert mine is not None
    assert (mine.first, mine.last) == (tuple(ORDER[:first]), last)


@given(st.lists(st.permutations(ORDER), min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_the_spread_holds_everybody_once_for_each_issue(orders: list[list[str]]) -> None:
    journal = Journal()
    for n, order in enumerate(orders):
        Priorities(CASE, journal, who=f"p{n}").choose("iran", order[:3], order[-1], **WHY)
    work = Priorities(CASE, journal, who="p0")
    spread = {s.issue.id: s for s in work.spread("iran")}
    assert set(spread) == set(ORDER)
    for issue, row in spread.items():
        for n, order in enumerate(orders):
            at = order.index(issue)
            band = str(at + 1) if at < 3 else "last" if issue == order[-1] else "between"
            assert [b for b, people in row.places.items() if f"p{n}" in people] == [band]
    assert len(work.frame("iran")) == len(orders) * 4
    fronts = [s.front for s in work.spread("iran")]
    assert fronts == sorted(fronts, reverse=True)


def test_a_whole_order_of_an_older_journal_counts_at_its_two_ends() -> None:
    body = {"actor": "iran", "order": ORDER, **WHY}
    old, new = Journal(), Journal()
    old.add("heron", "priorities", "rank", body)
    Priorities(CASE, new, who="heron").choose("iran", ORDER[:3], ORDER[-1], **WHY)
    read, made = (Priorities(CASE, j, who="heron") for j in (old, new))
    assert read.spread("iran") == made.spread("iran")
    assert read.rows() == made.rows()


def test_the_latest_choice_counts_and_can_be_taken_back() -> None:
    journal = Journal()
    work = Priorities(CASE, journal, who="heron")
    work.choose("iran", ORDER[:3], ORDER[-1], **WHY)
    work.choose("iran", ORDER[-3:], ORDER[0], **WHY)
    mine = work.ranking("iran")
    assert mine is not None
    assert mine.first == tuple(ORDER[-3:])
    journal.undo("heron", "priorities")
    mine = work.ranking("iran")
    assert mine is not None
    assert mine.first == tuple(ORDER[:3])


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"actor": "iran"},
        {"actor": "iran", "order": "x", "first": "x"},
        {"actor": ["iran"], "order": [], "first": []},
        {"actor": "iran", "order": [1, None, "gone"], "first": [1, None, "gone"], "last": ""},
        {"actor": "iran", "first": ["gone"], "last": "gone", **WHY},
        {"actor": "iran", "order": ["gone"], **WHY},
    ],
)
@pytest.mark.parametrize("verb", ["rank", "choose"])
def test_a_hand_edited_entry_breaks_nothing(verb: str, body: dict[str, Any]) -> None:
    journal = Journal()
    journal.add("heron", "priorities", verb, body)
    work = Priorities(CASE, journal, who="heron")
    assert work.spread("iran") == ()
    assert work.rows() == []
