"""What a part of a run took: of time, of the people's own core and of the server's."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

BUSY: Final = 0.8  # of the people's own core: above it a run does not count


class Server(Protocol):
    """Something that people use, and that knows for how long it has used its core."""

    def seconds(self) -> float:
        """Give the time for which it has used its core."""


@contextmanager
def part(told: dict[str, Any], name: str, server: Server, times: int) -> Iterator[None]:
    """Note how busy the people's own core was in one part of a run, and what it took the server."""
    wall, own, theirs = time.perf_counter(), time.process_time(), server.seconds()
    yield
    told[f"people's core, {name}"] = round((time.process_time() - own) / (time.perf_counter() - wall), 2)
    told[f"server's milliseconds each, {name}"] = round((server.seconds() - theirs) * 1000 / times, 2)


def spread(times: list[float]) -> dict[str, float]:
    """Give the middle, the slowest of 99 in 100 and the slowest."""
    ordered = sorted(times)
    return {
        "median": round(ordered[len(ordered) // 2], 3),
        "p99": round(ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)], 3),
        "most": round(ordered[-1], 3),
    }


def counts(told: dict[str, Any]) -> bool:
    """Tell whether the people's own core had time left in every part."""
    return all(busy < BUSY for name, busy in told.items() if name.startswith("people's"))


def beside(room: dict[str, Any], otree: dict[str, Any]) -> dict[str, float | bool]:
    """Give how many times as many votes a room confirms as oTree: in a second, and in a second of the core.

    A room's answer shows the voter what comes next; oTree's sends for a page, which is counted apart.
    """
    least = 1000 / os.sysconf("SC_CLK_TCK") / room["people"]  # the clock of a core tells no less
    ours = max(least, room["server's milliseconds each, votes"])
    vote, page = (otree[f"server's milliseconds each, {name}"] for name in ("votes", "pages that follow"))
    return {
        "by the clock": round(room["votes a second"] / otree["votes a second"], 1),
        "by the server's core": round(vote / ours, 1),
        "by the server's core, with the page that follows": round((vote + page) / ours, 1),
        "counts": room["counts"] and otree["counts"],
    }
