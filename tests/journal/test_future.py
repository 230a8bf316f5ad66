"""Ids from the future are kept, neither followed nor in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from course.journal import Entry, Journal, open_journal
from course.journal._ids import far_ahead, new_id
from tests.journal._made import AT

if TYPE_CHECKING:
    from pathlib import Path

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
