"""Events in time: the first display of the face, a click, the picture of all events, and a large class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.chronology import Chronology
from course.activities.chronology.verbs import Include, Start
from course.case import load_case
from course.faces.chronology.chronology import ChronologyFace
from course.figures import timeline
from course.figures.svg import to_svg
from course.journal import Journal
from course.session.session import Session
from tests.faces.door import Page

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

CASE = load_case()
BADGES = timeline.badges_in(CASE, CASE.events)


def face() -> Page:
    return Page(ChronologyFace(Session(CASE, Journal(), "heron")))


def test_first_display(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="first display of the events", bound="0.25 s")
    benchmark.pedantic(face, rounds=10)


def test_a_move_of_an_event(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="a click that moves an event, in the kernel", bound="30 ms")
    shown = face()
    assert isinstance(shown.face, ChronologyFace)
    key = shown.face.line.key(shown.face.line.handful()[2])
    steps = iter([1, -1] * 500)
    benchmark.pedantic(lambda: shown.do("move", event=key, by=next(steps)), rounds=50)


def test_a_click_on_the_line(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="a click that opens the line, in the kernel", bound="30 ms")
    shown = face()
    shown.do("show_dates")
    benchmark.pedantic(lambda: shown.do("go", to="line"), rounds=30)


def test_drawing_all_events(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="the picture of all events", bound="0.25 s")
    benchmark.pedantic(lambda: to_svg(timeline.draw(CASE.events, shape="wide", badges=BADGES)), rounds=5)


def test_a_class_of_500_with_20_entries_each(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="starts and tellings of a class of 500", bound="0.3 s")
    journal = Journal()
    for n in range(500):
        line = Chronology(CASE, journal, who=f"p{n}")
        events = [e.id for e in line.events]
        for i in range(20):
            event = events[(n + i) % len(events)]
            if i % 2:
                line.enter(Include, event=event, view="", why="So.")
            else:
                line.enter(Start, event=event, thread="all", why="So.")

    def look() -> int:
        line = Chronology(CASE, journal, who="p7")
        return len(line.beginnings()) + len(line.tellings())

    assert benchmark.pedantic(look, rounds=3) > 500
