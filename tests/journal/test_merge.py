"""Files of a class become one file."""

from __future__ import annotations

import io
import json
import zipfile
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course import cli
from course.activities.schemas import journal_schema
from course.files import limits
from course.journal import Entry, Journal, JournalError, merge_files, open_journal, read_together
from course.session.uploads import read_upload
from tests.journal._made import entries, entry
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path


_folders = count()


def _word() -> bytes:
    """Give a journal that somebody pasted into Word."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        text = "<w:r><w:t>{“</w:t></w:r><w:r><w:t>journal”:“red-line-seminar”}</w:t></w:r>"
        packed.writestr("word/document.xml", f"<w:p>{text}</w:p>")
    return file.getvalue()


DOCX = _word()


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
    assert merge_files(out, *reversed(files)).new == 0
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
    report = merge_files(
        tmp_path / "class.journal.jsonl", *files, pdf, tmp_path / "nobody.jsonl", "/dev/null"
    )
    assert report.entries == 6
    said = "\n".join(report.problems)
    assert len(report.problems) == 4
    for words in (
        "heron.journal.jsonl, line 4: the line is cut off",
        "paper.pdf: this is not",
        "nobody.jsonl",
        "no ordinary file",
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
    people = "".join(f"{who}: 2 entries, from {who}.journal.jsonl\n" for who in ("heron", "stork", "wren"))
    assert capsys.readouterr().out == f"{people}{out}: 6 entries by 3 people; 6 new, from 3 files.\n"
    assert cli.main(["merge", str(out), str(files[0]), str(tmp_path / "nobody.jsonl")]) == 1
    said = capsys.readouterr().out
    assert "nobody.jsonl" in said
    assert "6 entries by 3 people; 0 new, from 1 file." in said
    assert cli.main(["merge", str(out), str(tmp_path / "nobody.jsonl")]) == 2
    assert "nothing was written" in capsys.readouterr().err


def test_a_folder_is_read_whole_and_the_result_in_it_is_not_read_again(
    tmp_path: Path, files: list[Path]
) -> None:
    (tmp_path / "group b").mkdir()
    files[0].rename(tmp_path / "group b" / files[0].name)
    (tmp_path / "essay.txt").write_text("Missiles and diplomacy.")
    out = tmp_path / "class.journal.jsonl"
    for new in (6, 0):
        report = merge_files(out, tmp_path)
        assert (report.files, report.passed_over, report.entries, report.new) == (3, 1, 6, new)
        assert report.problems == ()


@pytest.mark.parametrize(
    "name",
    [
        "Kim Example_48213_assignsubmission_file/heron.journal.jsonl",  # Moodle, with folders
        "Kim Example_48213_assignsubmission_file_heron.journal.jsonl",  # Moodle, without
        "examplekim_LATE_48213_99120_heron.journal-1.jsonl",  # Canvas
        "Essay_kex21_attempt_2026-11-20-10-15-00_heron.journal.jsonl.txt",  # Blackboard
        "48213-99120 - Kim Example - Nov 26, 2026 913 PM - heron.journal.jsonl",  # Brightspace
        "Kim Example - heron.journal (1).jsonl",  # Google Classroom
        "Essay/Example, Kim(kex21)/Submission attachment(s)/heron.journal.jsonl",  # Sakai
        "Kim Example/Version 2/heron.journal.json.txt",  # Teams
    ],
)
def test_a_zip_of_a_learning_platform_is_read_whatever_it_calls_the_files(
    tmp_path: Path, files: list[Path], name: str
) -> None:
    path = tmp_path / "Essay.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(files[0], name)
        packed.writestr("Essay_kex21_attempt_2026-11-20-10-15-00.txt", "Name: Kim Example\n")
        packed.writestr("other/onlinetext.html", "<p>See the file.</p>")
    report = merge_files(tmp_path / "class.journal.jsonl", path)
    assert (report.people, report.entries, report.passed_over, report.problems) == (("heron",), 2, 2, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_that_an_editor_saved_again_is_read(
    tmp_path: Path, files: list[Path], encoding: str, end: str
) -> None:
    text = files[0].read_text(encoding="utf-8").replace("\n", end)
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    files[0].write_bytes((mark + text).encode(encoding))
    report = merge_files(tmp_path / "class.journal.jsonl", files[0])
    assert (report.entries, report.problems) == (2, ())


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("group/a.jsonl", b"", "group/a.jsonl: this file is empty."),
        ("group/a.JSONL.txt", b"\n", "group/a.JSONL.txt: this file is empty."),
        ("notes.json", b'[{"journal":"red-line-seminar","version":2}]', "notes.json: this was a journal"),
        ("essay.rtf", "{“journal”:“red-line-seminar”}".encode(), "essay.rtf: this was a journal"),
        ("a.zip", b"PK\x03\x04torn", "a.zip: this zip cannot be read"),
        ("heron.journal (1).json", b"", "heron.journal (1).json: this file is empty."),
        ("heron.journal.jsonl(2)", b"saved as something else", "this is not a journal"),
        (
            "text.html",
            b"<p>{&quot;journal&quot;:&quot;red-line-seminar&quot;}",
            "text.html: this was a journal",
        ),
        ("essay.docx", DOCX, "essay.docx: this was a journal"),
        ("journal.jsonl.lock", b"", ""),
        ("my.journal/essay.pdf", b"%PDF-1.7", ""),
        ("journal.schema.json", journal_schema().encode(), ""),
        ("pyproject.toml", b'[project]\nname = "red-line-seminar"\n', ""),
        ("essay.txt", b"Missiles and diplomacy.", ""),
    ],
)
def test_no_work_is_passed_over_in_silence(
    tmp_path: Path, files: list[Path], name: str, data: bytes, says: str
) -> None:
    """Neither in a folder, nor in the zip that the page's picker takes."""
    folder = tmp_path / "class"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(data)
    files[0].rename(folder / files[0].name)
    problems = merge_files(tmp_path / "class.journal.jsonl", folder).problems
    packed = tmp_path / "class.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in (folder / name, folder / files[0].name):
            archive.write(path, str(path.relative_to(folder)))
    picked = read_upload("class.zip", packed.read_bytes())
    assert len(picked.entries) == 2
    assert len(problems) == len(picked.problems) == bool(says)
    assert all(says in one for one in (*problems, *picked.problems))


def test_the_description_of_journals_is_named_for_what_it_is_where_somebody_names_it(
    tmp_path: Path, files: list[Path]
) -> None:
    path = tmp_path / "journal.schema.json"
    path.write_text(journal_schema(), encoding="utf-8")
    (problem,) = merge_files(tmp_path / "class.journal.jsonl", files[0], path).problems
    assert "journal.schema.json: this describes how a file is written" in problem


def _quoting(lines: list[str]) -> dict[str, str]:
    """Give files that are no journals, and in which lines of one stand."""
    cell = json.dumps({"cells": [{"source": lines}]}, indent=1)
    return {
        "journal.md": (ROOT / "docs" / "journal.md").read_text(encoding="utf-8"),
        "README": "\n".join(["An example:", "", *lines]),
        "notes.txt": "\n".join(["My notes", *lines, "That is all."]),
        "data.json": "[\n" + ",\n".join(lines) + "\n]\n",
        "more.json": '{"entries": [\n' + ",\n".join(lines) + "\n]}\n",
        "lesson.ipynb": cell.replace("[\n", "[\n" + lines[-1] + "\n", 1),
    }


def test_a_document_that_quotes_a_journal_is_named_and_never_half_read(
    tmp_path: Path, files: list[Path]
) -> None:
    quoted = _quoting([entry(90 + n, who="rook").to_line() for n in range(3)])
    folder = tmp_path / "class"
    folder.mkdir()
    for name, text in quoted.items():
        (folder / name).write_text(text, encoding="utf-8")
    report = merge_files(tmp_path / "all.journal.jsonl", folder, *files)
    assert {work.name for work in report.work} == {"heron", "stork", "wren"}
    for name in quoted:
        assert len([said for said in report.problems if f"{folder / name}: lines of a journal" in said]) == 1
    assert len(report.problems) == len(quoted)


def test_a_journal_that_is_called_otherwise_and_whose_first_line_is_damaged_is_read(tmp_path: Path) -> None:
    whole = list(Journal([entry(1, who="wren"), entry(2, who="wren")]).to_lines())
    (tmp_path / "wren.txt").write_text("\n".join([whole[0][:-5], *whole[1:]]), encoding="utf-8")
    (tmp_path / "stork.txt").write_text("\n".join(["", whole[1][:-5], whole[2]]), encoding="utf-8")
    report = merge_files(tmp_path / "all.journal.jsonl", tmp_path / "wren.txt", tmp_path / "stork.txt")
    assert (report.entries, len(report.problems)) == (2, 2)


def test_a_file_in_which_nothing_was_done_is_named(tmp_path: Path, files: list[Path]) -> None:
    rook = tmp_path / "rook.journal.jsonl"
    rook.write_text("\n".join(Journal().to_lines()), encoding="utf-8")
    report = merge_files(tmp_path / "class.journal.jsonl", *files, rook)
    assert report.people == ("heron", "stork", "wren")
    (said,) = report.problems
    assert "rook.journal.jsonl: nothing was done in it yet" in said


def test_an_entry_that_grows_as_it_is_written_keeps_no_other_from_being_merged(
    tmp_path: Path, files: list[Path]
) -> None:
    numbers = ",".join(["1e15"] * 45_000)  # 225 KB, and 855 KB as Python writes them
    line = entry(50, who="rook").to_line().replace('"body":{}', f'"body":{{"n":[{numbers}]}}')
    rook = tmp_path / "rook.journal.jsonl"
    rook.write_text(
        "\n".join([*Journal().to_lines(), line, entry(51, who="rook").to_line()]), encoding="utf-8"
    )
    report = merge_files(tmp_path / "class.journal.jsonl", *files, rook)
    assert (report.people, report.entries) == (("heron", "rook", "stork", "wren"), 7)
    (said,) = report.problems
    assert "rook.journal.jsonl, line 2: the entry is longer than 256 KB" in said
    assert len(read_upload(rook.name, rook.read_bytes()).entries) == 1


def test_the_files_that_say_two_things_under_one_id_are_named(
    tmp_path: Path, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    changed, out = tmp_path / "again.journal.jsonl", tmp_path / "class.journal.jsonl"
    changed.write_text(files[0].read_text().replace('"judge"', '"challenge"'))
    both = f"{files[0]}, {changed}: two different entries carry the same id"
    for name in (merge_files(out, *files, changed).problems, read_together(*files, changed).problems):
        (said,) = name
        assert said.startswith(both)
    (said,) = merge_files(out, files[0]).problems
    assert said.startswith(f"{files[0]}, {out}: two different")
    assert cli.main(["collect", str(files[0]), str(changed), "--out", str(tmp_path / "view")]) == 1
    assert capsys.readouterr().out.count("two different entries") == 1


def test_two_things_under_one_id_in_two_files_of_a_zip_are_said(tmp_path: Path, files: list[Path]) -> None:
    text = files[0].read_text()
    one = tmp_path / "class.zip"
    for order in (("a", "b"), ("b", "a")):
        with zipfile.ZipFile(one, "w") as archive:
            archive.writestr(f"{order[0]}.jsonl", text)
            archive.writestr(f"{order[1]}.jsonl", text.replace('"judge"', '"challenge"'))
        picked = read_upload("class.zip", one.read_bytes())
        assert {entry.verb for entry in picked.entries} == {"challenge"}  # the same one in either order
        assert any("two different entries carry the same id" in said for said in picked.problems)


def test_whose_file_it_was_is_said_with_its_folder_and_its_zip(
    tmp_path: Path, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    inner, outer, out = tmp_path / "group.zip", tmp_path / "class.zip", tmp_path / "class.journal.jsonl"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.write(files[0], "work.jsonl")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(inner, "monday/group.zip")
        archive.write(files[1], "tuesday/work.jsonl")
    (tmp_path / "late" / "Kim").mkdir(parents=True)
    files[2].rename(tmp_path / "late" / "Kim" / "work.jsonl")
    assert cli.main(["merge", str(out), str(outer), str(tmp_path / "late")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.partition("from ")[2] for line in lines[:-1]} == {
        "class.zip: monday/group.zip: work.jsonl",
        "class.zip: tuesday/work.jsonl",
        "late/Kim/work.jsonl",
    }


def test_where_the_result_is_forgotten_no_students_file_is_written_into(
    tmp_path: Path, files: list[Path]
) -> None:
    download = tmp_path / "aaa.journal.jsonl"
    download.write_text("\n".join(open_journal(files[0]).to_lines()) + "\n", encoding="utf-8")
    headless = tmp_path / "bbb.journal.jsonl"
    headless.write_text("\n".join([*open_journal(files[0]).to_lines()][1:]) + "\n", encoding="utf-8")
    # A download, the same without its first line, and a file copied from somebody's folder.
    for first in (download, headless, files[0]):
        before = first.read_bytes()
        with pytest.raises(JournalError, match="the work of somebody"):
            merge_files(first, *files[1:])
        assert first.read_bytes() == before


def test_an_empty_file_that_somebody_handed_in_does_not_become_the_result(
    tmp_path: Path, files: list[Path]
) -> None:
    for empty in (b"", b"\n\r\n"):
        first = tmp_path / "aaa.journal.jsonl"
        first.write_bytes(empty)
        with pytest.raises(JournalError, match=r"this file is empty.*Name the result first"):
            merge_files(first, *files)
        assert first.read_bytes() == empty


def test_a_pattern_that_no_shell_has_filled_in_is_no_result(tmp_path: Path, files: list[Path]) -> None:
    before = sorted(tmp_path.iterdir())
    for pattern in ("*.jsonl", "?eron.journal.jsonl"):
        with pytest.raises(JournalError, match=r"stands for many files.*Name the result first"):
            merge_files(tmp_path / pattern, *files)
    assert sorted(tmp_path.iterdir()) == before


def test_a_name_that_begins_with_a_dash_is_a_file_where_there_is_one(
    tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    files[0].rename("-.journal.jsonl")  # a name of signs only, downloaded by an older version
    assert cli.main(["merge", "class.jsonl", "-.journal.jsonl", "wren.journal.jsonl"]) == 0
    assert "4 entries by 2 people" in capsys.readouterr().out
    assert cli.main(["merge", "class.jsonl", "wren.journal.jsonl", "-.nobody.jsonl"]) == 1
    assert "-.nobody.jsonl: No such file" in capsys.readouterr().out


def test_what_is_forgotten_in_a_class_leaves_it_a_class(tmp_path: Path, files: list[Path]) -> None:
    out = tmp_path / "class.journal.jsonl"
    merge_files(out, *files[:2])
    open_journal(out).forget(entry(1, who="heron").author)
    assert merge_files(out, files[2]).people == ("stork", "wren")


def test_the_result_is_not_what_is_read_nor_somebodys_own_work(tmp_path: Path, files: list[Path]) -> None:
    out = tmp_path / "class.journal.jsonl"
    merge_files(out, files[0])
    with pytest.raises(JournalError, match="be read and be the result at once"):
        merge_files(out, out, *files)
    (tmp_path / "desk.json").write_text("{}")
    with pytest.raises(JournalError, match="who works in that folder"):
        merge_files(out, *files[1:])
    assert [len(open_journal(path)) for path in files] == [2, 2, 2]


def test_nothing_is_written_that_could_not_be_opened_again(
    tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "JOURNAL", 700)
    out = tmp_path / "class.journal.jsonl"
    with pytest.raises(JournalError, match="cannot be opened"):
        merge_files(out, *files)
    assert not out.exists()


def test_two_people_of_one_name_stay_two_in_any_order(tmp_path: Path) -> None:
    made = []
    for number in (1, 2):
        made.append(tmp_path / f"{number}.jsonl")
        line = (
            '{"activity":"notes","at":"2026-03-01T09:30:00.000Z","body":{"text":"So."},'
            f'"id":"{entry(number).id}","verb":"write","who":"bear"}}'
        )
        made[-1].write_text(f'{{"journal":"red-line-seminar","version":1}}\n{line}\n', encoding="utf-8")
    for n, order in enumerate((made, made[::-1])):
        out = tmp_path / f"class-{n}.journal.jsonl"
        assert merge_files(out, *order).people == ("bear", "bear (2)")
        assert len(open_journal(out).people) == 2


@given(st.lists(entries, min_size=1, max_size=4))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_merge_of_files_is_the_merge_of_their_journals(tmp_path: Path, sets: list[list[Entry]]) -> None:
    folder = tmp_path / str(next(_folders))
    folder.mkdir()
    paths = [folder / f"{n}.journal.jsonl" for n in range(len(sets))]
    for path, some in zip(paths, sets, strict=True):
        open_journal(path).merge(some)
    out = folder / "class.journal.jsonl"
    whole = Journal(e for some in sets for e in some)
    if not any(path.exists() for path in paths):
        return
    report = merge_files(out, folder)
    assert [e.to_line() for e in open_journal(out)] == [e.to_line() for e in whole]
    assert report.people == tuple(sorted(map(whole.name_of, whole.people)))
    assert report.entries == len(whole)
    assert merge_files(out, folder).new == 0
