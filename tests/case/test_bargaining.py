"""The hypotheses about bargaining: each rests on something, and each kind of mistake is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import check_case, load_case

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """# one hypothesis for each party
- id: pump.village
  party: village
  issue: pump
  acceptable: [0]
  tolerable: [1]
  linkages:
    - {id: quiet_first, options: [1], only_if: bells, needs: [0], words: the bells are quiet}
  reason: The note speaks for the bucket.
  positions: [pump.village]
  confidence: low
- id: pump.abbey
  party: abbey
  issue: pump
  beyond: [1]
  reason: It likes quiet.
  summaries: [interests]
  confidence: low
"""
BELLS = """
- id: bells
  title: Bells
  guiding_question: When do they ring?
  scale:
    - {level: 0, label: quiet, meaning: seldom}
    - {level: 1, label: often, meaning: often}
"""
WRONG = [
    ("acceptable: [0]", "acceptable: [7]", "acceptable[0]", "use one of: 0, 1"),
    ("acceptable: [0]", "acceptable: [0, 1]", "tolerable[0]", "keep it in one of the lists"),
    ("party: abbey", "party: village", "issue", "write one record for both"),
    ("  summaries: [interests]\n", "", "id", "name one of: positions"),
    ("summaries: [interests]", "summaries: [hopes]", "summaries[0]", "interests"),
    ("options: [1]", "options: [0]", "linkages[0].options[0]", "tolerable"),
    ("only_if: bells", "only_if: pump", "linkages[0].only_if", "name another"),
    ("only_if: bells", "only_if: bell", "linkages[0].only_if", "did you mean bells?"),
    ("needs: [0]", "needs: [4]", "linkages[0].needs[0]", "use one of: 0, 1"),
    ("[pump.village]", "[pump.vilage]", "positions[0]", "there is no “pump.vilage”"),
    ("reason: It likes quiet.", "reason: It fears the monster.", "reason", "loaded word"),
]


def written(copy: Path, text: str) -> list[tuple[str, str]]:
    issues = copy / "issues.yaml"
    issues.write_text(issues.read_text(encoding="utf-8").rstrip() + BELLS, encoding="utf-8")
    (copy / "bargaining.yaml").write_text(text, encoding="utf-8")
    return [(m.field, str(m)) for m in check_case(copy) if "bargaining.yaml" in m.file]


def test_a_good_file_loads(copy: Path) -> None:
    assert written(copy, GOOD) == []
    assert [h.id for h in load_case(copy).bargaining] == ["pump.village", "pump.abbey"]


@pytest.mark.parametrize(("old", "new", "field", "words"), WRONG)
def test_each_mistake_is_found_where_it_is(copy: Path, old: str, new: str, field: str, words: str) -> None:
    assert old in GOOD
    found = written(copy, GOOD.replace(old, new, 1))
    assert field in [f for f, _ in found]
    assert any(words in said for f, said in found if f == field)


def test_persons_are_refused_as_parties(copy: Path) -> None:
    path = copy / "stakeholders.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "  name: The abbey\n", "  name: The abbey\n  person: true\n"
    )
    path.write_text(text, encoding="utf-8")
    assert any("is a person" in said for _, said in written(copy, GOOD))


def test_every_hypothesis_of_the_case_rests_on_its_own_party() -> None:
    case = load_case()
    positions = {p.id: p for p in case.positions}
    for h in case.bargaining:
        assert h.id == f"{h.issue}.{h.party}"
        for name in h.positions:
            assert (positions[name].actor, positions[name].issue) == (h.party, h.issue)
        for name in h.summaries:
            assert getattr(case.stakeholder(h.party), name), (h.id, name)


def test_a_party_accepts_or_tolerates_where_it_stands_unless_the_reason_says_why() -> None:
    """A level in positions.yaml is a posture; only on the use of force it is not what a party would sign."""
    case = load_case()
    held = {(p.actor, p.issue): p.level for p in case.positions if p.level is not None}
    odd = [
        h.id
        for h in case.bargaining
        if (h.party, h.issue) in held and held[h.party, h.issue] not in (*h.acceptable, *h.tolerable)
    ]
    assert odd == ["use_of_force.iran", "use_of_force.hezbollah", "use_of_force.houthis"]
    assert all("its own threat" in h.reason for h in case.bargaining if h.id in odd)
