"""Whoever comes back is where they were, and is told what happened meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.live.room._door import Door, press

if TYPE_CHECKING:
    import pytest


def later(minutes: int) -> object:
    now = time.time() + 60 * minutes
    return lambda: now


def test_whoever_comes_back_is_told_how_long_it_was_and_where_the_class_has_gone(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, heron, owl = door.leader(), door.student("heron"), door.student("owl")
    press(leader, "/lead", "passage", claim="S2-08")
    press(heron, "/class", "ask")
    assert "Welcome back" not in heron.get("/class").text
    monkeypatch.setattr("course.live.room.returning.time", later(6))
    page = heron.get("/class").text
    assert "You were away for 6 minutes." in page
    assert "Meanwhile" not in page
    press(leader, "/lead", "question", text="What would change your mind?")
    page = heron.get("/lesson/03-red-line").text
    assert "Meanwhile the class has gone from <strong>A sentence to judge: " in page
    assert "</strong> to <strong>A question to write on: What would change your mind?</strong>." in page
    assert "The class has begun; it is at <strong>A question to write on: " in owl.get("/class").text
    assert "Welcome back" not in leader.get("/lead").text
