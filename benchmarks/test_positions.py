"""What the faces about positions cost: first display, a click in the kernel, a class of thirty."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from course.activities.positions import Positions
from course.activities.positions.networks import Wanted, make_network
from course.activities.positions.table import PositionTable
from course.case import load_case
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from tests.faces.door import Page

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

EVIDENCE = {"evidence": "stated", "reason": "Because of its own words.", "source": "A report"}


def fresh(journal: Journal | None = None) -> Lesson:
    return Lesson("01-introduction", using=Session(load_case(), journal or Journal(), "heron"))


def a_class() -> Journal:
    """Thirty people, each with forty codings and predictions."""
    case, journal = load_case(), Journal()
    for n in range(30):
        work = Positions(case, journal, who=f"p{n}")
        work.take("iran")
        for k, issue in enumerate(case.issues):
            work.code(issue.id, "iran", str(issue.scale[(n + k) % 4].level), **EVIDENCE)
            work.code(issue.id, "israel", "silent", **EVIDENCE)
            work.hold(issue.id, str(issue.scale[k % 4].level), why="So.")
    return journal


def test_the_table_of_all_issues_and_parties(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="issues by parties: all cells of the ledger")
    case = load_case()
    benchmark(PositionTable, case)


def test_first_display_of_the_positions_face(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="first display of the positions face", bound="0.25 s")
    benchmark.pedantic(lambda: Page(fresh().positions()), rounds=10, warmup_rounds=1)


def test_first_display_of_the_networks_with_their_picture(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="first display of the networks with their picture", bound="0.25 s")
    benchmark.pedantic(lambda: Page(fresh().networks()), rounds=5, warmup_rounds=1)


def test_a_click_opens_a_cell_of_the_whole_table(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(
        cost="a click that opens a cell of the whole table, a class of 30, in the kernel", bound="30 ms"
    )
    positions = fresh(a_class()).positions()
    face = Page(positions)
    face.do("look", who="all")
    cells = cycle(positions.work.table.cells)
    benchmark(lambda: face.do("choose", **dict(zip(("issue", "actor"), next(cells), strict=True))))


def test_a_coding_with_all_five_faces_open(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="a click that codes a position, five faces open", bound="30 ms")
    lesson = fresh()
    others = (lesson.chair(), lesson.two_chairs(), lesson.priorities(), lesson.networks())
    pages = [Page(face) for face in others]
    table = Page(lesson.positions())
    table.do("choose", issue="range", actor="iran")
    places = cycle("1234")
    benchmark.pedantic(lambda: table.do("code", place=next(places), **EVIDENCE), rounds=30)
    assert len(pages) == 4


def test_the_network_of_everybody(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="networks of all parties on all issues, without the picture")
    work = Positions(load_case(), Journal(), who="heron")
    benchmark(make_network, work, Wanted(who="all"))
