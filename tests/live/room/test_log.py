"""The room's log: confirmed means kept, once; what the disk refuses counts for nobody."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from course.journal import Entry, JournalError
from course.journal._ids import new_id
from course.live.room.log import RoomLog
from course.live.room.sqlite import SQLite
from tests.live.room._ailing import full_disk, read_only

if TYPE_CHECKING:
    from pathlib import Path

    from course.live.room.database import Database
    from tests.live.room.conftest import Holds


def entry(text: str = "x", who: str = "heron") -> Entry:
    return Entry(new_id(), "2026-11-30T10:00:00.000Z", who, "notes", "write", {"text": text})


def test_each_entry_is_kept_once_however_often_it_comes(log: RoomLog) -> None:
    one = entry()
    assert [log.append([one]), log.append([one]), log.append([one, entry()])] == [1, 0, 1]
    assert [row.seq for row in log.after(0)] == [1, 2]
    assert log.find(one.id) == one


def test_it_goes_on_where_it_stopped(holds: Holds) -> None:
    first = RoomLog(holds())
    one = entry("\u202eodd ☃ \x00 text")
    first.append([one])
    first.close()
    again = RoomLog(holds())
    again.append([entry()])
    assert [row.entry.body["text"] for row in again.after(0)] == [one.body["text"], "x"]
    again.close()


def test_many_at_once_are_all_kept_and_everybody_hears_of_it(log: RoomLog) -> None:
    heard: list[int] = []
    log.listen(lambda: heard.append(log.last))

    def answer(n: int) -> None:
        for k in range(10):
            log.append([entry(f"{n} {k}", who=f"bird-{n}")])

    threads = [threading.Thread(target=answer, args=(n,)) for n in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert log.last == len({row.entry.id for row in log.after(0)}) == 400
    assert heard[-1] == 400
    assert len(heard) <= 400


def test_a_full_disk_confirms_nothing_and_says_so(log: RoomLog) -> None:
    log.append([entry()])
    with full_disk(log):
        with pytest.raises(JournalError, match="the disk is full, so nothing was stored"):
            log.append([entry("x" * 20_000)])
        assert log.last == 1
    log.append([entry("x" * 20_000)])
    assert log.last == 2


def test_a_file_that_may_not_be_written_is_refused_in_words(log: RoomLog) -> None:
    log.append([entry()])
    with read_only(log):
        with pytest.raises(JournalError, match=r"cannot be written|may only be read, so nothing was stored"):
            log.append([entry()])
        assert log.last == 1
    log.append([entry()])
    assert log.last == 2


def test_what_one_does_wrong_is_not_the_others_loss(log: RoomLog) -> None:
    def wrong(database: Database) -> None:
        database.do("INSERT INTO entries (seq, id, line) VALUES (99, 'half', '{}')")
        raise ValueError("no")

    threads = [threading.Thread(target=lambda: log.append([entry()])) for _ in range(5)]
    for thread in threads:
        thread.start()
    with pytest.raises(ValueError, match="no"):
        log.transact(wrong)
    for thread in threads:
        thread.join()
    assert log.last == 5
    assert log.find("half") is None


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "room.db"
    path.write_bytes(b"%PDF-1.7 this is no database, and long enough to look at" * 20)
    before = path.read_bytes()
    with pytest.raises(JournalError, match="not the file of a room"):
        SQLite(path)
    assert path.read_bytes() == before
