"""A second case on another subject: everything that the tools show can be shown of it too."""

from __future__ import annotations

from typing import Final

import pytest

from course.activities.bargaining.bargaining import Bargaining
from course.case import CaseError, case_folder, check_case, default_folder, load_case
from course.case.exercises import check_exercises, load_exercises
from course.case.fairness import sides
from course.journal import Journal
from tools.lesson_pages import cells, notebook

FOLDER: Final = default_folder().parent / "cases" / "seabed" / "data"
CASE: Final = load_case(FOLDER)


def test_it_is_whole_and_has_what_a_course_needs() -> None:
    assert check_case(FOLDER, check_exercises) == []
    assert len(CASE.claims) >= 25
    assert len(CASE.stakeholders) >= 8
    assert len(CASE.issues) >= 6
    assert CASE.what_ifs
    assert len(CASE.motions) >= 2
    assert "deliberate mistakes" in CASE.meta.rights


def test_every_role_has_a_position_on_every_issue() -> None:
    for party in CASE.chairs:
        issues = {p.issue for p in CASE.positions if p.actor == party.id}
        assert not CASE.is_role(party.id) or issues == {issue.id for issue in CASE.issues}, party.id


def test_its_motions_are_argued_alike_and_its_sittings_fit_an_hour() -> None:
    assert [pair for pair in sides(CASE.motions) if pair.apart > 0.1] == []
    times = [minutes for lesson in CASE.lessons for one in lesson.sittings for minutes in one.minutes]
    assert min(times) >= 45
    assert max(times) <= 60


def test_three_can_agree_and_all_together_cannot() -> None:
    three = Bargaining(CASE, Journal(), who="heron", parties=["nauru", "tmc", "scientists"])
    assert three.analysis().package
    roles = [party.id for party in CASE.chairs if CASE.is_role(party.id)]
    everybody = Bargaining(CASE, Journal(), who="heron", parties=roles).analysis()
    assert everybody.package is None
    assert everybody.collisions
    assert everybody.steps


def test_it_has_the_formats_that_ship() -> None:
    assert CASE.formats == load_case().formats


@pytest.mark.parametrize("lesson", CASE.lessons, ids=lambda lesson: lesson.id)
def test_its_lessons_say_what_their_data_say(lesson: object) -> None:
    record = CASE.lesson(getattr(lesson, "id", ""))
    text = notebook(CASE, record).read_text(encoding="utf-8")
    assert f'course.lesson(\\"{record.id}\\")' in text
    for cell in cells(CASE, record).values():
        assert cell.splitlines()[-1][:60].replace('"', '\\"') in text
    sets = [load_exercises(CASE).set(one) for one in record.exercises]
    assert all(len(one.items) >= 8 for one in sets)


def test_a_case_is_found_by_its_folder_and_by_its_name() -> None:
    assert case_folder("seabed") == case_folder(FOLDER) == case_folder(FOLDER.parent) == FOLDER.resolve()
    with pytest.raises(CaseError, match=r"There is no case in no-such.*name one that ships: seabed"):
        case_folder("no-such")
