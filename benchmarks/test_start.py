"""What it costs to import the package and to start the seminar, over the least that could cost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ready(*command: str) -> None:
    """Start a server, wait for its first answer, and stop it outside the time that is measured."""
    port = _free_port()
    process = subprocess.Popen(
        [*command, "--no-browser", f"--port={port}"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _RUNNING.append(process)
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=5):
                return
        except OSError:
            assert process.poll() is None, f"{command} ended"
            time.sleep(0.005)


_RUNNING: list[subprocess.Popen[bytes]] = []


def _stop() -> None:
    while _RUNNING:
        process = _RUNNING.pop()
        process.terminate()
        process.wait()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "DATA", "RUNTIME"):
        monkeypatch.setenv(f"JUPYTER_{kind}_DIR", str(tmp_path / kind))


def test_import_ipywidgets(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="import ipywidgets")
    benchmark.pedantic(_python, args=["import ipywidgets"], rounds=7, warmup_rounds=1)


def test_import_course(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="import course", floor="test_import_ipywidgets", bound="+ 0.15 s")
    benchmark.pedantic(_python, args=["import course"], rounds=7, warmup_rounds=1)


def test_import_of_everything_a_lesson_needs(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="import course, course.lesson", floor="test_import_ipywidgets")
    benchmark.pedantic(_python, args=["import course; course.lesson"], rounds=7, warmup_rounds=1)


def _measure_server(benchmark: BenchmarkFixture, *command: str) -> None:
    def teardown(*_: object) -> None:
        _stop()

    benchmark.pedantic(_ready, args=command, rounds=5, warmup_rounds=1, teardown=teardown)


def test_start_of_bare_jupyterlab(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(cost="jupyter lab: first answer")
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    _measure_server(benchmark, str(PROGRAMS / "jupyter"), "lab", *as_root)


def test_start_of_the_seminar(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(
        cost="course start: first answer", floor="test_start_of_bare_jupyterlab", bound="+ 0.5 s"
    )
    _measure_server(benchmark, str(PROGRAMS / "course"), "start")


def test_second_make_start(benchmark: BenchmarkFixture) -> None:
    """Nothing is left to set up, which `make start` has to see at once."""
    benchmark.extra_info.update(
        cost="make start, set up already: first answer",
        floor="test_start_of_bare_jupyterlab",
        bound="+ 0.5 s",
    )
    _measure_server(benchmark, sys.executable, "-m", "tools.bootstrap", "start")
