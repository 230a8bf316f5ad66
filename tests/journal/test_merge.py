"""Files of a class become one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course import cli
from course.journal import JournalError, merge_files, open_journal
from tests.journal._made import entry

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for number, who in enumerate(("heron", "stork", "wren"), 1):
        made.append(tmp_path / f"{who}.journal.jsonl")
        open_journal(made[-1]).merge([entry(number, who=who), entry(number + 10, who=who)])
    return made


def test_everybody_is_in_the_result(tmp_path: Path, files: list[Path]) -> None:
    before = [path.read_bytes() for path in files]
    out = tmp_path / "class.journal.jsonl"
    report = merge_files(out, *files)
    assert (report.files, report.people, report.entries, report.new) == (3, ("heron", "stork", "wren"), 6, 6)
    assert report.problems == ()
    assert [e.id for e in open_journal(out)] == sorted(e.id for f in files for e in open_journal(f))
    assert [path.read_bytes() for path in files] == before
    size = out.stat().st_size
    assert merge_files(out, *reversed(files), out).new == 0
    assert out.stat().st_size == size


def test_the_result_of_another_time_grows(tmp_path: Path, files: list[Path]) -> None:
    out = tmp_path / "class.journal.jsonl"
    merge_files(out, files[0])
    assert merge_files(out, *files[1:]).entries == 6


def test_what_cannot_be_read_is_named_and_the_rest_is_merged(tmp_path: Path, files: list[Path]) -> None:
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(b"%PDF-1.7\n" * 100)
    with files[0].open("ab") as file:
        file.write(b'{"cut')
    report = merge_files(tmp_path / "class.journal.jsonl", *files, pdf, tmp_path / "nobody.jsonl", tmp_path)
    assert report.entries == 6
    said = "\n".join(report.problems)
    assert len(report.problems) == 4
    for words in (
        "heron.journal.jsonl, line 4: the line is cut off",
        "paper.pdf: this is not",
        "nobody.jsonl",
        "not a file",
    ):
        assert words in said


def test_a_foreign_file_is_never_written_over(tmp_path: Path, files: list[Path]) -> None:
    out = tmp_path / "essay.docx"
    out.write_bytes(b"PK\x03\x04")
    with pytest.raises(JournalError, match="left untouched; choose another name"):
        merge_files(out, *files)
    assert out.read_bytes() == b"PK\x03\x04"
    assert not [p for p in tmp_path.iterdir() if p.name.startswith("essay") and p != out]


def test_nothing_to_merge_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="nothing was written"):
        merge_files(tmp_path / "class.journal.jsonl", tmp_path / "nobody.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_came_of_it(
    tmp_path: Path, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "class.journal.jsonl"
    assert cli.main(["merge", str(out), *map(str, files)]) == 0
    assert capsys.readouterr().out == f"{out}: 6 entries by 3 people; 6 new, from 3 files.\n"
    assert cli.main(["merge", str(out), str(files[0]), str(tmp_path / "nobody.jsonl")]) == 1
    said = capsys.readouterr().out
    assert "nobody.jsonl" in said
    assert "6 entries by 3 people; 0 new, from 1 file." in said
    assert cli.main(["merge", str(out), str(tmp_path / "nobody.jsonl")]) == 2
    assert "nothing was written" in capsys.readouterr().err
