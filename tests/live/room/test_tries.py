"""Wrong codes run out, are counted once for all servers of a room, and are forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.language import NotAllowed
from course.live.room import tries
from course.live.room.tries import OF_A_DEVICE, WINDOW, Tries
from tests.live.room._at_once import at_once
from tests.live.room.test_shared import two

if TYPE_CHECKING:
    from pathlib import Path

    from course.live.room.log import RoomLog
    from tests.live.room._postgres import Server


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(tries, "time", clock)
    return clock


def wrong(counted: Tries, device: str = "d", address: str = "a") -> str:
    with pytest.raises(NotAllowed) as refused:
        counted.check("K7M4QX", right=False, device=device, address=address)
    return str(refused.value)


def test_tries_run_out_and_come_back(log: RoomLog, clock: Clock) -> None:
    counted = Tries(log)
    told = [wrong(counted) for _time in range(OF_A_DEVICE)]
    for left, said in zip((4, 3, 2, 1, 0), told, strict=True):
        assert f"tries left: {left}." in said
    assert "K7M-4QX opens no room." in told[0]
    assert "Too many" in wrong(counted)
    with pytest.raises(NotAllowed, match="Too many"):  # nor is a right code told from a wrong one
        counted.check("K7M4QX", right=True, device="d", address="a")
    counted.check("K7M4QX", right=True, device="another", address="a")
    clock.now += WINDOW - 1
    assert "Too many" in wrong(counted)
    clock.now += 2
    assert "tries left: 4." in wrong(counted)
    for _time in range(OF_A_DEVICE):
        wrong(counted)
    counted.forgive()
    assert "tries left: 4." in wrong(counted)


def test_what_is_no_longer_counted_is_forgotten_also_what_an_earlier_server_left(
    log: RoomLog, clock: Clock
) -> None:
    def kept() -> int:
        return int(log.ask("SELECT count(*) FROM tries")[0][0])

    earlier = Tries(log)
    earlier.sweep()
    wrong(earlier)
    earlier.sweep()
    assert kept() == 2
    clock.now += WINDOW + 1
    Tries(log).sweep()
    assert kept() == 0


def test_who_asks_many_times_at_once_has_no_more_tries(log: RoomLog) -> None:
    counted = Tries(log)
    told = at_once(20, lambda _n: wrong(counted))
    assert sum("opens no room" in said for said in told) == OF_A_DEVICE


def test_two_servers_of_one_room_count_together(postgres: Server, tmp_path: Path) -> None:
    with two(postgres, tmp_path) as rooms:
        for n in range(OF_A_DEVICE):
            with pytest.raises(NotAllowed, match="opens no room"):
                rooms[n % 2].join("AAAAAA", "heron", device="d", address="a")
        for room in rooms:
            with pytest.raises(NotAllowed, match="Too many wrong codes"):
                room.join(room.code, "heron", device="d", address="a")
        rooms[0].tries.forgive()
        assert rooms[1].join(rooms[1].code, "heron", device="d", address="a")


def test_the_database_holds_no_address(log: RoomLog) -> None:
    wrong(Tries(log), address="192.0.2.77")
    rows = log.ask("SELECT who FROM tries")
    assert len(rows) == 2
    assert all("192.0.2.77" not in str(row) for row in rows)
