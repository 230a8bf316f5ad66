"""A folder of papers: what is in it, that it can be read aloud, and that it has not changed unseen."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from course.case import load_case
from course.cli import main
from course.lessons.handouts import sheets_of
from course.publish.pdf import to_pdf
from tests.publish._tags import tagged
from tools.golden import FOLDER, golden

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from course.publish.paper import Size

CASE = load_case()
EXPECTED = golden()


def test_each_lesson_has_the_papers_that_its_activities_need() -> None:
    names = {lesson.id: {s.name for s in sheets_of(CASE, lesson)} for lesson in CASE.lessons}
    assert all({"hand-out", "worksheet", "key", "plan"} <= found for found in names.values())
    assert {n for n in names["09-capstone-seminar"] if "-" in n} >= {
        "role-cards", "debate-oxford", "ballots-oxford",
    }  # fmt: skip
    assert "role-cards" in names["04-perspectives"]
    assert "debate-sac" in names["03-red-line"]
    assert "role-cards" not in names["02-capabilities"]


def test_only_what_has_no_answers_is_for_the_class() -> None:
    for lesson in CASE.lessons:
        kept = {s.name for s in sheets_of(CASE, lesson) if s.kept}
        assert kept == {"key", "plan"}


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_every_paper_of_a_lesson_can_be_read_aloud_on_either_sheet(size: Size) -> None:
    lesson = CASE.lesson("09-capstone-seminar")
    for sheet in sheets_of(CASE, lesson):
        pdf = PdfReader(io.BytesIO(to_pdf(replace(sheet.paper, size=size))))
        tags = tagged(pdf, sheet.paper.title)
        levels = [int(kind[2:]) for t in tags if (kind := str(t["/S"])).startswith("/H")]
        assert levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels)), sheet.name
        width = float(pdf.pages[0].mediabox.width)
        assert round(width) == {"a4": 595, "letter": 612}[size]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_paper_is_as_it_was_looked_at(name: str) -> None:
    there = FOLDER / name
    kept = there.read_text(encoding="utf-8") if there.is_file() else ""
    assert kept == EXPECTED[name], "look at what changed, then: make golden"


def test_there_is_no_other_paper_to_look_at() -> None:
    assert {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*.md")} == set(EXPECTED)


def run(capsys: pytest.CaptureFixture[str], words: Sequence[str]) -> tuple[int, str, str]:
    code = main(["handout", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_command_writes_a_folder_with_a_page_that_leads_everywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _err = run(capsys, ["03-red-line", "--out", str(tmp_path / "new"), "--form", "html"])
    assert (code, out) == (0, f"The papers of 1 lesson: begin with {tmp_path / 'new' / 'index.html'}.\n")
    index = (tmp_path / "new" / "index.html").read_text(encoding="utf-8")
    written = {p.relative_to(tmp_path / "new").as_posix() for p in (tmp_path / "new").rglob("*.html")}
    assert written - {"index.html"} == {link.split('"')[0] for link in index.split('href="')[1:]}
    assert "http" not in index


def test_a_case_of_ones_own_has_papers_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, ["--case", "seabed", "--out", str(tmp_path), "--form", "markdown"])
    assert code == 0
    assert "2 lessons" in out
    assert (tmp_path / "02-agreement" / "role-cards.md").is_file()
    assert not (tmp_path / "02-agreement" / "plan.md").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere", "--out", "{tmp}"], "nowhere"),
        (["--out", "{tmp}/file"], "is a file. Name a folder."),
        (["--case", "no-such-case", "--out", "{tmp}"], "There is no case in no-such-case"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    (tmp_path / "file").touch()
    code, _out, err = run(capsys, [word.format(tmp=tmp_path) for word in words])
    assert code == 2
    assert said in err
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["handout", "00-start-here", "--form", "html"], "index.html"),
        (["page", "--all"], "10-since-then.html"),
    ],
)
def test_a_folder_keeps_what_was_not_made_here_and_its_own_is_made_anew(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    name: str,
) -> None:
    out = tmp_path / "ein Örtchen سلام"
    out.mkdir()
    (out / name).write_text("mine", encoding="utf-8")
    words = [*words, "--out", str(out)]
    with monkeypatch.context() as before:  # it is refused before any work is done
        before.delattr("course.lessons.reading.reading_text")
        before.delattr("course.publish.forms.Form.write")
        assert main(words) == 2
    err = capsys.readouterr().err
    assert f"{name}: this file was not written by this command" in err
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == {name: "mine"}
    (out / name).unlink()
    for _again in range(2):
        assert main(words) == 0
    assert (out / name).read_text(encoding="utf-8").startswith("<!doctype html>")
