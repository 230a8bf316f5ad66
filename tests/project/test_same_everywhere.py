"""A fact that stands in two files is the same in both."""

from __future__ import annotations

import re

import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

import course
from tests.project._repository import ROOT, project

# The same package under the name conda gives it.
CONDA_NAMES = {"matplotlib-base": "matplotlib"}
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]


def _bounds(lines: list[str]) -> dict[str, SpecifierSet]:
    requirements = map(Requirement, lines)
    return {CONDA_NAMES.get(each.name, each.name): each.specifier for each in requirements}


def test_conda_and_pip_have_the_same_bounds() -> None:
    lines = [line for line in CONDA if isinstance(line, str) and not re.match(r"python=|pip$", line)]
    lines += [line for line in _by_pip() if not line.startswith("-e")]
    assert _bounds(lines) == _bounds(project()["project"]["dependencies"])


def test_the_python_of_conda_is_one_the_project_allows() -> None:
    (python,) = [line for line in CONDA if isinstance(line, str) and line.startswith("python=")]
    assert Version(python.removeprefix("python=")) in SpecifierSet(project()["project"]["requires-python"])


def test_conda_installs_the_seminar_itself() -> None:
    assert "-e ." in _by_pip()


def _by_pip() -> list[str]:
    return next(part["pip"] for part in CONDA if isinstance(part, dict))


def test_one_version() -> None:
    assert project()["project"]["version"] == course.__version__ == CITATION["version"]


def test_one_licence() -> None:
    assert project()["project"]["license"] == CITATION["license"]
