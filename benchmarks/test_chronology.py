"""Events in time: the first display of the face, a click, the picture of all events, and a large class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.activities.chronology import Chronology
from course.case import load_case
from course.figures import timeline
from course.journal import Journal
from course.widgets import chronology as face_module
from course.widgets._session import Session
from course.widgets.chronology import ChronologyFace

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

CASE = load_case()


def quickest(benchmark: BenchmarkFixture) -> float:
    """The quickest round: what the code costs when nothing else runs."""
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.min)


def face() -> ChronologyFace:
    session = Session(CASE, Journal(), "heron")
    found = ChronologyFace(session)
    found.send = lambda content, buffers=None: None  # noqa: ARG005
    return found


def test_first_display(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(face, rounds=10)
    assert quickest(benchmark) < 0.25


def test_a_move_of_an_event(benchmark: BenchmarkFixture) -> None:
    shown = face()
    key = shown.line.key(shown.line.handful()[2])
    steps = iter([1, -1] * 500)
    benchmark.pedantic(lambda: shown._answer("move", {"event": key, "by": next(steps)}), rounds=50)
    assert quickest(benchmark) < 0.03


def test_a_click_on_the_line(benchmark: BenchmarkFixture) -> None:
    shown = face()
    shown._answer("show_dates", {})
    benchmark.pedantic(lambda: shown._answer("go", {"to": "line"}), rounds=30)
    assert quickest(benchmark) < 0.03


def test_opening_the_line_with_its_picture(benchmark: BenchmarkFixture) -> None:
    shown = face()
    shown._answer("show_dates", {})
    benchmark.pedantic(
        lambda: shown._answer("go", {"to": "line"}), setup=face_module._picture.cache_clear, rounds=5
    )
    assert quickest(benchmark) < 0.4  # draws two pictures, for a page and for a phone; later clicks draw none


def test_drawing_all_events(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(lambda: timeline.svg(CASE.events, shape="wide"), rounds=5)
    assert quickest(benchmark) < 0.25


def test_a_class_of_500_with_20_entries_each(benchmark: BenchmarkFixture) -> None:
    journal = Journal()
    for n in range(500):
        line = Chronology(CASE, journal, who=f"p{n}")
        events = [e.id for e in line.events]
        for i in range(20):
            body = {"event": events[(n + i) % len(events)], "view": "", "thread": "all", "why": "So."}
            line.record("include" if i % 2 else "start", body)

    def look() -> int:
        line = Chronology(CASE, journal, who="p7")
        return len(line.beginnings()) + len(line.tellings())

    assert benchmark.pedantic(look, rounds=3) > 500
    assert quickest(benchmark) < 0.3
