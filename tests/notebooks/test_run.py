"""Every notebook runs from its first cell to its last, as a learner runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.commands.new_case import lay_out
from course.language import available
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = sorted(
    path
    for folder in (ROOT / "notebooks", ROOT / "instructor", *(ROOT / "cases").glob("*/notebooks"))
    for path in folder.rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix().removeprefix("notebooks/")


def test_there_are_notebooks() -> None:
    assert "00-start-here.ipynb" in map(_name, NOTEBOOKS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=_name)
def test_every_cell_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_WORK", str(tmp_path))
    monkeypatch.setenv("COURSE_LANGUAGE", "en")  # as at a hub, which knows no learner's language
    shown = run(path)
    spoken = path.parent.name if path.parent.name in available() else "en"
    assert shown
    assert all(f' lang="{spoken}" ' in html for html in shown)


def test_the_lesson_of_a_new_case_runs(tmp_path: Path) -> None:
    lay_out(tmp_path / "mine")
    for path in (tmp_path / "mine" / "notebooks").glob("*.ipynb"):
        run(path)
    assert (tmp_path / "mine" / "my-work").is_dir()


def run(path: Path) -> list[str]:
    """Run a notebook; give what its faces show where no kernel runs."""
    # These take seconds to import, so not while tests are collected.
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(
        notebook, kernel_name="python3", timeout=60, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    complaints = [
        output["text"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.get("name") == "stderr"
    ]
    assert not complaints
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]
