"""Which programs the tests of a live room take, and what is said where one is missing."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tools import programs
from tools.programs import PACKAGES, NoProgramError, find_program, main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine that has apt-get and nothing else; give where PostgreSQL's folders would be."""
    monkeypatch.setattr(programs, "PLACES", ((str(tmp_path), "*/bin"),))
    monkeypatch.setattr(shutil, "which", {"apt-get": "/usr/bin/apt-get"}.get)
    return tmp_path


def put(place: Path, version: str) -> Path:
    program = place / version / "bin" / "initdb"
    program.parent.mkdir(parents=True)
    program.touch()
    return program


@pytest.mark.parametrize("name", PACKAGES)
def test_this_machine_has_each(name: str) -> None:
    assert find_program(name).is_file()


def test_a_program_off_the_path_is_found_and_the_newest_first(bare: Path) -> None:
    put(bare, "15")
    newest = put(bare, "16")
    assert find_program("initdb") == newest


def test_without_it_the_error_names_the_command(bare: Path) -> None:
    with pytest.raises(NoProgramError, match="sudo apt-get install postgresql"):
        find_program("initdb")
    assert not list(bare.iterdir())


@pytest.mark.parametrize(("root", "code"), [(0, 0), (1000, 1)])
def test_only_root_on_debian_installs_without_asking(
    bare: Path, monkeypatch: pytest.MonkeyPatch, root: int, code: int
) -> None:
    ran: list[tuple[str, ...]] = []

    def run(command: tuple[str, ...], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        if command[1] == "install":
            put(bare, "15").with_name("postgres").touch()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr("os.geteuid", lambda: root)
    monkeypatch.setattr(programs, "PACKAGES", {"initdb": "postgresql", "postgres": "postgresql"})
    assert main(["--install"]) == code
    assert [command[1] for command in ran] == ([] if code else ["update", "install"])


def test_a_failed_installation_fails_the_run(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failed: Callable[..., object] = lambda command, **_: subprocess.CompletedProcess(command, 100)  # noqa: E731
    monkeypatch.setattr(subprocess, "run", failed)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert main(["--install"]) == 1
    assert "code 100" in capsys.readouterr().err
    assert not list(bare.iterdir())
