"""Priorities: whole orders with reasons, spread out and never averaged."""

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


def test_an_order_is_whole_and_has_reasons() -> None:
    work = Priorities(CASE, Journal(), who="heron")
    for bad in (ORDER[:-1], [*ORDER, ORDER[0]], [*ORDER[:-1], "nothing"]):
        with pytest.raises(NotAllowed, match="every issue once"):
            work.rank("iran", bad, **WHY)
    with pytest.raises(NotAllowed, match="first comes first"):
        work.rank("iran", ORDER, why_first="", why_last="x")
    with pytest.raises(NotAllowed, match="party"):
        work.rank("shamkhani", ORDER, **WHY)
    assert work.spread("iran") == ()
    empty = Priorities(CASE.model_copy(update={"issues": ()}), Journal(), who="heron")
    with pytest.raises(NotAllowed, match="no issues"):
        empty.rank("iran", [], **WHY)


@given(st.lists(st.permutations(ORDER), min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_the_spread_holds_every_place_of_everybody(orders: list[list[str]]) -> None:
    journal = Journal()
    for n, order in enumerate(orders):
        Priorities(CASE, journal, who=f"p{n}").rank("iran", order, **WHY)
    work = Priorities(CASE, journal, who="p0")
    spread = {s.issue.id: s for s in work.spread("iran")}
    assert set(spread) == set(ORDER)
    for issue, row in spread.items():
        assert {p.who: p.place for p in row.places} == {
            f"p{n}": o.index(issue) + 1 for n, o in enumerate(orders)
        }
        assert [p.place for p in row.places] == sorted(p.place for p in row.places)
    assert len(work.frame("iran")) == len(orders) * len(ORDER)
    first = spread[orders[0][0]]
    assert any(p.reason == "It says so." for p in first.places)
    assert all(p.reason == "" for s in spread.values() for p in s.places if 1 < p.place < len(ORDER))


def test_the_latest_order_counts_and_can_be_taken_back() -> None:
    journal = Journal()
    work = Priorities(CASE, journal, who="heron")
    work.rank("iran", ORDER, **WHY)
    work.rank("iran", ORDER[::-1], **WHY)
    mine = work.ranking("iran")
    assert mine is not None
    assert mine.order[0] == ORDER[-1]
    journal.undo("heron", "priorities")
    mine = work.ranking("iran")
    assert mine is not None
    assert mine.order[0] == ORDER[0]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"actor": "iran"},
        {"actor": "iran", "order": "x"},
        {"actor": ["iran"], "order": []},
        {"actor": "iran", "order": [1, None, "gone"]},
    ],
)
def test_a_hand_edited_entry_breaks_nothing(body: dict[str, Any]) -> None:
    journal = Journal()
    journal.add("heron", "priorities", "rank", body)
    work = Priorities(CASE, journal, who="heron")
    work.spread("iran")
    assert work.rows() == []
