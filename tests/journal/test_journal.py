"""Merging, undo and redo: laws that hold for whatever arrives, in whatever order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from course.journal import RETRACT, Entry, Journal, JournalError, read_lines
from course.journal._state import State
from tests.journal._made import entries, entry, entry_id, retraction

if TYPE_CHECKING:
    import random


def lines(journal: Journal) -> list[str]:
    return list(journal.to_lines())


def live_lines(journal: Journal) -> list[str]:
    return [e.to_line() for e in journal.live()]


def joined(*parts: list[Entry]) -> Journal:
    journal = Journal()
    for part in parts:
        journal.merge(part)
    return journal


def holds(e: Entry, among: dict[str, Entry]) -> bool:
    """The fold as one reads it in the description; slow and plain."""
    return not any(
        r.verb == RETRACT
        and r.body.get("entry") == e.id
        and (r.by, r.activity) == (e.by, e.activity)
        and (r.id > e.id or e.verb != RETRACT)
        and holds(r, among)
        for r in among.values()
    )


@given(entries, entries)
def test_merging_is_commutative(a: list[Entry], b: list[Entry]) -> None:
    assert lines(joined(a, b)) == lines(joined(b, a))
    assert live_lines(joined(a, b)) == live_lines(joined(b, a))


@given(entries, entries, entries)
def test_merging_is_associative(a: list[Entry], b: list[Entry], c: list[Entry]) -> None:
    left = Journal(joined(a, b))
    left.merge(c)
    right = Journal(a)
    right.merge(joined(b, c))
    assert lines(left) == lines(right)


@given(entries)
def test_merging_is_idempotent(a: list[Entry]) -> None:
    journal = Journal(a)
    before = lines(journal)
    assert journal.merge(list(journal)) == ()
    assert journal.merge(a) == ()
    assert lines(journal) == before


@given(entries, st.randoms(use_true_random=False), st.integers(1, 30))
def test_any_order_of_arrival_gives_the_same(a: list[Entry], chance: random.Random, size: int) -> None:
    whole = Journal(a)
    shuffled = list(a)
    chance.shuffle(shuffled)
    journal = Journal()
    for start in range(0, len(shuffled), size):
        journal.merge(shuffled[start : start + size])
    assert lines(journal) == lines(whole)
    assert journal.live() == whole.live()
    for activity in ((), ("claims",), ("notes",), ("nothing",), ("claims", "notes")):
        assert [journal.live(a) for a in activity] == [whole.live(a) for a in activity]
        for who in ("heron", "wren", "nobody"):
            assert journal.can_undo(who, *activity) == whole.can_undo(who, *activity)
            assert journal.can_redo(who, *activity) == whole.can_redo(who, *activity)


@given(entries)
def test_the_fold_is_as_described(a: list[Entry]) -> None:
    state = State(a)
    expected = [e.id for e in state.ordered if e.verb != RETRACT and holds(e, state.entries)]
    assert [e.id for e in state.live()] == expected


@given(entries)
def test_one_by_one_is_the_same_as_all_at_once(a: list[Entry]) -> None:
    state = State()
    for e in State(a).ordered:
        state.entries[e.id] = e
        state.ordered.append(e)
        state._add(e)
    whole = State(a)
    assert state.live() == whole.live()
    assert state._threads == whole._threads


@given(entries)
def test_a_download_brings_everything_back(a: list[Entry]) -> None:
    journal = Journal(a)
    read, problems = read_lines("\n".join(journal.to_lines()) + "\n")
    assert problems == ()
    assert lines(Journal(read)) == lines(journal)


def test_numbers_that_python_takes_for_equal_are_a_conflict() -> None:
    for bodies in ([{"x": 1}, {"x": True}], [{"x": 1}, {"x": 1.0}], [{"x": 0.0}, {"x": -0.0}]):
        one, other = (entry(1, body=body) for body in bodies)
        assert lines(joined([one], [other])) == lines(joined([other], [one]))
        assert joined([one], [other]).problems


def test_two_entries_of_one_id_are_reported_once() -> None:
    journal = joined([entry(1, body={"x": 1})], [entry(1, body={"x": 2})], [entry(1, body={"x": 2})])
    assert len(journal) == 1
    assert len(journal.problems) == 1
    assert "same id" in journal.problems[0]


def test_a_chain_of_retractions_of_any_length_is_followed() -> None:
    count = 3000
    chain = [entry(1), *(retraction(n, of=n - 1) for n in range(2, count + 2))]
    for journal in (Journal(chain), joined(*([e] for e in reversed(chain[:300])), chain[300:])):
        assert len(journal.live()) == 1
    journal = Journal(chain)
    journal.merge([retraction(count + 2, of=count + 1)])
    assert journal.live() == ()


class UndoAndRedo(RuleBasedStateMachine):
    """One person, two activities, against the two stacks everybody knows from a text editor."""

    def __init__(self) -> None:
        super().__init__()
        self.journal = Journal()
        self.done: dict[str, list[str]] = {"claims": [], "notes": []}
        self.undone: dict[str, list[str]] = {"claims": [], "notes": []}

    @rule(activity=st.sampled_from(["claims", "notes"]))
    def act(self, activity: str) -> None:
        self.done[activity].append(self.journal.add("heron", activity, "write", {}).id)
        self.undone[activity].clear()

    @rule(activity=st.sampled_from(["claims", "notes"]))
    def somebody_else_acts(self, activity: str) -> None:
        self.journal.add("wren", activity, "write", {})

    @rule(activity=st.sampled_from(["claims", "notes"]))
    def undo(self, activity: str) -> None:
        assert self.journal.can_undo("heron", activity) == bool(self.done[activity])
        taken = self.journal.undo("heron", activity)
        if self.done[activity]:
            assert [e.id for e in taken] == [self.done[activity][-1]]
            self.undone[activity].append(self.done[activity].pop())
        else:
            assert taken == ()

    @rule(activity=st.sampled_from(["claims", "notes"]))
    def redo(self, activity: str) -> None:
        assert self.journal.can_redo("heron", activity) == bool(self.undone[activity])
        done = self.journal.redo("heron", activity)
        assert [e.id for e in done] == self.undone[activity][-1:]
        if self.undone[activity]:
            self.done[activity].append(self.undone[activity].pop())

    @rule()
    def replay(self) -> None:
        self.journal = Journal(reversed(list(self.journal)))

    @invariant()
    def the_same_holds(self) -> None:
        for activity, ids in self.done.items():
            assert [e.id for e in self.journal.live(activity) if e.by == "heron"] == ids


TestUndoAndRedo = UndoAndRedo.TestCase


def test_undo_without_an_activity_takes_the_latest_of_all() -> None:
    journal = Journal()
    first = journal.add("heron", "claims", "open", {})
    journal.add("heron", "notes", "write", {})
    journal.undo("heron")
    assert journal.live() == (first,)
    journal.undo("heron")
    assert journal.live() == ()
    journal.redo("heron")
    assert journal.live() == (first,)
    journal.redo("heron")
    assert len(journal.live()) == 2
    assert journal.redo("heron") == ()


def test_nobody_takes_back_what_is_not_theirs() -> None:
    journal = Journal()
    mine = journal.add("heron", "claims", "open", {})
    with pytest.raises(JournalError, match="entry of heron"):
        journal.retract("wren", mine.id)
    assert journal.undo("wren") == ()
    journal.merge([Entry.from_line(mine.to_line().replace("heron", "wren").replace(mine.id, entry_id(1)))])
    journal.merge([retraction(0xFFF, of=1, who="heron")])
    assert mine in journal.live()
    assert len(journal.live()) == 2
    with pytest.raises(JournalError, match="no such entry"):
        journal.retract("heron", entry_id(9))
    journal.retract("heron", mine.id)
    with pytest.raises(JournalError, match="already"):
        journal.retract("heron", mine.id)


def test_the_verb_for_taking_back_is_not_for_anything_else() -> None:
    with pytest.raises(JournalError, match="retract, undo or redo"):
        Journal().add("heron", "claims", RETRACT, {})


def test_those_who_listen_are_told_once_all_is_saved() -> None:
    journal = Journal()
    heard: list[tuple[int, int]] = []
    stop = journal.listen(lambda new: heard.append((len(new), len(journal))))
    made = journal.add("heron", "claims", "open", {})
    journal.merge([entry(1), entry(2), made])
    journal.merge([entry(1)])
    journal.undo("wren")
    assert heard == [(1, 1), (2, 3)]
    journal.forget("heron")
    assert heard[2:] == [(0, 0)]
    stop()
    stop()
    journal.add("heron", "claims", "open", {})
    assert len(heard) == 3


def test_one_who_fails_keeps_nobody_else_from_listening() -> None:
    journal = Journal()
    heard: list[int] = []

    def fail(_new: tuple[Entry, ...]) -> None:
        raise RuntimeError("broken view")

    journal.listen(fail)
    journal.listen(lambda new: heard.append(len(new)))
    with pytest.raises(RuntimeError, match="broken view"):
        journal.add("heron", "claims", "open", {})
    assert heard == [1]
    assert len(journal) == 1


def test_one_who_listens_may_add() -> None:
    journal = Journal()

    def echo(new: tuple[Entry, ...]) -> None:
        if new[0].who != "echo":
            journal.add("echo", "notes", "hear", {})

    journal.listen(echo)
    journal.add("heron", "notes", "write", {})
    assert [e.who for e in journal] == ["heron", "echo"]


def test_forgetting_leaves_the_others() -> None:
    journal = joined([entry(1), entry(2, who="wren"), entry(3), retraction(4, of=3)])
    assert journal.people == ("heron", "wren")
    assert journal.forget("heron") == 3
    assert list(journal.people) == ["wren"]
    assert journal.forget("heron") == 0
