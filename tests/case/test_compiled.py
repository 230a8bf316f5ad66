"""A compiled case is the same case, and is believed only for the files that it was made of."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from course.case import CaseError, case_folder, load_case
from course.case.compiled import NAME, compiled_text
from course.case.exercises import load_exercises

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = case_folder("seabed").parent
    for name in ("data", "exercises"):
        shutil.copytree(source / name, tmp_path / name)
    case = load_case(tmp_path / "data")
    for name, what in (("data", case), ("exercises", load_exercises(case))):
        (tmp_path / name / NAME).write_text(compiled_text(tmp_path / name, what), encoding="utf-8")
    return tmp_path


def test_it_is_the_same_case_wherever_its_folder_goes(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    shutil.copytree(folder, other, dirs_exist_ok=True)
    (other / "data" / "claims.yaml").touch()
    moved, plain = load_case(other / "data"), load_case(case_folder("seabed"))
    assert moved.folder == (other / "data").resolve()
    assert moved == plain.model_copy(update={"folder": moved.folder})
    assert load_exercises(moved) == load_exercises(plain)


def test_it_is_read_in_place_of_the_yaml(folder: Path) -> None:
    said = json.loads((folder / "data" / NAME).read_text(encoding="utf-8"))
    said["is"]["meta"]["title"] = "Read from here"
    (folder / "data" / NAME).write_text(json.dumps(said), encoding="utf-8")
    (folder / "data" / "claims.yaml").touch()  # or the case that was loaded before is given again
    assert load_case(folder / "data").meta.title == "Read from here"


def test_a_file_that_has_changed_is_read_itself(folder: Path) -> None:
    with (folder / "data" / "claims.yaml").open("a", encoding="utf-8") as file:
        file.write("\n- id: X\n")
    with pytest.raises(CaseError, match=r"claims\.yaml"):
        load_case(folder / "data")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"of": 1}', '{"of": "", "is": {}}', "\udcff"])
def test_a_damaged_one_is_passed_over(folder: Path, text: str) -> None:
    (folder / "data" / NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
    (folder / "data" / "claims.yaml").touch()
    assert load_case(folder / "data").claims


def test_one_that_does_not_fit_is_passed_over(folder: Path) -> None:
    said = json.loads((folder / "data" / NAME).read_text(encoding="utf-8"))
    said["is"]["claims"] = [{"id": 3}]
    (folder / "data" / NAME).write_text(json.dumps(said), encoding="utf-8")
    (folder / "data" / "claims.yaml").touch()
    assert load_case(folder / "data").claims[0].quote
