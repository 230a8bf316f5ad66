"""Every party has a brief, all of about one length, and nobody is asked to play a person."""

from __future__ import annotations

from statistics import mean
from typing import TYPE_CHECKING

import pytest

from course.case import check_case, load_case

if TYPE_CHECKING:
    from pathlib import Path

CASE = load_case()
BRIEF = """\
- id: village
  use: role
  brief: You speak for the village.
  first_question: Who pays?
"""


def test_every_party_has_a_brief_and_no_person_is_a_role() -> None:
    assert {brief.id for brief in CASE.briefs} == {party.id for party in CASE.stakeholders}
    cards = {brief.id for brief in CASE.briefs if brief.use == "source_card"}
    assert cards == {party.id for party in CASE.stakeholders if party.person}


def test_briefs_are_of_about_one_length() -> None:
    texts = [(b.brief, b.may_trade, b.convince, b.first_question) for b in CASE.briefs]
    words = [sum(len((text or "").split()) for text in four) for four in texts]
    assert max(abs(count - mean(words)) for count in words) <= mean(words) / 10


def test_every_role_knows_what_it_must_not_give_and_may_trade() -> None:
    for brief in CASE.briefs:
        if brief.use == "role":
            assert brief.may_trade, brief.id
            assert brief.convince, brief.id
            assert brief.positions, brief.id


def test_a_role_rests_on_six_issues_and_an_observer_on_fewer() -> None:
    for brief in CASE.briefs:
        if brief.use in {"role", "observer"}:  # an internal voice speaks inside a party, however much it says
            issues = {position.issue for position in CASE.positions if position.actor == brief.id}
            assert (brief.use == "role") == (len(issues) >= 6), brief.id


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("use: role", "use: source_card", "no person, write role, internal_voice or observer"),
        ("id: village", "id: villages", "did you mean village?"),
        ("id: village", "id: abbey", "“abbey” has a position on 1 of the issues, a role on 2"),
    ],
)
def test_a_mistake_in_a_brief_is_found(copy: Path, old: str, new: str, words: str) -> None:
    path = copy / "briefs.yaml"
    path.write_text(BRIEF.replace(old, new), encoding="utf-8")
    found = [m for m in check_case(copy) if m.file.endswith("briefs.yaml")]
    assert len(found) == 1
    assert words in str(found[0])
