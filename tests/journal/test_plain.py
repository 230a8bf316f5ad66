"""The quick way with JSON gives what the careful way gives, or leaves the line to it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from course.journal import Entry, JournalError
from course.journal._entry import _encode
from course.journal._json import decode
from course.journal._plain import read_plain, write_plain
from tests.journal._made import bodies, entry

LINE = entry(body={"why": "So.", "sure": 3}).to_line()
ODD = st.sampled_from(
    [":", '"', "\\", "\\u003a", "{", "}", "[", "]", ",", " ", "1e999", "9" * 70, "é", '"a":1,']
)


def careful(line: str) -> Any:
    try:
        return decode(line)
    except JournalError as error:
        return str(error)


@given(bodies)
@example({"why": "".join(map(chr, range(0x20))) + "\x7f\x85\u2028\u2029\ufeff\uffff\U0010ffff/<&>"})
@example({"a": -0.0, "b": 1e16, "c": 10**63, "d": 2**64, "e": True, "f": None})
@example({"b": {"z": 1, "a": [{"y": "a:b"}]}, "a": []})
def test_both_ways_write_and_read_the_same(body: dict[str, Any]) -> None:
    record = {**json.loads(LINE), "body": body}
    written = _encode(record)
    assert write_plain(record) in (None, written.encode())
    read = read_plain(written)
    assert read is None or repr(read) == repr(decode(written))


@given(st.lists(st.tuples(st.integers(0, len(LINE)), ODD), min_size=1, max_size=3))
def test_a_damaged_line_is_read_as_the_careful_way_reads_it(strokes: list[tuple[int, str]]) -> None:
    line = LINE
    for place, piece in strokes:
        line = line[:place] + piece + line[place:]
    read = read_plain(line)
    assert read is None or repr(read) == repr(careful(line))


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace('"sure":3', '"why":"No."'),
        LINE.replace('"case"', '"who":"wren","case"'),
        LINE.replace("09:30", r"09\u003a30").replace('"sure":3', '"why":"No."'),
        LINE.replace("09:30", "09.30").replace('"sure":3', '"why" :"No."'),
        LINE.replace('"sure":3', '"sure":{"a":{"b":1,"b":2}}'),
        LINE.replace('"sure":3', '"sure":1e999'),
        LINE.replace('"sure":3', '"sure":' + "9" * 65),
        LINE.replace('"sure":3', r'"sure":"\ud83d"'),
        LINE.replace("So.", "\udc80"),
        LINE.replace('"sure":3', '"sure":' + "[" * 40 + "]" * 40),
    ],
)
def test_what_no_line_may_hold_is_never_read_quickly(line: str) -> None:
    assert read_plain(line) is None
    with pytest.raises(JournalError):
        Entry.from_line(line)


@pytest.mark.parametrize("body", [{1: "a"}, {"a": 1.5}, {"a": []}, {"a": "\ud83d"}, [], None])
def test_whatever_else_a_body_holds_is_written_the_careful_way(body: Any) -> None:
    assert write_plain({"body": body}) is None
