"""A journal of 100,000 entries: load and fold in 1 s, one more in 5 ms; a class merged in 2 s and 300 MB."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.activities.claims import Reading
from course.case import load_case
from course.collect import Group
from course.collect.paper import class_paper
from course.journal import Entry, Journal, merge_files, open_journal, read_lines, read_together
from course.journal._ids import new_id

from ._memory import CODE, megabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_benchmark.fixture import BenchmarkFixture

MANY = 100_000
STUDENTS, EACH = 500, 200
FLOOR = "test_a_bare_line_written_and_synced"
ROOT = Path(__file__).resolve().parent.parent


def judgements(count: int, people: int) -> Iterator[Entry]:
    """As the lessons write them: short answers with a reason of one to three sentences."""
    chance = random.Random(7)
    for number in range(count):
        body = {
            "claim": f"S{number % 5}-{number % 40:02}",
            "kind": chance.choice(["factual", "interpretive", "predictive"]),
            "status": chance.choice(["supported", "contested"]),
            "confidence": chance.randint(1, 5),
            "why": "I would compare two reports of that year. " * chance.randint(1, 3),
        }
        yield Entry(new_id(), "2026-03-01T09:30:00.000Z", f"heron-{number % people}", "claims", "judge", body)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "class.journal.jsonl"
    path.write_text("\n".join(Journal(judgements(MANY, 30)).to_lines()) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def students(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("students")
    found: list[list[str]] = [[] for _ in range(STUDENTS)]
    for number, entry in enumerate(judgements(STUDENTS * EACH, STUDENTS)):
        found[number % STUDENTS].append(entry.to_line())
    paths = [folder / f"{n:03}.journal.jsonl" for n in range(STUDENTS)]
    for path, lines in zip(paths, found, strict=True):
        path.write_text("\n".join([*Journal().to_lines(), *lines, ""]), encoding="utf-8")
    return paths


def test_loading_and_folding_100_000_entries(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {"cost": "a journal of 100,000 entries: load, fold", "bound": "1 s"}
    live = benchmark.pedantic(lambda: open_journal(large).live("claims"), rounds=7, warmup_rounds=1)
    assert len(live) == MANY


def test_reading_100_000_bodies_as_records(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {"cost": "a journal of 100,000 entries: load, read bodies, fold", "bound": "1 s"}
    case = load_case()

    def fold() -> int:
        return len(Reading(case, open_journal(large), who="heron-1", sections=["I"]).judgements_of("S1-01"))

    assert benchmark.pedantic(fold, rounds=7, warmup_rounds=1) > 0


def test_a_bare_line_written_and_synced(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    benchmark.extra_info |= {"cost": "a bare line, written and synced"}
    line = next(judgements(1, 1)).to_line().encode() + b"\n"
    fd = os.open(tmp_path / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write() -> None:
        os.write(fd, line)
        os.fsync(fd)

    benchmark.pedantic(write, rounds=300, warmup_rounds=5)
    os.close(fd)


@pytest.mark.parametrize("fold", [False, True], ids=["alone", "and_the_fold_anew"])
def test_one_more_entry(benchmark: BenchmarkFixture, large: Path, *, fold: bool) -> None:
    what = ", then what holds" if fold else ""
    benchmark.extra_info |= {"cost": f"one more entry among 100,000{what}", "bound": "5 ms", "floor": FLOOR}
    journal = open_journal(large)
    body = next(judgements(1, 1)).body

    def add() -> None:
        journal.add("heron-1", "claims", "judge", body)
        if fold:
            journal.live("claims")

    benchmark.pedantic(add, rounds=300, warmup_rounds=5)


def test_an_entry_taken_back(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {"cost": "undo among 100,000, then what holds", "bound": "5 ms", "floor": FLOOR}
    journal = open_journal(large)

    def undo() -> None:
        assert journal.undo("heron-1", "claims")
        journal.live("claims")

    benchmark.pedantic(undo, rounds=300, warmup_rounds=5)


def test_merging_a_class(benchmark: BenchmarkFixture, students: list[Path], tmp_path: Path) -> None:
    benchmark.extra_info |= {"cost": f"merging {STUDENTS} journals of {EACH} entries", "bound": "2 s"}
    rounds = iter(range(100))
    report = benchmark.pedantic(lambda: merge_files(tmp_path / f"{next(rounds)}.jsonl", *students), rounds=5)
    assert (report.entries, len(report.people), report.problems) == (STUDENTS * EACH, STUDENTS, ())


def test_the_view_of_a_class(benchmark: BenchmarkFixture, students: list[Path]) -> None:
    benchmark.extra_info |= {"cost": f"the view of a class of {STUDENTS}, from its files", "bound": "5 s"}
    case = load_case()

    def view() -> int:
        group = Group(case, read_together(*students).journal)
        return len(class_paper(group).blocks) + len(group.misled) + len(group.differences)

    assert benchmark.pedantic(view, rounds=3)


def test_memory_of_merging(benchmark: BenchmarkFixture, students: list[Path], tmp_path: Path) -> None:
    code = f"import sys; from course.journal import merge_files; merge_files(*sys.argv[1:])\n{CODE}"

    def merge() -> str:
        out = tmp_path / "class.jsonl"
        out.unlink(missing_ok=True)
        command = [sys.executable, "-c", code, str(out), *map(str, students)]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    said = benchmark.pedantic(merge, rounds=1)
    benchmark.extra_info |= {
        "cost": "memory for merging them, all of Python included",
        "bound": "300 MB",
        "value": megabytes(said),
    }


def test_reading_an_upload_of_100_000_entries(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {"cost": "reading an upload of 100,000 entries", "bound": "1 s"}
    text = large.read_text(encoding="utf-8")
    entries, _ = benchmark.pedantic(lambda: read_lines(text), rounds=5)
    assert len(entries) >= MANY
