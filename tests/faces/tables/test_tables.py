"""Tables: every record of the case can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from course.faces.tables.tables import Table, TableFace
from course.language import NotAllowed
from course.lessons import Lesson
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.session.session import Session


@pytest.mark.parametrize("table", get_args(Table))
def test_every_table_shows_every_record(session: Session, table: Table) -> None:
    html = TableFace(session, table).html(live=False)
    records = getattr(session.case, table)
    assert html.count("<li") + html.count("<tr") + html.count("<dt") >= len(records)
    assert "<button" not in html


def test_a_passage_that_pulls_apart_by_itself_is_shown_once(session: Session) -> None:
    cards = TableFace(session, "contradictions").html().split("<li")[1:]
    assert len(cards) == len(session.case.contradictions)
    for card in cards:
        passages = re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", card)
        assert passages
        assert len(passages) == len(set(passages))


def test_an_unknown_table_names_the_others(session: Session) -> None:
    with pytest.raises(NotAllowed, match="omissions"):
        TableFace(session, "recipes")  # type: ignore[arg-type]


def test_the_systems_table_names_every_system_and_keeps_what_differs_closed(session: Session) -> None:
    html = Page(Lesson("02-capabilities", using=session).systems()).html
    for system in session.case.systems:
        assert f'data-key="{system.id}"' in html
    assert "<details open" not in html
    assert 'role="img"' in html
