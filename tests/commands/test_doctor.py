"""What `course doctor` finds, and that each trouble comes with a remedy."""

from __future__ import annotations

import errno
import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from course import cli
from course.commands import _examine as examine
from course.commands.start import HOST

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = tmp_path / "my-work"
    work.mkdir(mode=0o700)
    monkeypatch.setenv("COURSE_WORK", str(work))


def test_a_machine_that_works_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as free:
        free.bind((HOST, 0))
        number = free.getsockname()[1]
    monkeypatch.setattr(examine, "port", lambda: examine.Finding(True, f"Port {number} is free."))
    assert cli.main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert "▲" not in said
    assert "The notebooks run with a Python that knows the seminar." in said
    assert said.endswith("All of it works. Begin with: course start\n")


def test_an_old_python_is_told_which_one_to_install() -> None:
    found = examine.python((3, 9))
    assert not found.well
    assert "3.11" in found.remedy


def test_a_package_that_is_not_installed_is_named() -> None:
    (found,) = examine.packages("no-such-seminar")
    assert not found.well
    assert "pip install" in found.remedy


def test_a_package_that_is_too_old_or_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["pydantic>=999", "no-such-package", "never; python_version < '3'"]
    monkeypatch.setattr("importlib.metadata.requires", lambda _: wanted)
    (found,) = examine.packages()
    assert not found.well
    assert "pydantic is" in found.words
    assert "no-such-package is missing" in found.words
    assert "never" not in found.words


def test_a_kernel_of_another_python_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = tmp_path / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(
        '{"argv": ["/no/such/python", "-m", "ipykernel_launcher"], "display_name": "x", "language": "python"}'
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    found = examine.kernel()
    assert not found.well
    assert "/no/such/python" in found.words


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "work"
    file.write_text("")
    (found,) = examine.folder(file)
    assert not found.well
    assert "COURSE_WORK" in found.remedy


def test_a_disk_that_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(examine, "_try_writing", refuses)
    (found,) = examine.folder(tmp_path)
    assert "No space left" in found.words
    assert found.remedy.startswith("The disk is full")


def test_a_folder_that_one_may_not_enter_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(type(tmp_path), "exists", refuse)
    (found,) = examine.folder(tmp_path / "closed" / "work")
    assert "it cannot be written (Permission denied)" in found.words
    assert "set COURSE_WORK to its full path" in found.remedy


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_nowhere_is_no_folder_to_be_made(tmp_path: Path) -> None:
    for target in ("loop", "gone"):
        (tmp_path / "loop").unlink(missing_ok=True)
        (tmp_path / "loop").symlink_to(target)
        (found,) = examine.folder(tmp_path / "loop")
        assert not found.well
        assert "it cannot be written" in found.words


def test_a_folder_that_others_can_read_is_named(tmp_path: Path) -> None:
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    last = list(examine.folder(open_to_all))[-1]
    assert ("chmod 700" in last.remedy) == (os.name == "posix")  # Windows keeps no such modes


def test_a_folder_that_is_not_there_yet_is_tried_above(tmp_path: Path) -> None:
    written, room = examine.folder(tmp_path / "a" / "b")
    assert written.well
    assert room.well
    assert not (tmp_path / "a").exists()


def test_a_taken_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        found = examine.port(taken.getsockname()[1])
    assert not found.well
    assert "course start" in found.remedy


def test_a_broken_case_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from course.case import load_case

    monkeypatch.setattr(examine, "load_case", lambda: load_case(tmp_path))
    found = examine.case()
    assert not found.well
    assert "course check" in found.remedy
