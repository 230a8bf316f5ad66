"""A journal file under everything that happens to files."""

from __future__ import annotations

import errno
import json
import os
import shutil
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from course.files import whole
from course.journal import Entry, Journal, JournalError, _lock, open_journal
from tests.journal._made import entry, retraction

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "seminar.journal.jsonl"


def act(journal: Journal, who: str = "heron", **body: object) -> Entry:
    return journal.add(who, "notes", "write", body)


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


# --- files that vanish or change ---------------------------------------------------


@pytest.mark.parametrize("refreshed", [False, True])
@pytest.mark.parametrize("loss", ["removed", "folder removed", "emptied", "older", "header only"])
def test_nothing_known_is_lost_with_the_file(path: Path, loss: str, refreshed: bool) -> None:  # noqa: FBT001
    path = path.parent / "my-work" / path.name
    journal = open_journal(path)
    first = act(journal)
    older = path.read_bytes()
    rest = [act(journal, "wren"), act(journal)]
    if loss == "removed":
        path.unlink()
    elif loss == "folder removed":
        shutil.rmtree(path.parent)
    elif loss == "emptied":
        path.write_bytes(b"")
    elif loss == "older":
        path.write_bytes(older)
    else:
        path.write_bytes(b'{"journal":"red-line-seminar","version":2}\n')
    if refreshed:
        assert journal.refresh() == ()
    last = act(journal)
    assert list(open_journal(path)) == [first, *rest, last]
    assert list(journal) == [first, *rest, last]


def test_a_file_replaced_by_another_journal_is_joined_with_ours(path: Path) -> None:
    journal = open_journal(path)
    mine = act(journal)
    other = open_journal(path.parent / "other.journal.jsonl")
    theirs = [act(other, "wren") for _ in range(3)]
    shutil.copyfile(path.parent / "other.journal.jsonl", path)
    last = act(journal)
    assert set(open_journal(path)) == {mine, *theirs, last}


def test_what_is_said_of_the_last_entry_also_holds_after_a_merge(path: Path) -> None:
    journal = open_journal(path)
    assert journal.merge([entry(1), retraction(2, of=1)]) == (entry(1), retraction(2, of=1))
    assert journal.merge([entry(1)]) == ()
    size = path.stat().st_size
    journal.merge([entry(1), retraction(2, of=1)])
    assert path.stat().st_size == size
    assert open_journal(path).live() == ()


def test_a_conflict_is_settled_alike_in_file_and_memory(path: Path) -> None:
    one, other = entry(1, body={"x": 1}), entry(1, body={"x": 2})
    for first, second in ((one, other), (other, one)):
        path.unlink(missing_ok=True)
        journal = open_journal(path)
        journal.merge([first])
        journal.merge([second])
        assert list(journal) == list(open_journal(path)) == [one]
        assert "same id" in " ".join(journal.problems)


def test_a_conflict_with_an_older_copy_is_settled_in_the_file_too(path: Path) -> None:
    journal = open_journal(path)
    winner, loser = entry(1, body={"x": 1}), entry(1, body={"x": 2})
    journal.merge([winner])
    path.write_text(f'{{"journal":"red-line-seminar","version":2}}\n{loser.to_line()}\n', encoding="utf-8")
    act(journal)
    assert set(open_journal(path)) == set(journal) >= {winner}


# --- a disk that refuses -----------------------------------------------------------


@pytest.mark.parametrize("written", [0, 10])
def test_a_full_disk_adds_nothing_and_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    journal = open_journal(path)
    heard: list[object] = []
    journal.listen(heard.append)
    act(journal)
    before = path.read_bytes()
    real = os.write

    def full(fd: int, data: bytes) -> int:
        if written and len(data) > written and os.fstat(fd).st_size == len(before):
            return real(fd, bytes(data)[:written])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(JournalError, match="The disk is full: delete something"):
            act(journal)
        with pytest.raises(JournalError, match="disk is full"):
            journal.merge([entry(1)])
        with pytest.raises(JournalError, match="disk is full"):
            journal.undo("heron")
        with pytest.raises(JournalError, match="disk is full"):
            journal.forget("heron")
    assert (len(journal), len(journal.live()), len(heard)) == (1, 1, 1)
    assert path.read_bytes() == before
    act(journal)
    assert len(open_journal(path)) == 2
    assert open_journal(path).problems == ()


def test_an_entry_that_did_not_reach_the_disk_is_not_there(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(path)

    def broken(_fd: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        with pytest.raises(JournalError, match="Input/output error"):
            act(journal)
    assert len(journal) == len(open_journal(path)) == 0


def test_a_new_file_where_none_may_be_made_is_refused_at_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse_writing(monkeypatch)
    with pytest.raises(JournalError, match="read-only: copy it to a place of your own"):
        open_journal(path)


def test_a_file_in_a_read_only_folder_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = act(open_journal(path))
    with path.open("ab") as file:
        file.write(entry(9).to_line()[:40].encode())
    with monkeypatch.context() as patch:
        _refuse_writing(patch)
        journal = open_journal(path)
        assert list(journal) == [first]
        assert "read-only" in journal.problems[0]
        assert journal.refresh() == ()
        with pytest.raises(JournalError, match="read-only"):
            act(journal)
        assert len(journal) == 1
    act(journal)
    assert len(open_journal(path)) == 2


def _refuse_writing(patch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(name: str, flags: int, *args: int, **more: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system", name)
        return real(name, flags, *args, **more)

    patch.setattr(os, "open", refuse)


def test_a_network_folder_without_locks_still_works(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_self: FileLock, *_args: object, **_more: object) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr(FileLock, "acquire", no_locks)
    act(open_journal(path))
    assert len(open_journal(path)) == 1


# --- forgetting ----------------------------------------------------------------------


def test_forgetting_leaves_no_trace_in_the_folder(path: Path) -> None:
    journal = open_journal(path)
    act(journal, "heron", text="secret thought")
    kept = act(journal, "wren")
    journal.undo("heron")
    with path.open("ab") as file:
        file.write(b'{"x":1,"who":"wren"}\n')
        file.write(b'{"x":1,"who":"heron"}\n')
        file.write(entry(9, body={"text": "secret thought"}).to_line()[:-30].encode())
    journal.refresh()
    assert journal.forget("heron") == 2
    for file_ in path.parent.iterdir():
        assert b"heron" not in file_.read_bytes(), file_
        assert b"secret" not in file_.read_bytes(), file_
    assert b'{"x":1,"who":"wren"}' in path.read_bytes()
    assert list(journal) == list(open_journal(path)) == [kept]
    act(journal, "heron")
    assert len(open_journal(path)) == 2


def test_another_process_does_not_bring_back_what_was_forgotten(path: Path) -> None:
    one, two = open_journal(path), open_journal(path)
    heard: list[int] = []
    act(one, "heron")
    act(one, "wren")
    two.refresh()
    two.listen(lambda new: heard.append(len(new)))
    assert one.forget("heron") == 1
    act(two, "stork")
    assert two.people == open_journal(path).people == ("stork", "wren")
    act(one, "wren")
    assert one.forget("wren") == 2
    heard.clear()
    assert two.refresh() == ()
    assert list(two.people) == ["stork"]
    assert heard == [0]


def test_a_crash_while_forgetting_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = open_journal(path)
    act(journal, "heron")
    act(journal, "wren")

    def stop(_old: object, _new: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(whole, "_rename", stop)
        with pytest.raises(JournalError):
            journal.forget("heron")
    assert journal.people == open_journal(path).people == ("heron", "wren")
    assert journal.forget("heron") == 1
    assert [p.name for p in path.parent.iterdir() if "lock" not in p.name] == [path.name]
