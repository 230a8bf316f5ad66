"""Notes, systems and tables: what is written is kept, and every table can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from course.faces.notes.notes import NotesFace
from course.faces.tables.tables import Table, TableFace
from course.language import NotAllowed
from course.lessons import Lesson
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.session.session import Session


@pytest.fixture
def page(session: Session) -> Page:
    return Page(
        NotesFace(session, "01-introduction", {"a": "Why?", "b": "How?"}, heading="Talk", lead="First.")
    )


def test_a_note_is_kept_and_can_be_changed(page: Page, session: Session) -> None:
    assert page.do("write", prompt="a", text="Because.")["say"] == "Kept."
    assert ">Because.</textarea>" in page.html
    assert page.do("write", prompt="a", text=" Because. ")["say"] == "Nothing has changed since you kept it."
    page.do("write", prompt="a", text="")
    assert ">Because.</textarea>" not in page.html
    assert len(session.journal) == 2


def test_an_empty_first_note_is_refused(page: Page) -> None:
    assert page.do("write", prompt="a", text="  ")["trouble"]


def test_what_others_wrote_stands_below(page: Page, session: Session) -> None:
    page.do("write", prompt="a", text="Mine.")
    session.go_on_as(session.journal.introduce("wren"))
    assert "What others wrote (1)" in page.html
    assert '<span class="small">heron:</span>' in page.html


def test_hostile_notes_are_text(page: Page) -> None:
    page.do("write", prompt="a", text="</textarea><script>alert(1)</script>")
    assert "<script>" not in page.html


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


def test_every_lesson_shows_all_its_faces(session: Session) -> None:
    for record in session.case.lessons:
        lesson = Lesson(record.id, using=session)
        for face in (
            lesson.begin,
            lesson.read,
            lesson.summary,
            lesson.discuss,
            lesson.reflect,
            lesson.glossary,
        ):
            assert Page(face()).html
        for set_id in record.exercises:
            assert Page(lesson.exercises(set_id)).html


def test_the_systems_table_names_every_system_and_keeps_what_differs_closed(session: Session) -> None:
    html = Page(Lesson("02-capabilities", using=session).systems()).html
    for system in session.case.systems:
        assert f'data-key="{system.id}"' in html
    assert "<details open" not in html
    assert 'role="img"' in html


def test_questions_come_from_what_was_done_and_follow_it(session: Session) -> None:
    lesson = Lesson("07-conclusion", using=session)
    table, page = Page(lesson.bargain()), Page(lesson.discuss("bargaining", "negotiation"))
    assert "From what was done here" not in page.html
    table.do("revise", party="iran", issue="range", **{"o-0": "beyond"}, reason="<b>It</b> said so.")
    assert "From what was done here" in page.html
    assert "&lt;b&gt;It&lt;/b&gt; said so." in page.html
    page.do("undo")  # takes back a note, and nothing of the table
    assert "From what was done here" in page.html
    table.do("undo")
    assert "From what was done here" not in page.html
