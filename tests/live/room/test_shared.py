"""Several processes serve one room in PostgreSQL: each knows what the others did; nothing counts twice."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.journal import Entry, JournalError
from course.journal._ids import new_id
from course.language import NotAllowed
from course.live.room.log import RoomLog
from course.live.room.news import News
from course.live.room.postgres import Postgres
from course.live.room.presence import Presence
from course.live.room.room import Room
from tests.live.room._at_once import at_once
from tests.live.room._cable import cable
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.live.room._postgres import Server

CASE = load_case()


def entry(text: str = "x", who: str = "heron") -> Entry:
    return Entry(new_id(), "2026-11-30T10:00:00.000Z", who, "notes", "write", {"text": text})


def soon(holds: Callable[[], object], *, within: float = 60) -> None:
    """Wait until something holds; a minute is for ever."""
    until = time.monotonic() + within
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


@contextmanager
def two(server: Server, folder: Path) -> Iterator[tuple[Room, Room]]:
    """Open one room twice, as two processes do."""
    name = f"r{new_id()[-12:]}"
    rooms = [
        Room(CASE, folder, ROOT / "notebooks", database=Postgres(server.url, name)) for _process in range(2)
    ]
    yield rooms[0], rooms[1]
    for room in rooms:
        room.close()


def test_what_one_stores_the_other_hears(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there):
        heard = threading.Event()
        there.log.listen(heard.set)
        here.log.append([entry("one"), entry("two")])
        assert heard.wait(60)
        soon(lambda: [row.entry.body["text"] for row in there.log.after(0)] == ["one", "two"])


def test_all_write_at_once_in_one_order_without_a_gap(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as rooms:

        def write(n: int) -> None:
            for k in range(10):
                rooms[n % 2].log.append([entry(f"{n} {k}")])

        at_once(8, write)
        soon(lambda: rooms[0].log.last == rooms[1].log.last == 80)
        assert rooms[0].log.after(0) == rooms[1].log.after(0)
        assert [row.seq for row in rooms[0].log.after(0)] == list(range(1, 81))


def test_whoever_sits_here_is_known_there(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there):
        assert here.code == there.code
        word = here.join(here.code, "heron", device="d", address="a")
        leader = here.take_up(here.lead())
        soon(lambda: there.leaders == here.leaders)
        seat, leading = there.seat(word), there.seat(leader)
        assert seat is not None
        assert leading is not None
        assert (seat.role, seat.session.name) == ("student", "heron")
        assert leading.role == "leader"
        here.lock()
        soon(lambda: not there.is_open)
        with pytest.raises(NotAllowed, match="opens no room"):
            there.join("K7M4QX", "wren", device="d", address="a")


def test_each_tells_the_other_who_is_here_and_is_forgotten_when_it_dies(
    postgres: Server, tmp_path: Path
) -> None:
    with two(postgres, tmp_path) as (here, there):
        word = here.join(here.code, "heron", device="d", address="a")
        here.tell_presence()
        soon(there.present)
        assert [person.here for person in there.present()] == [False]
        there.tell_presence()
        assert [person.here for person in there.present()] == [True]
        seat = here.seat(word)
        assert seat is not None
        seat.last_sign = 0.0
        here.tell_presence()
        there.tell_presence()
        assert [person.here for person in there.present()] == [False]
        gone = Presence(here.log)
        gone.tell(frozenset({"wren"}))
        there.log.transact(lambda database: database.do("UPDATE present SET until = 0"))
        there.tell_presence()
        assert there.presence.everywhere == frozenset()


def test_one_person_at_two_servers_has_one_ballot_and_one_key_seals_all(
    postgres: Server, tmp_path: Path
) -> None:
    with two(postgres, tmp_path) as rooms:
        receipts = at_once(
            12, lambda n: rooms[n % 2].cast("s1", f"bird-{n // 2}", "for" if n % 2 else "against")
        )
        assert len(set(receipts)) == 6
        how_many, counts = rooms[0].count("s1")
        assert how_many == sum(counts.values()) == 6
        with pytest.raises(NotAllowed, match="The vote is closed"):
            rooms[1].cast("s1", "late", "for")


def test_after_one_deletes_everything_the_other_holds_nothing(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there):
        word = there.join(there.code, "heron", device="d", address="a")
        here.cast("s1", "heron", "for")
        seat = there.seat(word)
        assert seat is not None
        there.script(seat).ask()
        there.queue.look()
        assert there.waiting() == 1
        here.delete_everything()
        soon(lambda: there.log.last == 0)
        with pytest.raises(JournalError, match="this room was deleted"):
            there.seat(word)
        there.queue.look()
        assert (there.code, there.present(), there.waiting()) == ("", [], 0)
        with pytest.raises(JournalError, match="this room was deleted"):
            there.log.append([entry()])
        with pytest.raises(JournalError, match="This room is closed"):
            here.log.append([entry()])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_database_that_goes_and_comes_back_is_found_again(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there):
        here.log.append([entry("before")])
        postgres.kill()
        with pytest.raises(JournalError, match="send it again"):
            here.log.append([entry("lost")])
        assert here.log.last == 1
        postgres.start()
        here.log.append([entry("after")])
        soon(lambda: [row.entry.body["text"] for row in there.log.after(0)] == ["before", "after"], within=15)


def test_what_could_not_be_read_when_it_was_told_is_read_soon_untold(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two(postgres, tmp_path) as (here, there):
        here.log.append([entry("before")])
        soon(lambda: there.log.last == 1)
        away = [OSError("away")] * 2
        ready = there.log.database.ready

        def not_yet() -> None:
            if away:
                raise away.pop()
            ready()

        monkeypatch.setattr(there.log.database, "ready", not_yet)
        here.log.append([entry("after")])  # this is told once
        soon(lambda: there.log.last == 2, within=15)


def test_a_line_that_falls_silent_is_left_and_another_one_found(
    postgres: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.live.room.postgres.PATIENCE", 0.5)
    monkeypatch.setattr("course.live.room.postgres.STILL", 0.5)
    name = f"r{new_id()[-12:]}"
    with cable(postgres.port) as way:
        far = RoomLog(Postgres(postgres.url.replace(f":{postgres.port}/", f":{way.port}/"), name))
        near = RoomLog(Postgres(postgres.url, name))
        near.append([entry("one")])
        soon(lambda: far.last == 1)
        way.cut_unsaid()
        near.append([entry("two")])
        soon(lambda: far.last == 2, within=15)
        way.cut_unsaid()
        with pytest.raises(JournalError, match="send it again"):
            far.append([entry("lost")])
        far.append([entry("three")])
        soon(lambda: near.last == 3, within=15)
        far.close()
        near.delete()


def test_pages_are_told_in_silence_that_another_process_has_deleted_their_room(
    postgres: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with two(postgres, tmp_path) as (here, there):
        news = News(there)
        here.delete_everything()
        news._tell()  # hears of it at this moment
        soon(lambda: not there.log.value("room"))
        news._tell()
        assert caplog.records == []


def test_a_database_that_is_away_is_logged_as_one_sentence_for_all_pages(
    postgres: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two(postgres, tmp_path) as (here, _there):

        def away() -> None:
            raise JournalError("The database is away.")

        monkeypatch.setattr(here, "tell_presence", away)
        monkeypatch.setattr(here.tries, "sweep", away)
        News(here)._tell()
        assert [(r.levelname, r.exc_info) for r in caplog.records] == [("WARNING", None)]
        assert "The database is away." in caplog.text


@pytest.mark.parametrize("name", ["", "A", "1a", "a-b", "x; DROP SCHEMA public", "r" * 41])
def test_a_name_that_is_none_reaches_no_database(name: str) -> None:
    with pytest.raises(JournalError, match="the name of a room"):
        Postgres("postgresql://127.0.0.1:1/x", name)


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:1/x", "http://127.0.0.1/x", "room.db"])
def test_an_address_where_no_database_is_gets_a_sentence_without_the_password(url: str) -> None:
    with pytest.raises(JournalError) as refused:
        Postgres(url.replace("//", "//me:hunter2@"))
    assert str(refused.value).endswith((".", "name."))
    assert "hunter2" not in str(refused.value)


def test_two_rooms_in_one_database_know_nothing_of_each_other(postgres: Server) -> None:
    one, other = (RoomLog(Postgres(postgres.url, name)) for name in ("north", "south"))
    one.append([entry()])
    assert (one.last, other.last) == (1, 0)
    one.delete()
    other.append([entry()])
    assert other.last == 1
    other.delete()


def test_a_seat_that_moves_in_one_process_is_out_in_the_other(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there):
        word = here.join(here.code, "heron", device="d", address="a")
        soon(lambda: there.log.people)
        old = there.seat(word)
        assert old is not None
        cut = threading.Event()
        old.leave.add(cut.set)
        code = there.move_code(old.session.who, old.session.who)
        assert here.join(code, "x", device="d", address="a")
        assert cut.wait(60)
        assert there.seat(word) is None
