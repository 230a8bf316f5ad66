"""The processes that tests start: a test that fails in its middle leaves none of them running."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from subprocess import Popen

STARTED: list[Popen[Any]] = []


def end_what_runs(since: int) -> None:
    """End those that were started after the first ``since`` and were not stopped."""
    for process in STARTED[since:]:
        if process.poll() is None:
            process.kill()
        process.wait(20)
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
    del STARTED[since:]
