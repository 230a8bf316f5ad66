"""Files that are replaced, refused or forgotten while they are open."""

from __future__ import annotations

import errno
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from course.files import whole
from course.journal import JournalError, open_journal
from tests.files._read_only import refuse_writing
from tests.journal._act import act
from tests.journal._made import entry, retraction

if TYPE_CHECKING:
    from pathlib import Path


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
    refuse_writing(monkeypatch)
    with pytest.raises(JournalError, match="read-only: copy it to a place of your own"):
        open_journal(path)


def test_a_file_in_a_read_only_folder_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = act(open_journal(path))
    with path.open("ab") as file:
        file.write(entry(9).to_line()[:40].encode())
    with monkeypatch.context() as patch:
        refuse_writing(patch)
        journal = open_journal(path)
        assert list(journal) == [first]
        assert "read-only" in journal.problems[0]
        assert journal.refresh() == ()
        with pytest.raises(JournalError, match="read-only"):
            act(journal)
        assert len(journal) == 1
    act(journal)
    assert len(open_journal(path)) == 2


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
