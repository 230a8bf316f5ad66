"""What a folder of work remembers, whoever writes into it at once."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from course.journal import JournalError, Lock
from course.session.desk import Desk, digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITER: Final = """
import sys
from pathlib import Path
from course.session.desk import Desk

desk = Desk(Path(sys.argv[1]))
desk.remember(who=sys.argv[2])
sys.stdin.readline()  # both begin at once
for n in range(60):
    desk.forget("seminar.journal.jsonl", [f"{sys.argv[2]} {n}"])
"""


def test_two_kernels_that_write_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    names = ("heron", "wren")
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], stdin=subprocess.PIPE)
        for name in names
    ]
    for one in running:
        assert one.stdin
        one.stdin.write(b"\n")
        one.stdin.flush()
    for one in running:
        one.communicate(timeout=120)
        assert one.returncode == 0
    wanted = {digest(f"{name} {n}") for name in names for n in range(60)}
    assert Desk(tmp_path).forgotten("seminar.journal.jsonl") == wanted
    assert Desk(tmp_path).remembered()["who"] in names


def test_where_locks_are_refused_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def refused(_lock: Lock) -> Iterator[None]:
        raise JournalError("desk.json: the folder refuses.")
        yield

    monkeypatch.setattr(Lock, "held", refused)
    Desk(tmp_path).remember(who="heron")
    assert Desk(tmp_path).name_seminar("Monday") == "Monday.journal.jsonl"
    kept = json.loads((tmp_path / "desk.json").read_text(encoding="utf-8"))
    assert kept["seminars"] == {"Monday.journal.jsonl": "Monday"}


def test_a_folder_that_has_gone_does_not_come_back_for_a_lock(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"desk\.json"):
        Desk(tmp_path / "gone").remember(who="heron")
    assert not (tmp_path / "gone").exists()
