"""What reaches one person alone: their own part, a reason, a kind question; and what the projector shows."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest

from course.activities.debate import Debate
from course.activities.room import Room as Script
from course.faces.debate.speaker import SpeakerFace
from course.faces.room import mine, stage, voices
from course.faces.room.mine import MineFace
from course.session.session import Session
from tests.faces.conftest import Page
from tests.faces.room.test_room import CASE, LEADERS, Room

if TYPE_CHECKING:
    from course.activities.debate.records import Card


@pytest.fixture
def room() -> Room:
    return Room()


def own(room: Room, who: str) -> Page:
    session = Session(CASE, room.journal, who, place="room")
    session.browser.left = True
    return Page(MineFace(session, LEADERS, room.around))


def debate_with_a_card(room: Room) -> Card:
    table = Debate(CASE, room.journal, who="crane")
    table.begin(CASE.formats[0], motion="M4", code="x")
    played = Debate(CASE, room.journal, who="bird-0").cards.play(
        claim="Notice reduces accidents.", side="for"
    )
    room.leader.do("debate")
    return table.state.cards[played.id]


def test_one_contribution_at_a_time_is_on_the_projector_and_never_with_a_name(room: Room) -> None:
    room.leader.do("question", text="Why?")
    for n in range(5):
        room.students[n].do("write", stage=room.now, text=f"Because of {n}.")
    room.leader.do("project", on=True)
    assert "Because of" not in room.leader.html
    room.leader.do("close", stage=room.now)
    entries = {a.text: a.entry for a in room.leader.face.context()["state"].answers[room.now].values()}
    for text in ("Because of 1.", "Because of 2."):
        room.leader.do("spot", entry=entries[text])
        working, _template, wall = room.leader.html.partition("<template data-wall")
        assert f"“{text}”" in wall
        assert "bird-" not in wall
        assert working.count('aria-pressed="true"') == 1
    room.leader.do("set_aside", entry=entries["Because of 2."], reason="twice")
    assert "Because of 2." not in room.leader.html.partition("<template data-wall")[2]
    room.leader.do("spot", entry=entries["Because of 1."])
    room.leader.do("spot", entry=entries["Because of 1."])
    assert "“Because of 1.”" not in room.leader.html.partition("<template data-wall")[2]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("person", "It names a person"),
        ("subject", "It is off the subject"),
        ("hurts", "It hurts somebody"),
        ("twice", "It stands there twice"),
        ("other", "Another reason"),
    ],
)
def test_a_card_is_set_aside_its_writer_is_told_why_and_it_comes_back(
    room: Room, reason: str, told: str
) -> None:
    card = debate_with_a_card(room)
    others = Page(SpeakerFace(Session(CASE, room.journal, "bird-3", place="room")))
    assert card.claim in others.html
    assert room.leader.do("set_aside", entry=card.id)["trouble"] == "Choose a reason; its writer is told."
    room.leader.do("set_aside", entry=card.id, reason=reason)
    others.face.refresh()
    assert card.claim not in others.html
    assert told in room.students[0].html
    assert told not in room.students[1].html.partition("To speak")[0]
    heron = own(room, "bird-0")
    assert told in heron.html
    assert card.claim in heron.html
    assert "card 1" not in heron.html.lower()  # what became of it is told of cards that are seen
    room.leader.do("show_again", entry=card.id)
    others.face.refresh()
    assert card.claim in others.html
    assert told not in room.students[0].html


def test_ones_own_part_tells_what_became_of_a_card_and_ones_own_time_alone(room: Room) -> None:
    card = debate_with_a_card(room)
    wren = Debate(CASE, room.journal, who="bird-1")
    wren.cards.play(claim="It hides.", side="against", relation="attacks", to=card.id)
    at = datetime.fromisoformat(card.at)
    script = Script(CASE, room.journal, who="crane", leaders=LEADERS)
    script.give("bird-0", at=at)
    script.give("bird-1", at=at + timedelta(seconds=75))
    html = own(room, "bird-0").html
    assert "Answered by card 2, of bird-1" in html
    assert "1 turn, 1 min 15 s." in html
    assert "Nobody has answered it yet." not in html
    assert "Nobody has answered it yet." in own(room, "bird-1").html
    assert "You have played no card yet." in own(room, "bird-4").html


def test_the_time_of_whoever_has_the_floor_runs_on_their_own_pages_alone(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = datetime.fromisoformat("2026-11-30T10:00:00+00:00")
    script = Script(CASE, room.journal, who="crane", leaders=LEADERS)
    script.give("bird-0", at=begun)
    later = begun + timedelta(seconds=125)
    for place in (stage, mine, voices):
        monkeypatch.setattr(place, "now", lambda: later)
    for page in (own(room, "bird-0"), room.students[0]):
        page.face.refresh()
        clock = re.search(r'data-clock="([^"]+)".*?data-clock-face>([^<]+)<', page.html, re.DOTALL)
        assert clock
        told = json.loads(unescape(clock[1]))
        assert (told["left"], told["up"], clock[2]) == (-125, True, "02:05")
        assert page.do("clock_again")["trouble"] == ""
    assert "1 turn, 2 min 5 s." in own(room, "bird-0").html
    announced = room.students[0].html.partition('role="status" data-key="turn"')[2].partition("</div>")[0]
    assert "You have the floor." in announced  # for those who listen to the page; the running clock is not
    assert "data-clock" not in announced
    for page in (own(room, "bird-1"), room.students[1], room.leader):
        page.face.refresh()
        assert "You are speaking" not in page.html
    assert "1 turn, 2 min 5 s" in room.leader.html
    script.give("", at=later)
    assert "data-clock=" not in own(room, "bird-0").html
    assert "1 turn, 2 min 5 s." in own(room, "bird-0").html


def test_where_there_is_no_page_of_ones_own_part_ones_own_time_stands_in_front(room: Room) -> None:
    assert "You have not had the floor yet." in room.students[0].html
    face = room.students[0].face
    assert isinstance(face, stage.StageFace)
    face.links = "./"
    assert "Time you have spoken" not in face.html()


def test_a_code_for_another_device_is_for_whoever_asks_and_they_are_told_what_it_does(room: Room) -> None:
    page = own(room, "bird-0")
    assert "Go on with another device" in page.html
    shown = page.do("move")
    assert room.around.codes == [("bird-0", "bird-0")]
    assert "AAA-AA1" in page.html
    assert str(shown["focus"]).endswith("-code")
    assert "Go on with another device" not in own(room, "crane").html
    room.leader.do("move", who="bird-3")
    assert room.around.codes[1] == ("bird-3", "crane")
    assert "For bird-3:" in room.leader.html
    assert "AAA-AA2" not in room.leader.html.partition("<template data-wall")[2]
    room.leader.do("move_done")
    assert "AAA-AA2" not in room.leader.html


def test_the_kind_question_is_off_private_asked_once_and_leaves_no_trace(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.leader.do("question", text="Why?")
    heron, wren = room.students[0], room.students[1]
    begun = datetime.fromisoformat(room.leader.face.context()["stage"].at)
    monkeypatch.setattr(stage, "now", lambda: begun + timedelta(minutes=40))
    for page in (heron, wren):
        page.face.refresh()
        assert "Would you like to speak?" not in page.html
    room.leader.do("nudge", after="30")
    assert "nobody is told who was asked" in heron.html
    asked = heron.html.partition('data-key="nudge"')[2].partition("</section>")[0]
    assert asked.count("<button") == 3
    assert 'class="do"' not in asked
    assert "Would you like to speak?" not in room.leader.html
    before = len(room.journal)
    heron.do("answer_nudge", do="no")
    assert len(room.journal) == before
    assert "Would you like to speak?" not in heron.html
    wren.do("answer_nudge", do="ask")
    assert "Step back" in wren.html
    assert "Would you like to speak?" not in wren.html
