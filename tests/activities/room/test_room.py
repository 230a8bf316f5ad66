"""A room: steps one at a time, hidden until they are closed; a queue in which nobody is passed over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.activities.room import Room
from course.case import CaseError, load_case
from course.journal import Journal
from course.language import NotAllowed

CASE = load_case()
START = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


def seat(journal: Journal, who: str) -> Room:
    return Room(CASE, journal, who=who, leaders=["crane"])


@pytest.fixture
def journal() -> Journal:
    return Journal()


@pytest.fixture
def leader(journal: Journal) -> Room:
    return seat(journal, "crane")


def test_one_thing_stands_in_front(leader: Room) -> None:
    assert leader.now is None
    leader.put("passage", "S2-08", minutes=4)
    leader.put("question", text="Why?")
    now = leader.now
    assert now is not None
    assert (now.kind, now.text, now.open, now.shown) == ("question", "Why?", True, False)
    assert [s.kind for s in leader.state.stages.values()] == ["passage", "question"]


def test_one_step_back_leads_along_the_way_that_the_class_came(leader: Room) -> None:
    with pytest.raises(NotAllowed, match="no step before"):
        leader.back()
    first, second, third = (leader.put("question", text=text).id for text in ("One?", "Two?", "Three?"))
    leader.back()
    assert leader.now is not None
    assert leader.now.id == second
    fourth = leader.put("question", text="Four?").id
    gone = [leader.back().body["stage"] for _time in range(2)]
    assert gone == [second, first]
    assert list(leader.state.stages) == [first, second, third, fourth]
    with pytest.raises(NotAllowed, match="no step before"):
        leader.back()


def test_one_step_back_leads_back_in_the_plan(leader: Room) -> None:
    lesson = CASE.lesson("03-red-line")
    begun = []
    for part in lesson.parts[:3]:
        begun.append(leader.put("lesson", lesson.id).id)
        leader.follow(lesson.id, part.id)
    leader.put("question", text="In between?")
    for at, done in ((2, 2), (1, 1), (0, 0)):
        leader.back()
        plan = leader.state.plan
        assert plan is not None
        assert (leader.state.trail, plan.part, len(plan.done)) == (begun[: at + 1], lesson.parts[at].id, done)


def test_results_stay_hidden_until_the_answers_are_closed(leader: Room) -> None:
    stage = leader.put("passage", "S2-08").id
    with pytest.raises(NotAllowed, match="Close the answers first"):
        leader.show(stage)
    leader.close(stage, answers=6, counts={"supported": 4, "contested": 2})
    leader.show(stage)
    assert leader.state.stages[stage].shown
    leader.reopen(stage)
    assert not leader.state.stages[stage].shown
    assert leader.state.stages[stage].open


def test_answers_that_come_too_late_are_kept_and_do_not_count(journal: Journal, leader: Room) -> None:
    stage = leader.put("question", text="Why?").id
    heron = seat(journal, "heron")
    heron.write(stage, "First.")
    heron.write(stage, "Better.")
    leader.close(stage)
    assert heron.write(stage, "Late.").body["text"] == "Late."
    journal.add("heron", "room", "write", {"stage": stage, "text": "By another way."})
    assert leader.state.answers[stage]["heron"].text == "Better."


def test_what_a_student_writes_as_a_leader_does_not_count(journal: Journal, leader: Room) -> None:
    stage = leader.put("question", text="Why?").id
    for verb, body in (
        ("put", {"kind": "question", "text": "Mine."}),
        ("close", {"stage": stage}),
        ("set_aside", {"entry": stage, "reason": "other"}),
        ("give", {"to": "heron"}),
    ):
        journal.add("heron", "room", verb, body)
    state = leader.state
    assert list(state.stages) == [stage]
    assert state.stages[stage].open
    assert (state.aside, state.floor) == ({}, None)


def test_who_has_not_spoken_comes_first(journal: Journal, leader: Room) -> None:
    people = {name: seat(journal, name) for name in ("heron", "wren", "owl")}
    people["heron"].ask()
    people["wren"].ask()
    assert leader.state.queue == ("heron", "wren")
    leader.give("heron", at=START)
    leader.give("wren", at=START + timedelta(seconds=50))
    people["heron"].ask()
    people["owl"].ask()
    assert leader.state.queue == ("owl", "heron")
    leader.give(at=START + timedelta(seconds=80))
    state = leader.state
    assert state.floor is None
    assert dict(state.spoken) == {"heron": 50, "wren": 30}


def test_one_asks_once_and_may_step_back(journal: Journal, leader: Room) -> None:
    heron = seat(journal, "heron")
    heron.ask()
    with pytest.raises(NotAllowed, match="in the queue already"):
        heron.ask()
    heron.step_back()
    assert leader.state.queue == ()
    with pytest.raises(NotAllowed, match="not in the queue"):
        heron.step_back()


@given(st.lists(st.sampled_from(["ask heron", "ask wren", "ask owl", "next", "back heron"]), max_size=30))
def test_the_queue_never_passes_over_who_has_spoken_least(steps: list[str]) -> None:
    journal = Journal()
    leader = seat(journal, "crane")
    for n, step in enumerate(steps):
        what, _space, who = step.partition(" ")
        waiting = leader.state.queue
        if what == "ask" and who not in waiting:
            seat(journal, who).ask()
        elif what == "back" and who in waiting:
            seat(journal, who).step_back()
        elif what == "next" and waiting:
            turns = leader.state.turns
            assert turns[waiting[0]] == min(turns[one] for one in waiting)
            leader.give(waiting[0], at=START + timedelta(seconds=n))
    assert all(seconds >= 0 for seconds in leader.state.spoken.values())


def test_groups_are_drawn_and_gathered(leader: Room) -> None:
    people = [f"bird-{n}" for n in range(7)]
    leader.split(people, 3, seed="monday")
    groups = dict(leader.state.groups)
    assert sorted(map(len, groups.values())) == [2, 2, 3]
    assert sorted(one for group in groups.values() for one in group) == people
    leader.split(list(reversed(people)), 3, seed="monday")
    assert leader.state.groups == groups
    assert leader.state.group_of("bird-0")
    leader.gather()
    assert leader.state.groups == {}


@pytest.mark.parametrize("groups", [0, 1, 8])
def test_groups_need_people(leader: Room, groups: int) -> None:
    with pytest.raises(NotAllowed, match="at least two groups"):
        leader.split(["a", "b", "c"], groups, seed="x")


def test_what_is_set_aside_can_come_back(journal: Journal, leader: Room) -> None:
    stage = leader.put("question", text="Why?").id
    written = seat(journal, "heron").write(stage, "Unkind.").id
    leader.set_aside(written, "hurts")
    assert leader.state.aside == {written: "hurts"}
    assert written in journal
    leader.bring_back(written)
    assert leader.state.aside == {}
    with pytest.raises(NotAllowed, match="not set aside"):
        leader.bring_back(written)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ({"kind": "nothing"}, NotAllowed),
        ({"kind": "question"}, NotAllowed),
        ({"kind": "passage", "about": "S9-99"}, CaseError),
        ({"kind": "question", "text": "Why?", "minutes": 9999}, NotAllowed),
    ],
)
def test_only_what_there_is_can_be_put_in_front(leader: Room, words: dict[str, object], error: type) -> None:
    with pytest.raises(error):
        leader.put(**words)  # type: ignore[arg-type]


def test_a_counted_vote_stays_counted(leader: Room) -> None:
    stage = leader.put("vote", text="Shall we go on?").id
    leader.close(stage, answers=6, counts={"for": 4, "against": 2})
    with pytest.raises(NotAllowed, match="counted"):
        leader.reopen(stage)


def test_the_file_of_a_room_that_is_over_tells_the_same(journal: Journal, leader: Room) -> None:
    leader.put("question", text="Why?")
    after = Room(CASE, Journal(journal), who="somebody else")
    assert after.now is not None
    assert after.now.text == "Why?"


def test_a_room_is_read_once_for_all_pages_of_a_journal_and_its_steps_once_for_all_journals(
    leader: Room, journal: Journal
) -> None:
    asked = leader.put("question", text="Why?").id
    leader.put("vote", text="Shall we?")
    elsewhere = Journal(journal)
    seat(elsewhere, "heron").write(asked, "So.")
    assert seat(journal, "heron").state is leader.state
    assert leader.state is not Room(CASE, journal, who="crane", leaders=["heron"]).state
    other = seat(elsewhere, "heron").state
    assert other.answers_to(other.stages[asked])["heron"].text == "So."
    assert not leader.state.answers_to(leader.state.stages[asked])
    assert all(other.stages[name] is stage for name, stage in leader.state.stages.items())
    leader.close(leader.state.trail[-1])
    assert not leader.state.stages[leader.state.trail[-1]].open
    assert other.stages[leader.state.trail[-1]].open
