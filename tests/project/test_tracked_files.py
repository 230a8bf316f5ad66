"""What is committed belongs to the project, and not to one machine or one reader."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.project._repository import ROOT, tracked_files

if TYPE_CHECKING:
    from pathlib import Path

# Put together from parts, so that this file does not hold what it looks for.
_FOLDERS = ("work", "root", "opt", r"home/\w+", r"Users/\w+", "tmp")
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:" + "|".join(_FOLDERS) + r")/[\w.-]*")
_HOSTS = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "conda." + "anaconda.org",
    "docker" + ".io",
)
REGISTRY = re.compile("|".join(map(re.escape, _HOSTS)))
# Where Debian, a Mac or Windows puts a program is true of every machine, not of this one.
USUAL_PLACES = {"tools/browser.py", "tools/programs.py", "tests/project/test_find_browser.py"}


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _names(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


NOTEBOOKS = [path for path in tracked_files() if path.suffix == ".ipynb"]


def test_no_path_of_a_machine() -> None:
    found = [
        f"{_names(path)}: {match.group()}"
        for path in tracked_files()
        if _names(path) not in USUAL_PLACES
        for match in MACHINE_PATH.finditer(_text(path) or "")
    ]
    assert not found


def test_no_registry_is_named() -> None:
    found = [
        f"{_names(path)}: {match.group()}"
        for path in tracked_files()
        for match in REGISTRY.finditer(_text(path) or "")
    ]
    assert not found


def test_the_search_finds_what_it_looks_for() -> None:
    assert MACHINE_PATH.search("see /" + "work/main/x")
    assert MACHINE_PATH.search("'/" + "home/kim/course'")
    assert not MACHINE_PATH.search("teamwork/at/wor" + "k/today")
    assert REGISTRY.search("https://" + "py" + "pi.org/simple")


def test_nobodys_work_is_tracked() -> None:
    made = ROOT / "tests" / "journal" / "versions"  # files of earlier versions, with nobody's words in them
    found = [path for path in tracked_files() if path.name.endswith(".journal.jsonl")]
    assert not [_names(path) for path in found if not path.is_relative_to(made)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=_names)
def test_a_notebook_carries_no_outputs(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    ran = [
        number
        for number, cell in enumerate(cells, start=1)
        if cell["cell_type"] == "code" and (cell["outputs"] or cell["execution_count"] is not None)
    ]
    assert not ran, f"{_names(path)}: cells {ran} were run; clear their outputs before you commit"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=_names)
def test_a_notebook_names_a_kernel_that_everybody_has(path: Path) -> None:
    metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
    assert metadata["kernelspec"]["name"] == "python3"
