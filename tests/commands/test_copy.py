"""The lessons in somebody's own folder: always complete, and never over their work."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.commands import CommandError
from course.commands._copy import MANIFEST, lay_out
from course.files.mistakes import UnfitFile

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "notebooks/00-start-here.ipynb"
SHEET = "exercises/sheets/one.md"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    for name in (FIRST, SHEET):
        (source / name).parent.mkdir(parents=True)
        (source / name).write_text(f"{name} 1.0")
    return source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def test_everything_is_new_at_first(source: Path, folder: Path) -> None:
    report = lay_out(source, folder, "1.0")
    assert report.new == [FIRST, SHEET]
    assert list(report.sentences()) == ["2 files laid into the folder."]
    assert (folder / SHEET).read_text() == f"{SHEET} 1.0"


def test_the_second_time_says_nothing(source: Path, folder: Path) -> None:
    lay_out(source, folder, "1.0")
    assert list(lay_out(source, folder, "1.0").sentences()) == []


def test_what_was_not_changed_is_brought_up_to_date(source: Path, folder: Path) -> None:
    lay_out(source, folder, "1.0")
    (source / FIRST).write_text("better")
    assert lay_out(source, folder, "2.0").updated == [FIRST]
    assert (folder / FIRST).read_text() == "better"


def test_what_was_changed_stays_and_the_new_version_is_laid_beside_it_once(
    source: Path, folder: Path
) -> None:
    lay_out(source, folder, "1.0")
    (folder / FIRST).write_text("mine")
    assert list(lay_out(source, folder, "1.0").sentences()) == []
    (source / FIRST).write_text("better")
    report = lay_out(source, folder, "2.0")
    beside = "notebooks/00-start-here.new-2.0.ipynb"
    assert report.beside == [(FIRST, beside)]
    assert beside in next(report.sentences())
    assert (folder / FIRST).read_text() == "mine"
    assert (folder / beside).read_text() == "better"
    assert list(lay_out(source, folder, "2.0").sentences()) == []


def test_a_changed_copy_beside_stays_as_well(source: Path, folder: Path) -> None:
    folder.joinpath("notebooks").mkdir(parents=True)
    (folder / FIRST).write_text("mine")
    (folder / "notebooks/00-start-here.new-1.0.ipynb").write_text("mine too")
    report = lay_out(source, folder, "1.0")
    assert report.beside == [(FIRST, "notebooks/00-start-here.new-1.0-2.ipynb")]
    assert (folder / "notebooks/00-start-here.new-1.0.ipynb").read_text() == "mine too"


def test_a_deleted_lesson_comes_back(source: Path, folder: Path) -> None:
    lay_out(source, folder, "1.0")
    (folder / FIRST).unlink()
    assert lay_out(source, folder, "1.0").new == [FIRST]


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"files": 3}', '{"files": ["a"]}'])
def test_without_a_readable_list_nothing_is_replaced(source: Path, folder: Path, torn: str) -> None:
    lay_out(source, folder, "1.0")
    (folder / MANIFEST).write_text(torn)
    (source / FIRST).write_text("better")
    assert lay_out(source, folder, "2.0").updated == []
    assert (folder / FIRST).read_text() == f"{FIRST} 1.0"
    assert json.loads((folder / MANIFEST).read_text())["version"] == "2.0"


def test_what_learners_left_in_a_checkout_is_no_lesson(source: Path, folder: Path) -> None:
    for name in ("notebooks/my-work/seminar.journal.jsonl", "notebooks/.ipynb_checkpoints/00.ipynb"):
        (source / name).parent.mkdir()
        (source / name).touch()
    assert lay_out(source, folder, "1.0").new == [FIRST, SHEET]


def notebook(source: str, *, ran: bool = False) -> str:
    outputs = [{"output_type": "stream", "name": "stdout", "text": "x" * 1000}] if ran else []
    cell: dict[str, object] = {
        "cell_type": "code",
        "execution_count": 3 if ran else None,
        "metadata": {},
        "outputs": outputs,
    }
    metadata: dict[str, object] = {"widgets": {"state": {}}} if ran else {}
    return json.dumps({"cells": [{**cell, "source": [source]}], "metadata": metadata, "nbformat": 4})


def test_to_run_a_lesson_is_not_to_change_it(source: Path, folder: Path) -> None:
    (source / FIRST).write_text(notebook("lesson.debate()"))
    lay_out(source, folder, "1.0")
    (folder / FIRST).write_text(notebook("lesson.debate()", ran=True))
    assert list(lay_out(source, folder, "1.0").sentences()) == []  # nor is anything done to its outputs
    assert (folder / FIRST).read_text() == notebook("lesson.debate()", ran=True)
    (source / FIRST).write_text(notebook("lesson.debate(1)"))
    assert lay_out(source, folder, "2.0").updated == [FIRST]
    assert (folder / FIRST).read_text() == notebook("lesson.debate(1)")


@pytest.mark.parametrize("saved", ["an empty cell", "line ends", "line ends of the file"])
def test_what_a_program_does_of_itself_is_no_change(source: Path, folder: Path, saved: str) -> None:
    (source / FIRST).write_text(notebook("# A lesson\nlesson.debate()"))
    (source / SHEET).write_text("one\ntwo\n")
    lay_out(source, folder, "1.0")
    there = json.loads((folder / FIRST).read_text())
    if saved == "an empty cell":
        there["cells"].append({**there["cells"][0], "source": []})
    if saved == "line ends":
        there["cells"][0]["source"] = ["# A lesson\r\n", "lesson.debate()"]
    text = json.dumps(there, indent=1)
    if saved == "line ends of the file":
        text = text.replace("\n", "\r\n")
        (folder / SHEET).write_bytes(b"one\r\ntwo\r\n")
    (folder / FIRST).write_bytes(text.encode())
    assert list(lay_out(source, folder, "1.0").sentences()) == []
    (source / FIRST).write_text(notebook("lesson.debate(1)"))
    (source / SHEET).write_text("one\ntwo\nthree\n")
    again = lay_out(source, folder, "2.0")
    assert (sorted(again.updated), again.beside) == ([SHEET, FIRST], [])


def test_a_lesson_that_was_changed_and_run_stays(source: Path, folder: Path) -> None:
    (source / FIRST).write_text(notebook("lesson.debate()"))
    lay_out(source, folder, "1.0")
    mine = notebook("lesson.debate()  # my remark", ran=True)
    (folder / FIRST).write_text(mine)
    (source / FIRST).write_text(notebook("lesson.debate(1)"))
    assert [changed for changed, _ in lay_out(source, folder, "2.0").beside] == [FIRST]
    assert (folder / FIRST).read_text() == mine


def test_a_list_of_an_older_version_is_understood(source: Path, folder: Path) -> None:
    (source / FIRST).write_text(notebook("lesson.debate()"))
    lay_out(source, folder, "1.0")
    files = {FIRST: hashlib.sha256((folder / FIRST).read_bytes()).hexdigest()}
    (folder / MANIFEST).write_text(json.dumps({"version": "1.0", "files": files}))
    (source / FIRST).write_text(notebook("lesson.debate(1)"))
    assert lay_out(source, folder, "2.0").updated == [FIRST]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are those of Unix")
@pytest.mark.parametrize("name", [MANIFEST, FIRST])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_ordinary_file_is_named_and_never_waited_for(
    source: Path, folder: Path, name: str, kind: str
) -> None:
    lay_out(source, folder, "1.0")
    (folder / name).unlink()
    if kind == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).symlink_to("/dev/zero")
    with pytest.raises(UnfitFile, match=f"{folder / name}: this is no ordinary file"):
        lay_out(source, folder, "1.1")


def test_a_file_is_no_folder(source: Path, folder: Path) -> None:
    folder.touch()
    with pytest.raises(CommandError, match="is a file"):
        lay_out(source, folder, "1.0")


@given(st.lists(st.tuples(st.sampled_from(["person", "course", "copy"]), st.integers(0, 2)), max_size=12))
def test_no_words_of_the_person_are_ever_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    base = tmp_path_factory.mktemp("any-order")
    source, mine = base / "source" / FIRST, base / "mine" / FIRST
    source.parent.mkdir(parents=True)
    mine.parent.mkdir(parents=True)
    source.write_text("course 0")
    written = None
    for who, version in steps:
        if who == "person":
            written = f"person {version}"
            mine.write_text(written)
        elif who == "course":
            source.write_text(f"course {version}")
        else:
            lay_out(base / "source", base / "mine", str(version))
    assert written is None or mine.read_text() == written
