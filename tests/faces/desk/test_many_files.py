"""Many files at once, and zips as learning platforms give them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.faces.desk.desk import DeskFace
from course.journal import Entry, Journal, merge_files
from course.session.session import Session
from tests.faces.conftest import Page
from tests.faces.desk._work import work

if TYPE_CHECKING:
    from pathlib import Path


def work_of(name: str) -> tuple[Entry, bytes]:
    journal = Journal()
    author = journal.introduce(name)
    done = journal.add(author, "claims", "open", {"claim": "ABS-01"})
    return done, ("\n".join(journal.to_lines()) + "\n").encode()


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_zip_of_a_learning_platform_is_read_and_its_other_files_are_passed_over(tmp_path: Path) -> None:
    session = Session.start(load_case(), tmp_path)
    own = list(session.journal)
    works = [work_of(name) for name in ("wren", "stork", "lark")]
    utf16 = works[2][1].decode().encode("utf-16")
    data = zipped(
        {
            "Wren A_123_assignsubmission_file_/wren.journal.jsonl": works[0][1],
            "Stork B_124_assignsubmission_file_/stork.journal.jsonl": works[1][1],
            "Lark C_125_assignsubmission_file_/lark.journal.txt": utf16,
            "Lark C_125_assignsubmission_file_/essay.pdf": b"%PDF-1.7",
            "__MACOSX/x.jsonl": b"x",
        }
    )
    page = Page(DeskFace(session))
    view = page.upload("upload", "class.zip", data)
    assert view["trouble"] == ""
    assert "class.zip: 3 new of 3 entries, by 3 people." in view["html"]
    assert "essay.pdf" not in view["html"]
    assert {done.id for done, _ in works} <= {e.id for e in session.journal}
    assert session.seminar != "seminar.journal.jsonl"  # the teacher's own work is not the class's
    assert [e.id for e in Session.start(load_case(), tmp_path).journal] == [e.id for e in session.journal]
    session.open_seminar("seminar.journal.jsonl")
    assert list(session.journal) == own


@pytest.mark.parametrize("kind", ["a zip", "a file that was merged"])
def test_a_class_with_ones_own_work_among_it_is_a_class_all_the_same(kind: str, tmp_path: Path) -> None:
    """A teacher tries the lesson and hands in as well; what was done with a partner is one's own."""
    session = Session.start(load_case(), tmp_path / "work")
    work(session)
    own = list(session.journal)
    (other, theirs), (_name, _kind, text) = work_of("wren"), session.as_file()
    if kind == "a zip":
        data = zipped({"mine.journal.jsonl": text.encode(), "wren.journal.jsonl": theirs})
    else:
        for name, file in (("mine", text.encode()), ("wren", theirs)):
            (tmp_path / f"{name}.journal.jsonl").write_bytes(file)
        merge_files(tmp_path / "class.jsonl", *tmp_path.glob("*.journal.jsonl"))
        data = (tmp_path / "class.jsonl").read_bytes()
    page = Page(DeskFace(session))
    assert "seminar “Class”" in page.upload("upload", "class.jsonl", data)["html"]
    assert {other.id, *(e.id for e in own)} == {e.id for e in session.journal if e.activity == "claims"}
    session.open_seminar("seminar.journal.jsonl")
    assert list(session.journal) == own
    page.upload("upload", "both.journal.jsonl", text.encode() + theirs)  # of one machine
    assert other in session.journal.live()
    assert session.seminar == "seminar.journal.jsonl"


def test_a_zip_without_work_is_refused_by_name(session: Session) -> None:
    page = Page(DeskFace(session))
    page.upload("upload", "essays.zip", zipped({"essay.pdf": b"%PDF-1.7"}))
    assert "essays.zip holds no work that can be read" in page.view["trouble"]
    assert len(session.journal) == 0


def test_many_files_are_brought_in_together_and_none_stands_for_whoever_works_here(session: Session) -> None:
    page = Page(DeskFace(session))
    who = session.who
    files = [("wren.jsonl", work_of("wren")[1]), ("essay.pdf", b"%PDF"), ("stork.jsonl", work_of("stork")[1])]
    for number, (name, data) in enumerate(files):
        view = page.upload("upload", name, data, file=number, files=len(files))
        assert view["trouble"] == ""
    assert session.who == who
    assert view["say"] == "3 files are read."
    for line in (
        "wren.jsonl: 1 new of 1 entry",
        "essay.pdf holds no work",
        "stork.jsonl: 1 new of 1 entry",
    ):
        assert line in view["html"]
    view = page.upload("upload", "lark.jsonl", work_of("lark")[1])
    assert "wren.jsonl" not in view["html"]
