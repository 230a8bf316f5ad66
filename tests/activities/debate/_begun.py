"""A debate that has begun, and its moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from course.activities.debate import Debate
from course.case import load_case
from course.journal import Entry, Journal

if TYPE_CHECKING:
    from collections.abc import Sequence

CASE = load_case()
FORMATS = {f.id: f for f in CASE.formats}
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FOUR = ("heron", "wren", "owl", "lark")


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def begun(people: Sequence[str]) -> Debate:
    made = Debate(CASE, Journal(), who="heron")
    made.begin(FORMATS["oxford"], motion="M4", code="blue", at=START)
    made.chairs.draw(people, seed="monday")
    return made


def again(debate: Debate) -> Debate:
    """The same journal, as another kernel would open it."""
    lines = [e.to_line() for e in debate.journal]
    return Debate(CASE, Journal(Entry.from_line(line) for line in lines), who="heron")
