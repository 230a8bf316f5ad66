"""Two hours of a class in a room, faster than time: ``python -m benchmarks.room_hours``.

Does the memory of the server stand still?
A step every three minutes, which all answer; two ask to speak and step back; one closes the page and opens it
anew. It prints the memory of the server after each tenth, and by how much the last lies above the second.

``--people N``  how many
``--times N``   how many times as fast as a class: 10 takes twelve minutes
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks._room import STEP, Servers, browser, found, join, open_page

if TYPE_CHECKING:
    import httpx2

    from benchmarks._room import Line

STEPS: Final = 40
SECONDS: Final = 180  # of a class, for one step


async def _step(n: int, leader: Line, people: list[Line], http: httpx2.AsyncClient, at: str) -> None:
    """Put something in front of the class, let all answer, and show what came of it."""
    kind = ("question", "vote")[n % 2]
    await leader.press(kind, text=f"What do you say to number {n}?")
    stage = found(STEP.pattern, (await http.get(f"{at}/class")).text)
    verb, said = ("write", {"text": "My answer."}) if kind == "question" else ("cast", {"choice": "for"})
    await asyncio.gather(*(line.press(verb, stage=stage, **said) for line in people))
    for line in (people[n % len(people)], people[(n + 1) % len(people)]):
        await line.press("ask")
        await line.press("step_back")
    await leader.press("close", stage=stage)
    await leader.press("show", stage=stage)


async def run(servers: Servers, people: int, times: float) -> dict[str, Any]:
    """Hold the class; give the memory after each tenth of it."""
    at, tenths = servers.addresses[0], []
    async with browser(at) as http:
        await http.get(f"{at}/lead?word={servers.secret}")
        leader, _page = await open_page(http, at, "/lead")
        turn = asyncio.Semaphore(8)
        pages = await asyncio.gather(*(join(servers, n, turn) for n in range(people)))
        lines, begun = [one for one, _two in pages], time.perf_counter()
        for n in range(STEPS):
            await _step(n, leader, lines, http, at)
            comes_and_goes, _page = await open_page(http, at, "/class")
            await comes_and_goes.socket.close()
            await asyncio.sleep(max(0.0, begun + (n + 1) * SECONDS / times - time.perf_counter()))
            if (n + 1) % (STEPS // 10) == 0:
                tenths.append(round(servers.megabytes_now(), 1))
    took = time.perf_counter() - begun
    return {
        "people": people,
        "times as fast": round(STEPS * SECONDS / took, 1),
        "megabytes after each tenth": tenths,
        "the last above the second": f"{tenths[-1] / tenths[1] - 1:+.1%}",
        "server's seconds": round(servers.seconds(), 1),
    }


def main() -> None:
    """Measure once, and say it."""
    parser = ArgumentParser()
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--times", type=float, default=10)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        servers = Servers(Path(folder), "", 1)
        try:
            print(json.dumps(asyncio.run(run(servers, args.people, args.times)), indent=1))  # noqa: T201 - a program to run
        finally:
            servers.stop()


if __name__ == "__main__":
    main()
