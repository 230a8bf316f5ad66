"""Rooms to measure: servers in processes of their own, and people with pages open on them."""

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
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx2
from websockets.asyncio.client import ClientConnection, connect

from course.faces import wire

ROOT: Final = Path(__file__).resolve().parent.parent
# A busy server may close a line just as it is used again.
ONCE: Final = httpx2.Limits(max_keepalive_connections=0)
KEY: Final = re.compile(r'data-key="([\w-]+)"')
LANGUAGES: Final = ("en", "fr", "fa")
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
            port = free_port()
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
                preexec_fn=first_core,  # noqa: PLW1509 - before any thread of ours
            )
            self.processes.append(started)
            self.addresses.append(f"http://127.0.0.1:{port}")
            said = ""
            assert started.stdout is not None
            while "secret" not in said:
                said += started.stdout.readline()
            self.code = found(r"code=([\w-]+)|Code: +([\w-]+)", said)
            self.secret = found(r"word=([\w-]+)", said)

    def megabytes(self) -> float:
        """Give the most memory that any of them needed."""
        told = [Path(f"/proc/{p.pid}/status").read_text() for p in self.processes]
        return max(int(found(r"VmHWM:\s+(\d+)", text)) for text in told) / 1024

    def megabytes_now(self) -> float:
        """Give the memory that they hold now."""
        told = [Path(f"/proc/{p.pid}/status").read_text() for p in self.processes]
        return sum(int(found(r"VmRSS:\s+(\d+)", text)) for text in told) / 1024

    def seconds(self) -> float:
        """Give the time for which they have used their core: it tells the same however busy a machine is."""
        return sum(core_seconds(process.pid) for process in self.processes)

    def stop(self) -> None:
        """Stop them all."""
        for process in self.processes:
            process.send_signal(signal.SIGINT)
        for process in self.processes:
            process.wait()


def free_port() -> int:
    """Give a port that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def first_core() -> None:
    """Stay on the first core."""
    os.sched_setaffinity(0, {0})


def core_seconds(pid: int) -> float:
    """Give the time for which a process has used its core."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def found(pattern: str, text: str) -> str:
    """Give the first group of the first place that a pattern fits."""
    match = re.search(pattern, text)
    assert match, text
    return next(group for group in match.groups() if group)


def browser(address: str) -> httpx2.AsyncClient:
    """Give somebody a browser. It speaks no https, whose tables would take 20 ms of each of hundreds."""
    return httpx2.AsyncClient(headers={"origin": address}, timeout=120, limits=ONCE, verify=False)


async def open_page(http: httpx2.AsyncClient, address: str, page: str) -> tuple[Line, str]:
    """Open a page and its line; give the page too."""
    text = (await http.get(f"{address}{page}")).text
    cookies = "; ".join(f"{c.name}={c.value}" for c in http.cookies.jar)
    at = f"{address.replace('http', 'ws')}/wire?page={found(KEY.pattern, text)}"
    # As a browser, it offers to pack what is said, and asks for no sign of life of its own; the server asks.
    socket = await connect(at, additional_headers={"cookie": cookies}, max_size=None, ping_interval=None)
    line = Line(socket)
    _TASKS.add(asyncio.create_task(line.hear()))
    return line, text


_TASKS: set[asyncio.Task[None]] = set()


async def join(servers: Servers, n: int, turn: asyncio.Semaphore) -> tuple[Line, Line]:
    """Let somebody join, with two pages open, in one of three languages."""
    address = servers.addresses[n % len(servers.addresses)]
    async with turn, browser(address) as http:
        await http.get(f"{address}/join?language={LANGUAGES[n % len(LANGUAGES)]}")
        await http.post(f"{address}/join", data={"code": servers.code, "name": f"bird {n}"})
        return (await open_page(http, address, "/class"))[0], (await open_page(http, address, "/class"))[0]
