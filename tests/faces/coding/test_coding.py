"""Coding on the screen: nothing tells what others gave before it is open, and then disputes come first."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

import pytest

from course.activities.coding import Coding
from course.case import load_case
from course.exchange.coding import read_project
from course.faces.coding.coding import CodingFace
from course.journal import Journal
from course.session.session import Session
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.case import Case

CASE = load_case()
THREAT, REGIME = "The word threat stands alone.", "It says for whom."


class Table:
    """Whoever leads and two who code, over one journal."""

    def __init__(self) -> None:
        self.journal = Journal()
        self.crane = self.page("crane", leads=True)
        self.heron, self.wren = self.page("heron"), self.page("wren")
        self.crane.do("begin_book")
        self.crane.do("choose", part="II")
        state = Coding(CASE, self.journal, who="crane").state
        self.codes, self.passages = list(state.codes), [p.id for p in state.work]

    def page(self, who: str, *, leads: bool = False) -> Page:
        return Page(CodingFace(Session(CASE, self.journal, who), leads=leads))

    def both(self, passage: int, one: int = 0, other: int = 1) -> None:
        for page, code, reason in ((self.heron, one, THREAT), (self.wren, other, REGIME)):
            said = page.do("give", passage=self.passages[passage], code=self.codes[code], reason=reason)
            assert said["trouble"] == ""


@pytest.fixture
def table() -> Table:
    return Table()


def test_the_codebook_of_the_case_is_there_with_when_and_when_not(table: Table) -> None:
    html = table.heron.html
    for code in CASE.codes:
        assert all(
            said in html for said in (code.label, code.definition, code.when or "", code.when_not or "")
        )
    assert 'data-do="begin_book"' not in table.crane.html


@pytest.mark.parametrize("live", [True, False])
def test_no_page_tells_what_others_gave_before_it_is_open(table: Table, *, live: bool) -> None:
    table.both(0)
    for page, other in ((table.heron, REGIME), (table.wren, THREAT)):
        assert other not in page.face.html(live=live)
    watching = table.crane.face.html(live=live)
    assert THREAT not in watching
    assert REGIME not in watching
    assert "Alpha" not in watching
    assert "heron: 1 of 8" in watching


def test_no_file_tells_it_either(table: Table) -> None:
    table.both(0)
    for verb, form in (("csv", {}), ("paper", {"form": "markdown"})):
        table.crane.do(verb, **form)
        sent = table.crane.sent[-1]["text"]
        assert "A danger, as a fact" in sent or verb == "csv"
        assert THREAT not in sent
        assert REGIME not in sent


def test_then_disputes_come_first_with_both_reasons_and_alpha_beside_them(table: Table) -> None:
    table.both(0)
    table.both(1, 0, 0)
    assert table.crane.do("open")["say"] == "2 passages are open. What is disputed comes first."
    html = table.heron.html
    assert "1 passage to talk about" in html
    assert html.index("1 passage to talk about") < html.index(THREAT) < html.index("How far you agree")
    assert REGIME in html
    assert "2 people coded 2 passages apart; on 1 of them all gave the same code." in html
    assert html.index("on 1 of them") < html.index("Alpha is 0.")
    assert "1 passage with one code" in html


def test_a_dispute_is_settled_with_a_reason_and_leaves_the_agenda(table: Table) -> None:
    table.both(0)
    table.crane.do("open")
    told = {"passage": table.passages[0], "code": table.codes[0]}
    said = table.wren.do("settle", **told, reason="")
    assert set(said["fields"]) == {"reason"}
    assert table.wren.do("settle", **told, reason="We read on.")["say"] == "Settled, with your reason."
    assert "Nothing is left to talk about" in table.heron.html
    assert "We read on." in table.heron.html


def test_a_form_without_code_and_reason_says_so_at_its_field(table: Table) -> None:
    said = table.heron.do("give", passage=table.passages[0], code="", reason="So.")
    assert set(said["fields"]) == {"code"}
    said = table.heron.do("give", passage=table.passages[0])
    assert set(said["fields"]) == {"code", "reason"}
    said = table.crane.do("define", label=" ", definition="", value="two")
    assert set(said["fields"]) == {"label", "definition", "value"}


@pytest.mark.parametrize(
    "case",
    [
        CASE,
        CASE.model_copy(
            update={
                "codes": tuple(
                    code.model_copy(update={"id": name})
                    for code, name in zip(CASE.codes, ("none", "new", "0", "x"), strict=True)
                )
            }
        ),
    ],
    ids=["ours", "odd ids"],
)
def test_every_code_of_a_case_is_given_as_itself(case: Case) -> None:
    page = Page(CodingFace(Session(case, Journal(), "heron")))
    page.do("begin_book")
    page.do("choose", part="II")
    for code in case.codes:
        passage = Coding(case, page.face.session.journal, who="heron").waiting[0].id
        page.do("give", passage=passage, code=code.id, reason="So.")
        page.do("look", passage=passage)
        assert f"You gave: <strong>{code.label}</strong>" in page.html


def test_only_whoever_leads_is_offered_codebook_and_opening(table: Table) -> None:
    table.both(0)
    for verb in ("word", "retire", "measure", "choose", "bring", "leave_out", "open"):
        assert f'data-do="{verb}"' in table.crane.html
        assert f'data-do="{verb}"' not in table.heron.html


def test_after_a_code_the_next_passage_stands_in_front(table: Table) -> None:
    said = table.heron.do("give", passage=table.passages[0], code="-", reason="None of them.")
    assert said["say"] == "Kept. 7 passages are left."
    assert "Passage 2 of 8" in said["html"]
    assert re.search('aria-label="Passage 1, coded"', said["html"])


def test_hostile_words_are_text(table: Table) -> None:
    table.crane.do("define", label="<script>1</script>", definition="<img src=x>")
    table.crane.do("bring", title="<b>x", text="<script>alert(1)</script>")
    for page in (table.crane, table.heron):
        assert "<script>" not in page.html
        assert "<img" not in page.html


BOOK = b"""<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="another program"><Codes>
<Code guid="0199aaaa-0000-7000-8000-00000000000a" name="A doubt" isCodable="true" color="#ff0000">
<Description>Somebody is not sure.</Description></Code></Codes></CodeBook>"""


def test_what_a_file_loses_is_read_before_it_is_brought_in(table: Table) -> None:
    said = table.crane.upload("bring_qda", "Book.QDC", BOOK)
    assert "Read what is lost" in said["say"]
    assert "Colours of codes are not kept." in said["html"]
    assert "A doubt" not in table.heron.html
    table.crane.do("leave_qda")
    assert "Colours of codes" not in table.crane.html
    assert table.crane.do("take_qda")["trouble"] == "Choose a file first."
    table.crane.upload("bring_qda", "book.qdc", BOOK)
    table.crane.do("take_qda")
    assert "Somebody is not sure." in table.heron.html


def test_a_project_goes_from_one_desk_to_another(table: Table) -> None:
    table.both(0)
    table.crane.do("open")
    table.heron.do("qdpx")
    data = base64.b64decode(table.heron.sent[-1]["bytes"])
    there = Page(CodingFace(Session(CASE, Journal(), "owl")))
    assert there.upload("bring_qda", "ours.qdpx", data)["say"].startswith("The file is brought in.")
    assert "1 passage to talk about" in there.html
    assert THREAT in there.html


def test_a_project_of_one_who_codes_holds_nothing_of_the_others(table: Table) -> None:
    table.both(0)
    table.heron.do("qdpx")
    found = read_project(base64.b64decode(table.heron.sent[-1]["bytes"]))
    notes = [c.note for t in found.texts for s in t.selections for c in s.codings]
    assert notes == [THREAT]


@pytest.mark.parametrize("name", ["x.qdc", "x.qdpx"])
def test_a_broken_file_is_refused_in_words_and_only_by_whoever_leads(table: Table, name: str) -> None:
    assert "REFI-QDA" in table.crane.upload("bring_qda", name, b"<a/>")["trouble"]
    assert table.heron.upload("bring_qda", "book.qdc", BOOK)["trouble"].startswith("Only those who lead")


def test_the_wall_shows_the_first_dispute_without_names(table: Table) -> None:
    table.both(0)
    table.crane.do("project", on=True)
    assert THREAT not in table.crane.html
    table.crane.do("open")
    wall = table.crane.html.partition("<template data-wall")[2]
    assert THREAT in wall
    assert REGIME in wall
    assert "on 0 of them all gave the same code" in wall
    assert "heron" not in wall
