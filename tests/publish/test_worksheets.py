"""Files made from the exercises: schemas that fit the sets, worksheets without a key."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from course.case import load_case
from course.case.exercises import load_exercises
from course.cli import main
from course.publish.worksheets import (
    exercise_files,
    exercise_schemas,
    write_exercise_files,
)
from tests._schemas import checker

if TYPE_CHECKING:
    from pathlib import Path

CASE = load_case()
BOOK = load_exercises(CASE)
assert CASE.exercises_folder is not None
FOLDER = CASE.exercises_folder


@pytest.mark.parametrize("name", exercise_files(CASE))
def test_each_file_is_up_to_date(name: str) -> None:
    made = exercise_files(CASE)[name]
    assert (FOLDER / name).read_text(encoding="utf-8") == made, "run: course check --write-schemas"


def test_there_are_no_other_files() -> None:
    there = {
        p.relative_to(FOLDER).as_posix() for d in ("schemas", "worksheets") for p in (FOLDER / d).iterdir()
    }
    assert there == set(exercise_files(CASE))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda p: str(p.stem))
def test_every_set_fits_the_schema_that_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=schemas/")
    schema: dict[str, Any] = json.loads(exercise_schemas()[named])
    checker(schema).validate(yaml.safe_load(text))


def test_the_command_writes_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(CASE.folder, tmp_path / "data")
    shutil.copytree(FOLDER, tmp_path / "exercises")
    shutil.rmtree(tmp_path / "exercises" / "worksheets")
    assert main(["check", "--write-schemas", str(tmp_path / "data")]) == 0
    assert "Written for the exercises: worksheets/00-start-here.md," in capsys.readouterr().out
    assert write_exercise_files(load_case(tmp_path / "data")) == []


def test_a_case_without_exercises_gets_no_files() -> None:
    bare = CASE.model_copy(update={"meta": CASE.meta.model_copy(update={"exercises": None})})
    assert write_exercise_files(bare) == []
