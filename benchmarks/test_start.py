"""What it costs to import the package and to start the seminar, over the least that could cost."""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jupyter_client.manager import start_new_kernel
from playwright.sync_api import sync_playwright

from tests.browser._lab import QUIET, Lab, Server, copy_lessons, notebook_of
from tools.browser import Machine, find_browser

from ._memory import CODE, megabytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser
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


def test_import_of_what_a_lesson_calls(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(
        cost="import course, course.lesson", floor="test_import_ipywidgets", bound="3 x"
    )
    benchmark.pedantic(_python, args=["import course; course.lesson"], rounds=7, warmup_rounds=1)


def test_import_of_everything_a_lesson_needs(benchmark: BenchmarkFixture) -> None:
    """The widget of the first face is part of it, although it loads only then."""
    benchmark.extra_info.update(
        cost="import course, course.lesson, and the widget", floor="test_import_ipywidgets"
    )
    code = "import course; course.lesson; import course.jupyter.widget"
    benchmark.pedantic(_python, args=[code], rounds=7, warmup_rounds=1)


@pytest.mark.parametrize("lesson", ["01-introduction", "02-capabilities", "04-perspectives"])
def test_memory_of_a_kernel_with_one_lesson(benchmark: BenchmarkFixture, tmp_path: Path, lesson: str) -> None:
    """Run all cells of a lesson: the first without a picture, the second with one."""
    path = ROOT / "notebooks" / f"{lesson}.ipynb"
    cells = [
        c["source"] for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"
    ]
    told: list[str] = []

    def run() -> None:
        manager, client = start_new_kernel(
            cwd=str(path.parent), env={**os.environ, "COURSE_WORK": str(tmp_path)}
        )
        for code in (*("".join(cell) for cell in cells), CODE):
            client.execute_interactive(code, output_hook=_collect(told), timeout=60)
        client.stop_channels()
        manager.shutdown_kernel(now=True)

    benchmark.pedantic(run, rounds=1)
    benchmark.extra_info.update(
        cost=f"memory of a kernel with lesson {lesson}", bound="100 MB", value=megabytes(told[-1])
    )


def _collect(into: list[str]) -> Callable[[dict[str, Any]], None]:
    def take(message: dict[str, Any]) -> None:
        if message["msg_type"] == "stream":
            into.append(message["content"]["text"])

    return take


def _bare() -> None:
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    _ready(str(PROGRAMS / "jupyter"), "lab", *as_root)


def _measure_start(benchmark: BenchmarkFixture, *command: str) -> None:
    """Measure in turns with bare JupyterLab, so that a machine that is busy for a while slows both."""
    floors: list[float] = []

    def bare_first() -> tuple[tuple[str, ...], dict[str, str]]:
        began = time.perf_counter()
        _bare()
        floors.append(time.perf_counter() - began)
        _stop()
        return command, {}

    def stop(*_: object) -> None:
        _stop()

    benchmark.pedantic(_ready, setup=bare_first, teardown=stop, rounds=7, warmup_rounds=1)
    benchmark.extra_info["floor"] = statistics.median(floors[1:])


def test_start_of_the_seminar(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info.update(
        cost="course start over bare JupyterLab, to the first answer", bound="+ 0.5 s"
    )
    _measure_start(benchmark, str(PROGRAMS / "course"), "start")


def test_second_make_start(benchmark: BenchmarkFixture) -> None:
    """Nothing is left to set up, which `make start` has to see at once."""
    benchmark.extra_info.update(cost="a second make start over bare JupyterLab", bound="+ 0.5 s")
    _measure_start(benchmark, sys.executable, "-m", "tools.bootstrap", "start")


SLIDER = ["import ipywidgets", "ipywidgets.IntSlider()"]


def _notebook(folder: Path, name: str, cells: list[str]) -> None:
    (folder / "notebooks" / f"{name}.ipynb").write_text(notebook_of(*cells), encoding="utf-8")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Server]]:
    folder = copy_lessons(tmp_path_factory.mktemp("first"))
    _notebook(folder, "slider", SLIDER)
    server = Server(folder, tmp_path_factory.mktemp("config"))
    server.start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(Machine()), args=QUIET)
        yield browser, server
        browser.close()
    server.stop()


def _first(lab: tuple[Browser, Server], name: str, shows: str) -> float:
    """Open a notebook in a fresh profile and run it all; give the seconds until it shows something."""
    browser, server = lab
    context = browser.new_context()
    page = context.new_page()
    began = time.perf_counter()
    opened = Lab(page, server)
    opened.open(f"notebooks/{name}.ipynb")
    opened.wait_for_kernel()
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.locator(shows).first.wait_for(state="attached", timeout=60_000)
    took = time.perf_counter() - began
    context.close()
    return took


@pytest.mark.parametrize("lesson", ["00-start-here", "04-perspectives", "09-capstone-seminar"])
def test_first_face_from_the_request_of_the_page(
    benchmark: BenchmarkFixture, lab: tuple[Browser, Server], lesson: str
) -> None:
    """In turns with an empty notebook with one slider, so that a machine that is busy slows both."""
    benchmark.extra_info.update(
        cost=f"first face of {lesson}, from the request of its page, over a notebook with one slider",
        bound="1.3 x",
    )
    floors: list[float] = []

    def slider_first() -> None:
        floors.append(_first(lab, "slider", ".widget-slider"))

    benchmark.pedantic(
        _first, args=[lab, lesson, ".rls .face h2"], setup=slider_first, rounds=3, warmup_rounds=1
    )
    benchmark.extra_info["floor"] = statistics.median(floors[1:])
