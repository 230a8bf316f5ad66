"""The transcript of a debate: everything is in it, nothing is more than text, and no ballot can be told."""

from __future__ import annotations

import io
import re
import time
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from course.activities.debate import Debate
from course.activities.debate.labels import RELATION_LABELS
from course.case.words import BASIS_LABELS
from course.journal import Journal
from course.publish.forms import FORMS
from course.publish.html import to_html
from course.publish.markdown import to_markdown
from course.publish.paper import Paper, Picture
from course.publish.pdf import to_pdf
from course.publish.transcript import transcript
from tests.publish._played import CASE, HEBREW, PERSIAN, SCRIPT, played
from tests.publish._tags import structure, tagged

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def debate() -> Debate:
    return played()


@pytest.fixture(scope="module")
def paper(debate: Debate) -> Paper:
    return transcript(debate.state, CASE)


@pytest.fixture(scope="module")
def pdf(paper: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(paper)))


class Seen(HTMLParser):
    """What a browser would see: its elements and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def read(form: str, paper: Paper, pdf: PdfReader) -> str:
    """The words of a form, as an independent reader gives them."""
    if form == "pdf":
        return "".join(page.extract_text() for page in pdf.pages)
    page = to_html(paper) if form == "html" else MarkdownIt().enable("table").render(to_markdown(paper))
    return "".join(Seen(page).words)


@pytest.mark.parametrize("form", list(FORMS))
def test_everything_that_was_done_is_in_it(form: str, debate: Debate, paper: Paper, pdf: PdfReader) -> None:
    text = squeezed(read(form, paper, pdf))
    state, claim = debate.state, debate.cards.on_table[0]
    assert claim.grounds is not None
    cited = CASE.claim(claim.grounds.ref)
    for wanted in (
        state.motion["text"], "heron", "wren", state.seed,
        "Notice reduces accidents.", "It did before.", "Two treaties.", "Unless it is ignored.", cited.quote,
        "It is typical.", RELATION_LABELS["undercuts"], "None named.", "Withdrawn", "Taken back.",
        "Card 3 undercuts card 2.", "09:06", "09:05", "Question", "Opening, for",
        "5 who voted twice changed their vote.", "Joint statement", "We agree on notice.",
        "To owl, from wren (judge):", "You answered first. Next: Name a source.",
        "For: agreed.", "Against: not agreed yet.", "left without an answer",
        CASE.sources[0].title, *(CASE.source(s).title for s in cited.sources),
        f"Basis: {BASIS_LABELS[CASE.sources[0].basis]}", "nobody has checked it for this seminar",
    ):  # fmt: skip
        assert squeezed(wanted) in text, wanted


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_hostile_words_stay_words(form: str, paper: Paper) -> None:
    page = to_html(paper) if form == "html" else MarkdownIt().enable("table").render(to_markdown(paper))
    seen = Seen(page)
    assert not {"script", "iframe", "object", "em"} & set(seen.tags)
    assert "code" not in seen.tags
    assert not re.search(r'href="(?!https?:|#)', page)
    assert squeezed(SCRIPT) in squeezed("".join(seen.words))
    for text in (PERSIAN, HEBREW):
        assert text in "".join(seen.words)
    if form == "markdown":
        assert r"\$x^2\$" in to_markdown(paper)  # JupyterLab would set a formula
        assert [t for t in seen.tags if t == "h1"] == ["h1"]


def test_hostile_and_right_to_left_words_stay_words_in_the_pdf(pdf: PdfReader) -> None:
    text = squeezed("".join(page.extract_text() for page in pdf.pages))
    assert squeezed("#panic()") in text
    assert squeezed("$x^2$") in text
    assert squeezed("<script>alert(1)</script>") in text
    assert any("؀" <= c <= "ۿ" or "ﭐ" <= c <= "ﻼ" for c in text)
    assert any("֐" <= c <= "׿" for c in text)


def test_the_pdf_is_tagged_and_can_be_read_aloud(pdf: PdfReader, debate: Debate) -> None:
    tags = tagged(pdf, debate.state.motion["text"])
    kinds = [str(t["/S"]) for t in tags]
    for kind in ("/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD"):
        assert kind in kinds, kind
    figures = [t for t in tags if t["/S"] == "/Figure"]
    assert len(figures) >= 2
    assert all(str(t["/Alt"]).strip() for t in figures)


@pytest.mark.parametrize("form", list(FORMS))
def test_no_ballot_and_no_code_is_in_it(form: str, debate: Debate, paper: Paper, pdf: PdfReader) -> None:
    text = squeezed(read(form, paper, pdf)).lower()
    for sealed in debate.state.sealed:
        assert sealed[:24] not in text
    # A reason stands in the list of reasons and nowhere beside a choice or a name.
    for n in range(4):
        for round_ in ("before", "after"):
            assert text.count(squeezed(f"&lt; {n} {round_}")) == 1


def test_a_debate_that_has_only_begun_has_a_transcript() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(CASE.formats[0], own="<b>Our own motion</b>", code="a")
    paper = transcript(debate.state, CASE)
    assert not any(isinstance(block, Picture) for block in paper.blocks)
    for form in FORMS.values():
        assert form.write(paper)
    assert "&lt;b&gt;Our own motion" in to_html(paper)
    assert "No card names its grounds." in to_markdown(paper)


def test_cards_of_another_case_and_broken_characters_do_not_stop_it() -> None:
    debate = played(said="half \ud83d of a pair? \u202eturned \x00 \ufffe \ufeff".replace("\ud83d", "�"))
    debate.journal.add("wren", "debate", "card", {
        "debate": debate.key, "claim": "Foreign.", "side": "for", "institution": "NOWHERE", "phase": 99,
        "grounds": {"kind": "ledger", "ref": "X9-99", "text": ""}})  # fmt: skip
    paper = transcript(debate.state, CASE)
    text = unescape(to_html(paper))
    assert "X9-99 (not in this case)" in text
    assert "NOWHERE" in text
    # It would turn round the words that follow; in the picture each text ends by itself.
    assert "\u202e" not in re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
    assert to_pdf(paper)[:5] == b"%PDF-"


def test_a_tall_map_is_laid_over_several_pages() -> None:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(CASE.formats[0], motion="M4", code="tall")
    for n in range(60):
        debate.cards.play(claim=f"Claim {n}.", side="for")
    pdf = PdfReader(io.BytesIO(to_pdf(transcript(debate.state, CASE))))
    alts = [str(t["/Alt"]) for t in structure(pdf) if t["/S"] == "/Figure"]
    assert len(alts) > 2
    assert f"part 1 of {len(alts)}." in alts[0]
    assert f"part {len(alts)} of {len(alts)}." in alts[-1]


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine one hour east of Greenwich in winter; where the system cannot be told, as it is."""
    tell = getattr(time, "tzset", lambda: None)
    monkeypatch.setenv("TZ", "CET-1CEST")
    tell()
    yield
    monkeypatch.undo()
    tell()


@pytest.mark.usefixtures("berlin")
def test_times_are_those_of_the_machine_and_its_zone_is_named(debate: Debate) -> None:
    words = unescape(to_markdown(transcript(debate.state, CASE)))
    zone = time.strftime("%Z")
    assert f"begun 2 Mar 2026, {'10:00' if zone == 'CET' else ''}" in re.sub(r"\s", " ", words)
    assert ("the zone CET (UTC+01:00)" in words) == (zone == "CET")
    assert ("10:04" in words) == (zone == "CET")  # the first card, four minutes later
