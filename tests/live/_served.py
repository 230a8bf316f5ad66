"""A room that answers over the network."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Any

import uvicorn

from course.case import load_case
from course.live.room.app import RoomServer
from course.live.room.room import Room
from course.live.server import bound, config_of
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CASE = load_case()


class Served:
    """A room that answers on a port of this machine, and can be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.start()

    def start(self) -> None:
        self.room = Room(CASE, self.folder, ROOT / "notebooks")
        self.socket = bound("127.0.0.1", self.port, tries=0)
        self.port = self.socket.getsockname()[1]
        self.server = uvicorn.Server(config_of(RoomServer(self.room).app(), lives=True))
        self.thread = Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            self.thread.join(0.05)

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.socket.close()
        self.room.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def put(self, kind: str, about: str = "", **more: Any) -> str:
        seat = self.room.seat(self.room.take_up(self.room.lead()))
        assert seat is not None
        return self.room.script(seat).put(kind, about, **more).id

    def count(self, verb: str) -> int:
        return sum(row.entry.verb == verb for row in self.room.log.after(0))
