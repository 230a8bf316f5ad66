"""Places that refuse: no locks, links, a disk that fails at any step, a process that is copied.

``make test`` runs a tenth of the seeds; ``make test-long`` sets SEMINAR_LONG and runs all.
"""

from __future__ import annotations

import errno
import fcntl
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from course.journal import Entry, Journal, JournalError, _files, open_journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SEEDS: Final = range(1_000 if os.environ.get("SEMINAR_LONG") else 100)
REFUSALS: Final = (errno.ENOSPC, errno.EIO)
FORK = """
import os, sys
from course.journal import open_journal
journal = open_journal(sys.argv[1])
journal.add("parent", "notes", "write", {})
child = os.fork()
for number in range(40):
    journal.add("parent" if child else "child", "notes", "write", {"n": number})
if child:
    assert os.waitpid(child, 0)[1] == 0
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "seminar.journal.jsonl"


def act(journal: Journal, who: str = "heron", **body: object) -> Entry:
    return journal.add(who, "notes", "write", body)


def refusing(number: int) -> Callable[..., Any]:
    def refuse(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


# --- locks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL]
)
def test_where_there_are_no_locks_work_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(number))
    added = [act(open_journal(path), n=n) for n in range(3)]
    journal = open_journal(path)
    assert list(journal) == added
    assert not journal.read_only
    assert journal.problems == ()


def test_a_lock_that_is_not_permitted_is_said_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = open_journal(path)
    monkeypatch.setattr(fcntl, "flock", refusing(errno.EACCES))
    monkeypatch.setattr("course.journal._lock.SECONDS", float("inf"))  # waiting would never end
    with pytest.raises(JournalError, match=r"Permission denied.*You may not write here"):
        act(journal)
    assert len(journal) == 0


def test_in_a_browser_no_lock_file_is_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    act(open_journal(path))
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_copied_process_has_a_lock_of_its_own(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORK, str(path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stderr) == (0, "")
    journal = open_journal(path)
    assert len(journal) == 81
    assert journal.problems == ()


# --- links and changes in place ------------------------------------------------------------------


def test_forgetting_keeps_a_link_and_rewrites_what_it_leads_to(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "kept.journal.jsonl"
    target.parent.mkdir()
    open_journal(target)
    path.symlink_to(target)
    journal = open_journal(path)
    act(journal, text="secret thought")
    kept = act(journal, "wren")
    assert journal.forget("heron") == 1
    assert path.is_symlink()
    assert b"secret" not in target.read_bytes()
    assert list(open_journal(target)) == [kept]


def test_a_link_and_its_file_have_one_lock(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "kept.journal.jsonl"
    open_journal(target)
    path.symlink_to(target)
    act(open_journal(path))
    assert not Path(f"{path}.lock").exists()


def test_a_change_in_place_of_the_same_size_is_noticed(path: Path) -> None:
    journal = open_journal(path)
    one = act(journal, text="before")
    act(journal, "wren", text="x" * 1000)  # so that the end of the file is as it was
    data = path.read_bytes()
    path.write_bytes(data.replace(one.id.encode(), one.id[:-4].encode() + b"0000"))
    stamp = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(stamp, stamp))
    assert [e.id for e in journal.refresh()] == [f"{one.id[:-4]}0000"]
    assert journal.refresh() == ()
    assert len(journal) == 3
    act(journal)
    assert set(open_journal(path)) == set(journal)


# --- a disk that fails ---------------------------------------------------------------------------


@pytest.mark.parametrize("number", REFUSALS)
def test_what_was_refused_and_cannot_be_cut_off_never_counts(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    journal = open_journal(path)
    first = act(journal)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(number))
        patch.setattr(os, "ftruncate", refusing(number))
        with pytest.raises(JournalError):
            act(journal, text="refused")
    assert list(open_journal(path)) == [first]
    last = act(journal)
    again = open_journal(path)
    assert list(again) == list(journal) == [first, last]
    assert again.problems == ()
    assert b"refused" not in path.read_bytes()


def work_on_a_failing_disk(
    path: Path, patch: pytest.MonkeyPatch, number: int, seed: int
) -> tuple[Journal, list[Entry]]:
    """Add entries while the disk refuses at random steps; give those that were acknowledged."""
    chance = random.Random(seed)
    real = {name: getattr(os, name) for name in ("write", "fsync", "ftruncate")}

    def sometimes(name: str) -> Callable[..., Any]:
        def call(fd: int, *args: Any) -> Any:
            if chance.random() < 0.2:
                if name == "write" and chance.random() < 0.5:  # a part of it reaches the disk
                    real["write"](fd, bytes(args[0])[: chance.randrange(len(args[0]))])
                raise OSError(number, os.strerror(number))
            return real[name](fd, *args)

        return call

    journal = open_journal(path)
    acknowledged = []
    with patch.context() as inner:
        for name in real:
            inner.setattr(os, name, sometimes(name))
        for n in range(12):
            try:
                acknowledged.append(act(journal, n=n, text="x" * chance.randrange(400)))
            except JournalError:
                continue
    return journal, acknowledged


@pytest.mark.parametrize("number", REFUSALS, ids=errno.errorcode.get)
def test_a_disk_that_refuses_loses_nothing_that_was_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    refused = 0
    for seed in SEEDS:
        path = tmp_path / f"{seed}.journal.jsonl"
        journal, acknowledged = work_on_a_failing_disk(path, monkeypatch, number, seed)
        assert [e for e in acknowledged if e not in set(open_journal(path))] == [], seed
        acknowledged.append(act(journal))  # the disk is well again
        assert list(journal) == acknowledged
        found = list(open_journal(path))
        refused += 13 - len(acknowledged)
        assert found == acknowledged, seed
    assert refused > len(SEEDS)


@pytest.mark.parametrize("number", REFUSALS, ids=errno.errorcode.get)
def test_the_test_above_finds_a_journal_that_acknowledges_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = _files.append

    def first_acknowledge(path: Path, parts: Iterable[bytes]) -> None:
        try:
            real(path, parts)
        except OSError:
            return  # it was said already that all is well

    monkeypatch.setattr(_files, "append", first_acknowledge)
    lost = 0
    for seed in SEEDS:
        path = tmp_path / f"{seed}.journal.jsonl"
        _, acknowledged = work_on_a_failing_disk(path, monkeypatch, number, seed)
        lost += len(set(acknowledged) - set(open_journal(path)))
    assert lost > 0
