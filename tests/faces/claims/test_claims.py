"""The reading face: what it shows when, and what it never shows too early."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from course.faces.claims.claims import ReadingFace
from course.faces.claims.summary import SummaryFace
from course.language import speaking
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.session.session import Session

JUDGED: dict[str, Any] = {
    "kind": "factual",
    "status": "contested",
    "confidence": "3",
    "why": "I would look it up.",
}


@pytest.fixture
def page(session: Session) -> Page:
    return Page(ReadingFace(session, ["I"]))


def first(page: Page) -> str:
    assert isinstance(page.face, ReadingFace)
    return page.face.claim_ids[0]


def test_every_claim_of_the_section_can_be_chosen_once_by_keyboard(page: Page, session: Session) -> None:
    claims = session.case.claims_in("I")
    assert page.html.count('role="button" tabindex="0"') == len(claims) == 17
    for claim in claims:
        assert page.html.count(f'id="{page.face.uid}-{claim.id}"') == 1


def test_the_ledger_is_nowhere_on_the_page_before_a_judgement(page: Page, session: Session) -> None:
    for claim in session.case.claims_in("I"):
        view = page.do("choose", claim=claim.id)
        assert claim.note not in view["html"]
        assert claim.where_to_check not in view["html"]


def test_judging_alone_opens_the_ledger_with_its_sources(page: Page, session: Session) -> None:
    claim = session.case.claim(first(page))
    page.do("choose", claim=claim.id)
    view = page.do("judge", claim=claim.id, **JUDGED)
    assert view["trouble"] == ""
    assert "Side by side" in view["html"]
    assert session.case.source(claim.sources[0]).title.split("'")[0] in view["html"]
    assert view["focus"] == f"#{page.face.uid}-ledger"
    assert view["say"].endswith("Read why.")
    assert "1 of 17 judged" in view["html"]


@pytest.mark.parametrize(("code", "flaw"), [("en", "Promise not kept"), ("fr", "Promesse non tenue")])
def test_the_ledger_names_the_flaw_in_the_language_of_whoever_reads(
    code: str, flaw: str, session: Session
) -> None:
    claim = next(c for c in session.case.claims if c.flaw_type == "promise_not_kept")
    with speaking(code):
        page = Page(ReadingFace(session, [claim.section]))
        page.do("choose", claim=claim.id)
        assert f">{flaw}</td>" not in page.html
        assert f">{flaw}</td>" in page.do("judge", claim=claim.id, **JUDGED)["html"]


@pytest.mark.parametrize("missing", ["kind", "status"])
def test_a_missing_answer_is_said_and_nothing_is_kept(page: Page, session: Session, missing: str) -> None:
    claim = first(page)
    page.do("choose", claim=claim)
    view = page.do("judge", claim=claim, **{k: v for k, v in JUDGED.items() if k != missing})
    assert view["trouble"]
    assert len(session.journal) == 0


def test_a_reason_is_invited_and_not_demanded(page: Page) -> None:
    claim = first(page)
    page.do("choose", claim=claim)
    assert "You do not have to give a reason." in page.html
    view = page.do("judge", claim=claim, **{**JUDGED, "why": " "})
    assert view["trouble"] == ""
    assert "Side by side" in view["html"]


@pytest.mark.parametrize("way", ["solo", "class"])
def test_how_sure_one_is_is_invited_and_not_demanded(page: Page, session: Session, way: str) -> None:
    claim = first(page)
    page.do("work_as", value=way)
    page.do("choose", claim=claim)
    assert "How sure are you? (you may leave it empty)" in page.html
    view = page.do("judge", claim=claim, **{k: v for k, v in JUDGED.items() if k != "confidence"})
    assert view["trouble"] == ""
    if way == "class":
        assert "Contested. Without saying how sure." in view["html"]
    else:
        assert "<td>–</td><td>–</td>" in view["html"]
        assert ", Without saying how sure." in Page(SummaryFace(session, ["I"])).html


def test_hostile_text_is_shown_as_text(page: Page) -> None:
    claim = first(page)
    page.do("choose", claim=claim)
    view = page.do("judge", claim=claim, **{**JUDGED, "why": "<img src=x onerror=alert(1)>{{ 7*7 }}\u202e"})
    assert "<img" not in view["html"]
    assert "&lt;img src=x onerror=alert(1)&gt;{{ 7*7 }}" in view["html"]


def test_an_unknown_verb_and_an_error_inside_are_answered(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "older than the toolkit" in page.do("dance")["trouble"]
    monkeypatch.setattr(page.face, "on_next", lambda: 1 / 0)
    assert "Something went wrong" in page.do("next")["trouble"]


def test_undo_and_redo_from_the_face(page: Page) -> None:
    claim = first(page)
    page.do("choose", claim=claim)
    page.do("judge", claim=claim, **JUDGED)
    page.do("undo")  # the ledger is closed again
    assert "Side by side" not in page.html
    page.do("undo")
    assert "0 of 17 judged" in page.html
    page.do("redo")
    assert "1 of 17 judged" in page.html


def test_a_pair_at_one_table_judges_apart(session: Session) -> None:
    page = Page(ReadingFace(session, ["I"], mode="pair"))
    claim = first(page)
    page.do("choose", claim=claim)
    assert "needs another pseudonym" in page.do("name_partner", partner="heron")["say"]
    page.do("name_partner", partner="wren")
    view = page.do("judge", claim=claim, **{**JUDGED, "why": "Secret of heron."})
    assert "Secret of heron." not in view["html"]
    assert "Now judging: <strong>wren</strong>" in view["html"]
    view = page.do("judge", claim=claim, **{**JUDGED, "why": "Secret of wren."})
    assert "Secret of heron." in view["html"]
    assert "Secret of wren." in view["html"]
    assert session.case.claim(claim).note not in view["html"]
    view = page.do("open", claim=claim)
    assert "Side by side" in view["html"]


def test_in_class_the_chair_sees_the_class_and_opens(session: Session) -> None:
    student = Page(ReadingFace(session, ["I"], mode="class"))
    claim = first(student)
    student.do("choose", claim=claim)
    student.do("judge", claim=claim, **JUDGED)
    assert "when your instructor says so" in student.html
    session.who = "chair"
    chair = Page(ReadingFace(session, ["I"], mode="class", chair=True))
    view = chair.do("choose", claim=claim)
    assert "1 of 1" in view["html"]
    assert "I would look it up." in view["html"]
    view = chair.do("open", claim=claim)
    assert session.case.claim(claim).where_to_check.split("'")[0] in view["html"]


def test_without_a_kernel_the_paper_can_be_read(page: Page, session: Session) -> None:
    html = page.face.html(live=False)
    assert session.case.claims_in("I")[0].quote in html
    assert "<button" not in html


def test_the_summary_puts_both_reasons_side_by_side(page: Page, session: Session) -> None:
    summary = Page(SummaryFace(session, ["I"]))
    assert "Judge a few sentences first" in summary.html
    differing = next(c for c in session.case.claims_in("I") if c.status != "contested")
    page.do("choose", claim=differing.id)
    page.do("judge", claim=differing.id, **JUDGED)
    assert "differ: 1" in summary.html  # it follows the journal without being asked
    assert "I would look it up." in summary.html
    assert "Fairly sure: the ledger agreed 0 of 1 time." in summary.html
    assert "<svg" not in summary.html
    for claim in session.case.claims_in("I"):
        page.do("judge", claim=claim.id, **JUDGED)
    assert "<svg" in summary.html
    assert 'role="img"' in summary.html


def test_the_summary_gives_files(page: Page, session: Session) -> None:
    claim = first(page)
    page.do("judge", claim=claim, **JUDGED)
    summary = Page(SummaryFace(session, ["I"]))
    summary.do("csv")
    summary.do("paper", form="markdown")
    files = [m for m in summary.sent if m.get("type") == "download"]
    assert [f["name"] for f in files] == ["judgements.csv", "judgements.md"]
    assert claim in files[0]["text"]
    assert "I would look it up." in files[1]["text"]


def test_the_chair_has_one_strong_button_and_need_not_judge(session: Session) -> None:
    page = Page(ReadingFace(session, ["I"], mode="class", chair=True))
    view = page.do("choose", claim=first(page))
    assert view["html"].count('class="do"') == 1
    assert "Judge it yourself" in view["html"]
    assert "My instructor has opened it" not in page.do("judge", claim=first(page), **JUDGED)["html"]
    page.do("open", claim=first(page))
    before = first(page)
    page.do("next")
    assert isinstance(page.face, ReadingFace)
    assert page.face.chosen != before
