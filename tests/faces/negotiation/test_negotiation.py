"""The negotiating table: who sees what when, and hostile text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from course.activities.negotiation.rows import rows
from course.faces.negotiation.negotiation import NegotiationFace
from course.journal import Journal
from course.session.session import Session
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.activities.negotiation import Negotiation

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}\u202e"


@pytest.fixture
def page(session: Session) -> Page:
    return Page(NegotiationFace(session))


def talks(page: Page) -> Negotiation:
    assert isinstance(page.face, NegotiationFace)
    return page.face.talks


def seat(page: Page, who: str, party: str, text: str = "We go on as now.") -> None:
    page.face.session.who = who
    assert page.do("play", party=party)["trouble"] == ""
    assert page.do("alternative", text=text)["trouble"] == ""


def test_nobody_can_talk_before_the_alternative_is_written(page: Page) -> None:
    assert "For whom do you speak?" in page.html
    assert 'value="shamkhani"' not in page.html
    page.do("play", party="oman")
    assert 'data-do="offer"' not in page.html
    assert "if there is no agreement" in page.do("offer", **{"i-range": "1"})["trouble"]
    page.do("alternative", text="We wait.")
    assert 'data-do="offer"' in page.html


def test_others_see_an_alternative_only_when_the_talks_are_closed(page: Page) -> None:
    seat(page, "heron", "oman", "A secret plan.")
    seat(page, "owl", "pakistan")
    assert "A secret plan." not in page.html
    page.do("close")
    assert "A secret plan." in page.html
    assert "To talk about" in page.html
    page.do("reopen")
    assert "A secret plan." not in page.html


def test_offer_answer_and_counter_offer(page: Page) -> None:
    seat(page, "heron", "iran")
    page.do("offer", text="First.", **{"i-agenda_scope": "2", "i-range": ""})
    (offer,) = talks(page).offers
    seat(page, "owl", "united_states")
    assert "What the hypotheses say for your side" in page.html
    assert "could accept if visits or inspection are agreed" in page.html
    assert page.do("respond", offer=offer.id, answer="study", reason="Time.")["trouble"] == ""
    view = page.do("counter", offer=offer.id)
    assert "Your answer to offer 1" in view["html"]
    page.do("offer", text="", **{"i-agenda_scope": "3"})
    assert "answering offer 1" in page.html


def test_the_single_text_shows_who_supports_which_version(page: Page) -> None:
    seat(page, "heron", "oman")
    page.do("propose", issue="range", level="2", text=HOSTILE)
    assert "<img" not in page.html
    seat(page, "owl", "pakistan")
    (version,) = talks(page).versions("range")
    page.do("support", version=version.id)
    assert "All 2 parties at the table support one version." in page.html
    page.do("undo")
    assert "Pakistan supports none so far" in page.html


def test_the_record_is_taken_along_and_reads_without_a_kernel(page: Page) -> None:
    seat(page, "heron", "oman")
    page.do("offer", text="First.", **{"i-range": "2"})
    page.do("csv")
    page.do("paper", form="markdown")
    files = [s for s in page.sent if s["type"] == "download"]
    assert [s["name"] for s in files] == ["negotiation.csv", "negotiation.md"]
    html = page.face.html(live=False)
    assert "data-do" not in html
    assert "Offer 1 by Oman" in html


def test_a_case_without_issues_says_so(session: Session) -> None:
    bare = session.case.model_copy(update={"issues": (), "positions": (), "bargaining": ()})
    page = Page(NegotiationFace(Session(bare, Journal(), "heron")))
    assert "no issues to negotiate about" in page.html


def test_a_party_whose_offer_stands_stays_at_the_table_after_a_swap(page: Page) -> None:
    seat(page, "heron", "iran")
    page.do("offer", text="First.", **{"i-range": "1"})
    page.do("play", party="oman")
    at_table = page.html.split('data-key="at-table"')[1].split("</p>")[0]
    assert "Iran (nobody speaks for it now)" in at_table
    assert "Oman (heron)" in at_table
    assert "Change chairs: speak for Iran" in page.html


def test_text_and_offers_hold_the_same_few_issues_and_grow_together(page: Page) -> None:
    seat(page, "heron", "iran")
    offered = re.findall(r'name="i-(\w+)"', page.html)
    assert len(offered) == 3
    assert re.findall(r'data-key="clause-(\w+)"', page.html) == offered
    other = next(i.id for i in page.face.session.case.issues if i.id not in offered)
    page.do("add", issue=other)
    assert sorted(re.findall(r'name="i-(\w+)"', page.html)) == sorted([*offered, other])
    assert f'data-key="clause-{other}"' in page.html
    assert "Choose an issue." in page.do("add", issue="nothing")["trouble"]


def test_an_answer_needs_no_reason(page: Page) -> None:
    seat(page, "heron", "iran")
    page.do("offer", text="", **{"i-range": "1"})
    seat(page, "owl", "oman")
    (offer,) = talks(page).offers
    assert page.do("respond", offer=offer.id, answer="study", reason="")["trouble"] == ""


def now(page: Page) -> str:
    """Give the step of the talks that whoever acts is at."""
    (found,) = re.findall(r'<li aria-current="step">\d (.+?)(?: <span|</li>)', page.html)
    return str(found)


def test_the_steps_say_where_whoever_acts_is(page: Page) -> None:
    assert now(page) == "Seat"
    page.do("play", party="oman")
    assert now(page) == "Alternative"
    page.do("alternative", text="We wait.")
    assert now(page) == "Guess"
    page.do("guess", issue="range", why="")
    assert now(page) == "Offers and text"
    page.do("close")
    assert now(page) == "Record"


def test_a_guess_is_invited_before_the_talks_and_seen_by_others_after_them(page: Page) -> None:
    seat(page, "heron", "oman")
    page.do("guess", issue="verification", why="A secret reason.")
    assert "A secret reason." in page.html
    assert 'data-do="guess"' not in page.html
    seat(page, "owl", "pakistan")
    assert "A secret reason." not in page.html
    assert rows(talks(page)) == []
    page.do("propose", issue="range", level="", text="A ceiling.")
    assert 'data-do="guess"' not in page.html
    assert "has begun to talk" in page.do("guess", issue="range")["trouble"]
    assert now(page) == "Offers and text"
    page.do("close")
    assert "A secret reason." in page.html
    assert "Oman guessed that “Verification and transparency” would be the hardest clause" in page.html
    first = next(row for row in rows(talks(page)))
    assert (first["what"], first["words"]) == ("guess", "A secret reason.")


def test_a_chair_drawn_by_lot_is_a_full_role_for_which_nobody_speaks(page: Page) -> None:
    case = page.face.session.case
    roles = {p.id for p in talks(page).everybody if case.is_role(p.id)}
    for n in range(len(roles)):
        page.face.session.who = f"heron-{n}"
        assert page.do("draw")["trouble"] == ""
    assert set(talks(page).players) == roles
    page.face.session.who = "owl"
    assert "Somebody speaks for each party" in page.do("draw")["trouble"]
