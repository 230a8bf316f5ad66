"""Ids from the future are kept, neither followed nor in the way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from course.journal import Entry, Journal, open_journal
from course.journal._ids import far_ahead, new_id
from tests.journal._made import AT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LAST = "7fffffff-ffff-7fff-bfff-ffffffffffff"
hostile = st.integers(0, 0x7FFFFFFFFFFF).map(
    lambda ms: f"{f'{ms:012x}'[:8]}-{f'{ms:012x}'[8:]}-7fff-bfff-ffffffffffff"
)


def by(entry_id: str, who: str = "wren", **body: object) -> Entry:
    return Entry(entry_id, AT, who, "notes", "write", body)


@given(st.lists(hostile, max_size=5, unique=True))
def test_whatever_id_comes_in_work_goes_on(ids: list[str]) -> None:
    journal = Journal(by(i) for i in [*ids, LAST])
    before = new_id()
    for text in ("a", "b"):
        added = journal.add("heron", "notes", "write", {"text": text})
        assert before < added.id < far_ahead()
        assert added in journal.live()
    assert journal.undo("heron", "notes") == (added,)
    assert journal.redo("heron", "notes") == (added,)
    while journal.undo("wren"):
        pass
    assert {e.by for e in journal.live()} == {"heron"}


def test_it_blocks_neither_a_file_nor_other_journals_of_the_kernel(tmp_path: Path) -> None:
    path = tmp_path / "seminar.journal.jsonl"
    journal = open_journal(path)
    journal.merge([by(LAST)])
    for _ in range(3):
        journal.add("heron", "notes", "write", {})
    again = open_journal(path)
    again.add("heron", "notes", "write", {})
    assert len(open_journal(path)) == 5
    assert Journal().add("heron", "notes", "write", {}).id < far_ahead()


def test_ones_own_entry_from_far_ahead_can_be_taken_back_and_done_again() -> None:
    journal = Journal([by(LAST, "heron")])
    assert [e.id for e in journal.undo("heron")] == [LAST]
    assert journal.live() == ()
    assert [e.id for e in journal.redo("heron")] == [LAST]
    assert [e.id for e in journal.live()] == [LAST]


@given(st.lists(hostile, max_size=5, unique=True), st.booleans())
def test_what_is_done_now_is_the_latest_word(ids: list[str], at_once: bool) -> None:  # noqa: FBT001
    """Else a judgement, or a new name, would change nothing for centuries, without a word."""
    mine = [by(i, "heron") for i in {*ids, LAST}]
    journal = Journal(mine if at_once else ())
    if not at_once:
        for text in "abcdefgh":  # so that the others are added one by one
            journal.add("heron", "notes", "write", {"text": text})
        for one in mine:
            journal.merge([one])
    for text in ("a", "b"):
        added = journal.add("heron", "notes", "write", {"text": text})
        assert journal.live("notes")[-1] == added
        assert tuple(journal)[-1] == added
    journal.call("heron", "stork")
    assert journal.name_of("heron") == "stork"
    for _ in range(2):
        assert journal.undo("heron", "notes") == (added,)
        assert journal.live("notes")[-1].body == {"text": "a"}
        assert journal.redo("heron", "notes") == (added,)
        assert journal.live("notes")[-1] == added
    again = Journal(journal)
    assert again.live() == journal.live()
    assert again.name_of("heron") == "stork"


def test_an_undo_from_far_ahead_can_be_done_again() -> None:
    """A clock of the year 2200 was met, a person took something back, and then it was set right."""
    note = by("01954f3a-2c00-7000-8000-000000000001", "heron")
    undone = Entry(LAST, AT, "heron", "notes", "retract", {"entry": note.id})
    journal = Journal([note, undone])
    assert journal.live() == ()
    assert journal.redo("heron") == (note,)
    assert journal.live() == (note,)
    assert journal.undo("heron") == (note,)
    assert journal.live() == ()


def test_a_clock_that_jumps_while_people_work_changes_no_order_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is a hundred years ahead for a while, or years behind as with an old battery, and is set right."""
    now, journal, done = time.time_ns, Journal(), []
    for years in (0, 100, 0, -10, -56, 0, 100, 0):
        monkeypatch.setattr(time, "time_ns", lambda years=years: now() + years * 365 * 86_400 * 10**9)
        done.append(journal.add("heron", "notes", "write", {"years": years}))
        journal.call("heron", f"heron {len(done)}")
        assert journal.live("notes")[-1] == done[-1]
        assert journal.name_of("heron") == f"heron {len(done)}"
        assert len(journal.live("notes")) == len(done)
    again = Journal(journal)
    assert again.live() == journal.live()
    wrong = [entry for entry in done if entry.id >= far_ahead()]
    assert [entry.body["years"] for entry in wrong] == [100, 100]
    assert list(again.live("notes")) == [*wrong, *(entry for entry in done if entry not in wrong)]
