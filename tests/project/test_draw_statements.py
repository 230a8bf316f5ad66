"""The draw for the independent check: the same for the same seed, and of every kind of statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case import load_case
from tools.draw_statements import COUNT, cases, draw, main, statements

if TYPE_CHECKING:
    import pytest


def test_the_same_seed_draws_the_same_and_another_seed_something_else() -> None:
    every = list(statements(load_case()))
    assert draw(every, 1) == draw(every, 1)
    assert draw(every, 1) != draw(every, 2)
    assert len(set(draw(every, 1))) == COUNT


def test_every_kind_of_statement_is_drawn_and_rests_on_sources_that_exist() -> None:
    case = load_case()
    every = list(statements(case))
    drawn = draw(every, 3)
    assert {one.table for one in drawn} == {one.table for one in every}
    for one in drawn:
        assert one.text
        assert [case.source(s).id for s in one.sources] == list(one.sources)


def test_briefs_and_bargaining_and_the_second_case_are_drawn_too() -> None:
    known = cases()
    every = [one for case in known.values() for one in statements(case)]
    drawn = draw(every, 5)
    assert {one.case for one in drawn} == set(known) == {"red-line", "seabed"}
    for name in known:
        tables = {one.table for one in drawn if one.case == name}
        assert tables >= {"claims", "positions", "briefs", "bargaining", "stakeholders"}
    brief = next(one for one in drawn if one.table == "briefs")
    assert set(brief.sources) <= {source.id for source in known[brief.case].sources}


def test_no_more_is_drawn_than_there_is() -> None:
    few = list(statements(load_case()))[:5]
    assert sorted(draw(few, 1)) == sorted(few)


def test_the_table_has_a_line_for_each_and_an_empty_last_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["11", "--count", "12"]) == 0
    head, rule, *lines = capsys.readouterr().out.splitlines()
    assert head.count("|") == rule.count("|") == 6
    assert len(lines) == 12
    assert all(line.endswith(" |  |") for line in lines)
