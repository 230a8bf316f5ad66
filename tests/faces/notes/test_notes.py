"""Notes: what is written is kept, and questions follow what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.faces.notes.notes import NotesFace
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
