"""A real PostgreSQL of the tests' own: a folder, a port of this machine, and no more."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.browser._lab import free_port
from tools.programs import find_program

SETTINGS = (
    "listen_addresses=127.0.0.1",
    "max_connections=50",
    "shared_buffers=16MB",
    "recovery_init_sync_method=syncfs",  # after a crash: one sync for its whole folder
)


class Server:
    """A PostgreSQL that can be killed and started again.

    Root may not run it, so it then belongs to nobody.
    """

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="seminar-pg-", dir="/tmp"))
        self.data = self.home / "data"
        self.log = self.home / "log"
        self.port = free_port()
        self.url = f"postgresql://seminar@127.0.0.1:{self.port}/postgres"
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(self.home, nobody.pw_uid, nobody.pw_gid)
        options = [
            "-U",
            "seminar",
            "--auth=trust",
            "--no-locale",
            "--encoding=UTF8",
            "--no-sync",
            "--wal-segsize=1",
        ]
        self._run("initdb", "-D", str(self.data), *options)
        self.start()

    def start(self) -> None:
        until = time.monotonic() + 60
        # After a kill, what the old one had started may need a moment to go; a new one waits for it.
        while not self._started():
            assert time.monotonic() < until, self.log.read_text(errors="replace")[-2000:]
            time.sleep(0.1)

    def _started(self) -> bool:
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [self._program("postgres"), "-D", str(self.data), "-p", str(self.port), "-k", "", *settings],
                stdout=log,
                stderr=log,
                cwd=self.home,
                **self._as,
            )
        while self.process.poll() is None:
            if "ready to accept connections" in self.log.read_text(errors="replace"):
                return True
            time.sleep(0.05)
        return False

    def kill(self) -> None:
        """Let it die as if nobody had asked, with what it started, which would answer a moment longer.

        It is held first: whatever it started meanwhile would keep its port, and the next could not begin.
        """
        self.process.send_signal(signal.SIGSTOP)
        started = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text("ascii")
        self.process.kill()
        for pid in started.split():
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        self.process.wait()
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # no tidying up: its folder goes
            self.process.wait()
        shutil.rmtree(self.home)

    def _program(self, name: str) -> str:
        return str(find_program(name))

    def _run(self, name: str, *words: str) -> None:
        command = [self._program(name), *words]
        done = subprocess.run(command, cwd=self.home, capture_output=True, text=True, check=False, **self._as)
        assert done.returncode == 0, done.stdout + done.stderr
