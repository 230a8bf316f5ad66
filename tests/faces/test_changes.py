"""A page is sent what differs from what it shows, and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.case import load_case
from course.faces import wire
from course.faces.changes import change
from course.faces.screen import Screen
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from course.site.door import Door
from tests.faces.door import whole

ROOT: Final = Path(__file__).parents[2]
TEXT: Final = st.text(alphabet="ab\n\U0001f9ed\udc00é", max_size=40)
MOST: Final = 600
"""Bytes that a face may send where nothing but a name has changed."""


@given(TEXT, TEXT)
def test_a_change_put_into_the_text_before_gives_the_text_after(before: str, after: str) -> None:
    shown = {"html": before, "n": 1}
    assert whole(shown, {"n": 2, **change(before, after)})["html"] == after


def test_of_two_long_texts_the_line_that_differs_is_sent() -> None:
    lines = [f"<li>{n}</li>" for n in range(20_000)]
    after = [*lines[:9_000], "<li>another</li>", *lines[9_001:]]
    assert change("\n".join(lines), "\n".join(after))["html"] == "<li>another</li>"


@pytest.fixture
def sent() -> list[wire.View]:
    return []


@pytest.fixture
def screen(sent: list[wire.View]) -> Screen:
    def take(message: wire.ToBrowser) -> None:
        if isinstance(message, wire.View):
            sent.append(message)

    return Screen(Lesson("04-perspectives", using=Session(load_case(), Journal(), "heron")).networks(), take)


def test_what_a_page_shows_already_is_not_sent_again(screen: Screen, sent: list[wire.View]) -> None:
    screen.face.refresh()
    screen.face.session.refresh_all()
    assert len(sent) == 1
    screen.face.refresh(say="Kept.")
    assert (sent[-1].say, sent[-1].html, sent[-1].n) == ("Kept.", sent[0].html.rpartition("\n")[2], 2)
    screen.face.refresh()
    assert len(sent) == 2


def test_a_page_that_lacks_the_view_before_gets_the_whole_face(screen: Screen, sent: list[wire.View]) -> None:
    screen.hear({"type": "whole", "wire": wire.VERSION})
    assert [(view.n, view.till) for view in sent] == [(1, -1), (2, -1)]
    assert sent[0].html == sent[1].html


def test_a_page_that_could_not_be_reached_gets_the_whole_face_next(
    screen: Screen, sent: list[wire.View]
) -> None:
    def fail(_message: object) -> None:
        raise ConnectionError

    works, screen.send = screen.send, fail
    with pytest.raises(ConnectionError):
        screen.show(wire.View(html="lost"))
    screen.send = works
    screen.face.refresh()
    assert sent[-1].till == -1


@pytest.mark.parametrize("lesson", ["04-perspectives", "06-consequences"])
def test_a_new_name_sends_the_lines_where_it_stands_and_no_face(lesson: str) -> None:
    posted: list[str] = []
    door = Door(ROOT)
    door.open(lesson, posted.append, name="early-crane-20")
    views: dict[int, dict[str, Any]] = {}

    def show() -> None:
        for view in (said for said in map(json.loads, posted) if said["type"] == "view"):
            views[view["face"]] = whole(views.get(view["face"], {}), view)

    show()
    first = sum(len(text.encode()) for text in posted)
    posted.clear()
    renamed = {"type": "do", "do": "rename", "seq": 1, "args": {}, "form": {"name": "calm-otter-31"}}
    door.hear(json.dumps({"face": 0, "wire": wire.VERSION, **renamed}))
    show()
    assert not any("early-crane-20" in view["html"] for view in views.values())
    assert sum("calm-otter-31" in view["html"] for view in views.values()) > len(views) / 2
    assert sum(len(text.encode()) for text in posted) < MOST * len(views) < first / 3
