"""Setting up: once, from the lock, and again where it was cut short."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.files._read_only import refuse_writing
from tools import bootstrap, environment
from tools.environment import Environment, SetUpError

LOCK = "alpha==1.0 \\\n    --hash=sha256:00\nbeta==2.0 \\\n    --hash=sha256:01\n"


class Commands:
    """Stands in for uv and pip: keeps what was asked for, and fails on the words it is told to."""

    def __init__(self, root: Path) -> None:
        self.ran: list[list[str]] = []
        self.fail_on: set[str] = set()
        self.python = root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def __call__(self, command: list[str], *_: object) -> None:
        self.ran.append(command)
        if self.fail_on & {Path(word).name for word in command}:
            raise subprocess.CalledProcessError(1, command)
        if "venv" in command:
            self.make()

    def make(self) -> None:
        self.python.parent.mkdir(parents=True)
        # Only its name is asked for here, and that it starts.
        self.python.symlink_to(sys.executable)

    @property
    def installers(self) -> list[str]:
        return ["uv" if command[0] == "uv" else "pip" for command in self.ran if "-r" in command]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(LOCK)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return tmp_path


@pytest.fixture
def commands(root: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    commands = Commands(root)

    def run(command: list[str], **_: object) -> SimpleNamespace:
        if "venv" in command:
            commands.make()
        return SimpleNamespace(returncode=0 if Path(command[0]).exists() else 1, stdout="", stderr="")

    monkeypatch.setattr(environment, "_call", commands)
    monkeypatch.setattr(environment, "_call_showing_progress", commands)
    monkeypatch.setattr("tools.environment.subprocess.run", run)
    monkeypatch.setattr(environment, "_working_uv", lambda: None)
    return commands


def test_the_first_time_installs_with_hashes_and_the_second_does_nothing(
    root: Path, commands: Commands
) -> None:
    Environment(root).set_up("runtime")
    packages, project = commands.ran
    assert packages[-3:] == ["--require-hashes", "-r", str(root / "requirements.lock")]
    assert {"--no-build-isolation", "--no-deps", "-e"} <= set(project)
    Environment(root).set_up("runtime")
    assert len(commands.ran) == 2


def test_it_says_what_it_does(root: Path, commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    Environment(root).set_up("runtime")
    said = capsys.readouterr().out
    assert commands.installers == ["pip"]
    assert [said.count(step) for step in ("1/3", "2/3 Installing up to 2 packages", "3/3", "Set up in")] == [
        1
    ] * 4


def test_uv_where_it_is_installed(root: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_working_uv", lambda: "uv")
    Environment(root).set_up("runtime")
    assert commands.installers == ["uv"]


def test_pip_where_uv_fails(root: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_working_uv", lambda: "uv")
    commands.fail_on = {"uv"}
    Environment(root).set_up("runtime")
    assert commands.installers == ["pip"]
    assert Environment(root).is_ready("runtime")


def test_an_interrupted_set_up_is_done_anew(root: Path, commands: Commands) -> None:
    commands.fail_on = {"requirements.lock"}
    with pytest.raises(SetUpError, match=r"requirements\.lock"):
        Environment(root).set_up("runtime")
    half = root / ".venv" / "half-a-package"
    half.touch()
    assert not Environment(root).is_ready("runtime")
    commands.fail_on = set()
    Environment(root).set_up("runtime")
    assert Environment(root).is_ready("runtime")
    assert not half.exists()


@pytest.mark.parametrize("there", [False, True], ids=["a checkout", "an environment"])
def test_where_nothing_can_be_written_nothing_begins_and_the_place_is_named(
    root: Path,
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    there: bool,
) -> None:
    if there:
        (root / ".venv").mkdir()
    refuse_writing(monkeypatch)
    monkeypatch.setattr(environment, "ROOT", root)
    assert environment.main(["start"]) == 2
    out, said = capsys.readouterr()
    assert (out, commands.ran) == ("", [])
    assert said.startswith(f"{root / '.venv' if there else root}: nothing can be written here (Read-only")
    assert f"Copy {root} to a place of your own" in said
    assert "venv" not in said.replace(".venv", "")


@pytest.mark.skipif(sys.platform == "win32", reason="links are those of Unix")
@pytest.mark.parametrize("kind", ["file", "link", "dangling"])
def test_what_somebody_put_in_place_of_the_environment_stays(
    root: Path, commands: Commands, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some shells read the name of an environment from a file that is called so."""
    elsewhere = root / "elsewhere"
    if kind == "file":
        (root / ".venv").write_text("seminar")
    else:
        (root / ".venv").symlink_to(elsewhere)
    if kind == "link":
        elsewhere.mkdir()
        (elsewhere / "mine").touch()
    with pytest.raises(SetUpError, match="Move it away"):
        Environment(root).set_up("runtime")
    assert commands.ran == []
    assert kind == "file" or (root / ".venv").is_symlink()
    assert (elsewhere / "mine").exists() == (kind == "link")
    capsys.readouterr()


def test_a_folder_without_python_is_made_anew(root: Path, commands: Commands) -> None:
    Environment(root).set_up("runtime")
    commands.python.unlink()
    assert not Environment(root).is_ready("runtime")
    Environment(root).set_up("runtime")
    assert Environment(root).is_ready("runtime")


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_is_installed(root: Path, changed: str) -> None:
    Environment(root).set_up("runtime")
    (root / changed).write_text("gamma==3.0\n")
    assert not Environment(root).is_ready("runtime")


@pytest.mark.usefixtures("commands")
def test_whoever_can_test_can_start(root: Path) -> None:
    Environment(root).set_up("dev")
    assert Environment(root).is_ready("runtime")
    assert Environment(root).is_ready("dev")


@pytest.mark.usefixtures("commands")
def test_whoever_can_start_cannot_test_yet(root: Path) -> None:
    Environment(root).set_up("runtime")
    assert not Environment(root).is_ready("dev")


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize("content", ["", "[]", "{", json.dumps({"runtime": 1})])
def test_a_torn_stamp_is_not_believed(root: Path, content: str) -> None:
    Environment(root).set_up("runtime")
    Environment(root).stamp.write_text(content)
    assert not Environment(root).is_ready("runtime")


def test_progress_counts_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    pip = "print(*(f'Collecting p{n}==1' for n in range(45)), 'Installing collected packages: p0', sep='\\n')"
    environment._call_showing_progress([sys.executable, "-c", pip], 45)
    said = capsys.readouterr().out
    assert "20 of 45 fetched" in said
    assert "40 of 45 fetched" in said
    assert "unpacking" in said


def test_pips_own_words_show_when_it_fails(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        environment._call_showing_progress(
            [sys.executable, "-c", "print('no route'); raise SystemExit(3)"], 1
        )
    assert "no route" in capsys.readouterr().err


def test_an_old_python_hands_over_to_a_newer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "new_enough", lambda name: name == "python3.12")

    def call(command: list[str]) -> int:
        called.append(command)
        return 3

    monkeypatch.setattr("tools.bootstrap.subprocess.call", call)
    assert bootstrap.main(["start"], version=(3, 9)) == 3
    assert called == [["python3.12", "-m", "tools.bootstrap", "start"]]


def test_without_a_newer_python_it_says_what_was_found_and_what_helps(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "new_enough", lambda _: False)
    assert bootstrap.main(["start"], version=(3, 9)) == 2
    said = capsys.readouterr().err
    assert "needs Python 3.11 or newer. Found: Python 3." in said
    assert "apt-get install python3" in said


def test_a_name_that_does_not_run_is_not_new_enough() -> None:
    assert bootstrap.new_enough(sys.executable)
    assert not bootstrap.new_enough("no-such-python")
