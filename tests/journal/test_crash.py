"""Processes that die or meet: real ones, killed for real."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from course.journal import open_journal

TURNS: Final = range(80 if os.environ.get("SEMINAR_LONG") else 8)
ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from course.journal import open_journal
journal = open_journal(sys.argv[1])
for number in range(int(sys.argv[3])):
    print(journal.add(sys.argv[2], "notes", "write", {"text": "x" * (number % 7 * 1000)}).id, flush=True)
"""
HASTY = """
from course.journal import _files
append, late = _files.append, []
def hasty(path, parts):
    late.append(list(parts))
    if len(late) > 20:
        append(path, late.pop(0))
_files.append = hasty
"""
FULL = """
import resource, signal, sys
from course.journal import JournalError, open_journal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
journal = open_journal(sys.argv[1])
try:
    for _ in range(100):
        print(journal.add("heron", "notes", "write", {"text": "x" * 300}).id, flush=True)
except JournalError as error:
    print(len(journal), error, file=sys.stderr)
"""


def run(code: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def kill_while_it_writes(path: Path, code: str, turn: int) -> list[str]:
    """Start a writer, kill it, and give the ids that it acknowledged."""
    process = run(code, path, "heron", 100_000)
    assert process.stdout is not None
    chance = random.Random(turn)
    said = [process.stdout.readline() for _ in range(chance.randint(7, 25))]  # so much, on any machine
    time.sleep(chance.random() / 100)
    process.kill()
    rest = process.stdout.read()  # communicate() would lose what was read ahead with the last of these lines
    process.communicate(timeout=20)
    return [line for line in [*map(str.strip, said), *rest.splitlines()] if len(line) == 36]


def test_no_acknowledged_entry_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "seminar.journal.jsonl"
    acknowledged = [i for turn in TURNS for i in kill_while_it_writes(path, WRITER, turn)]
    journal = open_journal(path)
    assert len(acknowledged) > 6 * len(TURNS)
    assert [i for i in acknowledged if i not in journal] == []
    assert len(journal) <= len(acknowledged) + len(
        TURNS
    )  # one may be on disk before it could be acknowledged
    assert acknowledged == sorted(acknowledged)


def test_the_test_above_finds_a_journal_that_acknowledges_first(tmp_path: Path) -> None:
    path = tmp_path / "seminar.journal.jsonl"
    acknowledged = kill_while_it_writes(path, HASTY + WRITER, 0)
    journal = open_journal(path)
    assert [i for i in acknowledged if i not in journal]


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "seminar.journal.jsonl"
    processes = [run(WRITER, path, f"p{n}", 60) for n in range(3)]
    said = [process.communicate(timeout=60) for process in processes]
    assert [errors for _, errors in said] == [""] * 3
    journal = open_journal(path)
    assert {i for output, _ in said for i in output.split()} == {e.id for e in journal}
    assert len(journal) == 180
    assert journal.problems == ()
    assert path.read_bytes().count(b'"journal"') == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_that_is_really_full_leaves_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "seminar.journal.jsonl"
    output, errors = run(FULL, path).communicate(timeout=60)
    acknowledged = output.split()
    assert 1 <= len(acknowledged) < 10
    assert errors.startswith(f"{len(acknowledged)} seminar.journal.jsonl cannot be written")
    journal = open_journal(path)
    assert [e.id for e in journal] == acknowledged
    assert journal.problems == ()
    assert path.read_bytes().endswith(b"\n")
