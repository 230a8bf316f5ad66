"""The table of `make bench`."""

from __future__ import annotations

from typing import Any

from tools.bench import as_text, rows, seconds, verdict


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
