"""A rehearsal where several processes serve one room: each shows it, one acts in it, and nothing is left."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from course.language import NotAllowed
from course.live.room.app import RoomServer
from course.live.room.postgres import Postgres
from course.live.room.rehearsal import STUDENTS, Rehearsal
from course.live.room.rehearsals import FOLDER, PATH, end
from tests.live.room._door import OWN, press
from tests.live.room.test_shared import soon, two

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course.live.room.room import Room
    from tests.live.room._postgres import Server

ANSWER = {"do": "answer"}


@contextmanager
def leading(*rooms: Room) -> Iterator[list[TestClient]]:
    """Serve a room in as many processes, each with somebody who leads it there."""
    secret = rooms[0].lead()
    browsers = [
        TestClient(RoomServer(room).app(), base_url="http://testserver", follow_redirects=False, headers=OWN)
        for room in rooms
    ]
    soon(lambda: all(room.take_up(secret) for room in rooms))
    with browsers[0], browsers[1]:
        for browser in browsers:
            assert browser.get(f"/lead?word={secret}").status_code == 303
        yield browsers


def kept(room: Room) -> list[str]:
    """Give the schemas of its rehearsals, by a connection that reads them after the room as well."""
    assert isinstance(room.log.database, Postgres)
    url, name = room.log.database._url, room.log.database._room
    looking = Postgres(url, name, new=False)
    like = "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, ?)"
    found = [row[0] for row in looking.ask(like, f"rehearsal_{name}_")]
    looking.close()
    return found


def test_each_process_shows_it_and_only_the_one_that_began_it_acts(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there), leading(here, there) as (one, other):
        one.get("/lead")  # a seat opens with its first page
        before = here.log.last, here.log.people
        begun = one.post("/rehearse", data={"do": "begin"}).headers["location"]
        soon(lambda: other.get(begun).status_code == 303)
        assert one.get(begun).status_code == 303
        press(other, f"{PATH}/lead", "question", wire_at=f"{PATH}/wire", text="Why?")
        refused = other.post("/rehearse", data=ANSWER)
        assert refused.status_code == 409
        assert "sit in another server of this room" in refused.text
        soon(lambda: one.post("/rehearse", data=ANSWER).status_code == 303)
        soon(lambda: "10 of 20 have answered." in other.get(f"{PATH}/lead").text)
        assert other.get(f"{PATH}/lead").text.count("(made up)") >= STUDENTS
        assert (here.log.last, here.log.people) == before
        assert there.present() == []
        assert "made up" not in other.get("/export").text
        hearing = "SELECT 1 FROM pg_stat_activity WHERE starts_with(query, 'LISTEN') AND strpos(query, ?) > 0"
        (schema,) = kept(here)
        assert len(here.log.ask(hearing, schema)) == 2
        other.post("/rehearse", data={"do": "end"})
        assert kept(here) == []
        assert not (tmp_path / FOLDER).exists()
        soon(lambda: here.log.ask(hearing, schema) == [])  # each lets go of it, though nobody asks for a page
        soon(lambda: one.get(f"{PATH}/lead").status_code == 404)
        assert one.post("/rehearse", data=ANSWER).status_code == 409


def test_one_that_another_process_begins_anew_replaces_the_first(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there), leading(here, there) as (one, other):
        one.post("/rehearse", data={"do": "begin"})
        first = kept(here)
        soon(lambda: there.log.value("rehearsal"))
        begun = other.post("/rehearse", data={"do": "begin"}).headers["location"]
        second = kept(here)
        assert len(first) == len(second) == 1
        assert first != second
        soon(lambda: one.get(begun).status_code == 303)
        assert "sit in another server of this room" in one.post("/rehearse", data=ANSWER).text


def test_a_process_that_stops_ends_its_own_and_leaves_the_others(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there), leading(here, there) as (one, _other):
        one.post("/rehearse", data={"do": "begin"})
        soon(lambda: there.log.value("rehearsal"))
        with TestClient(RoomServer(there).app()) as third:
            assert third.get(f"{PATH}/join").status_code == 200
        assert len(kept(here)) == 1
        assert one.get(f"{PATH}/join").status_code == 200
    with two(postgres, tmp_path) as (again, _there):
        assert kept(again) == []


def test_what_a_killed_process_left_goes_with_the_room(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there), leading(here, there) as (_one, other):
        Rehearsal(here).room.log.close()  # its process is killed
        assert len(kept(here)) == 1
        soon(lambda: there.log.value("rehearsal"))
        assert other.post("/delete", data={"code": there.code}).status_code == 200
        assert kept(here) == []
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_of_two_that_begin_at_once_one_is_refused(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as (here, there):
        made = Rehearsal(here)
        with pytest.raises(NotAllowed, match="Somebody else began"):
            Rehearsal(there)
        assert len(kept(here)) == 1
        assert len(made.room.present()) == STUDENTS
        made.room.close()
        end(here)


@pytest.mark.parametrize("at", [3, STUDENTS])
def test_one_that_is_ended_while_it_is_made_leaves_nothing(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    with two(postgres, tmp_path) as (here, there):
        seat, seats = Rehearsal._seat, []

        def ended(made: Rehearsal, drawn: str) -> object:
            seats.append(seat(made, drawn))
            if len(seats) == at:
                soon(lambda: there.log.value("rehearsal"))
                end(there)
            return seats[-1]

        monkeypatch.setattr(Rehearsal, "_seat", ended)
        with pytest.raises(NotAllowed, match="Somebody else began"):
            Rehearsal(here)
        assert kept(here) == []
        assert here.log.value("rehearsal") == ""
