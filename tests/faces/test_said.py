"""What the faces say reads as people write: no doubled marks, no id, and a name for each table and button."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from course.case import case_folder, load_case
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page

DOUBLED = re.compile(r"““|””|(?<!\.)\.\.(?!\.)|[?!]\.")
ID = re.compile(r"\([a-z]+_[a-z0-9_]+\)")


class Reader(HTMLParser):
    """Read a page: its words, its tables, and what its buttons are called."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tables: list[bool] = []
        self.buttons: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.tables.append("aria-label" in given or "aria-labelledby" in given)
        elif tag == "caption":
            self.tables[-1] = True
        elif tag == "button":
            self.buttons.append("")
            self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "button"

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.open:
            self.buttons[-1] += data


def read(name: str, *presses: tuple[str, dict[str, str]]) -> Reader:
    session = Session(load_case(), Journal(), "heron")
    page = Page(EVERY_FACE[name](Lesson("03-red-line", using=session)))
    for verb, form in presses:
        assert page.do(verb, **form)["trouble"] == ""
    reader = Reader()
    reader.feed(page.html)
    return reader


@pytest.mark.parametrize("name", EVERY_FACE)
def test_no_mark_is_doubled_no_id_is_shown_and_every_table_says_what_it_is(name: str) -> None:
    reader = read(name)
    said = "".join(reader.words)
    assert DOUBLED.findall(said) == []
    assert ID.findall(said) == []
    assert all(reader.tables)


def test_judgements_beside_the_ledger_say_which_table_it_is() -> None:
    claim = load_case().claims_in("II")[0].id
    said = {"claim": claim, "kind": "factual", "status": "contested", "confidence": "2", "why": ""}
    assert all(read("reading", ("judge", said)).tables)


def test_each_position_is_a_button_of_its_own_name() -> None:
    names = [" ".join(name.split()) for name in read("positions").buttons]
    cells = [name for name in names if name.endswith(")")]
    assert len(cells) > 40
    assert len(set(cells)) == len(cells)


def test_a_finding_names_parties_as_a_sentence_does() -> None:
    said = " ".join("".join(read("networks").words).split())
    assert "Iran and the United States are opposed most often" in said


@pytest.mark.parametrize("case", [None, "seabed"])
def test_a_party_in_a_list_begins_with_a_capital(case: str | None) -> None:
    labels = [s.label for s in load_case(case_folder(case) if case else None).stakeholders]
    assert [label for label in labels if label[0].islower()] == []
