"""Bodies are records: what does not fit is not written, and changes nothing where it stands in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from course.activities.bodies import read_bodies
from course.activities.claims import Reading
from course.activities.claims.verbs import CLAIMS, Challenge, Judge
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed

if TYPE_CHECKING:
    from pathlib import Path

    from course.journal import Entry

CASE = load_case()
CLAIM = CASE.claims_in("I")[0].id
FITS: dict[str, Any] = {
    "claim": CLAIM,
    "kind": "factual",
    "status": "supported",
    "confidence": 3,
    "why": "It is dated.",
}


def reading(journal: Journal) -> Reading:
    return Reading(CASE, journal, who="heron", sections=["I"])


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"claim": None}, "claim is not a text"),
        ({"claim": "x" * 201}, "claim is longer than 200 characters"),
        ({"kind": "dance"}, "kind is none of 'factual'"),
        ({"confidence": "3"}, "confidence is not a whole number"),
        ({"confidence": True}, "confidence is not a whole number"),
        ({"confidence": 10**60}, "confidence is more than"),
        ({"why": ["so"]}, "why is not a text"),
        ({"mood": "glad"}, "mood is no field of this verb"),
    ],
)
def test_a_body_that_does_not_fit_changes_nothing_and_is_named(change: dict[str, Any], says: str) -> None:
    journal = Journal()
    entry = journal.add("heron", "claims", "judge", FITS | change)
    work = reading(journal)
    assert work.judged() == ()
    assert work.calibration() == reading(Journal()).calibration()
    (problem,) = journal.problems
    assert entry.id in problem
    assert says in problem


def test_what_is_missing_and_what_is_unknown_is_named() -> None:
    journal = Journal()
    journal.add("heron", "claims", "judge", {"claim": CLAIM})
    journal.add("heron", "claims", "jugde", FITS)
    assert reading(journal).judged() == ()
    missing, unknown = journal.problems
    assert "kind is missing" in missing
    assert "did you mean judge" in unknown


def test_a_problem_names_its_file_and_goes_when_the_entry_is_taken_back(tmp_path: Path) -> None:
    from course.journal import open_journal

    journal = open_journal(tmp_path / "seminar.journal.jsonl")
    journal.add("heron", "claims", "open", {})
    reading(journal).judged()
    assert journal.problems[0].startswith("seminar.journal.jsonl, entry ")
    journal.undo("heron", "claims")
    assert journal.problems == ()


def test_opening_reads_no_body(tmp_path: Path) -> None:
    from course.journal import open_journal

    path = tmp_path / "seminar.journal.jsonl"
    open_journal(path).add("heron", "claims", "open", {})
    journal = open_journal(path)
    assert journal.problems == ()
    reading(journal).judged()
    assert len(journal.problems) == 1


def test_what_does_not_fit_is_refused_in_a_sentence_before_anything_is_written() -> None:
    journal = Journal()
    work = reading(journal)
    with pytest.raises(NotAllowed, match="source is longer than 20,000 characters"):
        work.enter(Challenge, claim=CLAIM, reason="So.", source="x" * 20_001)
    assert len(journal) == 0


def test_what_is_written_is_what_is_read() -> None:
    journal = Journal()
    reading(journal).judge(CLAIM, **{k: v for k, v in FITS.items() if k != "claim"})
    (entry,) = journal.live("claims")
    assert entry.body == FITS
    assert CLAIMS.read(entry) == Judge(**FITS)


def test_each_body_is_read_once_however_many_faces_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    journal, read = Journal(), []
    for _ in range(3):
        journal.add("heron", "claims", "judge", FITS)
    once = type(CLAIMS).read

    def counted(verbs: Any, entry: Entry) -> Any:
        read.append(entry.id)
        return once(verbs, entry)

    monkeypatch.setattr(type(CLAIMS), "read", counted)
    reading(journal).judged()
    reading(journal).judged()
    journal.add("heron", "claims", "judge", FITS)
    assert reading(journal).judged() == (CLAIM,)
    assert len(read) == len(set(read)) == 4


def test_a_body_is_read_once_for_all_journals_of_an_entry_and_each_names_one_that_does_not_fit() -> None:
    one = Journal()
    fit = one.add("heron", "claims", "judge", FITS)
    unfit = one.add("heron", "claims", "judge", FITS | {"claim": None})
    other = Journal(one)
    (of_one,), (of_other,) = (read_bodies(each, "claims", CLAIMS) for each in (one, other))
    assert of_one == (fit, of_one[1])
    assert of_one[1] is of_other[1]
    for journal in (one, other):
        (problem,) = journal.problems
        assert unfit.id in problem
