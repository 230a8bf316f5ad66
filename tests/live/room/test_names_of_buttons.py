"""On the page of whoever leads, no two controls that do different things have one name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.faces.test_controls import Controls, alike, jumped
from tests.live.room._door import Door, press

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def body(leader: TestClient, page: str = "/lead") -> str:
    """Give what a browser shows of a page."""
    found = re.search(r"<body.*</body>", leader.get(page).text, re.DOTALL)
    assert found
    return found[0]


def test_a_page_with_two_faces_says_of_which_face_a_button_is(door: Door) -> None:
    named = [one.name for one in Controls(body(door.leader())).found]
    views = [name for name in named if name.startswith("Projector view")]
    assert len(views) == len(set(views)) == 4
    assert "Projector view: Lead the room" in views


def test_no_two_controls_of_whoever_leads_are_alike(door: Door) -> None:
    leader = door.leader()
    student, other = door.student("owl"), door.student("lark")
    seen = [body(leader)]
    press(leader, "/lead", "question", text="Why?")
    for one in (student, other):
        press(one, "/class", "write", text="Because.")
    seen.append(body(leader))
    stage = re.search(r'data-do="close" data-args=\'{"stage": "([^"]+)"}', seen[-1])
    assert stage
    press(leader, "/lead", "close", stage=stage[1])
    seen.append(body(leader))
    press(leader, "/lead", "vote", text="Shall we?", twice="yes")
    seen.append(body(leader))
    assert len(set(seen)) == len(seen)
    assert [alike(page) for page in seen] == [{}] * len(seen)
    assert [jumped(page) for page in seen] == [[]] * len(seen)
