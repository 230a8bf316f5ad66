"""Notebooks of a site take Python and every package from the site itself, each by its hash."""

from __future__ import annotations

import json
import tarfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from course.case import load_case
from course.cli import main
from course.site import notebooks
from course.site.languages import CASE
from course.site.notebooks import FOLDER, address_of
from course.site.packages import CELLS, LOCK
from course.site.start import LATE
from tests.site._served import ROOT
from tools import site_lock

KERNEL = "@jupyterlite/pyodide-kernel-extension"
ASKED_FOR = {"ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "micropip", "piplite"}
"""What JupyterLite's kernel would fetch from elsewhere if it were not loaded already."""


@pytest.fixture
def settings(site: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((site / FOLDER / "jupyter-lite.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = told["jupyter-config-data"]
    return found


def test_python_comes_from_the_site_and_nothing_is_looked_for_elsewhere(
    site: Path, settings: dict[str, Any]
) -> None:
    kernel = settings["litePluginSettings"][f"{KERNEL}:kernel"]
    assert kernel["pyodideUrl"] == "./kernel.mjs"
    assert (site / FOLDER / "kernel.mjs").is_file()
    assert kernel["disablePyPIFallback"] is True
    assert kernel["pipliteUrls"] == []
    loaded = set(kernel["loadPyodideOptions"]["packages"])
    assert loaded >= ASKED_FOR
    assert loaded == set(_lock(site)) - set(LATE.values())
    assert "://" not in json.dumps(settings["litePluginSettings"])


def test_every_package_of_the_kernel_lies_in_the_site_with_its_hash(site: Path) -> None:
    lock = _lock(site)
    assert set(lock) >= {name for file in CELLS for name in site_lock.LISTS.get(file, ("micropip",))}
    for name, package in lock.items():
        file = (site / FOLDER / package["file_name"]).resolve()
        assert file.is_relative_to(site.resolve()), name
        assert package["sha256"] == sha256(file.read_bytes()).hexdigest(), name
        assert package["depends"] == []


def test_only_the_extensions_that_cells_need_go_along(site: Path, settings: dict[str, Any]) -> None:
    names = {one["name"] for one in settings["federated_extensions"]}
    assert names == {KERNEL, "@jupyter-widgets/jupyterlab-manager", "anywidget"}
    for one in settings["federated_extensions"]:
        assert (site / FOLDER / "extensions" / one["name"] / one["load"]).is_file()
    there = {path.parent.relative_to(site / FOLDER / "extensions").as_posix() for path in _packages(site)}
    assert there == names


def test_each_page_leads_to_its_notebook_and_the_notebook_to_what_lies_beside_it(site: Path) -> None:
    for lesson in load_case().lessons:
        page = (site / f"{lesson.id}.html").read_text(encoding="utf-8")
        assert f'href="{address_of(Path("notebooks", f"{lesson.id}.ipynb"))}"' in page
        copy = site / FOLDER / "files" / "notebooks" / f"{lesson.id}.ipynb"
        assert copy.read_bytes() == (ROOT / "notebooks" / f"{lesson.id}.ipynb").read_bytes()
    assert (site / FOLDER / "files" / "instructor" / "00-start-here.ipynb").is_file()
    assert (site / FOLDER / "files" / "exercises" / "worksheets" / "00-start-here.md").is_file()


def test_a_page_in_another_language_leads_to_the_notebook_in_it(site: Path) -> None:
    for code in ("fr", "fa"):
        page = (site / f"00-start-here.{code}.html").read_text(encoding="utf-8")
        assert f'href="{address_of(Path("notebooks", code, "00-start-here.ipynb"))}"' in page
        assert (site / FOLDER / "files" / "notebooks" / code / "00-start-here.ipynb").is_file()
        page = (site / f"04-perspectives.{code}.html").read_text(encoding="utf-8")
        assert f'href="{address_of(Path("notebooks", "04-perspectives.ipynb"))}"' in page


def test_cells_have_the_words_of_every_language(site: Path) -> None:
    with tarfile.open(site / FOLDER / CASE) as packed:
        names = set(packed.getnames())
    assert {"data/compiled.json", "exercises/compiled.json"} <= names
    for code in ("fr", "fa"):
        for place in (f"locales/{code}/LC_MESSAGES/course", f"data/{code}/case"):
            assert {f"{place}.po", f"{place}.mo"} <= names


def test_without_jupyterlite_the_remedy_is_said_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(notebooks, "find_spec", lambda _name: None)
    assert main(["site", str(tmp_path / "new"), "--notebooks"]) == 2
    assert 'pip install "jupyterlite-core' in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def _lock(site: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((site / FOLDER / LOCK).read_text(encoding="utf-8"))["packages"]
    return told


def _packages(site: Path) -> list[Path]:
    return list((site / FOLDER / "extensions").rglob("package.json"))
