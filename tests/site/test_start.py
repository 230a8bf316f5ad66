"""The first lines of Python in a page: one door, a lesson opened for nobody, and memory that goes on."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.site import start
from course.site.door import Door

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = str(Path(__file__).parents[2])


@pytest.fixture
def finders(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing be looked for in a page that is not there."""
    monkeypatch.setattr(start, "bring_late", lambda _python: None)
    start.door_of.cache_clear()
    yield
    start.door_of.cache_clear()


@pytest.mark.usefixtures("finders")
def test_after_a_rehearsal_the_door_is_there_with_what_a_first_view_needs() -> None:
    start.rehearse(ROOT, "python/", "00-start-here")
    before = set(sys.modules)
    heard: list[str] = []
    start.door_of(ROOT, "python/").open("00-start-here", heard.append, who="", name="calm-otter-31")
    assert set(sys.modules) == before
    assert any("calm-otter-31" in said for said in heard)


@pytest.mark.usefixtures("finders")
def test_a_rehearsal_is_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(Door, "open", lambda _self, *_lesson, **known: asked.append(known))
    start.rehearse(ROOT, "python/", "00-start-here")
    assert asked == [{}]


def test_two_visits_that_go_on_from_one_memory_draw_different_lots() -> None:
    drawn = set()
    for _visit in range(2):
        random.seed(1)
        start.go_on()
        drawn.add(random.random())
    assert len(drawn) == 2
