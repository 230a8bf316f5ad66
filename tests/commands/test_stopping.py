"""Ctrl-C at any moment, also while Python still loads: no traceback, and the exit code says what happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tomllib
from typing import Final

import pytest

from course.commands import STOPPED
from tests.project._repository import ROOT

# A real signal, at a moment that no busy machine moves: when Python looks for a module, or tidies up.
PRESSING: Final = """
import atexit, os, signal, sys

def press():
    os.kill(os.getpid(), signal.SIGINT)

class AtAModule:
    def find_spec(self, name, path=None, target=None):
        if name == moment:
            press()

moment = sys.argv.pop(1)
sys.meta_path.insert(0, AtAModule())
if moment == "the end":
    atexit.register(press)
from course.__main__ import main
sys.exit(main())
"""
WHILE_IT_LOADS: Final = ["course.cli", "argparse", "course.language", "course.language.numbers"]
WHILE_IT_WORKS: Final = ["course.commands.check", "pydantic", "yaml", "course.case.records"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")


def pressed_at(moment: str, *words: str, **more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PRESSING, moment, *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COURSE_LANGUAGE": "en"}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, env=environment, capture_output=True, check=False, text=True, timeout=120, **more
    )


@pytest.mark.parametrize("moment", WHILE_IT_LOADS)
def test_while_it_loads_it_ends_at_once(moment: str) -> None:
    done = pressed_at(moment, "check")
    assert (done.returncode, done.stdout, done.stderr) == (STOPPED, "", "")


@pytest.mark.parametrize("moment", WHILE_IT_WORKS)
def test_while_it_works_it_says_that_it_stopped(moment: str) -> None:
    done = pressed_at(moment, "check")
    assert (done.returncode, done.stdout, done.stderr) == (STOPPED, "", "Stopped.\n")


def test_while_python_tidies_up_it_ends_at_once() -> None:
    done = pressed_at("the end", "--version")
    assert (done.returncode, done.stderr) == (STOPPED, "")
    assert done.stdout.startswith("course ")


def test_without_a_press_nothing_is_different() -> None:
    done = pressed_at("never", "--version")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_that_was_started_deaf_stays_deaf() -> None:
    """A shell starts what stands before ``&`` so; a press is meant for what runs in front."""
    deaf = pressed_at(
        "argparse", "--version", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN)
    )
    assert (deaf.returncode, deaf.stderr) == (0, "")


def test_the_installed_command_begins_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"course": "course.__main__:main"}
