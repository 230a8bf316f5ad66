"""What is written is there again, also beside other processes, damaged lines and foreign files."""

from __future__ import annotations

import json
import os
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from course.journal import Entry, JournalError, _lock, open_journal
from tests.journal._act import act
from tests.journal._made import entry

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_added_is_there_again(path: Path) -> None:
    journal = open_journal(path)
    added = [act(journal, n=n) for n in range(3)]
    again = open_journal(path)
    assert list(again) == added
    assert again.problems == ()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0])["journal"] == "red-line-seminar"
    assert lines[1:] == [e.to_line() for e in added]


def test_opening_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "my-work" / "seminar.journal.jsonl"
    open_journal(path)
    assert path.is_file()


def test_every_entry_waits_for_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = open_journal(path)
    synced: list[int] = []
    real = os.fsync

    def fsync(fd: int) -> None:
        synced.append(os.fstat(fd).st_size)
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    act(journal)
    assert synced == [path.stat().st_size]


# --- two at once ---------------------------------------------------------------


def test_two_journals_on_one_file_see_each_other(path: Path) -> None:
    one, two = open_journal(path), open_journal(path)
    heard: list[Entry] = []
    two.listen(heard.extend)
    a = act(one)
    assert two.refresh() == (a,)
    assert two.refresh() == ()
    b = act(two, "wren")
    c = act(one)
    assert list(one) == [a, b, c]
    assert two.refresh() == (c,)
    assert heard == [a, b, c]


def test_undo_sees_what_another_process_undid(path: Path) -> None:
    one, two = open_journal(path), open_journal(path)
    act(one)
    two.refresh()
    assert one.undo("heron")
    assert two.undo("heron") == ()
    assert two.live() == ()


def test_threads_may_share_a_journal(path: Path) -> None:
    journal = open_journal(path)
    threads = [
        threading.Thread(target=lambda n=n: [act(journal, f"p{n}") for _ in range(20)]) for n in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal) == len(open_journal(path)) == 100


def test_a_file_that_another_program_holds_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_lock, "SECONDS", 0.05)
    journal = open_journal(path)
    held = threading.Event()
    done = threading.Event()

    def hold() -> None:
        with FileLock(f"{path}.lock"):
            held.set()
            done.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    try:
        with pytest.raises(JournalError, match="another program keeps this file busy"):
            act(journal)
    finally:
        done.set()
        thread.join()
    assert len(journal) == 0
    act(journal)


# --- torn and damaged lines ------------------------------------------------------


@pytest.mark.parametrize("cut", [1, 20, 100])
def test_a_torn_last_line_is_set_aside_and_work_goes_on(path: Path, cut: int) -> None:
    first = act(open_journal(path))
    torn = entry(9).to_line()[:-cut].encode()
    with path.open("ab") as file:
        file.write(torn)
    before = path.read_bytes()
    journal = open_journal(path)
    assert list(journal) == [first]
    assert "line 3: the line is cut off" in journal.problems[0]
    assert "seminar.journal.jsonl.set-aside" in journal.problems[1]
    assert (path.parent / "seminar.journal.jsonl.set-aside").read_bytes() == torn + b"\n"
    second = act(journal)
    assert path.read_bytes().startswith(before + b"\n")
    again = open_journal(path)
    assert list(again) == [first, second]
    assert again.problems == ()  # said once and kept; there is nothing left to do about it
    assert (path.parent / "seminar.journal.jsonl.set-aside").read_bytes() == torn + b"\n"


def test_a_last_line_that_lacks_only_its_end_counts(path: Path) -> None:
    open_journal(path)
    with path.open("ab") as file:
        file.write(entry(9).to_line().encode())
    journal = open_journal(path)
    assert len(journal) == 1
    act(journal)
    assert len(open_journal(path)) == 2


def test_a_torn_line_of_another_process_is_met_while_open(path: Path) -> None:
    one, two = open_journal(path), open_journal(path)
    with path.open("ab") as file:
        file.write(b'{"activity":"no')
    added = act(one)
    assert two.refresh() == (added,)
    assert len(act(two).id) == 36
    assert len(open_journal(path)) == 2


def test_damaged_lines_in_the_middle_cost_only_themselves(path: Path) -> None:
    with path.open("wb") as file:
        header = b'{"journal":"red-line-seminar","version":2}'
        bad = [b"x", b"\xff\xff", b"\0" * 50, b"[" * 5000, b"{}"]
        file.write(b"\n".join([header, entry(1).to_line().encode(), *bad, entry(2).to_line().encode(), b""]))
    data = path.read_bytes()
    journal = open_journal(path)
    assert len(journal) == 2
    assert len(journal.problems) == len(bad) + 1
    act(journal)
    assert path.read_bytes().startswith(data)


# --- files that are not ours -----------------------------------------------------


def foreign_files() -> list[tuple[str, bytes]]:
    import io

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("seminar.journal.jsonl", entry(1).to_line())
    notebook = json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    return [
        ("pdf", b"%PDF-1.7\n\xff\xff\n%%EOF"),
        ("zip", packed.getvalue()),
        ("notebook", notebook.encode()),
        ("other jsonl", b'{"event":1}\n{"event":2}\n'),
        ("newer", b'{"journal":"red-line-seminar","version":3}\n' + entry(1).to_line().encode() + b"\n"),
        ("zeros", b"\0" * 4096),
        ("utf-16", '{"journal":"red-line-seminar","version":2}\n'.encode("utf-16")),
    ]


@pytest.mark.parametrize(("kind", "data"), foreign_files(), ids=lambda v: v if isinstance(v, str) else "")
def test_a_foreign_file_stays_and_work_goes_on_beside_it(path: Path, kind: str, data: bytes) -> None:
    path.write_bytes(data)
    journal = open_journal(path)
    added = act(journal)
    assert path.read_bytes() == data
    assert len(journal) == 1
    assert "seminar-2.journal.jsonl" in journal.problems[0]
    assert ("newer version" in journal.problems[0]) == (kind == "newer")
    assert list(open_journal(path)) == [added]
    assert sorted(p.name for p in path.parent.iterdir()) == [
        "seminar-2.journal.jsonl",
        "seminar-2.journal.jsonl.lock",
        path.name,
    ]


def test_a_journal_with_a_damaged_header_is_copied_beside_itself(path: Path) -> None:
    added = act(open_journal(path))
    path.write_bytes(b"#" + path.read_bytes())
    damaged = path.read_bytes()
    journal = open_journal(path)
    assert list(journal) == [added]
    act(journal)
    assert path.read_bytes() == damaged
    assert len(open_journal(path)) == 2


def test_a_folder_or_pipe_of_that_name_is_no_journal(path: Path) -> None:
    path.mkdir()
    journal = open_journal(path)
    act(journal)
    assert len(open_journal(path)) == 1
    pipe = path.parent / "pipe.journal.jsonl"
    os.mkfifo(pipe)
    act(open_journal(pipe))
    assert (path.parent / "pipe-2.journal.jsonl").exists()


def test_a_foreign_file_that_appears_while_open_is_left_alone(path: Path) -> None:
    journal = open_journal(path)
    first = act(journal)
    path.write_bytes(b"%PDF-1.7\n")
    assert journal.refresh() == ()
    second = act(journal)
    assert path.read_bytes() == b"%PDF-1.7\n"
    assert journal.path == path.parent / "seminar-2.journal.jsonl"
    assert list(open_journal(path)) == [first, second]
    assert "seminar-2.journal.jsonl" in journal.problems[0]
