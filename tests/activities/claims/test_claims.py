"""Judging claims: what is asked, when the ledger opens, and what is counted."""

from __future__ import annotations

import csv
import io
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.activities.claims import Reading
from course.activities.claims.verbs import Mode
from course.case import load_case
from course.case.words import KIND_LABELS, STATUS_LABELS
from course.journal import Journal
from course.language import NotAllowed
from course.publish.judgements import judgements
from course.publish.markdown import to_markdown
from course.publish.spreadsheet import to_csv

CASE = load_case()
SECTION = "I"
IDS = [c.id for c in CASE.claims_in(SECTION)]


def reading(journal: Journal | None = None, who: str = "heron", **more: object) -> Reading:
    found = Reading(CASE, Journal() if journal is None else journal, who=who, sections=[SECTION])
    for name, value in more.items():
        setattr(found, name, value)
    return found


def judge(
    r: Reading,
    claim: str,
    *,
    status: str = "contested",
    confidence: int = 3,
    why: str = "I would look it up.",
) -> None:
    r.judge(claim, kind="factual", status=status, confidence=confidence, why=why)


def test_the_ledger_opens_only_after_a_judgement() -> None:
    r = reading()
    with pytest.raises(NotAllowed, match="Judge the sentence first"):
        r.open(IDS[0])
    assert not r.is_open(IDS[0])
    judge(r, IDS[0])
    r.open(IDS[0])
    assert r.is_open(IDS[0])
    assert not r.is_open(IDS[1])


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("kind", "", "what kind"),
        ("status", "true", "how well"),
        ("confidence", "0", "how sure"),
        ("confidence", 9, "how sure"),
        ("why", "x" * 20_001, "20,001 characters"),
    ],
)
def test_a_judgement_needs_every_answer(field: str, value: object, says: str) -> None:
    answers: dict[str, object] = {
        "kind": "factual",
        "status": "contested",
        "confidence": 3,
        "why": "Because.",
    }
    r = reading()
    with pytest.raises(NotAllowed, match=says):
        r.judge(IDS[0], **{**answers, field: value})  # type: ignore[arg-type]
    assert len(r.journal) == 0


@pytest.mark.parametrize("mode", get_args(Mode))
def test_a_reason_is_never_demanded(mode: Mode) -> None:
    r = reading(mode=mode)
    r.judge(IDS[0], kind="factual", status="contested", confidence=3, why="  ")
    assert [entry.body["why"] for entry in r.journal] == [""]


@pytest.mark.parametrize("left", ["", " ", None])
def test_how_sure_one_is_may_be_left_open_and_counts_at_no_step(left: str | None) -> None:
    r = reading()
    r.judge(IDS[0], kind="factual", status="contested", confidence=left, why="")
    r.open(IDS[0])
    judge(r, IDS[1], confidence=5)
    r.open(IDS[1])
    assert [j.confidence for c in IDS[:2] for j in r.judgements_of(c)] == [None, 5]
    assert len(r.comparisons()) == 2
    assert sum(step.agreed + step.differed for step in r.calibration()) == 1
    assert [row["confidence"] for row in r.rows()] == ["", "Certain"]


def test_a_claim_of_another_section_is_refused() -> None:
    with pytest.raises(NotAllowed, match="no claim"):
        judge(reading(), "INT-01")


def test_a_pair_judges_apart_then_compares() -> None:
    journal = Journal()
    first = reading(journal, "heron", mode="pair", partner="wren")
    second = reading(journal, "wren", mode="pair", partner="heron")
    judge(first, IDS[0])
    assert not first.may_open(IDS[0])
    with pytest.raises(NotAllowed, match="wren"):
        first.open(IDS[0])
    judge(second, IDS[0])
    assert not second.is_open(IDS[0])  # they talk before one of them opens it
    second.open(IDS[0])
    assert first.is_open(IDS[0])


def test_a_pair_needs_a_partner() -> None:
    r = reading(mode="pair")
    judge(r, IDS[0])
    with pytest.raises(NotAllowed, match="second reader"):
        r.open(IDS[0])


def test_in_class_the_instructor_opens_for_everybody() -> None:
    journal = Journal()
    student = reading(journal, "heron", mode="class")
    chair = reading(journal, "chair", mode="class", chair=True)
    judge(student, IDS[0])
    assert not student.is_open(IDS[0])
    chair.open(IDS[0])
    assert student.is_open(IDS[0])
    assert [(s, [j.who for j in g]) for s, g in chair.spread(IDS[0])] == [("contested", ["heron"])]


def test_only_what_was_said_before_the_ledger_opened_is_compared() -> None:
    r = reading()
    claim = CASE.claim(IDS[0])
    wrong = next(s for s in STATUS_LABELS if s != claim.status)
    judge(r, IDS[0], status=wrong)
    r.open(IDS[0])
    judge(r, IDS[0], status=claim.status)  # after looking
    compared = r.comparisons()
    assert [c.judgement.status for c in compared] == [wrong]
    assert not compared[0].same_status
    latest = r.judgement(IDS[0])
    assert latest is not None
    assert latest.status == claim.status


def test_a_partner_who_opened_counts_as_having_seen_it() -> None:
    journal = Journal()
    first = reading(journal, "heron", mode="pair", partner="wren")
    second = reading(journal, "wren", mode="pair", partner="heron")
    judge(first, IDS[0])
    judge(second, IDS[0])
    second.open(IDS[0])
    judge(first, IDS[0], why="After looking.")
    assert first.comparisons()[0].judgement.why == "I would look it up."


def test_calibration_counts_where_the_ledger_agreed() -> None:
    r = reading()
    for i, claim_id in enumerate(IDS[:4]):
        status = CASE.claim(claim_id).status
        other = next(s for s in STATUS_LABELS if s != status)
        judge(r, claim_id, status=status if i < 3 else other, confidence=5)
        r.open(claim_id)
    certain = r.calibration()[-1]
    assert (certain.label, certain.agreed, certain.differed) == ("Certain", 3, 1)
    assert sum(s.agreed + s.differed for s in r.calibration()) == 4


def test_a_challenge_needs_an_open_ledger_and_a_reason() -> None:
    r = reading()
    with pytest.raises(NotAllowed, match="Open the ledger first"):
        r.challenge(IDS[0], reason="No.")
    judge(r, IDS[0])
    r.open(IDS[0])
    with pytest.raises(NotAllowed, match="your reason"):
        r.challenge(IDS[0], reason="")
    r.challenge(IDS[0], reason="The source is older.", source="A newer table")
    assert [(c.reason, c.source) for c in r.challenges_of(IDS[0])] == [
        ("The source is older.", "A newer table")
    ]


def test_undo_takes_a_judgement_back() -> None:
    r = reading()
    judge(r, IDS[0])
    assert r.judged() == (IDS[0],)
    r.journal.undo("heron", "claims")
    assert r.judged() == ()
    r.journal.redo("heron", "claims")
    assert r.judged() == (IDS[0],)


def test_the_next_claim_goes_round_the_text() -> None:
    r = reading()
    assert r.next_unjudged() == IDS[0]
    judge(r, IDS[1])
    assert r.next_unjudged(IDS[0]) == IDS[2]
    assert r.next_unjudged(IDS[-1]) == IDS[0]


def test_rows_hide_the_ledger_until_it_is_open() -> None:
    r = reading()
    judge(r, IDS[0])
    assert r.rows()[0]["ledger_status"] == ""
    assert r.rows()[0]["sources"] == ""
    assert CASE.claim(IDS[0]).note not in to_markdown(judgements(r))
    r.open(IDS[0])
    assert r.rows()[0]["ledger_status"] == STATUS_LABELS[CASE.claim(IDS[0]).status]
    assert CASE.claim(IDS[0]).note in to_markdown(judgements(r))


def test_exports_keep_hostile_text_harmless() -> None:
    r = reading()
    judge(r, IDS[0], why='=HYPERLINK("x")')
    rows = list(csv.DictReader(io.StringIO(to_csv(r.rows()).removeprefix("\ufeff"))))
    assert rows[0]["why"] == '\'=HYPERLINK("x")'
    judge(r, IDS[1], why="<script>alert(1)</script>\n# Title")
    assert "<script>" not in to_markdown(judgements(r)).replace("\\<", "")


@given(
    st.lists(
        st.tuples(st.sampled_from(IDS[:3]), st.sampled_from(list(KIND_LABELS)), st.integers(1, 5)),
        max_size=12,
    )
)
def test_replaying_the_journal_gives_the_same_state(steps: list[tuple[str, str, int]]) -> None:
    journal = Journal()
    r = reading(journal)
    for claim, kind, confidence in steps:
        r.judge(claim, kind=kind, status="contested", confidence=confidence, why="So.")
        if confidence > 3:
            r.open(claim)
    again = reading(Journal(reversed(list(journal))))
    assert again.rows() == r.rows()
    assert again.calibration() == r.calibration()


@given(
    st.dictionaries(
        st.text(max_size=8), st.one_of(st.none(), st.integers(), st.text(max_size=5), st.lists(st.integers()))
    )
)
def test_a_hand_edited_entry_never_breaks_the_fold(body: dict[str, object]) -> None:
    journal = Journal()
    for verb in ("judge", "open", "challenge", "dance"):
        journal.add("heron", "claims", verb, body)
        journal.add("heron", "claims", verb, {"claim": IDS[0], **body})
    r = reading(journal)
    assert isinstance(r.rows(), list)
    assert len(r.calibration()) == 5


def test_what_the_chair_opened_is_compared_when_one_looks_back() -> None:
    journal = Journal()
    judge(reading(journal, "wren", mode="class"), IDS[0])
    reading(journal, "heron", mode="class", chair=True).open(IDS[0])
    back = reading(journal, "wren")
    assert [c.claim.id for c in back.comparisons()] == [IDS[0]]
    assert reading(journal, "owl").comparisons() == ()  # who has not judged has nothing to compare
