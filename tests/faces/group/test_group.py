"""The view of a class as a face: quiet until it is asked, and without names until they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.faces.group.group import GroupFace
from tests.collect import _class as made
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.session.session import Session


@pytest.fixture
def page(session: Session) -> Page:
    for n, who in enumerate(made.people(session.journal, 6)):
        made.judge(session.journal, who, "supported" if n < 3 else "contested", f"Reason {n}.")
    return Page(GroupFace(session, made.LESSON))


def test_it_shows_what_to_talk_about_and_both_reasons(page: Page) -> None:
    assert "S2-08: 3 say “It holds”, 3 “Contested”." in page.html
    assert "6 people have worked." in page.html
    assert "Reason 0." in page.html


def test_pseudonyms_stand_beside_reasons_only_when_asked_for(page: Page) -> None:
    def reasons() -> str:
        return page.html.partition("Who did what")[0]

    assert "bird-0" not in reasons()
    assert page.do("names")["say"] == "Pseudonyms are shown."
    assert "bird-0" in reasons()
    assert page.do("names")["say"] == "Pseudonyms are hidden."
    assert "bird-0" not in reasons()


def test_the_page_stays_as_it_is_until_it_is_read_again(page: Page, session: Session) -> None:
    made.judge(session.journal, session.journal.introduce("late"), "contested", "Reason 9.")
    assert "come since" in page.html
    assert "6 people have worked." in page.html
    assert page.do("read_again")["say"] == "Read again."
    assert "7 people have worked." in page.html
    assert "come since" not in page.html


def test_whoever_looks_is_not_counted(session: Session) -> None:
    made.judge(session.journal, session.who, "supported", "Mine.")
    page = Page(GroupFace(session, made.LESSON))
    assert "Nobody’s work is here yet." in page.html
    assert "Mine." not in page.html


def test_questions_for_one_person(page: Page, session: Session) -> None:
    who = session.journal.named("bird-02")
    page.do("person", value=who)
    assert "What is the best reason against your own judgement?" in page.html or "S2-08" in page.html
    assert page.do("person", value="nobody")["trouble"] == "Choose a person from the list."


def test_papers_and_tables_are_handed_over(page: Page, session: Session) -> None:
    page.do("paper", form="html")
    page.do("questions", form="html", who=session.journal.named("bird-02"))
    page.do("csv", table="people")
    assert [d["name"] for d in page.sent if d["type"] == "download"] == [
        "class.html",
        "questions.html",
        "people.csv",
    ]


def test_the_wall_shows_one_finding_at_a_time_and_no_names(page: Page) -> None:
    page.do("names")
    page.do("project", on=True)
    seen = []
    for at in range(9):
        page.do("wall_finding", at=at)
        seen.append(page.html.split("<template", 1)[1])
        assert "bird-" not in seen[-1]
    assert "S2-08: 3 say “It holds”, 3 “Contested”." in seen[0]
    assert "necessitate a robust missile arsenal" in seen[0]
    assert any("Reason 0." in shown for shown in seen)
    assert seen[-1] == seen[-2]  # after the last there is none
