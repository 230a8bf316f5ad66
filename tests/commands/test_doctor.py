"""What `course doctor` finds, and that each trouble comes with a remedy."""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from course import cli
from course.commands import _examine as examine
from course.commands import _places as places
from course.commands._finding import Finding
from course.commands.start import HOST
from tests.project._repository import ROOT

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
    monkeypatch.setattr(examine, "port", lambda: Finding(True, f"Port {number} is free."))
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


def kernel_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str) -> Finding:
    spec = tmp_path / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(settings)
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    return examine.kernel()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/no/such/python", "/no/such/python, which does not know the seminar"),
        ("a\0b", "which does not know the seminar"),
        ("false", "false, which does not know the seminar"),
    ],
)
def test_a_kernel_of_another_python_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, said: str
) -> None:
    settings: dict[str, Any] = {"argv": [command, "-m", "ipykernel_launcher"], "display_name": "x"}
    found = kernel_of(tmp_path, monkeypatch, json.dumps({**settings, "language": "python"}))
    assert not found.well
    assert said in found.words
    assert "-m ipykernel install --sys-prefix" in found.remedy


@pytest.mark.parametrize("settings", ["", "[]", "{", '{"argv": []}', '{"argv": null}', '{"argv": 5}', "null"])
def test_settings_of_a_kernel_that_make_no_sense_are_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    found = kernel_of(tmp_path, monkeypatch, settings)
    assert not found.well
    assert "-m ipykernel install --sys-prefix" in found.remedy


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "work"
    file.write_text("")
    (found,) = places.folder(file)
    assert not found.well
    assert "COURSE_WORK" in found.remedy


def test_a_disk_that_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(places, "_try_writing", refuses)
    (found,) = places.folder(tmp_path)
    assert "No space left" in found.words
    assert found.remedy.startswith("The disk is full")


def test_a_folder_that_one_may_not_enter_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(type(tmp_path), "exists", refuse)
    (found,) = places.folder(tmp_path / "closed" / "work")
    assert "it cannot be written (Permission denied)" in found.words
    assert "set COURSE_WORK to its full path" in found.remedy


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_nowhere_is_no_folder_to_be_made(tmp_path: Path) -> None:
    for target in ("loop", "gone"):
        (tmp_path / "loop").unlink(missing_ok=True)
        (tmp_path / "loop").symlink_to(target)
        (found,) = places.folder(tmp_path / "loop")
        assert not found.well
        assert "it cannot be written" in found.words


def test_a_folder_that_others_can_read_is_named(tmp_path: Path) -> None:
    open_to_all = tmp_path / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o755)
    last = list(places.folder(open_to_all))[-1]
    assert ("chmod 700" in last.remedy) == (os.name == "posix")  # Windows keeps no such modes


def test_a_folder_that_is_not_there_yet_is_tried_above(tmp_path: Path) -> None:
    written, room = places.folder(tmp_path / "a" / "b")
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
    monkeypatch.setenv("COURSE_CASE", str(tmp_path))
    found = examine.case()
    assert not found.well
    assert "course check" in found.remedy


def test_the_case_that_is_looked_at_is_the_one_of_this_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert cli.main(["new-case", str(tmp_path / "mine")]) == 0
    (tmp_path / "mine" / "data" / "claims.yaml").write_text("- id: [1\n")
    monkeypatch.chdir(tmp_path / "mine")
    found = examine.case()
    assert not found.well
    assert found.words.startswith("The case in data cannot be used")


def test_a_port_that_is_refused_for_another_reason_is_not_called_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(_: int) -> OSError:
        raise OSError(errno.EAFNOSUPPORT, "Address family not supported by protocol")

    for refusal in (lambda _: OSError(errno.EADDRNOTAVAIL, "Cannot assign requested address"), refused):
        monkeypatch.setattr(examine, "refusal", refusal)
        found = examine.port(8868)
        assert not found.well
        assert "cannot be used" in found.words
        assert "taken" not in found.words


def test_a_clock_that_stands_in_the_past_is_named() -> None:
    assert examine.clock().well
    found = examine.clock(datetime(1970, 1, 1, tzinfo=UTC))
    assert (found.well, found.words) == (False, "The clock of this machine says 1970-01-01.")


@pytest.mark.parametrize("version", [None, "", "not a version"])
def test_a_package_of_which_a_part_is_left_is_named(
    monkeypatch: pytest.MonkeyPatch, version: str | None
) -> None:
    monkeypatch.setattr("importlib.metadata.requires", lambda _: ["pydantic>=2"])
    monkeypatch.setattr("importlib.metadata.version", lambda _: version)
    (found,) = examine.packages()
    assert found.words == "Packages that do not fit: pydantic is there in parts only."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise ImportError('DLL load failed')", "broken cannot be loaded on this machine (ImportError:"),
        (
            "raise RuntimeError('needs X86_V2')",
            "cannot be loaded on this machine (RuntimeError:",
        ),
        (f"import os; os.kill(os.getpid(), {signal.SIGILL.value})", "(it ends the Python that loads it)"),
    ],
)
def test_what_this_machine_cannot_run_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    (tmp_path / "broken.py").write_text(code)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = examine.loading(["json", "no_such_package", "broken", "email"])
    assert not found.well
    assert said in found.words
    assert "pip install --force-reinstall" in found.remedy


def test_a_python_that_was_built_without_a_part_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sqlite3.py").write_text("import _no_sqlite3_here")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = examine.loading()
    assert found.words == (
        "This Python was built without sqlite3 (ModuleNotFoundError: No module named '_no_sqlite3_here')."
    )
    assert "python.org" in found.remedy


def test_a_folder_without_locks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    if sys.platform != "win32":
        monkeypatch.setattr("fcntl.flock", refuse)
    (found,) = [f for f in places.folder(tmp_path) if not f.well and "locks" in f.words]
    assert "COURSE_WORK" in found.remedy


def test_a_name_of_the_folder_that_means_nothing_here_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    for named in ("$NO_SUCH_VARIABLE/work", "~nobody-here/work"):
        monkeypatch.setenv("COURSE_WORK", named)
        (found,) = places.kept()
        assert not found.well
        assert "COURSE_WORK" in found.remedy


def test_a_place_where_jupyter_can_note_nothing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    assert places.of_jupyter().well
    (tmp_path / "file").touch()
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "file" / "runtime"))
    found = places.of_jupyter()
    assert not found.well
    assert "JUPYTER_RUNTIME_DIR" in found.remedy


# --- where the machine is so odd that most of the package cannot even load ------------------------------

WITHOUT = """
import sys
lost = set(sys.argv.pop(1).split(","))
class Lost:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in lost:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Lost())
sys.argv[0] = "course"
from course.__main__ import main
sys.exit(main())
"""


def without(packages: str, *words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COURSE_LANGUAGE": "en", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", WITHOUT, packages, *words]
    return subprocess.run(
        command, env=environment, capture_output=True, check=False, text=True, timeout=200, **more
    )


@pytest.mark.parametrize("packages", ["pydantic", "yaml,babel", "packaging", "jupyter_client,jupyter_core"])
def test_where_packages_are_missing_it_still_speaks(packages: str) -> None:
    told = without(packages, "doctor")
    assert told.returncode == 1
    assert told.stderr == ""
    assert f"No module named '{packages.partition(',')[0]}" in told.stdout
    assert "-m pip install" in told.stdout
    assert "▲" in told.stdout


def test_another_command_sends_those_whose_packages_are_missing_to_the_doctor() -> None:
    told = without("pydantic", "check")
    assert told.returncode == 2
    assert told.stderr == (
        "A package cannot be loaded: No module named 'pydantic'. To see what is missing, and the remedy: "
        "course doctor\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that somebody is in")
def test_in_a_folder_that_is_gone_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.delenv("COURSE_WORK")
    (found,) = places.kept()
    assert found.words == "The folder that you are in is gone."
