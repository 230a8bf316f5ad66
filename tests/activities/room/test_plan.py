"""A plan can be followed and left; the clock of a step; what the projector shows; who is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from course.activities.debate import Debate
from course.activities.room import Room, plan_of
from course.activities.room.voices import to_be_asked
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed

CASE = load_case()
START = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


@pytest.fixture
def leader() -> Room:
    return Room(CASE, Journal(), who="crane", leaders=["crane"])


@pytest.mark.parametrize("lesson", CASE.lessons, ids=lambda one: one.id)
def test_a_plan_is_the_column_of_minutes_for_a_class_and_each_part_can_be_put_in_front(
    lesson: object,
) -> None:
    lesson = CASE.lesson(getattr(lesson, "id"))  # noqa: B009 - narrowed
    planned = plan_of(lesson)
    assert [one.minutes for one in planned] == [part.minutes["class"] for part in lesson.parts]
    room = Room(CASE, Journal(), who="crane", leaders=["crane"])
    for one in planned:
        room.put(one.kind, one.about, part=one.item, text=one.text, minutes=one.minutes)


def test_a_plan_that_was_left_goes_on_where_it_was(leader: Room) -> None:
    first, second, *_more = (one.part for one in plan_of(CASE.lesson("03-red-line")))
    with pytest.raises(NotAllowed, match="No plan is followed"):
        leader.leave()
    leader.follow("03-red-line", first)
    leader.follow("03-red-line", second)
    kept = leader.state.plan
    assert kept is not None
    leader.leave()
    assert leader.state.plan is not None
    assert leader.state.plan.left
    leader.put("question", text="Something else?")
    leader.follow("03-red-line", second)
    plan = leader.state.plan
    assert plan is not None
    assert (plan.part, plan.done, plan.since, plan.left) == (second, [first], kept.since, "")
    assert leader.now is not None
    assert leader.now.text == "Something else?"
    with pytest.raises(NotAllowed, match="no such part"):
        leader.follow("03-red-line", "nowhere")


def test_the_clock_of_a_step_runs_stands_and_gets_more(leader: Room) -> None:
    stage = leader.put("question", text="Why?", minutes=4).id
    now = leader.state.stages[stage]
    assert now.left_at(datetime.fromisoformat(now.since) + timedelta(seconds=30)) == 210
    leader.time(stage, 100.0, running=False, at=START)
    assert leader.state.stages[stage].left_at(START + timedelta(hours=1)) == 100
    leader.time(stage, 160.0, running=True, at=START)
    assert leader.state.stages[stage].left_at(START + timedelta(seconds=200)) == -40


def test_one_thing_is_on_the_projector_until_something_else_is_in_front(leader: Room) -> None:
    stage = leader.put("question", text="Why?").id
    heron = Room(CASE, leader.journal, who="heron", leaders=["crane"])
    one, other = heron.write(stage, "Because.").id, heron.write(stage, "Because of that.").id
    leader.spot(one)
    leader.spot(other)
    assert leader.state.spot == other
    leader.set_aside(other, "twice")
    assert leader.state.spot == ""
    with pytest.raises(NotAllowed, match="set aside"):
        leader.spot(other)
    leader.spot(one)
    leader.put("lesson", "03-red-line")
    assert leader.state.spot == ""


def test_who_has_not_spoken_is_asked_by_the_rule_and_only_where_it_is_on(leader: Room) -> None:
    leader.put("question", text="Why?")
    begun = datetime.fromisoformat(next(iter(leader.state.stages.values())).at)
    late = begun + timedelta(minutes=31)

    def asked(who: str, spoken: int, at: datetime) -> bool:
        return to_be_asked(leader.state, who, spoken, len(leader.state.asked), at)

    assert not asked("heron", 0, late)
    leader.nudge(30)
    assert asked("heron", 0, late)
    assert not asked("heron", 0, begun + timedelta(minutes=29))
    assert not asked("heron", 12, late)  # who spoke in a debate
    for who in ("owl", "wren", "lark"):
        Room(CASE, leader.journal, who=who, leaders=["crane"]).ask()
    assert not asked("heron", 0, late)  # three wait
    leader.give("owl", at=late)
    assert not asked("wren", 0, late)
    assert not asked("owl", 0, late)
    assert asked("heron", 0, late)
    leader.nudge(0)
    assert not asked("heron", 0, late)


def test_the_clock_of_a_debate_tells_who_spoke_how_long() -> None:
    debate = Debate(CASE, Journal(), who="crane")
    oxford = next(f for f in CASE.formats if f.id == "oxford")
    debate.begin(oxford, motion="M4", code="x", at=START)
    debate.chairs.draw([f"bird-{n}" for n in range(4)], seed="monday")
    state = debate.state
    alone = [
        (n, people[0])
        for n, phase in enumerate(oxford.phases)
        if len(people := [who for role in phase.speaks for who in state.speaking(role, n)]) == 1
    ]
    (phase, who), at = alone[0], START
    debate.clock.go_to(phase, at=at)
    debate.clock.start(at=at)
    debate.clock.pause(at=at + timedelta(seconds=40))
    debate.clock.start(at=at + timedelta(seconds=100))
    debate.clock.go_to(phase + 1, at=at + timedelta(seconds=120))
    assert debate.state.spoken() == {who: 60}
