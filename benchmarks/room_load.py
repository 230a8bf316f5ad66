"""A class that does everything at once: ``python -m benchmarks.room_load``; server and people on a core each.

Each of the people has two pages open: one votes, one listens. A run counts only while the people's own core
has time left, else it measures itself. It prints one JSON object.

``--people N``      how many
``--database URL``  keep the room in PostgreSQL
``--servers N``     how many processes serve the room, in PostgreSQL; people are spread over them
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import httpx2
from websockets.asyncio.client import ClientConnection, connect

from course.faces import wire

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
BUSY: Final = 0.8  # of the people's own core: above it a run does not count
STEADY: Final = 50  # presses a second
ONCE: Final = httpx2.Limits(
    max_keepalive_connections=0
)  # a busy server may close one just as it is used again
KEY: Final = re.compile(r'data-key="([\w-]+)"')
STEP: Final = re.compile(r'data-step="([\w-]+)"')


@dataclass
class Line:
    """One open page of somebody."""

    socket: ClientConnection
    waiting: dict[int, asyncio.Future[float]] = field(default_factory=dict)
    sight: tuple[str, asyncio.Future[float]] | None = None
    seq: int = 0

    async def hear(self) -> None:
        """Note when an answer comes, and when words come into sight; a message is read no further."""
        async for text in self.socket:
            now = time.perf_counter()
            assert isinstance(text, str)
            if self.sight and self.sight[0] in text and not self.sight[1].done():
                self.sight[1].set_result(now)
            if self.waiting and (found := re.search(r'"seq": (\d+)', text)):
                future = self.waiting.pop(int(found[1]), None)
                if future and not future.done():
                    assert '"trouble": ""' in text, text[-300:]
                    future.set_result(now)

    async def press(self, verb: str, **form: object) -> float:
        """Press something; give how long its answer took."""
        self.seq += 1
        future: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.waiting[self.seq] = future
        said = {"face": 0, "type": "do", "wire": wire.VERSION, "do": verb, "seq": self.seq, "args": {}}
        begun = time.perf_counter()
        await self.socket.send(json.dumps({**said, "form": form}))
        return await future - begun

    def watch(self, words: str) -> asyncio.Future[float]:
        """Give when words come into sight."""
        self.sight = (words, asyncio.get_running_loop().create_future())
        return self.sight[1]


class Servers:
    """Processes of ``course live``, all on the first core."""

    def __init__(self, folder: Path, database: str, how_many: int) -> None:
        self.processes: list[subprocess.Popen[str]] = []
        self.addresses: list[str] = []
        words = ["--database", database, "--room", f"load_{secrets.token_hex(4)}"] if database else []
        for _process in range(how_many):
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            command = [
                str(Path(sys.executable).with_name("course")),
                "live",
                "--folder",
                str(folder),
                "--host",
                "127.0.0.1",
            ]
            started = subprocess.Popen(
                [*command, "--port", str(port), *words],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=subprocess.PIPE,
                text=True,
                preexec_fn=lambda: os.sched_setaffinity(0, {0}),  # noqa: PLW1509 - before any thread of ours
            )
            self.processes.append(started)
            self.addresses.append(f"http://127.0.0.1:{port}")
            said = ""
            assert started.stdout is not None
            while "secret" not in said:
                said += started.stdout.readline()
            self.code = _found(r"code=([\w-]+)|Code: +([\w-]+)", said)
            self.secret = _found(r"word=([\w-]+)", said)

    def megabytes(self) -> float:
        """Give the most memory that any of them needed."""
        told = [Path(f"/proc/{p.pid}/status").read_text() for p in self.processes]
        return max(int(_found(r"VmHWM:\s+(\d+)", text)) for text in told) / 1024

    def seconds(self) -> float:
        """Give the time for which they have used their core: it tells the same however busy a machine is."""
        told = [Path(f"/proc/{p.pid}/stat").read_text().rpartition(")")[2].split() for p in self.processes]
        return sum(int(fields[11]) + int(fields[12]) for fields in told) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        for process in self.processes:
            process.send_signal(signal.SIGINT)
        for process in self.processes:
            process.wait()


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, text
    return next(group for group in match.groups() if group)


async def _open(http: httpx2.AsyncClient, address: str, page: str) -> tuple[Line, str]:
    """Open a page and its line; give the page too."""
    text = (await http.get(f"{address}{page}")).text
    cookies = "; ".join(f"{c.name}={c.value}" for c in http.cookies.jar)
    at = f"{address.replace('http', 'ws')}/wire?page={_found(KEY.pattern, text)}"
    line = Line(await connect(at, additional_headers={"cookie": cookies}, compression=None, max_size=None))
    _TASKS.add(asyncio.create_task(line.hear()))
    return line, text


_TASKS: set[asyncio.Task[None]] = set()


async def _join(servers: Servers, n: int, turn: asyncio.Semaphore) -> tuple[Line, Line]:
    address = servers.addresses[n % len(servers.addresses)]
    async with turn, httpx2.AsyncClient(headers={"origin": address}, timeout=120, limits=ONCE) as http:
        await http.post(f"{address}/join", data={"code": servers.code, "name": f"bird {n}"})
        return (await _open(http, address, "/class"))[0], (await _open(http, address, "/class"))[0]


def _told(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median": round(ordered[len(ordered) // 2], 3),
        "p99": round(ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)], 3),
        "most": round(ordered[-1], 3),
    }


@contextmanager
def _part(told: dict[str, Any], name: str, servers: Servers, times: int) -> Iterator[None]:
    """Note how busy the people's own core was in one part of a run, and what it took the servers."""
    wall, own, theirs = time.perf_counter(), time.process_time(), servers.seconds()
    yield
    told[f"people's core, {name}"] = round((time.process_time() - own) / (time.perf_counter() - wall), 2)
    told[f"server's milliseconds each, {name}"] = round((servers.seconds() - theirs) * 1000 / times, 2)


async def run(servers: Servers, people: int) -> dict[str, Any]:
    """Let everybody join, vote at once, listen, and go on in a steady way."""
    told: dict[str, Any] = {"people": people, "servers": len(servers.addresses)}
    at = servers.addresses[0]
    async with httpx2.AsyncClient(headers={"origin": at}, timeout=120, limits=ONCE) as http:
        await http.get(f"{at}/lead?word={servers.secret}")
        leader, _page = await _open(http, at, "/lead")
        turn, begun = asyncio.Semaphore(8), time.perf_counter()
        with _part(told, "joining", servers, people):
            pages = await asyncio.gather(*(_join(servers, n, turn) for n in range(people)))
        told["joined in"] = round(time.perf_counter() - begun, 1)
        voters, listeners = [one for one, _two in pages], [two for _one, two in pages]

        seen = [line.watch("Shall we?") for line in listeners]
        begun = time.perf_counter()
        with _part(told, "step", servers, people):
            await leader.press("vote", text="Shall we?")
            told["a step is seen after"] = _told([at - begun for at in await asyncio.gather(*seen)])
        stage = _found(STEP.pattern, (await http.get(f"{at}/class")).text)

        begun = time.perf_counter()
        with _part(told, "votes", servers, people):
            votes = [line.press("cast", stage=stage, choice="for") for line in voters]
            told["a vote is confirmed after"] = _told(await asyncio.gather(*votes))
        told["votes a second"] = round(people / (time.perf_counter() - begun))

        await leader.press("close", stage=stage)
        seen = [line.watch("What came of it") for line in listeners]
        begun = time.perf_counter()
        with _part(told, "results", servers, people):
            await leader.press("show", stage=stage)
            told["what came of it is seen after"] = _told([at - begun for at in await asyncio.gather(*seen)])
        shown = (await http.get(f"{at}/class")).text
        assert f"<dd>{people}</dd>" in shown, "a ballot is missing"

        presses = []
        with _part(told, "steady", servers, STEADY * 10):
            for n in range(STEADY * 10):
                line = voters[n % people]
                presses.append(
                    asyncio.create_task(line.press("ask" if n // people % 2 == 0 else "step_back"))
                )
                await asyncio.sleep(1 / STEADY)
            told["steady use is answered after"] = _told(await asyncio.gather(*presses))
    told["megabytes"] = round(servers.megabytes())
    told["counts"] = max(busy for name, busy in told.items() if name.startswith("people's")) < BUSY
    return told


def main() -> None:
    """Measure once, and say it."""
    parser = ArgumentParser()
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--database", default="")
    parser.add_argument("--servers", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        servers = Servers(Path(folder), args.database, args.servers)
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        try:
            print(json.dumps(asyncio.run(run(servers, args.people)), indent=1))  # noqa: T201 - a program to run
        finally:
            servers.stop()


if __name__ == "__main__":
    main()
