"""The round on one text on the screen: what stands beside an amendment, and who may do what."""

from __future__ import annotations

import pytest

from course.case import load_case
from course.faces.text.text import TextFace
from course.journal import Journal
from course.session.session import Session
from tests.faces.conftest import Page

CASE = load_case()


class Table:
    """Whoever leads and two delegations, over one journal."""

    def __init__(self) -> None:
        self.journal = Journal()
        self.crane = self.page("crane", leads=True)
        self.iran, self.oman = self.page("heron"), self.page("wren")
        self.crane.do("draft", issue="range", text="No state declares a ceiling.", level="0")
        self.iran.do("speak", party="iran")
        self.oman.do("speak", party="oman")

    def page(self, who: str, *, leads: bool = False) -> Page:
        return Page(TextFace(Session(CASE, self.journal, who), leads=leads))

    def propose(self, level: str = "4") -> str:
        view = self.oman.do("amend", issue="range", text="Every state declares one ceiling.", level=level)
        assert view["say"].startswith("Amendment 1a is proposed")
        return next(e.id for e in self.journal if e.verb == "amend")


@pytest.fixture
def table() -> Table:
    return Table()


def test_every_party_stands_beside_an_amendment_with_its_answer_and_evidence(table: Table) -> None:
    table.propose()
    html = table.iran.html
    for said in ("<del>", "<ins>", "Taken out:", "On what evidence", "No view is known", "never consent"):
        assert said in html
    for party in (p for p in CASE.chairs if any(h.party == p.id for h in CASE.bargaining)):
        assert party.label in html
    assert "Red line crossed" in html or "Could accept, if" in html or "Accepts" in html


def test_an_answer_that_a_further_clause_changed_says_what_it_was(table: Table) -> None:
    link = next(x for h in CASE.bargaining for x in h.linkages if h.issue == "range" and x.only_if != "range")
    table.propose(str(link.options[0]))
    assert "was:" not in table.iran.html
    table.crane.do("draft", issue=link.only_if, text="As it is needed.", level=str(link.needs[0]))
    assert "The text has it" in table.iran.html


def test_the_roll_is_called_in_turn_on_each_device(table: Table) -> None:
    made = table.propose()
    assert 'data-do="call"' not in table.iran.html
    table.crane.do("call", amendment=made)
    order = table.crane.face.context()["front"].order
    pages = {"iran": table.iran, "oman": table.oman}
    waiting = pages[order[1]]
    assert 'data-do="answer"' not in waiting.html
    assert "is called now" in waiting.do("answer", amendment=made, say="yes")["trouble"]
    for party in order:
        said = pages[party].do("answer", amendment=made, say="yes", words="We can live with it.")
        assert said["trouble"] == ""
    assert "Every state declares one ceiling." in table.crane.html
    assert "all said yes" in table.crane.html


def test_who_does_not_lead_passes_nobody_over(table: Table) -> None:
    made = table.propose()
    table.crane.do("call", amendment=made)
    assert table.iran.do("pass_over", amendment=made)["trouble"]
    assert table.crane.do("pass_over", amendment=made)["trouble"] == ""


def test_what_another_desk_drafted_is_shown_and_what_came_in_while_writing_stays(table: Table) -> None:
    other = Table()
    other.crane.do("draft", issue="range", text="A ceiling by 2030.", level="1")
    table.crane.do("write", issue="range")
    table.journal.merge(other.journal)
    assert "Drafted otherwise at another desk: “No state declares a ceiling.”" in table.crane.html
    table.crane.do("draft", issue="range", text="Every state declares its own.", level="1")
    assert "Every state declares its own." in table.iran.html
    assert "Drafted otherwise at another desk: “A ceiling by 2030.”" in table.iran.html
    table.crane.do("write", issue="range")
    table.crane.do("draft", issue="range", text="Every state declares one.", level="1")
    assert "otherwise at another desk" not in table.crane.html


def test_hostile_words_are_text(table: Table) -> None:
    table.oman.do("amend", issue="range", text="<script>alert(1)</script>", level="4")
    assert "<script>" not in table.iran.html
