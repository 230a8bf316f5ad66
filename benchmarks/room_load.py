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
import tempfile
import time
from argparse import ArgumentParser
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks._room import STEP, Servers, browser, found, join, open_page

if TYPE_CHECKING:
    from collections.abc import Iterator

BUSY: Final = 0.8  # of the people's own core: above it a run does not count
STEADY: Final = 50  # presses a second


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
    async with browser(at) as http:
        await http.get(f"{at}/lead?word={servers.secret}")
        leader, _page = await open_page(http, at, "/lead")
        turn, begun = asyncio.Semaphore(8), time.perf_counter()
        with _part(told, "joining", servers, people):
            pages = await asyncio.gather(*(join(servers, n, turn) for n in range(people)))
        told["joined in"] = round(time.perf_counter() - begun, 1)
        voters, listeners = [one for one, _two in pages], [two for _one, two in pages]

        seen = [line.watch("Shall we?") for line in listeners]
        begun = time.perf_counter()
        with _part(told, "step", servers, people):
            await leader.press("vote", text="Shall we?")
            told["a step is seen after"] = _told([at - begun for at in await asyncio.gather(*seen)])
        stage = found(STEP.pattern, (await http.get(f"{at}/class")).text)

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
