"""Run the pages on this machine: bind a port, say when they answer, stop in order."""

from __future__ import annotations

import asyncio
import os
import signal
import socket as sockets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import uvicorn

from course.faces import wire
from course.live.arenas import few_arenas
from course.live.collecting import short_looks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp


MOST_AT_ONCE: Final = 2 * wire.PIECE
"""Bytes of one message of a page: a piece of a file, or the lines that a browser keeps."""


class _Server(uvicorn.Server):
    """Uvicorn, which says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self.unsaid: OSError | None = None

    async def startup(self, sockets: Any = None) -> None:  # noqa: ANN401 - as uvicorn has it
        await super().startup(sockets)
        if self.started:
            try:
                self._ready()
            except OSError as error:  # nobody can read the address: stop in order, then say why
                self.unsaid = error
                asyncio.get_running_loop().call_soon(self.handle_exit, signal.SIGTERM, None)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take Ctrl-C and a request to stop as what they are: uvicorn would end the process with a signal."""
        kinds = (signal.SIGINT, signal.SIGTERM)
        before = {kind: signal.signal(kind, self.handle_exit) for kind in kinds}
        try:
            yield
        finally:
            for kind, handler in before.items():
                signal.signal(kind, handler)


def bound(host: str, port: int, *, tries: int) -> sockets.socket:
    """Take a port of this machine, or one of the next.

    Raises
    ------
    OSError
        If all of them are taken.
    """
    for number in range(port, port + tries + 1):
        found = sockets.socket(sockets.AF_INET6 if ":" in host else sockets.AF_INET)
        if os.name == "posix":  # a port that was closed a moment ago counts as free
            found.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
        try:
            found.bind((host, number))
            found.listen()  # taken only now: two that start together may bind one port
        except OSError:
            found.close()
            if number == port + tries:
                raise
        else:
            return found
    raise AssertionError


def config_of(app: ASGIApp, *, lives: bool) -> uvicorn.Config:
    """Say how the server of an application answers, which may have something to begin and to end."""
    return uvicorn.Config(
        app,
        log_config=None,  # uvicorn's own asks standard output what it is, which may be closed
        log_level="error",
        access_log=False,
        lifespan="on" if lives else "off",
        timeout_graceful_shutdown=2,
        ws_max_size=MOST_AT_ONCE,
        # Every browser asks for it, and it would hold 50 kB for each page: of hundreds, too much.
        ws_per_message_deflate=False,
    )


def run(app: ASGIApp, at: sockets.socket, ready: Callable[[], None], *, lives: bool = False) -> None:
    """Answer at a socket until Ctrl-C or a request to stop.

    Parameters
    ----------
    app
        Who answers.
    at
        Where.
    ready
        Called once it answers.
    lives
        Whether the application has something to begin and to end.

    Raises
    ------
    OSError
        If what is said when it answers cannot be printed; everything was stopped then.
    """
    server = _Server(config_of(app, lives=lives), ready)
    few_arenas()
    with short_looks():
        server.run(sockets=[at])
    if server.unsaid is not None:
        raise server.unsaid
