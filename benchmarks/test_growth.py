"""How costs grow: each parser, method and fold at 1, 10 and 100 times a size; the exponent of the growth.

A cost that grows with the exponent 1 takes ten times as long for ten times as much. The exponent is that
between 10 and 100 times, in CPU time, the quickest of many rounds. Where more than 1.2 is right, the row
says why.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from course.activities.claims import Reading
from course.activities.debate import Debate
from course.activities.listing import ACTIVITIES
from course.activities.scenarios import Scenarios
from course.case import _load, check_case, load_case
from course.case.exercises import check_exercises
from course.exchange.debates.debatekeeper import read_debatekeeper
from course.exchange.debates.formats import read_formats
from course.exchange.maps import FORMATS, losses, read, write
from course.exchange.scenarios.scw import read_scw, write_scw
from course.exchange.scenarios.sl import read_sl, solutions, write_sl
from course.figures import arguments as picture
from course.journal import Journal, read_lines
from course.language import NotAllowed
from course.lessons import Lesson
from course.methods.arguments import ArgumentMap, Document, Framework
from course.methods.crossimpact import Descriptor, Matrix, some, succession, to_break
from course.methods.networks import Statement, one_mode
from course.methods.reliability import krippendorff
from course.methods.winsets import Exact, Problem, RedLine
from course.publish.spreadsheet import to_csv
from tests.faces._every import EVERY_FACE
from tests.methods.arguments._arguments import debate_of
from tests.methods.crossimpact._matrices import random_matrix

from ._grown import case_of, class_of, folded, journal_of
from .test_formats import debate

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

    from course.session.session import Session

CASE = load_case()
Row = tuple[int, Callable[[int], Any], Callable[[Any], object], str]
TIMES = (1, 10, 100)
PEOPLE, CLAIMS = 5, 50
SHORT, MOST_ROUNDS = 0.2, 50
"""What takes milliseconds is measured more often: one of many rounds is undisturbed."""


def seconds(act: Callable[[Any], object], thing: Any, rounds: int) -> float:  # noqa: ANN401 - anything
    found: list[float] = []
    gc.collect()
    gc.disable()
    try:
        while len(found) < rounds or (sum(found) < SHORT and len(found) < MOST_ROUNDS):
            began = time.process_time()
            act(thing)
            found.append(time.process_time() - began)
    finally:
        gc.enable()
    return max(min(found), 1e-6)


def matrix_file(variants: int) -> str:
    return write_scw(random_matrix([2] * (variants // 2), reach=3, seed=1))


def solution_list(count: int) -> str:
    matrix = random_matrix([3] * 8, reach=0, seed=0)
    return write_sl(solutions(matrix, some(matrix, most=count)[0]))


def many_keys(count: int) -> bytes:
    return ("- id: mine\n" + "".join(f"  key{n}: x\n" for n in range(count))).encode()


def refused(data: bytes) -> None:
    with pytest.raises(NotAllowed):
        read_formats(data, "mine.yaml")


def speeches(count: int) -> bytes:
    names = "".join(f'<speech type="a"><name>Pro {n}</name></speech>' for n in range(count))
    return (
        '<debate-format schema-version="2.2"><name>Long</name><version>1</version>'
        "<info><description>d</description></info><speech-types><speech-type ref='a' length='2:00'>"
        "<bell time='finish' number='2'/></speech-type></speech-types>"
        f"<speeches>{names}</speeches></debate-format>"
    ).encode()


def at_claims(journal: Journal) -> Reading:
    return Reading(CASE, journal, who="heron", sections=["I"])


def judged(count: int) -> Journal:
    work = at_claims(Journal())
    claims = [claim.id for claim in CASE.claims_in("I")]
    for n in range(count):
        work.judge(claims[n % len(claims)], kind="factual", status="contested", confidence=3, why="So.")
    return work.journal


def played(count: int) -> Debate:
    made = Debate(CASE, Journal(), who="heron")
    made.begin(CASE.formats[0], motion="M4", code="long")
    for n in range(count):
        made.cards.play(claim=f"Claim {n}.", side="for")
    return made


def scenarios_judged(count: int) -> Scenarios:
    work = Scenarios(CASE, Journal(), who="heron")
    width = work.shape.width
    cells = [
        (r, c) for r in range(width) for c in range(width) if work.shape.place(r)[0] != work.shape.place(c)[0]
    ]
    for n in range(count):
        work.judge(*cells[n % len(cells)], value=n % 3, reason=f"{n}")
    return work


def explained(document: Document) -> list[str]:
    the_map = ArgumentMap(document)
    return [the_map.explain(node) for node in the_map.ids]


def framework(count: int) -> Framework:
    names = [f"a{n}" for n in range(count)]
    return Framework.of(names, [(names[n], names[n // 2]) for n in range(1, count)])


def red_lines(count: int) -> Problem:
    issues = tuple((f"i{n}", (0, 1, 2)) for n in range(count))
    return Problem(issues, tuple(RedLine(f"p{n % 7}", f"i{n}", frozenset({n % 3})) for n in range(count)))


def said(count: int) -> list[Statement]:
    return [Statement(f"a{n % 20}", f"c{n // 20}", n % 3 != 0) for n in range(count)]


def coded_by_two(count: int) -> list[tuple[str, str]]:
    return [("abc"[n % 3], "abc"[n % 4 % 3]) for n in range(count)]


def alike(count: int) -> Matrix:
    """Of so many drivers each promotes its like in all others."""
    drivers = tuple(Descriptor(f"D{n}", ("a", "b")) for n in range(count))
    width = range(2 * count)
    return Matrix(
        drivers, tuple(tuple(int(r // 2 != c // 2 and r % 2 == c % 2) for c in width) for r in width)
    )


def of_maps() -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for format_ in FORMATS:
        rows |= {
            f"{format_}: read": (20, partial(written, format_), partial(reading, format_), ""),
            f"{format_}: write": (20, debate, partial(writing, format_), ""),
            f"{format_}: losses": (20, debate, partial(losing, format_), ""),
        }
    return rows


def written(format_: str, count: int) -> str:
    return write(debate(count), format_)


def reading(format_: str, text: str) -> object:
    return read(text, format_)


def writing(format_: str, document: Document) -> object:
    return write(document, format_)


def losing(format_: str, document: Document) -> object:
    return losses(document, format_)


_BITS = "sets of arguments are whole numbers of n bits"
ROWS: dict[str, Row] = {
    **of_maps(),
    "ScenarioWizard project: read": (
        *(8, matrix_file, read_scw),
        "a file of n variants has n × n numbers",
    ),
    "ScenarioWizard list: read": (60, solution_list, read_sl, ""),
    "debate format: 40 unknown keys named": (40, many_keys, refused, ""),
    "Debatekeeper: read": (10, speeches, read_debatekeeper, ""),
    "CSV of rows": (100, lambda n: [{"who": "=x", "n": -i} for i in range(n)], to_csv, ""),
    "map: what stands": (10, debate_of, lambda d: ArgumentMap(d).grounded(), _BITS),
    "map: the outline": (10, debate_of, lambda d: ArgumentMap(d).outline(), _BITS),
    "map: every card explained": (10, debate_of, explained, _BITS),
    "map: what would change one card": (
        *(10, debate_of, lambda d: ArgumentMap(d).changes("c1")),
        "each possible reply is tried on the whole map",
    ),
    "map: drawn": (10, debate_of, lambda d: picture.svg(ArgumentMap(d)), ""),
    "framework: grounded set": (50, framework, lambda f: replace(f).grounded(), _BITS),
    "framework: preferred sets": (
        *(10, framework, lambda f: f.preferred()),
        "an exact search; a set has up to n arguments, and the solver is asked about each",
    ),
    "win-sets: a package": (10, red_lines, lambda p: Exact(p).package(), ""),
    "win-sets: what is possible": (
        *(3, red_lines, lambda p: Exact(p).possible()),
        "each option is asked of a solver that knows all issues",
    ),
    "networks: ties of 20 people": (40, said, one_mode, ""),
    "reliability: alpha of two coders": (40, coded_by_two, krippendorff, ""),
    "cross-impacts: the smallest change that breaks a story": (
        *(4, alike, lambda m: to_break(m, (0,) * len(m.sizes))),
        "a matrix of n drivers has n × n cells",
    ),
    "cross-impacts: a succession to its rest": (
        *(4, alike, lambda m: succession(m, (1, *(0,) * (len(m.sizes) - 1)))),
        "a matrix of n drivers has n × n cells",
    ),
    "journal: read": (100, lambda n: "\n".join(judged(n).to_lines()), read_lines, ""),
    "fold: judged claims": (40, judged, lambda j: at_claims(j).rows(), ""),
    "fold: a debate": (10, played, lambda d: Debate(CASE, d.journal, who="heron").debates, ""),
    "fold: judged cross-impacts": (
        *(40, scenarios_judged),
        lambda w: Scenarios(CASE, w.journal, who="heron").matrix(),
        "",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_growth(benchmark: BenchmarkFixture, name: str) -> None:
    base, make, act, reason = ROWS[name]
    measure(benchmark, f"{name}, {base}", [make(base * times) for times in TIMES], act, reason)


@pytest.mark.parametrize("name", sorted(ACTIVITIES))
def test_growth_of_a_fold(benchmark: BenchmarkFixture, name: str) -> None:
    """Whatever verbs an activity has, by fifty people, read anew."""
    journals = [journal_of(name, 20 * times) for times in TIMES]
    measure(benchmark, f"fold: every verb of {name}, 20", journals, partial(folded, name), "")


@pytest.fixture(scope="module")
def classes() -> list[Session]:
    return [class_of(PEOPLE * times) for times in TIMES]


@pytest.mark.parametrize("name", EVERY_FACE)
def test_growth_of_a_face(benchmark: BenchmarkFixture, name: str, classes: list[Session]) -> None:
    """Opened anew and shown, with the work of so many people in its journal."""

    def show(session: Session) -> str:
        return EVERY_FACE[name](Lesson("02-capabilities", using=session)).html()

    measure(benchmark, f"face “{name}”, a class of {PEOPLE}", classes, show, "")


@pytest.mark.parametrize("what", ["loaded", "checked"])
def test_growth_of_a_case(benchmark: BenchmarkFixture, tmp_path: Path, what: str) -> None:
    folders = [case_of(tmp_path / f"{times}", CLAIMS * times) for times in TIMES]

    def read(folder: Path) -> None:
        _load._CACHE.clear()
        if what == "checked":
            assert check_case(folder, check_exercises) == []
        load_case(folder)

    measure(benchmark, f"case {what} (the smallest has the 97 claims that ship), {CLAIMS}", folders, read, "")


def measure(
    benchmark: BenchmarkFixture,
    name: str,
    things: Sequence[Any],
    act: Callable[[Any], object],
    reason: str,
) -> None:
    """Write down what each size costs, and with which exponent that grows."""
    costs = [seconds(act, thing, rounds) for thing, rounds in zip(things, (9, 5, 3), strict=True)]
    exponent = math.log10(costs[2] / costs[1])
    measured = ", ".join(f"{cost * 1000:.3g}" for cost in costs)
    benchmark.extra_info |= {
        "cost": f"{name} × 1, 10, 100: {measured} ms{f' ({reason})' if reason else ''}",
        "value": f"{exponent:.2f} as exponent",
        "bound": "2.2 as exponent" if reason else "1.2 as exponent",
    }
    benchmark.pedantic(act, args=(things[0],), rounds=1)
