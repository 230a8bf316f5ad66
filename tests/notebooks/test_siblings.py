"""A lesson in another language has the cells of the English one, and a page says what is not translated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from course.case import load_case
from course.commands.start import spoken
from course.language import speaking
from course.lessons.notebook import Prose, read_notebook
from course.lessons.page import lay_out
from course.lessons.reading import reading_text
from course.lessons.siblings import notebook_of, read_lesson
from course.session.choice import place
from tests.language._catalogues import catalogues_in
from tests.notebooks._pages import NOTEBOOKS, notebook, source
from tools.language import CATALOGUE, begin
from tools.siblings import all_siblings, misfits, sibling_of
from tools.siblings import begin as begin_lesson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LESSON = "00-start-here"
CASE = load_case()
FIRST = "## Lire\n\n1. Un lien [là](../01-introduction.ipynb), 97 phrases.\n\n> The paper.\n> — S2-01\n"


@pytest.fixture
def notebooks(tmp_path: Path) -> Path:
    """Give a folder with one lesson of three cells."""
    english = (
        "## Read\n\n1. A link [there](01-introduction.ipynb), 97 sentences.\n\n> The paper.\n> — S2-01\n"
    )
    book = {
        "cells": [
            {"cell_type": "markdown", "id": "read", "metadata": {}, "source": english},
            {"cell_type": "code", "id": "run", "metadata": {}, "source": 'lesson.read("abstract")'},
            {"cell_type": "markdown", "id": "next", "metadata": {}, "source": "## What next\n\nGo on."},
        ]
    }
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / f"{LESSON}.ipynb").write_text(json.dumps(book), encoding="utf-8")
    return tmp_path / "notebooks"


@pytest.fixture
def french(tmp_path: Path) -> Iterator[None]:
    """Let there be French, with no sentence in it yet."""
    from babel.messages.catalog import Catalog

    begin("fr", Catalog(), tmp_path / "locales" / "fr" / CATALOGUE)
    with catalogues_in(tmp_path / "locales"), speaking("fr"):
        yield


def change(path: Path, how: Callable[[list[Any]], object]) -> None:
    book = notebook(path)
    how(book["cells"])
    path.write_text(json.dumps(book), encoding="utf-8")


def translate(notebooks: Path, first: str = FIRST) -> None:
    """Begin the French lesson, and translate its first cell."""
    begin_lesson(notebooks / f"{LESSON}.ipynb", "fr")
    change(notebooks / "fr" / f"{LESSON}.ipynb", lambda cells: cells[0].update(source=first))


def test_every_translated_lesson_fits_the_english_one_cell_by_cell() -> None:
    for english, code in all_siblings():
        assert list(misfits(english, code)) == []
        for cell in notebook(sibling_of(english, code))["cells"]:
            assert (cell["metadata"]["deletable"], cell["metadata"]["editable"]) == (False, False), cell["id"]
            assert cell.get("outputs", []) == []


def test_a_lesson_is_begun_with_its_english_text_and_its_links_lead_on(notebooks: Path) -> None:
    translate(notebooks, "")
    begin_lesson(notebooks / f"{LESSON}.ipynb", "de")
    assert "(../01-introduction.ipynb)" in source(notebook(notebooks / "de" / f"{LESSON}.ipynb")["cells"][0])
    assert [wrong.split(": ")[1] for wrong in misfits(notebooks / f"{LESSON}.ipynb", "de")] == [
        "it is not translated yet."
    ] * 2


def test_what_is_translated_stays_when_a_lesson_is_begun_again(notebooks: Path) -> None:
    translate(notebooks)
    path = notebooks / f"{LESSON}.ipynb"
    change(path, lambda cells: cells[0].update(source=source(cells[0]) + "\n\nMore."))
    change(path, lambda cells: cells.append({**cells[2], "id": "more", "source": "Even more."}))
    begin_lesson(path, "fr")
    cells = notebook(notebooks / "fr" / path.name)["cells"]
    assert [cell["id"] for cell in cells] == ["read", "run", "next", "more"]
    assert source(cells[0]) == FIRST
    assert "fr/00-start-here.ipynb, cell read: the English has changed." in next(misfits(path, "fr"))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("## Lire", "### Lire", "levels of headings"),
        ("../01-introduction.ipynb", "../02-capabilities.ipynb", "links and pictures"),
        ("../01-introduction.ipynb", "01-introduction.ipynb", ""),
        ("> The paper.", "> Le papier.", "words of the paper"),
        ("97", "98", "numbers"),
        ("97", "۹۷", ""),
        ("1. Un", "Un", "points of lists"),
        ("Un lien", "Un `lien`", "code"),
        ("Un lien", "Un <b>lien</b>", "marks in angle brackets"),
        ("Un lien", "Un lien\n| a | b |\n", "bars of tables"),
    ],
)
def test_what_does_not_fit_the_english_cell_is_named(
    notebooks: Path, before: str, after: str, said: str
) -> None:
    translate(notebooks, FIRST.replace(before, after))
    found = [wrong for wrong in misfits(notebooks / f"{LESSON}.ipynb", "fr") if "cell read:" in wrong]
    assert any(said in wrong for wrong in found) == bool(said), found


def test_other_cells_and_other_code_are_named(notebooks: Path) -> None:
    translate(notebooks)
    path = notebooks / "fr" / f"{LESSON}.ipynb"
    change(path, lambda cells: cells[1].update(source="lesson.begin()"))
    assert any("letter by letter" in wrong for wrong in misfits(notebooks / path.name, "fr"))
    change(path, lambda cells: cells.pop())
    assert [wrong.split(": ")[1][:14] for wrong in misfits(notebooks / path.name, "fr")] == ["the cells are "]


@pytest.mark.usefixtures("french")
def test_what_is_translated_is_read_and_the_rest_stays_english(notebooks: Path) -> None:
    english = read_notebook(notebooks / f"{LESSON}.ipynb")
    assert read_lesson(notebooks, LESSON) == english
    translate(notebooks)
    first, call, last = read_lesson(notebooks, LESSON)
    assert isinstance(first, Prose)
    assert (first.text, first.english) == (FIRST, english[0].text if isinstance(english[0], Prose) else "")
    assert (call, last) == english[1:]
    with speaking("en"):
        assert read_lesson(notebooks, LESSON) == english


@pytest.mark.usefixtures("french")
def test_a_text_that_was_made_from_an_earlier_one_is_not_shown(notebooks: Path) -> None:
    translate(notebooks)
    change(notebooks / f"{LESSON}.ipynb", lambda cells: cells[0].update(source="## Read\n\nNews."))
    assert read_lesson(notebooks, LESSON)[0] == Prose("## Read\n\nNews.", "read")


@pytest.mark.usefixtures("french")
def test_headings_keep_their_place_and_what_is_english_says_so(notebooks: Path) -> None:
    translate(notebooks)
    page = lay_out(read_lesson(notebooks, LESSON), lambda _call: "")
    assert [(h.id, h.text) for h in page.contents] == [("read", "Lire"), ("what-next", "What next")]
    assert page.anchors(CASE.lesson(LESSON)) == {"read": "Lire", "what-next": "What next"}
    assert [block.english for block in page.blocks if not block.call] == [False, True]


@pytest.mark.usefixtures("french")
def test_a_page_says_once_that_some_of_it_is_english() -> None:
    text = reading_text(CASE, NOTEBOOKS, "01-introduction", ())
    assert text.count("has not been translated yet") == 1
    assert '<html lang="fr" dir="ltr">' in text
    assert '<div class="prose" lang="en" dir="ltr">' in text
    with speaking("en"):
        text = reading_text(CASE, NOTEBOOKS, "01-introduction", ())
    assert "has not been translated yet" not in text
    assert 'class="prose" lang' not in text


@pytest.mark.usefixtures("french")
def test_the_parts_of_a_lesson_are_found_whatever_language_names_them() -> None:
    from course.case.translation import translated

    record = translated(CASE.lesson("01-introduction"), str.upper)
    page = lay_out(read_lesson(NOTEBOOKS, "01-introduction"), lambda _call: "")
    assert record.parts[0].heading == "THE ABSTRACT"
    assert {part.anchor for part in record.parts} <= page.anchors(record).keys()


@pytest.mark.usefixtures("french")
def test_jupyterlab_opens_the_first_lesson_in_the_language_and_its_choice_is_the_same(
    notebooks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = f"notebooks/{LESSON}.ipynb"
    assert spoken(notebooks.parent, page) == page
    translate(notebooks)
    assert spoken(notebooks.parent, page) == f"notebooks/fr/{LESSON}.ipynb"
    assert notebook_of(notebooks, LESSON) == notebooks.parent / spoken(notebooks.parent, page)
    monkeypatch.chdir(notebooks / "fr")
    assert place(LESSON) == notebooks / f"{LESSON}.choice.yaml"
