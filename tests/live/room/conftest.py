"""Both kinds of database that hold a room: what one does, the other does."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

import pytest

from course.live.room.log import RoomLog
from course.live.room.postgres import Postgres
from course.live.room.sqlite import SQLite
from tests.live.room._door import Door
from tests.live.room._postgres import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from course.live.room.database import Database

    Holds = Callable[[], Database]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


def new_room(kind: str, folder: Path, request: pytest.FixtureRequest) -> Holds:
    """Give what opens one new room's database, again and again."""
    if kind == "sqlite":
        return partial(SQLite, folder / "room.db")
    server: Server = request.getfixturevalue("postgres")
    return partial(Postgres, server.url, f"r{secrets.token_hex(6)}")


@pytest.fixture(params=["sqlite", "postgres"])
def holds(request: pytest.FixtureRequest, tmp_path: Path) -> Holds:
    """Hold each room of a test in both."""
    return new_room(request.param, tmp_path, request)


@pytest.fixture
def log(holds: Holds) -> Iterator[RoomLog]:
    log = RoomLog(holds())
    yield log
    log.close()


@pytest.fixture
def door(tmp_path: Path, holds: Holds) -> Iterator[Door]:
    door = Door(tmp_path / "room", holds)
    yield door
    door.room.close()
