"""An entry is one canonical line, and nothing else passes for one."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.journal import MAX_ENTRY_BYTES, Entry, Journal, JournalError
from course.journal._ids import far_ahead, new_id
from tests.journal._made import AT, bodies, entry, entry_id, names

GOOD = {
    "activity": "claims", "at": AT, "body": {}, "by": "heron-1", "case": "", "id": entry_id(1),
    "seminar": "", "step": "", "verb": "judge", "who": "heron",
}  # fmt: skip


def line(**changes: object) -> str:
    return json.dumps({**GOOD, **changes})


@given(names, names, names, bodies)
def test_a_line_says_all_of_an_entry(who: str, activity: str, verb: str, body: dict[str, object]) -> None:
    made = Entry(new_id(), AT, who, activity, verb, body)
    written = made.to_line()
    assert "\n" not in written
    written.encode()
    again = Entry.from_line(written)
    assert again == made
    assert again.to_line() == written


@given(bodies)
def test_a_line_written_otherwise_reads_the_same(body: dict[str, object]) -> None:
    made = entry(body=body)
    loose = json.dumps(dict(reversed(json.loads(made.to_line()).items())), indent=1, ensure_ascii=True)
    assert Entry.from_line(loose).to_line() == made.to_line()


def test_the_line_is_canonical() -> None:
    assert entry(body={"b": "é", "a": [1, None]}).to_line() == (
        '{"activity":"claims","at":"2026-03-01T09:30:00.000Z","body":{"a":[1,null],"b":"é"},'
        '"by":"heron","case":"","id":"019a0001-0000-7000-8000-000000000001","seminar":"","step":"",'
        '"verb":"judge","who":"heron"}'
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("null", "not an entry"),
        ("[]", "not an entry"),
        ('{"a":1}', "not an entry"),
        (line(extra=1), "not an entry"),
        (line() + line(), "not JSON"),
        (line().replace("{}", '{"x":NaN}'), "NaN"),
        (line().replace("{}", '{"x":-Infinity}'), "-Infinity"),
        (line().replace("{}", '{"x":1e999}'), "too large"),
        (line().replace("{}", '{"x":' + "9" * 65 + "}"), "digits"),
        (line().replace("{}", '{"x":' + "9" * 200_000 + "}"), "digits"),
        (line().replace("{}", '{"x":1,"x":2}'), "twice"),
        (line(who="a").replace('"who"', '"who":"b","who"'), "twice"),
        (line().replace("{}", '{"x":' + "[" * 40 + "]" * 40 + "}"), "nests deeper"),
        (line().replace("{}", '{"x":' + "[" * 100_000 + "]" * 100_000 + "}"), "nests deeper"),
        (line().replace("{}", '{"x":"\\ud800"}'), "half a character"),
        (line().replace("{}", '{"x":"\ud800"}'), "half a character"),
        (line().replace("{}", '{"\\udfff":1}'), "half a character"),
        (line().replace("{}", '{"x":"\0"}'), "not JSON"),
        (line(body=[]), "body"),
        (line(body=None), "body"),
        (line(id=7), "UUID"),
        (line(id="7"), "UUID"),
        (line(id=entry_id(1).upper()), "UUID"),
        (line(id="6ba7b810-9dad-41d1-80b4-00c04fd430c8"), "UUID"),
        (line(id=entry_id(1) + "\n"), "UUID"),
        (line(id="ffffffff-ffff-7fff-bfff-ffffffffffff"), "future"),
        (line(at="2026-03-01"), "time"),
        (line(at="2026-02-30T09:30:00.000Z"), "calendar"),
        (line(at="２026-03-01T09:30:00.000Z"), "time"),
        (line(at=1), "time"),
        (line(who=""), "who"),
        (line(who="  "), "who"),
        (line(who=["heron"]), "who"),
        (line(by=""), "by"),
        (line(by=None), "by"),
        (line(seminar=7), "seminar"),
        (line(case="a\nb"), "case"),
        (line(step="7"), "step"),
        (line(step="ffffffff-ffff-7fff-bfff-ffffffffffff"), "step"),
        (line(who=None), "who"),
        (line(who="x" * 201), "who"),
        (line(verb="a\nb"), "verb"),
        (line(activity="a\0"), "activity"),
        (line(who="\u2028x"), "who"),
        (line(body={"x": "x" * MAX_ENTRY_BYTES}), "longer than"),
        (line(body={}).replace("{}", '{"x":"' + "é" * (MAX_ENTRY_BYTES // 2) + '"}'), "longer than"),
    ],
)
def test_whatever_is_no_entry_is_refused_with_a_reason(text: str, says: str) -> None:
    canonical_order = text.replace(": ", ":").replace(", ", ",")
    for form in (text, canonical_order):
        with pytest.raises(JournalError, match=says):
            Entry.from_line(form)


def test_html_is_text_like_any_other() -> None:
    assert Entry.from_line(line(who="<b>heron</b>")).who == "<b>heron</b>"


def test_a_zero_width_joiner_may_be_in_a_name() -> None:
    assert Entry.from_line(line(who="می\u200cخواهم")).who == "می\u200cخواهم"


class Kind(StrEnum):
    FACT = "fact"


def test_a_body_is_copied_and_made_plain() -> None:
    body = {"tags": ["a"], "kind": Kind.FACT, "pair": (1, 2.5)}
    added = Journal().add("heron", "notes", "write", body)
    body["tags"].append("b")  # type: ignore[attr-defined]
    assert added.body == {"tags": ["a"], "kind": "fact", "pair": [1, 2.5]}
    assert type(added.body["kind"]) is str


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        10**64,
        object(),
        {1: 2},
        {"x"},
        b"x",
        datetime.now(UTC),
        "x" * MAX_ENTRY_BYTES,
    ],
)
def test_a_body_that_is_not_json_is_refused_and_nothing_is_added(value: object) -> None:
    journal = Journal()
    with pytest.raises(JournalError):
        journal.add("heron", "notes", "write", {"x": value})
    assert len(journal) == 0


def test_a_body_in_circles_is_refused() -> None:
    body: dict[str, object] = {}
    body["x"] = body
    with pytest.raises(JournalError, match="nests deeper"):
        Journal().add("heron", "notes", "write", body)


@given(st.integers(1, 40))
def test_what_add_accepts_can_be_read_again(depth: int) -> None:
    body: dict[str, object] = {}
    for _ in range(depth):
        body = {"x": body}
    try:
        added = Journal().add("heron", "notes", "write", body)
    except JournalError:
        assert depth > 32
    else:
        assert Entry.from_line(added.to_line()) == added


def test_time_is_told_in_utc() -> None:
    at = datetime(2026, 3, 1, 13, 0, tzinfo=timezone(timedelta(hours=3, minutes=30)))
    assert Journal().add("heron", "notes", "write", {}, at=at).at == AT
    with pytest.raises(JournalError, match="time zone"):
        Journal().add("heron", "notes", "write", {}, at=datetime(2026, 3, 1))  # noqa: DTZ001


def test_ids_grow_even_if_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import uuid6

    ids = [new_id()]
    monkeypatch.setattr(uuid6, "_last_v7_timestamp", None)
    monkeypatch.setattr(time, "time_ns", lambda: 10**18)  # the year 2001
    ids += [new_id() for _ in range(100)]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("year", [1970, 7000])
def test_a_clock_that_was_nowhere_near_for_a_while_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    import uuid6

    def write() -> list[str]:
        return [journal.add("heron", "notes", "write", {}).id for _ in range(3)]

    journal = Journal()
    before = write()
    with monkeypatch.context() as patch:
        patch.setattr(uuid6, "_last_v7_timestamp", None)
        patch.setattr(time, "time_ns", lambda: (year - 1970) * 31_556_952 * 10**9)
        wrong = write()
        assert journal.undo("heron")
        assert journal.redo("heron")
    monkeypatch.setattr(uuid6, "_last_v7_timestamp", None)
    after = write()
    written = [*before, *wrong, *after]
    assert written == sorted(set(written))
    assert after[-1] < far_ahead()
    assert [entry.id for entry in journal.live()] == written
    assert [entry.id for entry in journal.undo("heron")] == after[-1:]


def test_ids_grow_beyond_those_of_a_clock_that_is_a_year_ahead() -> None:
    milliseconds = time.time_ns() // 1_000_000 + 365 * 86_400_000
    ahead = Entry(
        f"{milliseconds:012x}"[:8] + "-0000-7000-8000-000000000000", AT, "wren", "notes", "write", {}
    )
    journal = Journal([ahead])
    assert [e.id > ahead.id for e in (journal.add("heron", "notes", "write", {}) for _ in range(3))] == [
        True
    ] * 3
