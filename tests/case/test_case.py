"""The case that ships, and what a case gives to its users."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from course.case import CaseError, check_case, default_folder, load_case
from course.case.words import BASIS_LABELS, KIND_LABELS, STATUS_LABELS, STATUS_MARKS

if TYPE_CHECKING:
    from pathlib import Path

# What was fact-checked. A record that gets lost in editing shows here.
COUNTS = {
    "sections": 10,
    "claims": 97,
    "sources": 396,
    "stakeholders": 25,
    "issues": 15,
    "positions": 249,
    "later_positions": 19,
    "bargaining": 163,
    "systems": 11,
    "lookalikes": 4,
    "events": 93,
    "precedents": 15,
    "contradictions": 12,
    "omissions": 15,
    "references": 5,
    "readings": 46,
    "motions": 11,
    "what_ifs": 6,
    "cross_impacts": 178,
    "objectives": 23,
    "glossary": 80,
    "codes": 4,
}
PAPER = "2990bda800281d5ef3b9e493414027ae95f1c9fd8b13d5db7301ccf37ee3c07f"


def test_the_case_that_ships_is_right() -> None:
    assert check_case() == []


def test_the_paper_is_unchanged_to_the_byte() -> None:
    assert hashlib.sha256((default_folder() / "paper.txt").read_bytes()).hexdigest() == PAPER


def test_no_record_was_lost() -> None:
    case = load_case()
    assert {name: len(case.table(name)) for name in COUNTS} == COUNTS
    assert sum(len(s.stated_positions) for s in case.stakeholders) == 68
    assert sum(len(c.sources) for c in case.claims) == 278


def test_every_word_of_the_paper_is_a_claim_or_a_connective_with_a_reason() -> None:
    case = load_case()
    text = case.paper.text
    covered = [False] * len(text)
    quoted = [(c.start, c.end, c.quote) for c in case.claims] + [
        (c.start, c.end, c.quote) for c in case.connectives
    ]
    for start, end, quote in quoted:
        assert text[start:end] == quote
        covered[start:end] = [True] * len(quote)
    assert "".join(c for c, done in zip(text, covered, strict=True) if not done and c.isalnum()) == ""
    assert all(len(c.reason) > 5 for c in case.connectives)


def test_connectives_that_assert_something_say_so() -> None:
    kinds = {c.kind for c in load_case().connectives}
    assert {"aim", "assertion"} <= kinds


def test_sections_follow_one_another_and_hold_their_claims() -> None:
    case = load_case()
    for before, after in zip(case.sections, case.sections[1:], strict=False):
        assert before.start <= before.body_start <= before.end < after.start
    for section in case.sections:
        claims = case.claims_in(section.id)
        assert [c.end for c in claims] == sorted(c.end for c in claims)  # where their numbers stand
        assert all(section.start <= c.start < c.end <= section.end for c in claims)
    assert sum(len(case.claims_in(s.id)) for s in case.sections) == 97


def test_places_that_nobody_wrote_down_are_found() -> None:
    case = load_case()
    for pair in case.contradictions:
        assert case.paper.text[pair.start_a : pair.end_a] == pair.quote_a
        assert case.paper.text[pair.start_b : pair.end_b] == pair.quote_b


def test_ranges_say_no_more_than_the_words_beside_them() -> None:
    for system in load_case().systems:
        words = system.range_reported.replace(",", "")
        for span in system.reference_ranges_km:
            assert str(span.low) in words
            assert span.high is None or str(span.high) in words
        if system.paper_range_km:
            said = system.paper_says.replace(",", "")
            assert {str(system.paper_range_km.low), str(system.paper_range_km.high)} <= set(
                said.replace("-", " ").split()
            )


def test_every_source_is_named_somewhere() -> None:
    case = load_case()
    used = {s for name in case.tables for r in case.table(name) for s in getattr(r, "sources", ())}
    used |= {s for holder in case.stakeholders for p in holder.stated_positions for s in p.sources}
    unused = {s.id for s in case.sources} - used
    assert unused == set()


def test_records_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_case().claims[0].status = "supported"  # type: ignore[misc]


def test_a_record_that_is_not_there_is_named_with_its_table_and_near_matches() -> None:
    case = load_case()
    with pytest.raises(CaseError, match=r"no 'ABS-1' in claims: did you mean ABS-01"):
        case.claim("ABS-1")
    with pytest.raises(CaseError, match=r"no table 'claim': did you mean claims"):
        case.get("claim", "ABS-01")
    with pytest.raises(CaseError, match="no table"):
        case.frame("claim")


def test_lookups_by_name_give_the_same_as_get() -> None:
    case = load_case()
    for table, lookup in {
        "claims": case.claim,
        "sources": case.source,
        "sections": case.section,
        "stakeholders": case.stakeholder,
        "issues": case.issue,
        "lessons": case.lesson,
    }.items():
        record = case.table(table)[-1]
        assert lookup(record.id) is record is case.get(table, record.id)


def test_every_table_is_a_frame() -> None:
    case = load_case()
    for name in case.tables:
        frame = case.frame(name)
        assert len(frame) == len(case.table(name))
        assert frame.columns[0] == "id"
        assert list(frame["id"]) == [r.id for r in case.table(name)]


def test_an_empty_table_is_a_frame_with_its_columns(copy: Path) -> None:
    assert list(load_case(copy).frame("motions").columns) == [
        "id",
        "motion",
        "best_case_for",
        "best_case_against",
        "claims_for",
        "claims_against",
    ]


def test_exercises_lie_beside_the_data_if_there_are_any(copy: Path) -> None:
    assert load_case(copy).exercises_folder is None
    text = (copy / "case.yaml").read_text(encoding="utf-8")
    (copy / "case.yaml").write_text(text + "exercises: ../exercises\n", encoding="utf-8")
    assert load_case(copy).exercises_folder is None
    (copy.parent / "exercises").mkdir()
    assert load_case(copy).exercises_folder == (copy.parent / "exercises").resolve()


def test_loading_again_gives_the_same_case_until_a_file_changes(copy: Path) -> None:
    first = load_case(copy)
    assert load_case(str(copy)) is first
    text = (copy / "claims.yaml").read_text(encoding="utf-8")
    (copy / "claims.yaml").write_text(
        text.replace("Enough for whom?", "Enough for which cow?"), encoding="utf-8"
    )
    assert load_case(copy).claim("A-01").note == "Enough for which cow?"


def test_a_case_can_be_a_key() -> None:
    assert {load_case(): 1}[load_case()] == 1


def test_labels_and_marks_cover_every_word_and_differ() -> None:
    case = load_case()
    assert {c.kind for c in case.claims} == set(KIND_LABELS)
    assert {c.status for c in case.claims} == set(STATUS_LABELS) == set(STATUS_MARKS)
    assert {s.basis for s in case.sources} == set(BASIS_LABELS)
    assert len(set(STATUS_MARKS.values())) == len(STATUS_MARKS)


def test_importing_the_course_and_loading_a_case_stays_light() -> None:
    code = (
        "import sys, course; assert 'pydantic' not in sys.modules, 'pydantic';"
        "import course.case; course.case.load_case();"
        "assert not {'pandas', 'matplotlib', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_cross_impacts_rest_on_what_was_known_by_the_date_of_the_paper() -> None:
    case = load_case()
    dates = {source.id: source.date or "" for source in case.sources}
    dates |= {event.id: event.date for event in case.events}
    late = [
        (impact.id, known)
        for impact in case.cross_impacts
        for known in (*impact.sources, *impact.events)
        if dates[known] > case.meta.paper_date
    ]
    assert late == []


def test_a_search_names_its_words_and_is_no_younger_than_the_check() -> None:
    case = load_case()
    for issue in case.issues:
        for search in issue.looked_for:
            assert "“" in search.where, (issue.id, search.party)
            assert search.on <= case.meta.checked_on, (issue.id, search.party)
