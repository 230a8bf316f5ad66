"""The JSON Schemas beside the data: current, and in agreement with the data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from course.activities.schemas import NAME, journal_schema
from course.case import default_folder
from course.case.schemas import schemas, write_schemas
from course.files.yaml import parse
from tests._schemas import checker

if TYPE_CHECKING:
    from pathlib import Path

DATA = default_folder()
FILES = sorted(DATA.glob("*.yaml"))


def valid(name: str, data: object) -> bool:
    return bool(checker(json.loads(schemas()[name])).is_valid(data))


def test_the_schemas_are_current() -> None:
    made = schemas() | {NAME: journal_schema()}
    assert {p.name: p.read_text(encoding="utf-8") for p in (DATA / "schemas").iterdir()} == made, (
        "Run: course check --write-schemas"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_file_names_its_schema_fits_it_and_says_what_it_is(path: Path) -> None:
    first, second, *_ = path.read_text(encoding="utf-8").splitlines()
    assert first == f"# yaml-language-server: $schema=schemas/{path.stem}.schema.json"
    assert second.startswith("# ")
    assert valid(f"{path.stem}.schema.json", parse(path.read_text(encoding="utf-8")).data)


def test_a_schema_refuses_what_the_models_refuse() -> None:
    word = {"id": "x", "forms": ["x"], "used_by": "y", "rather": "z"}
    assert valid("loaded_words.schema.json", [word])
    assert not valid("loaded_words.schema.json", [word | {"frms": []}])
    assert not valid("loaded_words.schema.json", [word | {"forms": []}])


def test_places_may_be_left_out() -> None:
    assert valid("connectives.schema.json", [{"id": "K1", "quote": "and", "kind": "label", "reason": "Why."}])


def test_writing_says_what_changed(tmp_path: Path) -> None:
    assert set(write_schemas(tmp_path)) == set(schemas())
    assert write_schemas(tmp_path) == []
    (tmp_path / "schemas" / "claims.schema.json").write_text("{}", encoding="utf-8")
    assert write_schemas(tmp_path) == ["claims.schema.json"]
