"""A place that stops taking work in the middle of a session: what the page says, and that nothing is lost."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from course.case import load_case
from course.faces.claims.claims import ReadingFace
from course.faces.desk.desk import DeskFace
from course.journal import Entry, Journal, JournalError, _log, open_journal
from course.session.session import Session
from course.session.words import kept_where, saving_line
from tests.faces.door import Page
from tests.files._read_only import refuse_writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    Place = Callable[[Path, pytest.MonkeyPatch], AbstractContextManager[None]]


def _refusing(number: int) -> Callable[..., Any]:
    def refuse(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@contextlib.contextmanager
def _full(_folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    with patch.context() as inner:
        inner.setattr(os, "write", _refusing(errno.ENOSPC))
        yield


@contextlib.contextmanager
def _failing(_folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    with patch.context() as inner:
        inner.setattr(os, "fsync", _refusing(errno.EIO))
        yield


@contextlib.contextmanager
def _read_only(_folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    with patch.context() as inner:
        refuse_writing(inner)
        yield


@contextlib.contextmanager
def _removed(folder: Path, _patch: pytest.MonkeyPatch) -> Iterator[None]:
    shutil.rmtree(folder)
    folder.write_text("something else took its name", encoding="utf-8")
    yield
    folder.unlink()


PLACES: dict[str, Place] = {
    "a full disk": _full,
    "a disk that fails": _failing,
    "a folder that turns read-only": _read_only,
    "a folder that is removed": _removed,
}


def judge(session: Session, claim: str) -> Page:
    """Judge one claim, in a page whose browser keeps what it is sent."""
    page = Page(ReadingFace(session, ["abstract"]))
    page.tell("held", ids=[e.id for e in session.journal])
    page.do("judge", claim=claim, kind="factual", status="contested", confidence="2", why="Look.")
    return page


def said(page: Page) -> str:
    """Give all that a page announced."""
    return " ".join(page.heard)


def kept_by_the_browser(page: Page) -> set[str]:
    return {i for message in page.sent if message["type"] == "keep" for i, _ in message["lines"]}


def lost(session: Session, acknowledged: list[Entry]) -> list[Entry]:
    """Give what was acknowledged and is not in the file."""
    assert session.journal.path is not None
    there = {e.id for e in open_journal(session.journal.path)}
    return [e for e in acknowledged if e.id not in there]


def work_through(place: Place, folder: Path, patch: pytest.MonkeyPatch) -> tuple[Session, list[Entry]]:
    """Work before, while and after a place refuses; give what was acknowledged."""
    session = Session.start(load_case(), folder)
    judge(session, "ABS-01")
    before = list(session.journal)
    with place(folder, patch):
        page = judge(session, "ABS-02")
        assert page.view["trouble"] == ""
        new = {e.id for e in session.journal} - {e.id for e in before}
        assert len(new) == 2
        assert new <= kept_by_the_browser(page)
    page = judge(session, "ABS-03")
    assert page.view["trouble"] == ""
    return session, list(session.journal)


@pytest.mark.parametrize("name", PLACES)
def test_what_a_place_refuses_goes_into_the_file_when_it_works_again(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, acknowledged = work_through(PLACES[name], tmp_path / "work", monkeypatch)
    assert len(acknowledged) == 6
    assert lost(session, acknowledged) == []
    assert session.journal.unsaved == ()
    assert session.saves


@pytest.mark.parametrize("name", PLACES)
def test_the_test_above_finds_a_session_that_goes_on_as_if_all_were_well(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, learn = _log.Log._taken, _log.Log._learn

    def hasty(log: Journal, store: Any, entries: tuple[Entry, ...]) -> bool:
        taken(log, store, entries)
        return True

    def forgetful(log: Journal, news: Any) -> tuple[Entry, ...]:
        new = learn(log, news)
        log._missing = {}
        return new

    monkeypatch.setattr(_log.Log, "_taken", hasty)
    monkeypatch.setattr(_log.Log, "_learn", forgetful)
    session, acknowledged = work_through(PLACES[name], tmp_path / "work", monkeypatch)
    assert lost(session, acknowledged)


@pytest.mark.parametrize("name", PLACES)
def test_the_page_says_truly_where_work_is_kept(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.start(load_case(), tmp_path / "work")
    judge(session, "ABS-01")
    with PLACES[name](tmp_path / "work", monkeypatch):
        page = judge(session, "ABS-02")
        assert "cannot be" in said(page)
        assert "kept in this browser until the file takes it" in said(page)
        assert "kept in this browser until the file takes it" in page.view["html"]
        assert saving_line(session).count("does not save at the moment") == 1
        lacking = 4 if name == "a folder that is removed" else 2
        assert f"{lacking} entries are not in the file work/seminar.journal.jsonl yet" in kept_where(session)
        page.tell("kept", ids=[], error="denied")
        assert "download your work now" in kept_where(session)
        assert "Saved on this machine" not in page.html + kept_where(session) + saving_line(session)
        view = page.do("choose", claim="ABS-01")
        assert "cannot be" not in view["say"]  # it was said
        page.tell("kept", ids=[], error="")
    page = judge(session, "ABS-03")
    assert "Saving works again" in said(page)
    assert "Saved on this machine." in saving_line(session)
    assert "not in the file" not in kept_where(session) + page.html


def test_another_window_shows_at_once_that_the_machine_has_stopped_saving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.start(load_case(), tmp_path)
    desk = Page(DeskFace(session))
    with _full(tmp_path, monkeypatch):
        judge(session, "ABS-01")
        assert "The disk is full" in desk.html
    desk.tell("held", ids=[])  # the page is opened again
    assert "The disk is full" not in desk.html
    assert session.saves


def test_nobody_is_told_that_they_are_forgotten_while_the_file_still_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.start(load_case(), tmp_path)
    judge(session, "ABS-01")
    who = session.who
    with _full(tmp_path, monkeypatch):
        view = Page(DeskFace(session)).do("forget_me")
        assert "The disk is full" in view["trouble"]
    assert session.who == who
    assert who in session.journal.people


def test_a_seminar_is_not_closed_before_its_file_has_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.start(load_case(), tmp_path)
    session.begin_seminar("Rehearsal")
    judge(session, "ABS-01")
    with _full(tmp_path, monkeypatch):
        judge(session, "ABS-02")
        view = Page(DeskFace(session)).do("open_seminar", file="seminar.journal.jsonl")
        assert "What you did last is not in this file yet" in view["trouble"]
    acknowledged = list(session.journal)
    Page(DeskFace(session)).do("open_seminar", file="seminar.journal.jsonl")
    assert {e.id for e in acknowledged} <= {e.id for e in open_journal(tmp_path / "Rehearsal.journal.jsonl")}


def test_who_is_forgotten_in_another_window_stays_so_and_what_others_did_waits_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "seminar.journal.jsonl"
    journal = open_journal(path)
    journal.falls_back = True
    for who in ("heron", "wren"):
        journal.add(who, "notes", "write", {"n": 1})
    with _full(tmp_path, monkeypatch):
        for who in ("heron", "wren", "plover"):
            journal.add(who, "notes", "write", {"n": 2})
    open_journal(path).forget("heron")
    journal.refresh()
    assert [(e.by, e.body["n"]) for e in journal] == [("wren", 1), ("wren", 2), ("plover", 2)]
    assert list(open_journal(path)) == list(journal)


def test_a_file_that_is_busy_holds_nobody_up_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    waited: list[float | None] = []
    session = Session.start(load_case(), tmp_path)
    real = FileLock.acquire

    def acquire(lock: FileLock, timeout: float | None = None, **more: Any) -> Any:
        if more.get("blocking") is not False:
            waited.append(timeout)
            timeout = 0
        return real(lock, timeout, **more)

    monkeypatch.setattr(FileLock, "acquire", acquire)
    with FileLock(tmp_path / "seminar.journal.jsonl.lock"):
        page = judge(session, "ABS-01")
        assert "another program keeps this file busy" in said(page)
    timed = [seconds for seconds in waited if seconds is not None]
    assert timed[0] == 10
    assert set(timed[1:]) == {0.2}
    judge(session, "ABS-02")
    assert lost(session, list(session.journal)) == []


def test_whoever_asks_for_it_is_still_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = open_journal(tmp_path / "seminar.journal.jsonl")
    with _full(tmp_path, monkeypatch), pytest.raises(JournalError, match="The disk is full"):
        journal.add("heron", "notes", "write", {})
    assert len(journal) == 0


# --- a real disk, where the rights allow to make one ---------------------------------------------


@contextlib.contextmanager
def disk_of_256_kb(folder: Path) -> Iterator[Path | None]:
    """Make a disk; give its folder, or nothing where one may not do that."""
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, check=False, capture_output=True).returncode:
        yield None
        return
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> None:
    with contextlib.suppress(OSError), (folder / "other.bin").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 512)


def test_a_disk_that_fills_up_loses_nothing_and_says_when_there_is_room_again(tmp_path: Path) -> None:
    with disk_of_256_kb(tmp_path) as disk:
        if disk is None:
            return  # the tests above stand in for it
        session = Session.start(load_case(), disk / "work")
        judge(session, "ABS-01")
        fill(disk)
        heard = [said(judge(session, f"ABS-0{n % 3 + 1}")) for n in range(40)]
        assert any("The disk is full" in words for words in heard)
        assert session.journal.unsaved
        assert lost(session, list(session.journal))  # the file lacks it truly: this disk is full
        (disk / "other.bin").unlink()
        assert "Saving works again" in said(judge(session, "ABS-01"))
        assert lost(session, list(session.journal)) == []


def test_a_disk_that_turns_read_only_loses_nothing(tmp_path: Path) -> None:
    with disk_of_256_kb(tmp_path) as disk:
        if disk is None:
            return  # the tests above stand in for it
        session = Session.start(load_case(), disk / "work")
        judge(session, "ABS-01")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert "read-only" in said(judge(session, "ABS-02"))
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert "Saving works again" in said(judge(session, "ABS-03"))
        assert lost(session, list(session.journal)) == []
