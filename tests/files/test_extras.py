from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from course.files import extras

ROOT = Path(__file__).resolve().parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]


@pytest.mark.parametrize("extra", EXTRAS)
def test_each_package_of_an_extra_is_named_with_its_bounds_and_nothing_else(extra: str) -> None:
    named = extras.command_for(extra).removeprefix("pip install ").split('" "')
    assert {Requirement(one.strip('"')) for one in named} == {Requirement(one) for one in EXTRAS[extra]}


def test_a_package_that_was_never_installed_is_named_by_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks(_name: str) -> list[str]:
        raise PackageNotFoundError

    monkeypatch.setattr(extras, "requires", lacks)
    assert extras.command_for("postgres") == 'pip install ".[postgres]"'
