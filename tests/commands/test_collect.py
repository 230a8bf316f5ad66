"""``course collect``: a folder or a zip in, one view of the class out; what was read stays as it was."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from course import cli
from course.journal import open_journal
from tests.collect import _class as made

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handed in"
    folder.mkdir()
    for n in range(6):
        journal = open_journal(folder / f"student-{n}.journal.jsonl")
        made.judge(
            journal, journal.introduce(f"bird-0{n}"), "supported" if n < 3 else "contested", f"Reason {n}."
        )
    return folder


def test_a_folder_becomes_a_page_and_tables(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in folder.glob("*.jsonl")}
    out = tmp_path / "view"
    assert cli.main(["collect", str(folder), "--lesson", "03", "--out", str(out)]) == 0
    assert "6 people, from 6 files." in capsys.readouterr().out
    page = (out / "class.html").read_text(encoding="utf-8")
    assert "3 say “It holds”, 3 “Contested”" in page
    assert "bird-0" not in page.partition("Who did what")[0]
    written = {path.name for path in out.iterdir()}
    assert written == {"class.html", "questions.html", "made.json"} | {
        f"{table}.csv" for table in ("sentences", "exercises", "differences", "cards", "people")
    }
    assert {path: path.read_bytes() for path in folder.glob("*.jsonl")} == before


def test_a_zip_gives_the_same_view(folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "handed-in.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for path in folder.glob("*.jsonl"):
            file.write(path, f"Bird_{path.stem}_assignsubmission_file/{path.name}")
    assert cli.main(["collect", str(folder), "--out", str(tmp_path / "one")]) == 0
    assert cli.main(["collect", str(packed), "--out", str(tmp_path / "two")]) == 0
    for name in ("class.html", "sentences.csv", "people.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_roll_tells_from_whom_nothing_has_come(folder: Path, tmp_path: Path) -> None:
    roll = tmp_path / "roll.txt"
    roll.write_text("bird-00\nowl-99\n", encoding="utf-16")
    out = tmp_path / "view"
    assert cli.main(["collect", str(folder), "--roll", str(roll), "--out", str(out)]) == 0
    assert "Nothing has come from 1 person." in (out / "class.html").read_text(encoding="utf-8")


def test_pdf_on_request(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "view"
    assert cli.main(["collect", str(folder), "--pdf", "--out", str(out)]) == 0
    assert (out / "class.pdf").read_bytes().startswith(b"%PDF-")
    assert (out / "questions.pdf").read_bytes().startswith(b"%PDF-")


def test_what_cannot_be_read_is_said_and_the_rest_is_shown(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "student-0.journal.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "torn')
    assert cli.main(["collect", str(folder), "--out", str(tmp_path / "view")]) == 1
    assert "student-0.journal.jsonl" in capsys.readouterr().out
    assert (tmp_path / "view" / "class.html").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing-here"], "nothing-here"),
        (["{folder}", "--lesson", "99"], "There is no lesson '99'. Choose one of: 00-start-here"),
        (["{folder}", "--roll", "gone.txt"], "gone.txt"),
        (["/dev/zero"], "no ordinary file"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_remedy(
    folder: Path, tmp_path: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "view"
    given = [word.format(folder=folder) for word in words]
    assert cli.main(["collect", *given, "--out", str(out)]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_what_somebody_else_wrote_in_the_folder_stays(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A teacher’s own list may well be called people.csv, and stand where the work was handed in."""
    out = tmp_path / "view"
    out.mkdir()
    (out / "people.csv").write_text("my own list")
    words = ["collect", str(folder), "--out", str(out)]
    assert cli.main(words) == 2
    assert "people.csv: this file was not written by this command" in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["people.csv"]
    assert (out / "people.csv").read_text() == "my own list"
    (out / "people.csv").unlink()
    assert cli.main(words) == cli.main(words) == 0
    (out / "people.csv").write_text("with my notes")
    assert cli.main(words) == 2
    assert (out / "people.csv").read_text() == "with my notes"
