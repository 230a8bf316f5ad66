"""The project's home is named in one place, and no badge leads nowhere."""

from __future__ import annotations

import errno
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project._repository import ROOT, tracked_files
from tools import home
from tools.home import NoHome, badges, home_of, write

FILES = ("pyproject.toml", "CITATION.cff", "README.md")
LINK = re.compile(r"https://(?:mybinder\.org/v2/gh|github\.com)/([\w.-]+/[\w.-]+)")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_the_files_say_what_the_tool_would_write(project: Path) -> None:
    assert write(project, home_of(_text(ROOT, "pyproject.toml"))) == []


def test_a_home_stands_everywhere_and_only_this_one(project: Path) -> None:
    write(project, "kim/old-seminar")
    assert write(project, "kim/seminar") == list(FILES)
    assert tomllib.loads(_text(project, "pyproject.toml"))["project"]["urls"]["Source"].endswith(
        "kim/seminar"
    )
    assert yaml.safe_load(_text(project, "CITATION.cff"))["repository-code"].endswith("/kim/seminar")
    assert set(LINK.findall(_text(project, "README.md"))) == {"kim/seminar"}
    assert _text(project, "README.md").count("badge_logo.svg") == 2


def test_without_a_home_nothing_pretends(project: Path) -> None:
    write(project, "kim/seminar")
    write(project, "")
    assert home_of(_text(project, "pyproject.toml")) == ""
    assert "repository-code" not in _text(project, "CITATION.cff")
    assert not LINK.findall(_text(project, "README.md"))
    assert "make home REPO=owner/name" in badges("")


def test_writing_it_again_changes_nothing(project: Path) -> None:
    write(project, "kim/seminar")
    assert write(project, "kim/seminar") == []


@pytest.mark.parametrize("name", ["kim", "kim/a b", "https://github.com/kim/a", "../x/y", "kim/a\n[tool]"])
def test_what_is_no_repository_is_refused(project: Path, name: str) -> None:
    with pytest.raises(NoHome, match="owner/name"):
        write(project, name)


def test_where_one_file_is_closed_none_is_written_and_it_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {name: _text(project, name) for name in FILES}
    opened = Path.open

    def refuse(path: Path, mode: str = "r", *words: Any, **more: Any) -> Any:
        if path.name == FILES[-1] and mode != "r":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, mode, *words, **more)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(home, "ROOT", project)
    assert home.main(["nobody/nothing"]) == 2
    assert f"{project / FILES[-1]}: Permission denied. Copy the project" in capsys.readouterr().err
    assert {name: _text(project, name) for name in FILES} == before


def test_no_other_file_names_a_home() -> None:
    allowed = {"czlee/debatekeeper-formats"}
    told = {
        (path.relative_to(ROOT).as_posix(), found)
        for path in tracked_files()
        if path.suffix in {".md", ".ipynb", ".cff", ".toml"}
        for found in LINK.findall(path.read_text(encoding="utf-8"))
    }
    assert not [name for name, found in told if name not in FILES and found not in allowed]
