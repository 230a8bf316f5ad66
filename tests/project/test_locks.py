"""Both locks can be installed by uv and by pip, and pin what was checked."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.project._repository import ROOT, project

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def _text(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def _pins(lock: str) -> set[tuple[str, str]]:
    return set(PIN.findall(_text(lock)))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_hashes(lock: str) -> None:
    without_comments = re.sub(r"^#.*\n", "", _text(lock), flags=re.MULTILINE)
    for block in re.split(r"\n(?=\S)", without_comments.strip()):
        assert re.search(r"^\S+==\S+", block), block
        assert "--hash=sha256:" in block, block


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address(lock: str) -> None:
    assert "://" not in _text(lock)
    assert not re.search(r"^\s*(-i|--index|--extra-index|--find-links|-f)\b", _text(lock), re.MULTILINE)


def test_lessons_and_tests_run_on_the_same_versions() -> None:
    assert _pins("requirements.lock") <= _pins("requirements-dev.lock")


def _groups(*names: str) -> list[str]:
    lines: list[str] = []
    for name in names:
        for entry in project()["dependency-groups"][name]:
            lines += [entry] if isinstance(entry, str) else _groups(entry["include-group"])
    return lines


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["dev"])]
)
def test_the_lock_is_within_the_bounds(lock: str, groups: list[str]) -> None:
    pins = _pins(lock)
    for requirement in map(Requirement, [*project()["project"]["dependencies"], *_groups(*groups)]):
        versions = [Version(version) for name, version in pins if name == requirement.name]
        assert versions, f"{requirement.name} is not in {lock}: run make lock"
        outside = [str(version) for version in versions if version not in requirement.specifier]
        assert not outside, (
            f"{requirement.name} {outside} in {lock} is outside {requirement.specifier}: run make lock"
        )
