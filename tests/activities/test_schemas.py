"""The format of a class's file is public: its schema fits what is written and refuses what does nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from course.activities.bargaining import Bargaining
from course.activities.claims import Reading
from course.activities.schemas import journal_schema, verbs
from course.case import load_case
from course.journal import Journal
from tests._schemas import checker
from tests.journal.test_versions import FILES

if TYPE_CHECKING:
    from pathlib import Path

CASE = load_case()


@pytest.fixture(scope="module")
def of_a_file() -> Any:
    return checker(json.loads(journal_schema()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_of_a_file_of_an_earlier_version_fits(path: Path, of_a_file: Any) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        of_a_file.validate(json.loads(line))


def test_what_is_written_today_fits_and_what_does_not_fit_is_refused(of_a_file: Any) -> None:
    journal = Journal()
    journal.introduce("heron")
    claim = CASE.claims_in("I")[0].id
    reading = Reading(CASE, journal, who="heron", sections=["I"])
    reading.judge(claim, kind="factual", status="contested", confidence=3, why="It has no source.")
    reading.open(claim)
    Bargaining(CASE, journal, who="heron").choose("range", 2)
    journal.undo("heron", "claims")
    lines = [json.loads(line) for line in journal.to_lines()]
    for line in lines:
        of_a_file.validate(line)
    judged = next(line for line in lines if line.get("verb") == "judge")
    for change in ({"confidence": "3"}, {"mood": "glad"}, {"claim": None}, {"kind": "dance"}):
        assert not of_a_file.is_valid(judged | {"body": judged["body"] | change}), change


def test_every_verb_says_what_it_does() -> None:
    for activity, verb, kind in verbs():
        first = (kind.__doc__ or "").strip()
        assert first.endswith("."), (activity, verb)
        assert not first.startswith(kind.__name__ + "("), (activity, verb)


def test_the_page_about_the_file_is_as_the_records_are() -> None:
    from tools.journal_format import PAGE, page

    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text), "Run: python -m tools.journal_format"
