"""The command that writes files for learning platforms: what it says, and what it leaves alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.cli import main
from course.lessons.packages import FORMATS, packages

if TYPE_CHECKING:
    from pathlib import Path

LESSON = "00-start-here"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(["package", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_lesson_goes_into_a_folder_and_what_changes_is_said_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "platform"
    code, said, _err = run(capsys, LESSON, "--out", str(out))
    assert code == 0
    written = {p.name for p in out.iterdir()} - {"made.json"}
    lines = said.splitlines()
    files = lines[-len(written) :]
    assert {line.split(":")[0].rsplit("/", 1)[-1] for line in files} == written
    assert "start-order" in "".join(lines[: -len(written)])
    assert "start-order" not in "".join(files)


def test_one_format_alone_can_be_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _said, _err = run(capsys, LESSON, "--out", str(tmp_path), "--format", "gift", "--format", "gift")
    assert code == 0
    assert {p.name for p in tmp_path.iterdir()} == {"exercises.gift.txt", "made.json"}


def test_writing_again_replaces_what_the_command_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, LESSON, "--out", str(tmp_path))
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    code, _said, _err = run(capsys, "01-introduction", "--out", str(tmp_path))
    assert code == 0
    after = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert after.keys() == before.keys()
    assert after["exercises.gift.txt"] != before["exercises.gift.txt"]
    run(capsys, LESSON, "--out", str(tmp_path))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("written_first", [True, False])
def test_what_somebody_else_wrote_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, written_first: bool
) -> None:
    if written_first:
        run(capsys, LESSON, "--out", str(tmp_path))
    own = tmp_path / "exercises.moodle.xml"
    own.write_text("my own questions")
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    code, said, err = run(capsys, LESSON, "--out", str(tmp_path))
    assert (code, said) == (2, "")
    assert str(own) in err
    assert "Name another folder" in err
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("inside", ["not JSON", "[]", json.dumps({"files": 3})])
def test_a_list_of_somebody_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], inside: str
) -> None:
    (tmp_path / "made.json").write_text(inside)
    code, _said, err = run(capsys, LESSON, "--out", str(tmp_path))
    assert code == 2
    assert "made.json" in err
    assert [p.name for p in tmp_path.iterdir()] == ["made.json"]


@pytest.mark.parametrize(
    "words", [["no-such-lesson", "--out", "x"], [LESSON, "--out", "x", "--case", "none"]]
)
def test_a_name_that_is_not_there_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said, err = run(capsys, *words)
    assert (code, said) == (2, "")
    assert err.strip()
    assert not list(tmp_path.iterdir())


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "file"
    out.write_text("mine")
    code, _said, err = run(capsys, LESSON, "--out", str(out))
    assert code == 2
    assert "Name a folder" in err
    assert out.read_text() == "mine"


def test_another_case_goes_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said, _err = run(capsys, "--case", "seabed", "--out", str(tmp_path))
    assert code == 0
    assert "sea-order" in said
    assert "2 pages, 8 discussions and 15 questions" in said


def test_a_case_without_exercises_has_pages_and_discussions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["new-case", str(tmp_path / "mine")])
    capsys.readouterr()
    code, said, _err = run(capsys, "--case", str(tmp_path / "mine"), "--out", str(tmp_path / "out"))
    assert code == 0
    assert "1 page, 2 discussions and 0 questions" in said


def test_the_same_case_gives_the_same_bytes() -> None:
    case = load_case()
    one, other = ([*packages(case, case.lessons, FORMATS)] for _ in range(2))
    assert [(p.name, p.data) for p in one] == [(p.name, p.data) for p in other]
