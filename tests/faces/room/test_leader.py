"""The leader's page: the plan, the clock, the voices, and who is here; nobody is ranked."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from course.activities.debate import Debate
from course.activities.room import Room as Script
from course.activities.room import plan_of
from course.faces.room.box import Present
from tests.faces.room.test_room import CASE, PEOPLE, Room

if TYPE_CHECKING:
    from collections.abc import Sequence

START = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
PLAN = plan_of(CASE.lessons[0])


@pytest.fixture
def room() -> Room:
    return Room()


def strong(html: str) -> list[str]:
    return re.findall(r'class="do"[^>]*>([^<]+)<', html)


def test_one_press_goes_on_and_a_second_one_from_an_old_page_does_nothing(room: Room) -> None:
    leader = room.leader
    leader.do("begin_part", part=PLAN[1].part)
    for n in (2, 3):
        assert strong(leader.html) in ([f"Next: {PLAN[n].name}"], ["Next: close the answers"])
        if "Next: close the answers" in leader.html:
            leader.do("close", stage=room.now)
            assert strong(leader.html) == [f"Next: {PLAN[n].name}"]
        before = len(room.journal)
        leader.do("next_part", seen=PLAN[n - 1].part)
        after = len(room.journal)
        assert after > before
        leader.do("next_part", seen=PLAN[n - 1].part)
        assert len(room.journal) == after
    assert 'aria-current="step"' in leader.html


def test_one_step_back_opens_again_or_leads_to_the_step_before(room: Room) -> None:
    leader = room.leader
    leader.do("question", text="Why?")
    first = room.now
    assert "One step back" not in leader.html
    for n in range(5):
        room.students[n].do("write", stage=first, text=f"Because of {n}.")
    leader.do("package")
    assert "One step back: A question to write on" in leader.html
    leader.do("back", seen=room.now)
    assert room.now == first
    assert "Why?" in room.students[0].html
    assert "Because of 0." in leader.html  # closed, as going on had left it
    leader.do("back", seen="an older page")
    assert "One step back: take answers again" in leader.html
    leader.do("reopen", stage=first)
    assert "5 of 6 have answered." in leader.html

    leader.do("package")
    package = room.now
    leader.do("question", text="And now?")
    leader.do("back", seen=room.now)
    assert room.now == package
    assert room.leader.face.context()["stage"].open  # what the class works on goes on


def test_a_vote_is_counted_before_anybody_goes_back(room: Room) -> None:
    room.leader.do("question", text="Why?")
    room.leader.do("vote", text="Shall we go on?")
    assert room.leader.do("back", seen=room.now)["trouble"].startswith("Close the vote first")
    room.leader.do("close", stage=room.now)
    assert "take answers again" not in room.leader.html
    room.leader.do("back", seen=room.now)
    assert "Why?" in room.students[0].html


def test_what_comes_while_somebody_reads_waits_until_they_ask(room: Room) -> None:
    table = Debate(CASE, room.journal, who="crane")
    table.begin(CASE.formats[0], motion="M4", code="x")
    cards = Debate(CASE, room.journal, who="bird-0").cards
    cards.play(claim="The first.", side="for")
    room.leader.do("debate")
    cards.play(claim="The second.", side="against")
    cards.play(claim="The third.", side="for")
    room.leader.face.refresh()
    page = room.leader.html
    assert "2 new: show them" in page
    assert "The first." in page
    assert "The second." not in page
    page = str(room.leader.do("show_new")["html"])
    assert "new: show" not in page
    assert page.index("The third.") < page.index("The second.") < page.index("The first.")
    cards.play(claim="The fourth.", side="for")
    room.leader.face.refresh()
    assert "1 new: show it" in room.leader.html


def test_the_plan_can_be_left_and_nothing_is_lost(room: Room) -> None:
    leader = room.leader
    leader.do("begin_part", part=PLAN[0].part)
    leader.do("begin_part", part=PLAN[2].part)
    leader.do("leave_plan")
    assert "Here the plan was left." in leader.html
    assert 'aria-current="step"' not in leader.html
    leader.do("question", text="Something of our own?")
    leader.do("back_to_plan")
    here = leader.html.partition('aria-current="step"')[2]
    assert PLAN[2].name in here.partition("</li>")[0]
    assert "Something of our own?" in room.students[0].html


def test_a_part_to_read_offers_its_sentences_one_after_the_other(room: Room) -> None:
    leader, part = room.leader, next(one for one in CASE.lessons[0].parts if len(one.claims) > 1)
    leader.do("begin_part", part=part.id)
    for claim in part.claims[1:]:
        assert "Another sentence" not in leader.html
        leader.do("close", stage=room.now)
        assert f"Another sentence of this part: {claim}" in leader.html
        leader.do("passage", claim=claim)
        assert leader.face.context()["stage"].about == claim
        assert 'aria-current="step"' in leader.html
    leader.do("close", stage=room.now)
    assert "Another sentence" not in leader.html
    leader.do("reopen", stage=room.now)
    leader.do("leave_plan")
    leader.do("close", stage=room.now)
    assert "Another sentence" not in leader.html


def test_another_plan_is_begun_at_once_or_not_at_all(room: Room) -> None:
    leader, other = room.leader, CASE.lessons[3]
    leader.do("begin_part", part=PLAN[0].part)
    leader.do("leave_plan")
    leader.do("lesson", value=other.id)
    leader.do("vote", text="Is it so?")
    before = len(room.journal)
    assert leader.do("other_plan")["trouble"].startswith("Close the vote first")
    assert len(room.journal) == before
    leader.do("close", stage=room.now)
    leader.do("other_plan")
    assert [e.body["lesson"] for e in room.journal.live("room") if e.verb == "follow"][1:] == [other.id]
    assert f'data-key="plan-{plan_of(other)[0].part}" aria-current="step"' in leader.html


def test_a_part_brings_its_minutes_to_the_clock(room: Room) -> None:
    room.leader.do("begin_part", part=PLAN[2].part)
    stage = room.leader.face.context()["stage"]
    assert stage.minutes == PLAN[2].minutes
    room.leader.do("clock_pause", left=100.0)
    assert "01:40" in room.leader.html
    room.leader.do("minute_more", stage=stage.id)
    assert "02:40" in room.leader.html
    room.leader.do("minute_more", stage="of another page")
    assert "02:40" in room.leader.html


def test_a_step_without_minutes_has_no_clock_that_is_over(room: Room) -> None:
    room.leader.do("question", text="Why?")
    assert "This step has no time limit." in room.leader.html
    assert "data-clock=" not in room.leader.html
    room.leader.do("minute_more", stage=room.now)
    assert "01:00" in room.leader.html
    assert "data-clock=" in room.leader.html


def test_voices_are_bars_in_the_order_of_joining_without_names(room: Room) -> None:
    given = Script(CASE, room.journal, who="crane", leaders=["crane"])
    for n in (4, 1):
        room.students[n].do("ask")
        given.give(PEOPLE[n], at=START)
        given.give(at=START + timedelta(seconds=70))
    room.leader.face.refresh()
    voices = room.leader.html.partition('data-key="voices"')[2].partition("<details")[0]
    assert "2 of 6 people have spoken, 2 minutes together." in room.leader.html
    assert not any(who in voices for who in PEOPLE)
    table = room.leader.html.partition('data-key="turns"')[2].partition("</table>")[0]
    assert re.findall(r"bird-\d", table) == PEOPLE
    assert table.count("not yet") == 4


def test_who_has_gone_is_named_and_who_came_back_is_said_once(room: Room) -> None:
    here = dict.fromkeys(PEOPLE, True)

    def present() -> Sequence[Present]:
        at = datetime(2026, 11, 30, 10, 6, tzinfo=UTC).isoformat()
        return [Present(who, is_here, at) for who, is_here in here.items()]

    room.around.present = present  # type: ignore[method-assign]
    room.leader.face.refresh()
    assert "has gone" not in room.leader.html
    here["bird-2"] = False
    room.leader.face.refresh()
    assert "1 has gone:" in room.leader.html
    assert re.search(r"bird-2 <span[^>]*>no sign since \d", room.leader.html)
    here["bird-2"] = True
    room.leader.face.refresh()
    assert "Back again: bird-2." in room.leader.html
    room.leader.do("seen_back")
    assert "Back again" not in room.leader.html


@pytest.mark.parametrize("after", ["soon", "-3"])
def test_minutes_are_a_number(room: Room, after: str) -> None:
    assert room.leader.do("nudge", after=after)["trouble"] == "Write minutes as a whole number."
    room.leader.do("nudge", after="20")
    assert "A kind question to who has not spoken: on" in room.leader.html


def on_wall(room: Room) -> str:
    return room.leader.html.partition("<template data-wall")[2]


def test_the_projector_shows_how_to_join_and_then_the_clock_of_a_step(room: Room) -> None:
    room.leader.face.qr = lambda: '<svg class="squares"></svg>'  # type: ignore[attr-defined]
    room.leader.do("project", on=True)
    assert '<svg class="squares"></svg>' in on_wall(room)
    assert "data-clock=" not in on_wall(room)
    room.leader.do("begin_part", part=PLAN[1].part)
    assert "squares" not in on_wall(room)
    assert "data-clock=" in on_wall(room)


def test_closing_the_first_of_two_votes_promises_no_result(room: Room) -> None:
    room.leader.do("vote", text="Shall we?", twice="yes")
    assert room.leader.do("close", stage=room.now)["say"] == "Closed. The ballots stay sealed, also from you."
    room.leader.do("project", on=True)
    assert "The first vote is sealed." in on_wall(room)
