"""The table of `make bench`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks._grown import case_of, folded, journal_of
from course.activities.listing import ACTIVITIES
from course.case import check_case, load_case
from course.case.exercises import check_exercises
from tests.project._repository import ROOT
from tools.bench import as_text, rows, seconds, verdict

if TYPE_CHECKING:
    from pathlib import Path


def _result(name: str, median: float, **info: str | float) -> dict[str, Any]:
    return {"name": name, "stats": {"median": median}, "extra_info": info}


def test_times_can_be_read() -> None:
    assert [seconds(value) for value in (3.456, 0.00512, 2e-7)] == ["3.46 s", "5.12 ms", "0.2 µs"]


def test_bounds() -> None:
    assert verdict(1.1, 1.0, "+ 0.15 s") == "kept"
    assert verdict(1.2, 1.0, "+ 0.15 s") == "over"
    assert verdict(1.2, 1.0, "1.3 x") == "kept"
    assert verdict(1.4, 1.0, "1.3 x") == "over"
    assert verdict(6e-3, None, "5 ms") == "over"
    assert verdict(1.0, None, "") == ""


def test_a_cost_is_set_against_its_floor() -> None:
    table = rows(
        [
            _result("bare", 2.0, cost="bare start"),
            _result("ours", 2.4, cost="our start", floor="bare", bound="+ 0.5 s"),
            _result("in turns", 2.2, floor=2.0),
            _result("memory", 9.0, value="212 MB", bound="300 MB"),
        ]
    )
    assert table == [
        ("bare start", "2 s", "", "", "", ""),
        ("our start", "2.4 s", "2 s", "1.20 x, +0.400 s", "+ 0.5 s", "kept"),
        ("in turns", "2.2 s", "2 s", "1.10 x, +0.200 s", "", ""),
        ("memory", "212 MB", "", "", "300 MB", "kept"),
    ]
    assert as_text(table).splitlines()[3].split("  ")[0] == "our start"


BOUNDED = {
    "read_bytes": "what reads it is measured",
    "read_text": "what reads it is measured",
    "read_object": "what reads it is measured",
    "read_line": "one line; read_lines is measured",
    "read_header": "one line; read_lines is measured",
    "read_plain": "one line; read_lines is measured",
    "read_all": "read_together is measured",
    "load_exercises": "read_pages and the checks are measured",
    "read_choice": "a file of some kilobytes at most",
    "read_bodies": "the folds are measured, which read them",
    "load_ipython_extension": "reads nothing",
    "read_outline": "the headings and calls of a lesson; read_lesson is measured",
}
"""What reads, and grows with nothing that is not measured elsewhere."""


def test_whatever_reads_is_among_what_is_measured_at_three_sizes() -> None:
    begun = re.compile(r"^def ((?:read|load)_\w+|open_journal)\(", re.MULTILINE)
    readers = {
        name
        for path in (ROOT / "course").rglob("*.py")
        for name in begun.findall(path.read_text(encoding="utf-8"))
        if not path.name.startswith("_") or path.parent.name in ("journal", "case")
    }
    assert {"read_scw", "read_project", "load_case", "open_journal", "read_lines"} <= readers
    growing = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "benchmarks").glob("test_growth*.py")
    )
    assert {name for name in readers - BOUNDED.keys() if not re.search(rf"\b{name}\b", growing)} == set()


@pytest.mark.parametrize("activity", sorted(ACTIVITIES))
def test_a_journal_of_every_activity_can_be_grown(activity: str) -> None:
    """A new activity whose entries no journal has made its row fail, and nobody runs the benches each day."""
    journal = journal_of(activity, 60)
    assert len(journal) == 60
    assert folded(activity, journal) is not None


def test_a_case_with_more_claims_can_be_grown(tmp_path: Path) -> None:
    folder = case_of(tmp_path / "data", 200)
    assert check_case(folder, check_exercises) == []
    assert len(load_case(folder).claims) == 200
