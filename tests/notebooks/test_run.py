"""Every notebook runs from its first cell to its last, as a learner runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NOTEBOOKS = sorted(
    path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "notebooks").as_posix()


def test_there_are_notebooks() -> None:
    assert "00-start-here.ipynb" in map(_name, NOTEBOOKS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=_name)
def test_every_cell_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # These take seconds to import, so not while tests are collected.
    import nbformat
    from nbclient import NotebookClient

    monkeypatch.setenv("COURSE_WORK", str(tmp_path))
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
