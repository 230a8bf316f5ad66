"""A class that does everything at once: ``python -m benchmarks.room_load``; server and people on a core each.

Each of the people has two pages open: one votes, one listens. A run counts only while the people's own core
has time left, else it measures itself. It prints one JSON object. Where oTree is named, as many people vote
there afterwards, on the same core, and the two are set beside each other.

``--people N``      how many
``--database URL``  keep the room in PostgreSQL
``--servers N``     how many processes serve the room, in PostgreSQL; people are spread over them
``--otree PROGRAM`` the command of an oTree in an environment of its own: DIR/bin/otree
"""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, Final

from benchmarks import _otree
from benchmarks._measured import beside, counts, part, spread
from benchmarks._room import STEP, Servers, browser, found, join, open_page

STEADY: Final = 50  # presses a second


async def run(servers: Servers, people: int) -> dict[str, Any]:
    """Let everybody join, vote at once, listen, and go on in a steady way."""
    told: dict[str, Any] = {"people": people, "servers": len(servers.addresses)}
    at = servers.addresses[0]
    async with browser(at) as http:
        await http.get(f"{at}/lead?word={servers.secret}")
        leader, _page = await open_page(http, at, "/lead")
        turn, begun = asyncio.Semaphore(8), time.perf_counter()
        with part(told, "joining", servers, people):
            pages = await asyncio.gather(*(join(servers, n, turn) for n in range(people)))
        told["joined in"] = round(time.perf_counter() - begun, 1)
        voters, listeners = [one for one, _two in pages], [two for _one, two in pages]

        seen = [line.watch("Shall we?") for line in listeners]
        begun = time.perf_counter()
        with part(told, "step", servers, people):
            await leader.press("vote", text="Shall we?")
            told["a step is seen after"] = spread([at - begun for at in await asyncio.gather(*seen)])
        stage = found(STEP.pattern, (await http.get(f"{at}/class")).text)

        begun = time.perf_counter()
        with part(told, "votes", servers, people):
            votes = [line.press("cast", stage=stage, choice="for") for line in voters]
            told["a vote is confirmed after"] = spread(await asyncio.gather(*votes))
        told["votes a second"] = round(people / (time.perf_counter() - begun))

        await leader.press("close", stage=stage)
        seen = [line.watch("tally") for line in listeners]  # whatever language they read
        begun = time.perf_counter()
        with part(told, "results", servers, people):
            await leader.press("show", stage=stage)
            told["what came of it is seen after"] = spread([at - begun for at in await asyncio.gather(*seen)])
        shown = (await http.get(f"{at}/class")).text
        assert f"<dd>{people}</dd>" in shown, "a ballot is missing"

        presses = []
        with part(told, "steady", servers, STEADY * 10):
            for n in range(STEADY * 10):
                line = voters[n % people]
                presses.append(
                    asyncio.create_task(line.press("ask" if n // people % 2 == 0 else "step_back"))
                )
                await asyncio.sleep(1 / STEADY)
            told["steady use is answered after"] = spread(await asyncio.gather(*presses))
    told["megabytes"] = round(servers.megabytes())
    told["counts"] = counts(told)
    return told


def main() -> None:
    """Measure once, and say it."""
    parser = ArgumentParser()
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--database", default="")
    parser.add_argument("--servers", type=int, default=1)
    parser.add_argument("--otree", type=Path)
    args = parser.parse_args()
    if args.otree and not args.otree.is_file():
        parser.error(
            f"There is no file {args.otree}. Name the command otree of its environment: DIR/bin/otree."
        )
    with tempfile.TemporaryDirectory() as folder:
        servers = Servers(Path(folder), args.database, args.servers)
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        try:
            told = asyncio.run(run(servers, args.people))
        finally:
            servers.stop()
    if args.otree:
        told["oTree"] = _otree.measured(args.otree, args.people)
        told["a room beside oTree"] = beside(told, told["oTree"])
    else:
        told["oTree"] = "not measured: --otree names none"
    print(json.dumps(told, indent=1))  # noqa: T201 - a program to run


if __name__ == "__main__":
    main()
