"""A case speaks another language sentence by sentence; the paper's own words stay."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import write_po

from course.case import default_folder, load_case
from course.case.exercises import load_exercises
from course.language import speaking
from tests.language._catalogues import catalogues_in
from tools.language import collect_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of the case with a little French: one sentence of each kind."""
    shutil.copytree(default_folder().parent / "exercises", tmp_path / "exercises")
    data = tmp_path / "data"
    shutil.copytree(default_folder(), data)
    catalogue = collect_case(data)
    case = load_case(data)
    scale, driver = case.issue("range").scale[0], case.what_ifs[0].drivers[0]
    item = load_exercises(case).sets[0].items[0]
    french = {
        case.issue("range").title: "Portée des missiles",
        scale.label.replace("_", " "): "sans limite",
        driver.states[0]: "premier état",
        item.prompt: "Choisissez.",
        case.glossary[0].term: "mot",
    }
    for english, words in french.items():
        catalogue[english].string = words
    (data / "fr").mkdir(exist_ok=True)  # the case ships with French of its own
    with (data / "fr" / "case.po").open("wb") as file:
        write_po(file, catalogue)
    locale = tmp_path / "locales" / "fr" / "LC_MESSAGES"
    locale.mkdir(parents=True)
    (locale / "course.po").write_text('msgid ""\nmsgstr "Language: fr\\n"\n', encoding="utf-8")
    with catalogues_in(tmp_path / "locales"):
        yield data


def test_what_is_translated_is_said_and_the_rest_stays(folder: Path) -> None:
    english = load_case(folder)
    with speaking("fr"):
        french = load_case(folder)
        book = load_exercises(french)
    assert french.issue("range").title == "Portée des missiles"
    assert french.issue("range").guiding_question == english.issue("range").guiding_question
    assert french.issue("range").scale[0].label == "sans_limite"
    assert book.sets[0].items[0].prompt == "Choisissez."
    assert french.glossary[0].term == "mot"
    assert french.paper.text == english.paper.text
    assert [c.quote for c in french.claims] == [c.quote for c in english.claims]
    assert load_case(folder).issue("range").title == english.issue("range").title


def test_states_that_are_named_twice_stay_the_same_words(folder: Path) -> None:
    with speaking("fr"):
        case = load_case(folder)
    states = {(w.id, d.id): set(d.states) for w in case.what_ifs for d in w.drivers}
    assert "premier état" in set().union(*states.values())
    for record in case.cross_impacts:
        drivers = {d: s for (what_if, d), s in states.items() if what_if == record.what_if}
        assert record.state in set().union(*drivers.values())
        assert set(record.effects) <= set().union(*drivers.values())


def test_every_sentence_is_offered_once_and_no_word_of_the_paper(folder: Path) -> None:
    offered = {message.id for message in collect_case(folder) if message.id}
    case = load_case(folder)
    assert case.claims[0].note in offered
    assert not offered & {claim.quote for claim in case.claims}
    assert case.stakeholders[0].id not in offered
