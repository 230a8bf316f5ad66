"""Grounds are found by typing, over all that a card may rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.exercises import Exercises
from course.case import load_case
from course.faces.debate.debate import DebateFace
from course.faces.debate.seek import MOST, own_texts, search
from course.journal import Journal
from tests.faces.door import Page

if TYPE_CHECKING:
    from course.session.session import Session

CASE = load_case()


@pytest.fixture
def page(session: Session) -> Page:
    """A debate on notification, at its table."""
    made = Page(DebateFace(session, "oxford", "M4"))
    made.do("begin", format_id="oxford", setting="screen", motion="M4")
    made.do("stage", stage="table")
    return made


def ask(page: Page, text: str, field: str = "grounds") -> list[list[str]]:
    page.tell("seek", field=field, text=text, n=7)
    found = page.sent[-1]
    assert (found["type"], found["n"]) == ("found", 7)
    return [list(option) for option in found["options"]]


def kinds(text: str) -> set[str]:
    return {g.kind for g in search(CASE, Journal(), "heron", text)}


def test_every_kind_of_grounds_is_found_by_its_words() -> None:
    for table, kind in (("claims", "ledger"), ("sources", "source"), ("precedents", "precedent")):
        record = getattr(CASE, table)[3]
        words = getattr(record, "quote", "") or getattr(record, "title", "") or record.name
        assert kind in kinds(words[:60]), words
    position = CASE.positions[0]
    assert "position" in kinds(f"{CASE.stakeholder(position.actor).name} {position.evidence[:60]}")
    passage = search(CASE, Journal(), "heron", "intransigence missile negotiations derailing")
    assert any(g.kind == "passage" and g.text in CASE.paper.text for g in passage)


def test_the_id_of_a_claim_finds_it_and_case_and_accents_do_not_matter() -> None:
    claim = CASE.claims[20]
    assert search(CASE, Journal(), "heron", claim.id.lower())[0].ref == claim.id
    assert search(CASE, Journal(), "heron", "RÉSOLUTION 1929") == search(
        CASE, Journal(), "heron", "resolution 1929"
    )


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_gives_a_short_list_that_holds_every_word(text: str) -> None:
    assert len(search(CASE, Journal(), "heron", text)) <= MOST


def test_what_is_chosen_becomes_the_grounds_of_a_card(page: Page) -> None:
    for typed in ("s1-16", "notice", "khatami", "INF treaty", "saudi"):
        for value, words, label, kind in ask(page, typed):
            assert label
            assert kind
            view = page.do("play", claim="So.", grounds=value, words=words, sought=label)
            assert view["trouble"] == "", (value, words)
            assert "no grounds yet" not in page.html
            page.do("undo")
    assert ask(page, "notice", field="other") == []


def test_what_was_typed_and_not_chosen_is_a_source_of_ones_own(page: Page) -> None:
    page.do("play", claim="So.", grounds="", words="", sought="Ozga, A Chronology, 1994")
    assert "Own source" in page.html
    assert "Ozga, A Chronology, 1994" in page.html


def test_one_finds_the_lines_of_ones_own_dossier_and_nobody_elses(session: Session) -> None:
    journal, me = session.journal, session.who
    other = journal.introduce("wren")
    for who, text in ((me, "Mine"), (other, "Hers")):
        exercises = Exercises(session.case, journal, who=who, set_id="09-dossier")
        exercises.answer("dos-pieces", f"{text}: the code of conduct of 2002 is open.\nshort")
    found = search(session.case, journal, me, "code conduct 2002")
    assert [g.text for g in found if g.kind == "own"] == ["Mine: the code of conduct of 2002 is open."]
    assert [g.text for g in own_texts(journal, other)] == ["Hers: the code of conduct of 2002 is open."]
