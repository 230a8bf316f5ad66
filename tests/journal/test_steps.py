"""One press is one step of Undo."""

from __future__ import annotations

import pytest

from course.journal import Entry, Journal, JournalError
from tests.journal._made import AT, entry_id


def press(journal: Journal, *activities: str, by: str = "heron") -> list[str]:
    with journal.step():
        return [journal.add(by, activity, "write", {}).id for activity in activities]


def live(journal: Journal) -> list[str]:
    return [e.id for e in journal.live()]


def test_a_press_is_taken_back_and_done_again_as_a_whole() -> None:
    journal = Journal()
    first, second = press(journal, "notes"), press(journal, "negotiation", "bargaining", "negotiation")
    assert [e.id for e in journal.undo("heron", "bargaining")] == second
    assert live(journal) == first
    assert [e.id for e in journal.redo("heron", "negotiation")] == second
    assert live(journal) == first + second
    for ids in (second, first):
        assert [e.id for e in journal.undo("heron")] == ids
    assert not journal.can_undo("heron")
    for ids in (first, second):
        assert [e.id for e in journal.redo("heron")] == ids
    assert not journal.can_redo("heron")


def test_the_first_entry_of_a_step_names_none_and_the_others_name_it() -> None:
    journal = Journal()
    first, *others = press(journal, "notes", "claims", "notes")
    assert [e.step for e in journal] == ["", first, first]
    assert [e.step for e in Journal(Entry.from_line(e.to_line()) for e in journal)] == ["", first, first]
    assert len(others) == 2


def test_a_step_inside_a_step_is_part_of_it() -> None:
    journal = Journal()
    with journal.step():
        inner = press(journal, "notes", "notes")
        outer = journal.add("heron", "notes", "write", {}).id
    assert [e.id for e in journal.undo("heron")] == [*inner, outer]


def test_a_step_that_fails_leaves_the_next_one_alone() -> None:
    journal = Journal()
    with pytest.raises(JournalError):
        press(journal, "notes", "", "notes")
    (last,) = press(journal, "notes")
    assert [e.id for e in journal.undo("heron")] == [last]


def test_only_what_a_face_shows_is_looked_for() -> None:
    journal = Journal()
    shown = journal.add("heron", "notes", "write", {"lesson": "01"})
    journal.add("heron", "notes", "write", {"lesson": "02"})

    def of_lesson(entry: Entry) -> bool:
        return bool(entry.body["lesson"] == "01")

    assert journal.undo("heron", "notes", which=of_lesson) == (shown,)
    assert not journal.can_undo("heron", "notes", which=of_lesson)
    assert journal.can_undo("heron", "notes")


def test_a_step_takes_nothing_of_others_with_it() -> None:
    journal = Journal()
    (mine,) = press(journal, "notes")
    theirs = Entry(entry_id(0xFFFF), AT, "wren", "notes", "write", {}, step=mine)
    forged = Entry(entry_id(0xFFF0), AT, "heron", "notes", "write", {}, step=theirs.id)
    journal.merge([theirs, forged])
    journal.undo("heron")
    assert theirs in journal.live()


def test_what_was_taken_back_by_itself_is_left_out_of_the_step() -> None:
    journal = Journal()
    first, second = press(journal, "notes", "notes")
    journal.retract("heron", second)
    assert [e.id for e in journal.undo("heron")] == [first]
