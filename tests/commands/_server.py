"""Start the real server and talk to it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COURSE = str(Path(sys.executable).with_name("course"))
ADDRESS = re.compile(r"(http://127\.0\.0\.1:(\d+)/)doc/tree/notebooks/[\w-]+\.ipynb\?reset&token=(\w+)")


def environment(home: Path) -> dict[str, str]:
    """Keep a test away from the settings of whoever runs it."""
    jupyter = {f"JUPYTER_{kind}_DIR": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    return {**os.environ, **jupyter}


@contextmanager
def going(
    home: Path, *words: str, program: str = COURSE, stderr: int = subprocess.STDOUT
) -> Iterator[subprocess.Popen[str]]:
    """A server that may not have said anything yet."""
    with subprocess.Popen(
        [program, "start", "--no-browser", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        env=environment(home),
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def started(home: Path, *words: str, program: str = COURSE) -> Iterator[Running]:
    with going(home, *words, program=program) as process:
        yield Running(process)


class Running:
    """A server that has said where it is."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said = ""
        for line in process.stdout or ():
            self.said += line
            if "press Ctrl-C" in line:
                break
        found = ADDRESS.search(self.said)
        assert found, self.said
        self.base, self.token = found[1], found[3]
        self.port = int(found[2])

    def status(self, path: str, *, token: str | None = None) -> int:
        request = urllib.request.Request(self.base + path)
        if token:
            request.add_header("Authorization", f"token {token}")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code
