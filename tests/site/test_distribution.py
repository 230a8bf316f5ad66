"""A full distribution of Pyodide brings pandas and matplotlib for cells, where its versions fit.

The real one is in no registry that tests reach, so this one is made up, in the form of Pyodide's own list.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from course.site import distribution
from course.site.distribution import brought
from course.site.packages import CORE, LOCK, NotBuilt, core_folder

if TYPE_CHECKING:
    from pathlib import Path

MADE = {
    "pandas": ("3.0.2", ["numpy", "six"]),
    "numpy": ("2.4.6", []),
    "matplotlib": ("3.10.8", ["numpy", "pillow"]),
    "pillow": ("12.2.0", []),
    "six": ("1.17.0", []),
    "scipy": ("1.17.0", ["numpy"]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A distribution with a few packages."""
    full = tmp_path / "full"
    full.mkdir()
    (tmp_path / "into").mkdir()
    packages = {}
    for name, (version, depends) in MADE.items():
        file = full / f"{name}-{version}-py3-none-any.whl"
        file.write_text(name, encoding="utf-8")
        packages[name] = {
            "name": name,
            "version": version,
            "file_name": file.name,
            "sha256": sha256(file.read_bytes()).hexdigest(),
            "depends": depends,
            "imports": [name],
        }
    write(full, packages)
    return full


def write(folder: Path, packages: dict[str, Any]) -> None:
    (folder / LOCK).write_text(json.dumps({"info": {}, "packages": packages}), encoding="utf-8")


def test_what_cells_can_use_comes_with_all_that_it_needs(folder: Path, tmp_path: Path) -> None:
    found = brought(folder, tmp_path / "into", {"six"})
    assert list(found) == ["pandas", "numpy", "matplotlib", "pillow"]
    assert {path.name for path in (tmp_path / "into").iterdir()} == {p["file_name"] for p in found.values()}
    assert found["matplotlib"]["imports"] == ["matplotlib"]


@pytest.mark.parametrize(("package", "version"), [("pandas", "2.3.3"), ("numpy", "3.0.0"), ("numpy", "new")])
def test_a_version_outside_our_bounds_is_refused_in_words(
    folder: Path, tmp_path: Path, package: str, version: str
) -> None:
    packages = json.loads((folder / LOCK).read_text(encoding="utf-8"))["packages"]
    packages[package]["version"] = version
    write(folder, packages)
    bounds = distribution._bounds()[package].specifier
    with pytest.raises(NotBuilt) as caught:
        brought(folder, tmp_path / "into", set())
    assert f"holds {package} {version}, and the toolkit works with {bounds}." in str(caught.value)


def test_a_damaged_file_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / "pillow-12.2.0-py3-none-any.whl").write_text("cut", encoding="utf-8")
    with pytest.raises(NotBuilt, match=r"pillow-12\.2\.0-py3-none-any\.whl is not the one"):
        brought(folder, tmp_path / "into", set())


def test_a_missing_file_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / "pillow-12.2.0-py3-none-any.whl").unlink()
    with pytest.raises(NotBuilt, match=r"there is no pillow-12\.2\.0-py3-none-any\.whl in it"):
        brought(folder, tmp_path / "into", set())


def test_a_package_that_is_not_in_the_folder_is_left_out_with_what_it_alone_needs(
    folder: Path, tmp_path: Path
) -> None:
    for name in ("matplotlib-3.10.8", "pillow-12.2.0"):
        (folder / f"{name}-py3-none-any.whl").unlink()
    assert list(brought(folder, tmp_path / "into", set())) == ["pandas", "numpy", "six"]


@pytest.mark.parametrize("name", ["../pandas.whl", "https://example.org/pandas.whl"])
def test_nothing_comes_from_outside_the_folder(folder: Path, tmp_path: Path, name: str) -> None:
    (folder.parent / "pandas.whl").write_text("pandas", encoding="utf-8")
    packages = json.loads((folder / LOCK).read_text(encoding="utf-8"))["packages"]
    packages["numpy"]["file_name"] = name
    write(folder, packages)
    with pytest.raises(NotBuilt, match="which its list names"):
        brought(folder, tmp_path / "into", set())


@pytest.mark.parametrize(
    "text", ["", '{"packages": {"a"', "[]", '{"packages": {"a": {}}}', '{"packages": 3}']
)
def test_a_torn_list_is_named(folder: Path, tmp_path: Path, text: str) -> None:
    (folder / LOCK).write_text(text, encoding="utf-8")
    with pytest.raises(NotBuilt, match=r"pyodide-lock\.json is not whole\. Unpack the archive again\."):
        brought(folder, tmp_path / "into", set())


@pytest.mark.parametrize(
    "info", [{}, {"python": "3.13.2", "abi_version": "2025_0"}, {"python": "3.14.2", "abi_version": "2027_0"}]
)
def test_pyodide_for_another_python_is_refused(folder: Path, info: dict[str, str]) -> None:
    for name in CORE:
        (folder / name).touch()
    (folder / LOCK).write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
    with pytest.raises(NotBuilt, match=r"the packages here are for 3\.14 \(2026_0\)"):
        core_folder(folder, folder)


def test_the_core_alone_brings_nothing(folder: Path, tmp_path: Path) -> None:
    for wheel in folder.glob("*.whl"):
        wheel.unlink()
    assert brought(folder, tmp_path / "into", set()) == {}
