"""Run a program so that Ctrl-C reaches it alone. Standard library only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType


def run_in_front(command: list[str]) -> int:
    """Run a program to its end and give its exit code.

    A terminal sends Ctrl-C to every program in front. `make` would then report an interrupt and fail although
    the program it runs ends well. So the program gets the terminal to itself, as a shell does it.
    """
    terminal = _terminal()
    if terminal is None:
        return _wait(subprocess.Popen(command))
    # Ctrl-Z would stop the program while `make` and the shell go on waiting, with nobody left to wake it.
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    program = subprocess.Popen(command, process_group=0)
    # From here on this process is in the background, where touching the terminal would stop it.
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.tcsetpgrp(terminal, program.pid)
    try:
        return _wait(program)
    finally:
        os.tcsetpgrp(terminal, os.getpgrp())


def _terminal() -> int | None:
    """Find the terminal, if there is one, it can be handed over, and this process is in front."""
    if sys.platform == "win32" or sys.stdin is None or not sys.stdin.isatty():
        return None
    terminal = sys.stdin.fileno()
    try:
        return terminal if os.tcgetpgrp(terminal) == os.getpgrp() else None
    except OSError:
        return None


def _wait(program: subprocess.Popen[bytes]) -> int:
    def pass_on(number: int, _frame: FrameType | None) -> None:
        # On Windows the program hears Ctrl-C itself. Elsewhere hearing it twice does no harm.
        if sys.platform != "win32" and program.poll() is None:
            program.send_signal(number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), pass_on)
    code = program.wait()
    return code if code >= 0 else 128 - code
