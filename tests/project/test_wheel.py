"""What people get who install the seminar with pip: everything, and nobody's own work."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.commands._server import started
from tests.project._repository import ROOT, tracked_files
from tools.package_page import for_an_index
from tools.wheel_contents import bundled_files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel beside the packages of this environment, and give the folder of programs."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "virtualenv", "--no-download", "--quiet", str(folder)], check=True)
    python = folder / Path(sys.executable).relative_to(sys.prefix)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([str(python), "-c", where], check=True, capture_output=True, text=True)
    mine = Path(found.stdout.strip())
    ours = subprocess.run([sys.executable, "-c", where], check=True, capture_output=True, text=True)
    (mine / "packages-of-the-tests.pth").write_text(ours.stdout)
    return python.parent


def _course(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    program = str(installed / "course")
    return subprocess.run([program, *words], cwd=folder, capture_output=True, check=False, text=True)


def test_the_wheel_holds_the_case_the_exercises_and_the_lessons(wheel: Path) -> None:
    rooms = ("data/", "exercises/", "notebooks/", "instructor/", "cases/", "docs/admission/")
    expected = {
        f"course/_bundled/{name.as_posix()}"
        for name in (path.relative_to(ROOT) for path in tracked_files())
        if name.as_posix().startswith(rooms) and not any(part.startswith(".") for part in name.parts)
    }
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in names if "/_bundled/" in name} == expected
    assert "course/py.typed" in names
    assert not [name for name in names if name.split("/")[0] in {"tests", "tools"}]


def test_what_an_index_shows_of_it_leads_somewhere(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        said = archive.read(name).decode()
    page = said.partition("\n\n")[2]
    assert page.startswith("# Red Line Seminar\n")
    assert not re.search(r"\]\((?!\w+:|#)", page)
    assert "its rights are uncertain" in page.replace("\n", " ")


def test_addresses_of_the_readme_are_those_of_the_home_or_its_words_alone() -> None:
    words = "![A table](docs/t.png) [Guide](docs/g.md#a) [MIT](https://x.org/l) [below](#here)"
    home = "https://github.com/kim/seminar"
    assert for_an_index(words, home) == (
        f"![A table]({home}/raw/HEAD/docs/t.png) [Guide]({home}/blob/HEAD/docs/g.md#a) "
        "[MIT](https://x.org/l) [below](#here)"
    )
    assert for_an_index(words, "") == " Guide [MIT](https://x.org/l) [below](#here)"


def test_the_sheets_for_an_admission_come_along(installed: Path, tmp_path: Path) -> None:
    done = _course(installed, tmp_path, "admit", "--out", "sheets")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sheets" / "accessibility.html").is_file()


def test_a_slip_in_the_first_cell_of_a_fresh_kernel_gets_a_sentence(installed: Path, tmp_path: Path) -> None:
    """The kernel reads what the wheel put beside it, before it runs anything."""
    talk = (
        "import sys\n"
        "from jupyter_client.manager import KernelManager\n"
        "manager = KernelManager()\n"
        "manager.kernel_spec.argv = [sys.executable, '-m', 'ipykernel_launcher', '-f', '{connection_file}']\n"
        "manager.start_kernel()\n"
        "client = manager.client()\n"
        "client.start_channels()\n"
        "client.wait_for_ready(timeout=60)\n"
        "show = lambda message: print(message['content'])\n"
        "client.execute_interactive(sys.argv[1], timeout=60, output_hook=show)\n"
        "manager.shutdown_kernel(now=True)\n"
    )
    cell = 'import course\ncourse.lesson("03-red-line").read("II"'
    python = installed / Path(sys.executable).name
    said = subprocess.run(
        [str(python), "-c", talk, cell], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert "This cell cannot run" in said.stdout
    assert "Traceback" not in said.stdout


def test_nobodys_work_gets_into_the_wheel(tmp_path: Path) -> None:
    for name in (
        "notebooks/00-start-here.ipynb",
        "notebooks/my-work/seminar.journal.jsonl",
        "notebooks/my-work/notes.md",
        "notebooks/.ipynb_checkpoints/00-start-here-checkpoint.ipynb",
        "notebooks/kim.journal.jsonl",
        "data/claims.yaml",
        "data/__pycache__/x.pyc",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert sorted(bundled_files(tmp_path).values()) == [
        "course/_bundled/data/claims.yaml",
        "course/_bundled/notebooks/00-start-here.ipynb",
    ]


def test_the_installed_case_is_in_order(installed: Path, tmp_path: Path) -> None:
    checked = _course(installed, tmp_path, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_help_works(installed: Path, tmp_path: Path) -> None:
    said = _course(installed, tmp_path, "start", "--help")
    assert said.returncode == 0
    assert "--folder" in said.stdout


def test_the_lessons_are_copied_and_opened(installed: Path, tmp_path: Path) -> None:
    with started(tmp_path, "--folder", str(tmp_path / "mine"), program=str(installed / "course")) as server:
        assert f"Your lessons are in {tmp_path / 'mine'}" in server.said
        assert server.status("api/contents/notebooks/00-start-here.ipynb", token=server.token) == 200
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(timeout=30) == 0
    copied = {path.name for path in (tmp_path / "mine" / "notebooks").iterdir() if path.is_file()}
    assert copied == {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
