"""What each party has in the case that ships, within bounds; what cannot be even is said in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.case.cells import count_cells
from course.case.fairness import perspectives, shares, sides, table
from course.files.mistakes import UnfitFile

if TYPE_CHECKING:
    from pathlib import Path

LONGEST, SHORTEST, BY_A_TENTH = 240, 90, 0.1
MAIN = ("iran", "united_states", "israel", "gcc")


def test_no_record_of_a_party_is_short_and_those_of_the_main_parties_are_alike() -> None:
    words = {row.party: row.words for row in shares(load_case())}
    assert {party: n for party, n in words.items() if not SHORTEST <= n <= LONGEST} == {}
    main = [words[party] for party in MAIN]
    assert max(main) <= 1.4 * min(main)


def test_the_best_cases_of_a_motion_are_alike_in_length() -> None:
    assert [pair for pair in sides(load_case().motions) if pair.apart > BY_A_TENTH] == []


def test_the_main_parties_are_stated_rather_than_inferred() -> None:
    for row in shares(load_case()):
        if row.party in MAIN:
            assert row.stated > row.inferred
            assert row.stated >= 7


def test_each_of_three_sides_has_readings_and_none_has_twice_as_many_as_another() -> None:
    read = perspectives(load_case())
    sides_ = [read[name] for name in ("Iran", "Israel", "United States")]
    assert min(sides_) >= 4
    assert max(sides_) < 2 * min(sides_)
    assert read["Gulf"] >= 2


def test_force_was_used_against_every_main_party_in_some_event() -> None:
    assert {row.party for row in shares(load_case()) if row.harmed} >= set(MAIN)


def test_every_event_that_tells_of_strikes_says_against_whom() -> None:
    told = [e for e in load_case().events if e.category in {"conflict", "after_paper"}]
    struck = {e.id for e in told if "strike" in f"{e.title} {e.description}".casefold()}
    assert {e.id for e in told if e.id in struck and not e.harmed} == set()


def test_who_is_named_as_harmed_took_part() -> None:
    for event in load_case().events:
        assert set(event.harmed) <= set(event.actors), event.id


def test_the_table_has_a_row_for_each_party_and_says_what_cannot_be_even() -> None:
    case = load_case()
    lines = list(table(case))
    assert sum(not s.person for s in case.stakeholders) == len(shares(case))
    assert lines[1].split()[0] == "Iran"
    assert any(line.startswith("- Mentions:") for line in lines)


def test_a_small_case_has_a_table_all_the_same(copy: Path) -> None:
    case = load_case(copy)
    assert next(table(case)).split()[0] == "party"


def test_how_many_cells_were_looked_for_in_vain_is_said_as_it_is() -> None:
    case = load_case()
    counted = count_cells(case)
    said = f"for {counted['looked_for']} of {sum(counted.values())} cells a stated position was looked for"
    assert any(said in reason for reason in case.meta.uneven)
    assert counted["not_looked_for"] == 0


@pytest.mark.parametrize("inside", ["words", "[1]", '{"cells": [{}]}', "[" * 100_000], ids=lambda x: x[:9])
def test_a_notebook_beside_the_case_that_cannot_be_read_is_named(copy: Path, inside: str) -> None:
    notebooks = copy.parent / "notebooks"
    notebooks.mkdir()
    (notebooks / "mine.ipynb").write_text(inside)
    with pytest.raises(UnfitFile, match=r"mine\.ipynb: this is no notebook that can be read"):
        list(table(load_case(copy)))
