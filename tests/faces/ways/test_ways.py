"""Alone, in a pair, in a class: one switch, which every reader follows and a folder remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.case.words import WAY_LABELS
from course.faces.claims.claims import ReadingFace
from course.faces.contents.head import HeadFace
from course.session.session import Session
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from pathlib import Path

BUTTONS = {
    "solo": "Compare with the ledger",
    "pair": "Pseudonym of the second reader",
    "class": "Keep my judgement",
}


@pytest.mark.parametrize("way", WAY_LABELS)
def test_one_switch_holds_for_every_reader(session: Session, way: str) -> None:
    reading, head = (
        Page(ReadingFace(session, ["I"])),
        Page(HeadFace(session, session.case.lesson("02-capabilities"))),
    )
    reading.do("choose", claim="S1-01")
    assert head.do("work_as", value=way)["say"].startswith("You work ")
    assert f'value="{way}" data-do="work_as" checked' in reading.html
    assert BUTTONS[way] in reading.html
    assert f'value="{way}" data-do="work_as" checked' in Page(ReadingFace(session, ["II"])).html


def test_in_a_class_the_ledger_stays_closed_after_the_switch(session: Session) -> None:
    page = Page(ReadingFace(session, ["I"]))
    page.do("work_as", value="class")
    page.do("choose", claim="S1-01")
    page.do("judge", claim="S1-01", kind="factual", status="contested", confidence="3", why="So.")
    assert session.case.claim("S1-01").note not in page.html
    page.do("work_as", value="solo")
    assert "Side by side" not in page.html


def test_what_is_no_way_is_refused_and_changes_nothing(session: Session) -> None:
    page = Page(ReadingFace(session, ["I"]))
    assert page.do("work_as", value="clas")["trouble"]
    assert session.desk.way == "solo"


@pytest.mark.parametrize("given", [{"mode": "pair"}, {"mode": "class", "chair": True}, {"chair": True}])
def test_what_a_cell_names_stays_and_has_no_switch(session: Session, given: dict[str, object]) -> None:
    face = ReadingFace(session, ["I"], **given)  # type: ignore[arg-type]
    session.desk.work_in("solo")
    assert "work_as" not in Page(face).html
    assert face.context()["reading"].mode == given.get("mode", "class")


def test_a_folder_remembers_the_choice(tmp_path: Path) -> None:
    Session.start(load_case(), tmp_path).desk.work_in("class")
    assert Session.start(load_case(), tmp_path).desk.way == "class"


def test_a_folder_that_remembers_nonsense_begins_alone(tmp_path: Path) -> None:
    Session.start(load_case(), tmp_path).desk.remember(way="everybody")
    assert Session.start(load_case(), tmp_path).desk.way == "solo"
