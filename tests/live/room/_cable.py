"""A cable between a room and its database, which can be cut without a word, as when a machine vanishes."""

from __future__ import annotations

import socket
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cable:
    """Carries bytes to a port of this machine and back.

    Parameters
    ----------
    goal
        The port.
    """

    def __init__(self, goal: int) -> None:
        self.goal = goal
        self.ear = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.ear.getsockname()[1]
        self.ends: list[socket.socket] = []
        self._live: set[int] = set()
        Thread(target=self._take, daemon=True).start()

    def cut_unsaid(self) -> None:
        """Carry nothing more on the lines there are; neither end is told. New ones are whole."""
        self._live.clear()

    def _take(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self.ear.accept()
                far = socket.create_connection(("127.0.0.1", self.goal))
                self.ends += [near, far]
                line = len(self.ends)
                self._live.add(line)
                for one, other in ((near, far), (far, near)):
                    Thread(target=self._carry, args=(line, one, other), daemon=True).start()

    def _carry(self, line: int, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65_536):
                if line in self._live:
                    other.sendall(data)
            if line in self._live:
                other.shutdown(socket.SHUT_WR)


@contextmanager
def cable(goal: int) -> Iterator[Cable]:
    """Lay a cable to a port of this machine."""
    laid = Cable(goal)
    try:
        yield laid
    finally:
        for one in (laid.ear, *laid.ends):
            one.close()
