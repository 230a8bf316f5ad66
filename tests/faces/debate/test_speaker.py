"""A debate on a device of one's own: chair, clock, cards to play, and nothing of the set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.activities.debate import Debate
from course.faces.debate.speaker import SpeakerFace
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.session.session import Session


@pytest.fixture
def debate(session: Session) -> Debate:
    debate = Debate(session.case, session.journal, who="crane")
    debate.begin(next(f for f in session.case.formats if f.id == "oxford"), motion="M4", code="blue")
    return debate


def test_before_it_begins_there_is_nothing_to_press(session: Session) -> None:
    html = Page(SpeakerFace(session)).html
    assert "setting it up" in html
    assert "<button" not in html


def test_ones_own_chair_and_side_stand_there(session: Session, debate: Debate) -> None:
    page = Page(SpeakerFace(session))
    assert "You have no chair yet." in page.html
    people = [session.who, "wren", "owl", "lark", "finch", "swift"]
    debate.chairs.draw(people, seed="monday", institution=True)
    role = debate.state.role(debate.state.chairs[session.who][0])
    assert role.name in page.html
    assert role.does in page.html


def test_what_only_whoever_runs_it_may_do_is_not_offered(session: Session, debate: Debate) -> None:
    page = Page(SpeakerFace(session))
    for verb in ("draw", "clock_start", "advance", "begin", "open_vote", "project"):
        assert f'data-do="{verb}"' not in page.html
    assert debate.state.motion["text"] in page.html
    assert "data-clock=" in page.html


def test_a_card_is_played_and_seen(session: Session, debate: Debate) -> None:
    page = Page(SpeakerFace(session))
    assert page.do("play", claim="Notice reduces accidents.")["trouble"] == ""
    assert "Notice reduces accidents." in page.html
    page.do("view", view="map")
    assert "Notice reduces accidents." in page.html
    page.do("view", view="said")
    assert 'aria-current="true"' in page.html
    assert len(debate.state.cards) == 1
