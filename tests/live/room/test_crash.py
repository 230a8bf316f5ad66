"""Servers and databases that die in the middle of load, again and again: what was confirmed is there once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from course.live.room.log import RoomLog
from course.live.room.postgres import Postgres
from course.live.room.sqlite import SQLite

if TYPE_CHECKING:
    from course.live.room.database import Database
    from tests.live.room._postgres import Server
    from tests.live.room.conftest import Holds

TURNS: Final = range(40 if os.environ.get("SEMINAR_LONG") else 4)
ROOT = Path(__file__).parents[3]
WRITER = """
import sys, threading, time
from pathlib import Path
from course.journal import Entry, JournalError
from course.journal._ids import new_id
from course.live.room.log import RoomLog
from course.live.room.{module} import {kind}
{hasty}
log = RoomLog({kind}({place}))
says = threading.Lock()
def sent(entry):  # as a phone does: again, until somebody says that it is kept
    while True:
        try:
            return log.append([entry])
        except JournalError:
            time.sleep(0.02)
def write(who):
    while True:
        entry = Entry(new_id(), "2026-11-30T10:00:00.000Z", who, "notes", "write", {{"text": "x" * 400}})
        sent(entry)
        with says:
            print(entry.id, flush=True)
        sent(entry)  # a retry is the same entry
for n in range(8):
    threading.Thread(target=write, args=(f"bird-{{n}}",), daemon=True).start()
threading.Event().wait()
"""
HASTY = """
keep = RoomLog._done
def hasty(self, jobs, *, writes):  # confirms first, and writes a moment later
    early = [type(job)(job.do, job.writes) for job in jobs]
    for job in jobs:
        job.done.set_result(1)
    time.sleep(0.02)
    return keep(self, early, writes=writes)
RoomLog._done = hasty
RoomLog._confirm = lambda self, done: None
"""


def writer(database: Database, *, hasty: str = "") -> subprocess.Popen[str]:
    """Start a process that writes until it is killed, and says the id of each entry that was confirmed."""
    if isinstance(database, Postgres):
        place = f"{database._url!r}, {database._schema.removeprefix('seminar_')!r}"
        how = WRITER.format(hasty=hasty, module="postgres", kind="Postgres", place=place)
    else:
        assert isinstance(database, SQLite)
        place = f"Path({str(database.path)!r})"
        how = WRITER.format(hasty=hasty, module="sqlite", kind="SQLite", place=place)
    return subprocess.Popen([sys.executable, "-c", how], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str], first: str) -> set[str]:
    """Kill it; give the ids that were confirmed."""
    process.kill()
    assert process.stdout is not None
    said = (first + process.stdout.read()).split("\n")
    process.wait()
    process.stdout.close()
    return {line for line in said[:-1] if line}  # the last line may be cut off


def killed(holds: Holds, chance: random.Random, *, hasty: str = "") -> set[str]:
    """Let a process write until it is killed; give the ids it had confirmed."""
    database = holds()
    database.close()
    process = writer(database, hasty=hasty)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(chance.uniform(0.02, 0.25))
    return ended(process, first)


def lost(holds: Holds, confirmed: set[str]) -> set[str]:
    log = RoomLog(holds())
    there = [row.entry.id for row in log.after(0)]
    numbers = [row.seq for row in log.after(0)]
    log.close()
    assert len(there) == len(set(there))
    assert numbers == list(range(1, len(there) + 1))
    return confirmed - set(there)


@pytest.mark.parametrize("turn", TURNS)
def test_what_was_confirmed_is_there_once(holds: Holds, turn: int) -> None:
    chance = random.Random(turn)
    confirmed: set[str] = set()
    for _time in range(2):  # the same room dies and comes back
        confirmed |= killed(holds, chance)
    assert confirmed
    assert lost(holds, confirmed) == set()


@pytest.mark.parametrize("turn", TURNS[: max(1, len(TURNS) // 8)])
def test_a_database_that_dies_under_two_servers_loses_nothing_confirmed(postgres: Server, turn: int) -> None:
    chance = random.Random(turn)

    def holds() -> Database:
        return Postgres(postgres.url, f"dies_{turn}")

    database = holds()
    database.close()
    servers = [writer(database) for _server in range(2)]
    firsts = []
    for server in servers:
        assert server.stdout is not None
        firsts.append(server.stdout.readline())
    for _time in range(2):
        time.sleep(chance.uniform(0.1, 0.3))
        postgres.kill()
        postgres.start()
    time.sleep(1)  # the servers find it again, and go on
    confirmed = [ended(server, first) for server, first in zip(servers, firsts, strict=True)]
    assert all(confirmed)
    assert not confirmed[0] & confirmed[1]
    assert lost(holds, confirmed[0] | confirmed[1]) == set()


def test_a_server_that_confirms_too_early_would_be_found_out(holds: Holds) -> None:
    chance = random.Random(1)
    assert any(lost(holds, killed(holds, chance, hasty=HASTY)) for _time in range(12))
