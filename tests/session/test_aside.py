"""What takes a moment is made aside, in the language of whoever asked, and handed over in turn."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest

from course.language import language, speaking
from course.session.aside import Aside

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 30


def test_a_notebook_goes_on_while_something_is_made_and_gets_it_in_its_own_thread() -> None:
    begun, may_end = Event(), Event()
    threads: list[int] = []
    done: list[str] = []
    handed = asyncio.Event()

    def work() -> Callable[[], None]:
        threads.append(get_ident())
        begun.set()
        assert may_end.wait(PATIENCE)
        return partial(hand_over, language())

    def hand_over(spoken: str) -> None:
        threads.append(get_ident())
        done.extend([spoken, language()])
        handed.set()

    async def notebook() -> None:
        with speaking("fr"):
            Aside().make("a.png", work)
        assert await asyncio.to_thread(begun.wait, PATIENCE)
        assert not done  # and yet the loop runs: this line does
        may_end.set()
        await asyncio.wait_for(handed.wait(), PATIENCE)

    asyncio.run(notebook())
    assert done == ["fr", "fr"]
    assert threads[0] != threads[1] == get_ident()


def test_of_one_name_the_newest_alone_is_handed_over() -> None:
    may_end, both, done = Event(), Event(), list[str]()
    aside = Aside(lambda then: then())

    def work(made: str) -> Callable[[], None]:
        assert may_end.wait(PATIENCE)
        return partial(take, made)

    def take(made: str) -> None:
        done.append(made)
        if {"a3", "b2"} <= set(done):
            both.set()

    for name, made in (("a", "a1"), ("b", "b1"), ("a", "a2"), ("a", "a3"), ("b", "b2")):
        aside.make(name, partial(work, made))
    may_end.set()
    assert both.wait(PATIENCE)
    assert sorted(done) == ["a3", "b2"]


@pytest.mark.parametrize("platform", [sys.platform, "emscripten"])
def test_where_there_is_no_turn_or_no_thread_it_is_made_at_once(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    done: list[int] = []
    Aside(None if platform != "emscripten" else lambda _then: None).make("a", lambda: partial(done.append, 1))
    assert done == [1]
