"""A kernel that a browser runs begins with what the browser keeps, and lets it know who is here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from course.jupyter import kernel
from course.jupyter.alone import open_kernel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.session.session import Session


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    kernel.sessions.clear()
    yield
    kernel.sessions.clear()


def opened(known: dict[str, Any], lines: list[str] | None = None) -> tuple[Session, list[dict[str, Any]]]:
    told: list[dict[str, Any]] = []
    open_kernel(json.dumps(known), lines or [], lambda text: told.append(json.loads(text)))
    return kernel.session(), told


def test_somebody_new_is_told_to_the_browser_and_is_there_again_with_their_work() -> None:
    session, told = opened({})
    assert session.place == "browser"
    assert told[-1]["who"] == session.who
    assert told[-1]["seminar"] in told[-1]["seminars"]
    session.call_me("heron")
    assert told[-1]["name"] == "heron"
    lines = [entry.to_line() for entry in session.journal]

    kernel.sessions.clear()
    again, _told = opened(told[-1], lines)
    assert again is not session
    assert (again.who, again.name, again.journal.seminar) == (session.who, "heron", session.journal.seminar)
    assert [entry.id for entry in again.journal] == [entry.id for entry in session.journal]


def test_going_on_as_somebody_known_is_told_once() -> None:
    session, told = opened({})
    first = session.who
    session.journal.add(first, "notes", "write", {})
    session.somebody_else()
    assert told[-1]["who"] == session.who != first
    session.go_on_as(first)
    assert told[-1]["who"] == first
    before = len(told)
    session.refresh_all()
    assert len(told) == before
