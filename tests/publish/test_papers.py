"""Every activity leaves as a paper, in every form; nobody's words become markup of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.activities.bargaining import Bargaining
from course.activities.chronology import Chronology
from course.activities.claims import Reading
from course.activities.coding import Coding
from course.activities.exercises import Exercises
from course.activities.negotiation import Negotiation
from course.activities.notes import Notes
from course.activities.positions import Positions
from course.activities.positions.priorities import Priorities
from course.activities.scenarios import Axes, Scenarios
from course.activities.text import TextRound
from course.case import load_case
from course.journal import Journal
from course.publish.answers import answers
from course.publish.bargaining import bargaining
from course.publish.chronology import chronology
from course.publish.coding import coded_passages
from course.publish.forms import FORMS
from course.publish.judgements import judgements
from course.publish.negotiation import negotiation
from course.publish.notes import notes
from course.publish.positions import positions, priorities
from course.publish.scenarios import scenarios
from course.publish.text import text_round
from course.publish.worlds import worlds

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.publish.paper import Paper


CASE = load_case()
WHO, SAID = "heron", "# big <script>alert(1)</script> $x$ #panic() سلام"


def judged() -> Paper:
    work = Reading(CASE, Journal(), who=WHO, sections=["I"])
    claim = work.claims[0].id
    work.judge(claim, kind="factual", status="contested", confidence=3, why=SAID)
    work.open(claim)
    work.challenge(claim, reason=SAID)
    return judgements(work)


def answered() -> Paper:
    work = Exercises(CASE, Journal(), who=WHO, set_id="00-start-here")
    for item in work.items:
        if item.control == "text":
            work.answer(item.id, SAID, why=SAID)
    return answers(work)


def noted() -> Paper:
    work = Notes(CASE, Journal(), who=WHO, lesson="01-introduction")
    work.write("surest", f"{SAID}\n\n{SAID}")
    return notes(work)


def told() -> Paper:
    work = Chronology(CASE, Journal(), who=WHO)
    work.begin_at(work.events[0].id, why=SAID)
    work.include(work.events[1].id, why=SAID)
    work.compare(CASE.precedents[0].id, to="case", alike=SAID, breaks=SAID)
    return chronology(work)


def bargained() -> Paper:
    work = Bargaining(CASE, Journal(), who=WHO)
    work.revise("iran", "range", {0: "beyond"}, reason=SAID)
    return bargaining(work)


def placed() -> Paper:
    work = Positions(CASE, Journal(), who=WHO)
    return positions(work, [work.table.cell("range", "iran"), work.table.cell("range", "united_states")])


def ranked() -> Paper:
    work = Priorities(CASE, Journal(), who=WHO)
    order = [issue.id for issue in CASE.issues]
    work.choose("iran", order[:3], order[-1], why_first=SAID, why_last=SAID)
    return priorities(work, "iran")


def negotiated() -> Paper:
    work = Negotiation(CASE, Journal(), who=WHO)
    work.play("iran")
    work.write_alternative(SAID)
    return negotiation(work)


def worked_on() -> Paper:
    work = TextRound(CASE, Journal(), who=WHO)
    work.draft("range", text=SAID)
    work.speak("iran")
    work.amend("range", text=f"{SAID} And more.")
    return text_round(work)


def coded() -> Paper:
    journal = Journal()
    work, other = Coding(CASE, journal, who=WHO), Coding(CASE, journal, who="wren")
    work.define(SAID, definition=SAID, when=SAID, when_not=SAID)
    work.choose_part(work.bring(SAID, SAID).id)
    passage = work.state.work[0].id
    for one in (work, other):
        one.give(passage, "", reason=SAID)
    work.open()
    work.settle(passage, "", reason=SAID)
    work.choose_part("abstract")
    work.give(work.state.work[0].id, "", reason=SAID)
    return coded_passages(work)


PAPERS = {
    "judgements": judged,
    "answers": answered,
    "notes": noted,
    "chronology": told,
    "bargaining": bargained,
    "negotiation": negotiated,
    "text": worked_on,
    "coding": coded,
    "positions": placed,
    "priorities": ranked,
    "scenarios": lambda: scenarios(Scenarios(CASE, Journal(), who=WHO, what_if=CASE.what_ifs[0].id)),
    "worlds": lambda: worlds(Axes(CASE, Journal(), who=WHO, what_if=CASE.what_ifs[0].id)),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("make", PAPERS.values(), ids=PAPERS)
def test_a_paper_is_written_in_every_form(make: Callable[[], Paper], form: str) -> None:
    paper = make()
    assert paper.blocks
    written = FORMS[form].write(paper)
    if form == "pdf":
        assert written.startswith(b"%PDF-")
    else:
        assert b"<script>" not in written.replace(b"\\<", b"").replace(b"\\>", b"")
        assert paper.title.split()[0].encode() in written
