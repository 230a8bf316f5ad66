"""How the cost of opening grows: each file that is read from a disk, or comes in, at 1, 10 and 100 times."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from course.case import default_folder
from course.case.exercises.book import read_pages
from course.case.exercises.checks import STRUCTURE, run
from course.collect.people import lines
from course.collect.work import ClassWork
from course.exchange.coding import (
    QdaCode,
    QdaCoding,
    QdaProject,
    QdaSelection,
    QdaText,
    QdaUser,
    read_codebook,
    read_project,
    write_codebook,
    write_project,
)
from course.exchange.debates.formats import read_formats
from course.files.yaml import parse
from course.journal import Journal, open_journal, read_together
from course.journal._ids import new_id
from course.language import speaking
from course.language.catalogues import read_catalogue
from course.lessons.notebook import read_notebook
from course.lessons.siblings import read_lesson
from course.live.room.log import RoomLog
from course.live.room.sqlite import SQLite
from course.session.browser import BrowserCopy
from course.session.uploads import read_upload

from .test_growth import CASE, TIMES, Row, judged, measure
from .test_journal import judgements

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture


SET = "02-capabilities"


def guid(number: int) -> str:
    return str(UUID(int=number + 1)).upper()


def codes(count: int) -> list[QdaCode]:
    return [QdaCode(guid(n), f"Code {n}", "What it means.", "When.", "When not.") for n in range(count)]


def project(count: int) -> bytes:
    """A text with a selection in each of its lines, and a note at each."""
    made = [
        QdaSelection(
            guid(10**6 + n), n * 8, n * 8 + 4, (QdaCoding(guid(10**7 + n), guid(0), guid(99), "So."),)
        )
        for n in range(count)
    ]
    text = QdaText(guid(98), "A text", "Written\n" * count, tuple(made))
    return write_project(QdaProject("P", tuple(codes(1)), (QdaUser(guid(99), "heron"),), (text,)))


def own_formats(count: int) -> bytes:
    """Write the shortest of the formats that ship, again and again under names of its own."""
    words = (default_folder() / "formats.yaml").read_text(encoding="utf-8")
    _name, rest = min(words.split("\n- id: ")[1:], key=len).split("\n", 1)
    return "".join(f"- id: mine-{n}\n{rest}\n" for n in range(count)).encode()


def rows_of_yaml(count: int) -> str:
    return "".join(
        f"- id: a{n}\n  text: >-\n    Words in two\n    lines.\n  list: [x, y]\n" for n in range(count)
    )


def notebook(count: int, folder: Path) -> Path:
    path = folder / f"{count}.ipynb"
    prose = {"cell_type": "markdown", "metadata": {}, "source": ["# Title\n", "Words.\n"]}
    cells = [{**prose, "id": f"cell-{n}"} for n in range(count)]
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return path


def with_sibling(count: int, folder: Path) -> tuple[Path, str]:
    (folder / "fr").mkdir(exist_ok=True)
    notebook(count, folder / "fr")
    return folder, notebook(count, folder).stem


def read_in_french(lesson: tuple[Path, str]) -> None:
    with speaking("fr"):
        read_lesson(*lesson)


def exercises(count: int, folder: Path) -> Path:
    """Repeat the exercises of a lesson under other ids until there are so many."""
    made = folder / f"exercises-{count}"
    made.mkdir()
    shipped = CASE.exercises_folder
    assert shipped is not None
    head, *blocks = (shipped / f"{SET}.yaml").read_text(encoding="utf-8").split("\n  - id: ")
    items = []
    for n in range(count):
        name, rest = blocks[n % len(blocks)].split("\n", 1)
        items.append(f"\n  - id: {name}x{n}\n{rest}")
    (made / f"{SET}.yaml").write_text(head + "".join(items) + "\n", encoding="utf-8")
    (made / "rubrics.yaml").write_bytes((shipped / "rubrics.yaml").read_bytes())
    return made


def book_of(folder: Path) -> None:
    pages = read_pages(folder)
    assert pages.placed
    run(STRUCTURE, pages, CASE)


def catalogue(count: int, folder: Path) -> Path:
    path = folder / f"{count}.po"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    body = "".join(
        f'msgid "Sentence {n} of {{name}}."\nmsgstr "Satz {n} von {{name}}."\n\n' for n in range(count)
    )
    path.write_text(head + body, encoding="utf-8")
    return path


def journal_file(count: int, folder: Path) -> Path:
    path = folder / f"{count}.journal.jsonl"
    path.write_text("\n".join([*Journal(judgements(count, 30)).to_lines(), ""]), encoding="utf-8")
    return path


def a_class(count: int, folder: Path) -> list[Path]:
    return [journal_file_of(n, folder / str(count)) for n in range(count)]


def journal_file_of(number: int, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{number}.journal.jsonl"
    path.write_text("\n".join([*judged(10).to_lines(), ""]), encoding="utf-8")
    return path


def zipped(count: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for n in range(count):
            packed.writestr(f"student-{n}/work.jsonl", "\n".join([*judged(10).to_lines(), ""]))
    return data.getvalue()


def room(count: int, folder: Path) -> Path:
    path = folder / f"{count}.db"
    log = RoomLog(SQLite(path))
    log.append(judgements(count, 30))
    log.close()
    return path


def opened_room(path: Path) -> None:
    log = RoomLog(SQLite(path))
    log.after(0)
    log.close()


class Watched:
    """Stands in for a page that has told what its browser keeps."""

    def bring(self, ids: list[str]) -> None:
        assert ids

    def keep(self, lines_: list[tuple[str, str]]) -> None:
        assert lines_


def met(held: tuple[Journal, list[str]]) -> None:
    journal, ids = held
    BrowserCopy(journal).meet(Watched(), ids)  # type: ignore[arg-type]


def held(count: int) -> tuple[Journal, list[str]]:
    """Half of what the browser keeps is not in the journal, and the other way round."""
    journal = judged(count)
    return journal, [*(entry.id for entry in list(journal)[::2]), *(new_id() for _ in range(count // 2))]


def on_a_roll(count: int) -> tuple[ClassWork, list[str]]:
    return ClassWork(CASE, judged(10)), [f"bird-{n}" for n in range(count)]


ROWS: dict[str, Row] = {
    "REFI-QDA project: read": (10, project, read_project, ""),
    "REFI-QDA codebook: read": (40, lambda n: write_codebook(codes(n)), read_codebook, ""),
    "formats of one’s own: read": (1, own_formats, lambda data: read_formats(data, "mine.yaml"), ""),
    "YAML with its lines: read": (20, rows_of_yaml, parse, ""),
    "zip of a class: read": (5, zipped, lambda data: read_upload("class.zip", data), ""),
    "what a browser keeps, compared": (100, held, met, ""),
    "class with a roll: a line for each": (100, on_a_roll, lambda work: lines(*work), ""),
}
FROM_DISK: dict[str, tuple[int, Callable[[int, Path], Any], Callable[[Any], object]]] = {
    "notebook: read": (20, notebook, read_notebook),
    "lesson and its sibling in French: read": (20, with_sibling, read_in_french),
    "exercises: read and checked": (10, exercises, book_of),
    "sentences of a language: read": (50, catalogue, read_catalogue),
    "journal: opened": (100, journal_file, open_journal),
    "journals of a class: brought together": (5, a_class, lambda paths: read_together(*paths)),
    "room: opened again": (100, room, opened_room),
}


@pytest.mark.parametrize("name", ROWS)
def test_growth_of_what_comes_in(benchmark: BenchmarkFixture, name: str) -> None:
    base, make, act, reason = ROWS[name]
    measure(benchmark, f"{name}, {base}", [make(base * times) for times in TIMES], act, reason)


@pytest.mark.parametrize("name", FROM_DISK)
def test_growth_of_what_lies_on_a_disk(benchmark: BenchmarkFixture, tmp_path: Path, name: str) -> None:
    base, make, act = FROM_DISK[name]
    measure(benchmark, f"{name}, {base}", [make(base * times, tmp_path) for times in TIMES], act, "")
