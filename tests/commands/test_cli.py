"""The command line itself: help, version, and errors that are sentences."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

import course
from course import cli
from course.commands import start

if TYPE_CHECKING:
    from pathlib import Path

NAMES = tuple(cli._COMMANDS)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--help"])
    assert end.value.code == 0
    said = " ".join(capsys.readouterr().out.split())  # a long line is broken where the window ends
    for name, (_, summary) in cli._COMMANDS.items():
        assert f"{name} {summary}" in said


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([name, "--help"])
    assert end.value.code == 0
    assert f"course {name}" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"course {course.__version__}\n"


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "commands" in capsys.readouterr().err


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["begin"])
    assert end.value.code == 2
    assert "begin" in capsys.readouterr().err


class Installed:
    """Stands in for an installed wheel, whose lessons are no place to work in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        bundled = folder / "site-packages" / "_bundled"
        (bundled / "notebooks").mkdir(parents=True)
        (bundled / "notebooks" / "00-start-here.ipynb").write_text("{}")
        self.served: list[Path] = []
        monkeypatch.chdir(folder)
        monkeypatch.setattr(start, "lessons_source", lambda: (bundled, False))
        monkeypatch.setattr(start, "_serve", lambda chosen, *_, **__: self.served.append(chosen))


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Installed:
    return Installed(monkeypatch, tmp_path)


def _answer(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    terminal = io.StringIO(words)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)


def test_without_a_terminal_the_folder_has_to_be_named(
    installed: Installed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert cli.main(["start"]) == 2
    assert capsys.readouterr().err == "Name a folder for the lessons: course start --folder DIR\n"
    assert not installed.served


@pytest.mark.parametrize(("answer", "folder"), [("\n", "red-line-seminar"), ("my lessons\n", "my lessons")])
def test_a_person_is_asked_once(
    installed: Installed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str, folder: str
) -> None:
    _answer(monkeypatch, answer)
    assert cli.main(["start"]) == 0
    assert (tmp_path / folder / "notebooks" / "00-start-here.ipynb").is_file()
    monkeypatch.chdir(tmp_path / folder)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert cli.main(["start"]) == 0
    assert installed.served == [tmp_path / folder] * 2


def test_a_folder_that_is_a_file(
    installed: Installed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").touch()
    assert cli.main(["start", "--folder", "taken"]) == 2
    assert "is a file" in capsys.readouterr().err
    assert not installed.served


def test_what_the_system_refuses_is_a_sentence(
    installed: Installed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").touch()
    assert cli.main(["start", "--folder", "taken/inside"]) == 2
    assert capsys.readouterr().err.endswith(
        "taken/inside: Not a directory. Name a folder in place of the file.\n"
    )
    assert not installed.served


def test_ctrl_c_at_the_question_is_no_failure(installed: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: str) -> str:
        raise KeyboardInterrupt

    _answer(monkeypatch, "")
    monkeypatch.setattr("builtins.input", interrupt)
    assert cli.main(["start"]) == 0
    assert not installed.served


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["new-case", "{a}/inside"], "Name a folder in place of the file."),
        (["transcript", "{d}/none.jsonl"], "look for a mistake in its name"),
    ],
)
def test_what_the_system_refuses_comes_with_a_remedy(
    words: list[str], remedy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    given = [word.format(a=tmp_path / "a", d=tmp_path) for word in words]
    assert cli.main(given) != 0
    assert remedy in "".join(capsys.readouterr())
