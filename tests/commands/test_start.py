"""``course start``: a real server, started, asked and stopped."""

from __future__ import annotations

import errno
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest

from course.cli import main
from course.commands.start import DEFAULT_PORT, _options, refusal
from tests.commands._server import ADDRESS, COURSE, environment, going, started
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """Give a folder of somebody's own, with a start page that is not the course's."""
    page = tmp_path / "mine" / "notebooks" / "00-start-here.ipynb"
    page.parent.mkdir(parents=True)
    page.write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    return tmp_path / "mine"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_answers_those_who_have_the_token_and_ends_well_on_ctrl_c(tmp_path: Path, lessons: Path) -> None:
    port = _free_port()
    with started(tmp_path, "--folder", str(lessons), "--port", str(port)) as server:
        assert server.port == port
        assert server.status("api/contents/notebooks/00-start-here.ipynb", token=server.token) == 200
        assert server.status("api/contents/notebooks/00-start-here.ipynb") == 403
        assert server.status("api/contents", token="0" * 48) == 403
        with urllib.request.urlopen(f"{server.base}?token={server.token}", timeout=20) as first:
            assert "/doc/tree/notebooks/00-start-here.ipynb?reset&" in first.url  # not the last time's tabs
        page = urllib.request.urlopen(f"{server.base}lab?token={server.token}", timeout=20).read().decode()
        assert "@jupyterlab/apputils-extension:announcements" in page.split("disabledExtensions")[1][:200]
        server.process.send_signal(signal.SIGINT)
        rest, _ = server.process.communicate(timeout=30)
        assert server.process.returncode == 0
        assert rest.split() == ["Stopping", "...", "Stopped."]
        assert refusal(port) is None


def test_ctrl_c_while_a_kernel_runs_stops_the_kernel_too(tmp_path: Path, lessons: Path) -> None:
    with started(tmp_path, "--folder", str(lessons)) as server:
        request = urllib.request.Request(
            f"{server.base}api/kernels?token={server.token}", data=b"{}", method="POST"
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            assert answer.status == 201
        server.process.send_signal(signal.SIGINT)
        server.process.send_signal(signal.SIGINT)
        rest, _ = server.process.communicate(timeout=30)
        assert server.process.returncode == 0
        assert "Traceback" not in rest
    assert not list((tmp_path / "runtime").glob("kernel-*.json"))


def test_a_reader_who_goes_away_before_the_address_stops_it_without_a_traceback(
    tmp_path: Path, lessons: Path
) -> None:
    with going(tmp_path, "--folder", str(lessons), stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert any("Starting JupyterLab" in line for line in process.stdout)
        process.stdout.close()
        assert process.wait(60) == 1
        assert process.stderr is not None
        assert process.stderr.read() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that somebody is in")
def test_the_folder_that_one_stands_in_may_be_gone(
    tmp_path: Path, lessons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with started(tmp_path, "--folder", str(lessons)) as server:
        assert server.status("lsp/status", token=server.token) == 200
        server.process.send_signal(signal.SIGINT)
        rest, _ = server.process.communicate(timeout=30)
    assert "Traceback" not in server.said + rest


def test_a_case_of_ones_own_is_served_where_it_is(tmp_path: Path) -> None:
    assert main(["new-case", str(tmp_path / "mine")]) == 0
    with started(tmp_path, "--case", str(tmp_path / "mine")) as server:
        assert server.status("api/contents/notebooks/01-introduction.ipynb", token=server.token) == 200
        with urllib.request.urlopen(f"{server.base}?token={server.token}", timeout=20) as first:
            assert "/doc/tree/notebooks/01-introduction.ipynb?reset&" in first.url


def test_a_case_without_lessons_and_no_case_at_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["start", "--case", str(tmp_path)]) == 2
    assert "a case is a folder with data/case.yaml in it" in capsys.readouterr().err
    assert main(["new-case", str(tmp_path / "mine")]) == 0
    shutil.rmtree(tmp_path / "mine" / "notebooks")
    assert main(["start", "--case", str(tmp_path / "mine")]) == 2
    assert "There are no lessons in" in capsys.readouterr().err


@pytest.mark.parametrize("target", ["course start", "make start"])
def test_ctrl_c_in_a_terminal_is_no_failure(tmp_path: Path, lessons: Path, target: str) -> None:
    """`make` fails on Ctrl-C whatever its command does, unless the terminal is the command's alone."""
    import pty

    words = [COURSE, "start", "--no-browser", "--folder", str(lessons)]
    if target == "make start":
        makefile = tmp_path / "Makefile"
        run = f"import sys; from tools.foreground import run_in_front; sys.exit(run_in_front({words!r}))"
        makefile.write_text(
            f"start:\n\t@PYTHONPATH={ROOT} {sys.executable} -c '{run.replace(chr(39), chr(34))}'\n"
        )
        words = ["make", "-f", str(makefile), "start"]
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover - the other side of the fork
        os.execvpe(words[0], words, environment(tmp_path))
    said = _read_until(terminal, "press Ctrl-C")
    found = ADDRESS.search(said)
    assert found, said
    os.write(terminal, b"\x03")
    rest = _read_until(terminal, None)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, rest
    assert "Stopped." in rest
    assert "?" not in rest
    assert refusal(int(found[2])) is None


def _read_until(terminal: int, words: str | None) -> str:
    said = ""
    end = time.monotonic() + 60
    while not (words and words in said):
        ready, _, _ = select.select([terminal], [], [], end - time.monotonic())
        assert ready, f"nothing more was said after: {said}"
        try:
            said += os.read(terminal, 4096).decode(errors="replace")
        except OSError:  # the other side has closed it
            break
    return said


def test_the_usual_port_comes_first_and_the_next_one_is_explained(tmp_path: Path, lessons: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            other.bind(("127.0.0.1", DEFAULT_PORT))
            other.listen()
        except OSError:
            pass  # somebody's seminar is open on this machine, which is just as well
        with started(tmp_path, "--folder", str(lessons)) as server:
            assert server.port != DEFAULT_PORT
            assert f"Port {DEFAULT_PORT} is taken" in server.said


def test_only_this_machine_is_served_whatever_the_settings_say(tmp_path: Path, lessons: Path) -> None:
    settings = tmp_path / "config" / "jupyter_server_config.py"
    settings.parent.mkdir()
    settings.write_text(
        textwrap.dedent("""
            c.ServerApp.ip = "0.0.0.0"
            c.ServerApp.token = ""
            c.IdentityProvider.token = ""
        """)
    )
    with started(tmp_path, "--folder", str(lessons)) as server:
        assert len(server.token) == 48
        assert server.status("api/contents") == 403
        assert server.status("api/contents", token=server.token) == 200


def test_the_token_and_the_address_are_always_named() -> None:
    options = _options(ROOT, None, "secret", open_browser=True)
    assert "--ServerApp.ip=127.0.0.1" in options
    assert "--IdentityProvider.token=secret" in options


def test_only_a_kernel_that_no_page_shows_ends_by_itself() -> None:
    """Asked of Jupyter itself, which passes over an option that it does not know."""
    from jupyter_server.serverapp import ServerApp
    from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

    app = ServerApp()
    app.parse_command_line(_options(ROOT, None, "secret", open_browser=False))
    kernels = AsyncMappingKernelManager(parent=app)  # type: ignore[no-untyped-call] # Jupyter has no types
    assert kernels.cull_idle_timeout == 3600
    assert not kernels.cull_connected
    assert not kernels.cull_busy


def test_a_port_that_is_taken_is_an_error_when_it_was_named(
    lessons: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["start", "--folder", str(lessons), "--port", str(port)]) == 2
    assert capsys.readouterr().err == f"Port {port} is taken. Leave --port out, or name another one.\n"


def test_a_port_that_only_an_administrator_may_take_is_not_called_taken(
    lessons: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_socket: socket.socket, _address: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    assert main(["start", "--folder", str(lessons), "--port", "80"]) == 2
    said = "Port 80 of 127.0.0.1 cannot be used (Permission denied). Name another one.\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_cannot_be(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["start", "--port", port])
    assert end.value.code == 2
    assert "--port" in capsys.readouterr().err


def test_a_language_that_is_not_there_is_an_error_that_names_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["start", "--language", "xx", "--no-browser"]) == 2
    assert "“xx”" in capsys.readouterr().err
