"""A server that dies in the middle of load, again and again: what was confirmed is there, once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from course.live.room.log import RoomLog

TURNS: Final = range(40 if os.environ.get("SEMINAR_LONG") else 4)
ROOT = Path(__file__).parents[3]
WRITER = """
import sys, threading
from pathlib import Path
from course.journal import Entry
from course.journal._ids import new_id
from course.live.room.log import RoomLog
{hasty}
log = RoomLog(Path(sys.argv[1]))
says = threading.Lock()
def write(who):
    while True:
        entry = Entry(new_id(), "2026-11-30T10:00:00.000Z", who, "notes", "write", {{"text": "x" * 400}})
        log.append([entry])
        with says:
            print(entry.id, flush=True)
        log.append([entry])  # a retry is the same entry
for n in range(8):
    threading.Thread(target=write, args=(f"bird-{{n}}",), daemon=True).start()
threading.Event().wait()
"""
HASTY = """
keep = RoomLog._write
def hasty(self, jobs):  # confirms first, and writes a moment later
    early = [(job, type(future)()) for job, future in jobs]
    for _job, future in jobs:
        future.set_result(1)
    import time
    time.sleep(0.02)
    keep(self, early)
RoomLog._write = hasty
"""


def killed(path: Path, chance: random.Random, *, hasty: str = "") -> set[str]:
    """Let a process write until it is killed; give the ids it had confirmed."""
    command = [sys.executable, "-c", WRITER.format(hasty=hasty), str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.25))
        process.kill()
        said = (first + process.stdout.read()).split("\n")
    return {line for line in said[:-1] if line}  # the last line may be cut off


def lost(path: Path, confirmed: set[str]) -> set[str]:
    log = RoomLog(path)
    there = [row.entry.id for row in log.after(0)]
    log.close()
    assert len(there) == len(set(there))
    return confirmed - set(there)


@pytest.mark.parametrize("turn", TURNS)
def test_what_was_confirmed_is_there_once(tmp_path: Path, turn: int) -> None:
    chance = random.Random(turn)
    confirmed: set[str] = set()
    for _time in range(3):  # the same room dies and comes back
        confirmed |= killed(tmp_path / "room.db", chance)
    assert confirmed
    assert lost(tmp_path / "room.db", confirmed) == set()


def test_a_server_that_confirms_too_early_would_be_found_out(tmp_path: Path) -> None:
    chance = random.Random(1)
    assert any(
        lost(tmp_path / f"{n}.db", killed(tmp_path / f"{n}.db", chance, hasty=HASTY)) for n in range(12)
    )
