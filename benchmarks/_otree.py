"""The peer of a room: one vote in oTree, which lies in an environment of its own.

People do what its pages let a browser do, over plain HTTP: follow the link of the session, read the form,
send it. A vote is acknowledged when oTree sends them on from the page, which it does after its commit; the
page that follows is measured apart. All else that pages ask for (styles, scripts, a line for news) is left
out, which spares its server.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import tempfile
import time
from contextlib import AsyncExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2

from benchmarks._measured import counts, part, spread
from benchmarks._otree_project import filled, write
from benchmarks._room import browser, core_seconds, first_core, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator


def environment(program: Path) -> dict[str, str]:
    """Give what oTree may know: how to find itself, and nothing of this process's database and packages."""
    return {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "OTREE_PRODUCTION": "1"}


@dataclass(frozen=True)
class OTree:
    """A server of oTree with its SQLite file, on the first core."""

    pid: int
    address: str
    version: str
    database: Path

    def seconds(self) -> float:
        """Give the time for which it has used its core, without its second process, which only waits."""
        return core_seconds(self.pid)

    def ballots(self) -> int:
        """Count the votes in its database."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            told = database.execute("SELECT count(*) FROM vote_player WHERE choice = 'for'")
            stored: int = told.fetchone()[0]
        return stored


@contextmanager
def served(program: Path, folder: Path) -> Iterator[OTree]:
    """Start oTree in a folder, wait until it answers, and end it afterwards."""
    write(folder)
    port, log = free_port(), folder / "log"
    with log.open("w") as said:
        process = subprocess.Popen(
            [program, "prodserver", f"127.0.0.1:{port}"],
            cwd=folder,
            env=environment(program),
            stdout=said,
            stderr=said,
            start_new_session=True,  # it starts a second process, which must end with it
            preexec_fn=first_core,  # noqa: PLW1509 - before any thread of ours
        )
    address, version = f"http://127.0.0.1:{port}", ""
    try:
        while not version:
            assert process.poll() is None, f"oTree did not start: {log.read_text()}"
            with suppress(httpx2.TransportError):
                version = httpx2.get(f"{address}/api/otree_version").json()["version"]
            time.sleep(0.2)
        yield OTree(process.pid, address, version, folder / "db.sqlite3")
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


async def _open(http: httpx2.AsyncClient, link: str, turn: asyncio.Semaphore) -> tuple[str, dict[str, str]]:
    """Follow the link of the session; give where the page is, and its form filled."""
    async with turn:
        page = await http.get(link, follow_redirects=True)
    return str(page.url), filled(page.text, "for")


async def _send(http: httpx2.AsyncClient, address: str, form: dict[str, str]) -> tuple[float, str]:
    """Vote; give how long it took until oTree sent on from the page, and where to."""
    begun = time.perf_counter()
    answer = await http.post(address, data=form)
    took = time.perf_counter() - begun
    assert answer.next_request, answer.text
    return took, str(answer.next_request.url)


async def run(server: OTree, people: int) -> dict[str, Any]:
    """Let everybody open the page, then vote at once, then see the page that follows."""
    told: dict[str, Any] = {"version": server.version, "people": people}
    async with AsyncExitStack() as stack:
        browsers = [await stack.enter_async_context(browser(server.address)) for _one in range(people)]
        session = {"session_config_name": "vote", "num_participants": people}
        made = await browsers[0].post(f"{server.address}/api/sessions", json=session)
        link, turn = made.json()["session_wide_url"], asyncio.Semaphore(8)
        with part(told, "joining", server, people):
            pages = await asyncio.gather(*(_open(http, link, turn) for http in browsers))

        begun = time.perf_counter()
        with part(told, "votes", server, people):
            votes = [_send(http, *page) for http, page in zip(browsers, pages, strict=True)]
            answers = await asyncio.gather(*votes)
        told["votes a second"] = round(people / (time.perf_counter() - begun))
        told["a vote is confirmed after"] = spread([took for took, _next in answers])
        assert server.ballots() == people, "a vote is missing"

        with part(told, "pages that follow", server, people):
            nexts = (http.get(page) for http, (_took, page) in zip(browsers, answers, strict=True))
            assert all(page.is_success for page in await asyncio.gather(*nexts))
    told["counts"] = counts(told)
    return told


def measured(program: Path, people: int) -> dict[str, Any]:
    """Start oTree in a folder of its own, and let people vote."""
    with tempfile.TemporaryDirectory() as folder, served(program.resolve(), Path(folder)) as server:
        return asyncio.run(run(server, people))
