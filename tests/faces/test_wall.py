"""The view for a projector: what it holds, and what it leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.claims import Reading
from course.activities.counting import FEWEST
from course.activities.debate import Debate
from course.activities.debate.map import document_of_cards
from course.activities.positions.table import PositionTable
from course.case import load_case
from course.faces.debate.debate import DebateFace
from course.faces.debate.tree import COLUMNS, ROWS, pages_of
from course.faces.wall import WallFace
from course.journal import Journal
from course.lessons import Lesson
from course.methods.arguments import ArgumentMap
from tests.faces._every import EVERY_FACE
from tests.faces.door import Page

if TYPE_CHECKING:
    from course.session.session import Session

CASE = load_case()
OXFORD = next(f for f in CASE.formats if f.id == "oxford")


@pytest.fixture
def lesson(session: Session) -> Lesson:
    """A lesson over this session."""
    return Lesson("02-capabilities", using=session)


def wall(page: Page) -> str:
    """What the projector shows."""
    found = re.search(r"<template data-wall.*?>(.*)</template>", page.html, re.DOTALL)
    return found[1] if found else ""


def debate(session: Session) -> tuple[Page, Debate]:
    face = DebateFace(session, "oxford", "M4")
    face.shared.debate.begin(OXFORD, motion="M4", code="blue")
    return Page(face), face.shared.rules


@pytest.mark.parametrize("name", sorted(EVERY_FACE))
def test_a_wall_is_sent_only_while_it_is_shown_and_holds_no_forms(lesson: Lesson, name: str) -> None:
    face = EVERY_FACE[name](lesson)
    if not isinstance(face, WallFace):
        assert "project" not in face.verbs()
        return
    page = Page(face)
    assert wall(page) == ""
    page.do("project", on=True)
    assert "data-wall-off" in wall(page)
    assert not re.search(r"<(form|input|textarea|select)\b", wall(page))
    assert " style=" not in wall(page)
    assert "<template" not in face.html(live=False)
    page.do("project", on=False)
    assert wall(page) == ""


def test_a_debate_shows_floor_clock_and_the_last_two_cards_of_each_side(session: Session) -> None:
    page, rules = debate(session)
    page.do("project", on=True)
    for n in range(4):
        rules.cards.play(claim=f"Claim {n} for.", side="for")
    rules.cards.play(claim="Long " * 30, side="against")
    rules.cards.play(claim="Shorter.", side="against")
    page.do("advance", seen=0, step=1)
    shown = wall(page)
    assert "Lead speaker, for" in shown
    assert "data-clock-quiet" in shown
    assert "Claim 3 for." in shown
    assert "Claim 2 for." in shown
    assert "Claim 1 for." not in shown
    assert "Shorter." in shown
    assert "Long Long" not in shown  # where one of two is long, the newest stands alone
    assert "the last 2 of 4 cards" in shown


def test_the_map_pages_and_the_newest_card_is_on_the_page_that_opens(session: Session) -> None:
    page, rules = debate(session)
    for n in range(9):
        rules.cards.play(claim=f"Claim {n}.", side="for")
    page.do("project", on=True)
    page.do("wall_view", view="map")
    assert "Claim 8." in wall(page)
    assert "Claim 0." not in wall(page)
    page.do("wall_page", page=0)
    assert "Claim 0." in wall(page)
    assert "Claim 8." not in wall(page)
    assert page.do("wall_view", view="score")["trouble"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("", "supports", "attacks", "undercuts")), st.integers(0, 40)),
                max_size=30))  # fmt: skip
def test_every_card_has_one_place_on_the_wall_or_is_counted(plays: list[tuple[str, int]]) -> None:
    rules = Debate(CASE, Journal(), who="heron")
    rules.begin(OXFORD, motion="M4", code="blue")
    made: list[str] = []
    for relation, to in plays:
        about = made[to % len(made)] if relation and made else ""
        made.append(
            rules.cards.play(claim="So.", side="for", relation=relation if about else "", to=about).id
        )
    map_ = ArgumentMap(document_of_cards(rules.state.cards.values(), title="M"))
    pages = pages_of(map_, rules.state)
    for page in pages:
        where = [(p.row, p.column) for p in page.places]
        assert len(set(where)) == len(where)
        assert all(0 <= row < min(ROWS, page.rows) and column < COLUMNS for row, column in where)
        assert all(p.above <= p.row for p in page.places)
    numbers = [p.card.number for page in pages for p in page.places]
    numbers += [n for page in pages for p in page.places for n in p.supports]
    deeper = sum(p.more for page in pages for p in page.places)
    assert len(set(numbers)) == len(numbers)
    assert len(numbers) + deeper == len(made)


def test_a_sentence_shows_counts_from_five_on_and_no_names(lesson: Lesson, session: Session) -> None:
    face = EVERY_FACE["reading in class"](lesson)
    page = Page(face)
    page.do("project", on=True)
    page.do("wall_sentence", step=1)
    assert "Sentence 1 of" in page.view["say"]
    claim = face.claim_ids[0]  # type: ignore[attr-defined]
    for n in range(FEWEST):
        who = session.journal.introduce(f"quiet-{n}")
        reading = Reading(
            session.case, session.journal, who=who, sections=lesson.record.sections, mode="class"
        )
        page.do("wall_reason", at=0)
        assert "Counts are shown from 5 judgements on." in wall(page)
        reading.judge(claim, kind="factual", status="contested", confidence=2, why=f"Reason {n}.")
    page.do("wall_reason", at=1)
    shown = wall(page)
    assert "quiet-" not in shown
    assert "5 judged" in shown
    assert "▲▲▲▲▲" in shown
    assert "Reason 1." in shown
    assert "Reason 0." not in shown
    page.do("open", claim=claim)
    assert "Reason 1." not in wall(page)
    assert CASE.claim(claim).note[:30] in wall(page).replace("&#39;", "'")


def test_positions_show_an_issue_at_a_time_and_the_evidence_of_what_is_chosen(lesson: Lesson) -> None:
    page = Page(lesson.positions())
    page.do("project", on=True)
    first, second = CASE.issues[:2]
    assert first.title in wall(page)
    assert wall(page).count('data-key="option-') == len(first.scale)
    page.do("wall_issue", step=1)
    assert page.view["say"] == f"Issue 2 of {len(CASE.issues)}: {second.title}"
    assert 'data-key="wall-card-' not in wall(page)
    held = next(p for p in CASE.positions if p.issue == second.id and p.actor == "iran")
    page.do("choose", issue=second.id, actor="iran")
    assert 'data-key="wall-card-iran"' in wall(page)
    assert held.evidence[:30] in wall(page)
    page.do("choose", issue=first.id, actor="iran")  # the wall follows the working view
    assert first.guiding_question in wall(page).replace("&#39;", "'")
    page.do("wall_issue", step=-1)
    assert first.title in wall(page)  # there is none before it


def test_inferred_positions_look_so_on_the_wall_and_many_without_one_are_counted(lesson: Lesson) -> None:
    page = Page(lesson.positions())
    page.do("project", on=True)
    page.do("look", who="all")
    shown = wall(page)
    table = PositionTable(CASE)
    cells = [table.cell(CASE.issues[0].id, party) for party in table.parties]
    assert shown.count('class="holder inferred"') == sum(c.state == "inferred" for c in cells)
    assert shown.count('class="holder"') == sum(c.state == "stated" for c in cells)
    missing = sum(c.state == "not_looked_for" for c in cells)
    assert f"not looked for yet {missing}" in shown


def test_evidence_stays_on_the_wall_for_a_party_that_the_table_leaves_out(lesson: Lesson) -> None:
    page = Page(lesson.positions())
    page.do("project", on=True)
    page.do("choose", issue="range", actor="iran")
    view = page.do("look", who="own", issue="range", parties=["united_states", "israel"])
    assert view["trouble"] == ""
    assert 'data-key="wall-card-iran"' in wall(page)
