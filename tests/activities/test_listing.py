"""The list of activities has every activity that there is, under the name that its entries carry."""

from __future__ import annotations

from pathlib import Path

import pytest

import course.activities
from course.activities.activity import Activity
from course.activities.listing import ACTIVITIES, activity_of

FOLDER = Path(course.activities.__path__[0])


@pytest.mark.parametrize("name", ACTIVITIES)
def test_a_listed_activity_carries_its_name(name: str) -> None:
    assert activity_of(name).name == name


def test_every_folder_and_every_activity_is_listed() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert {place.partition(".")[0] for place in ACTIVITIES.values()} == folders
    listed = {activity_of(name) for name in ACTIVITIES}
    named = {kind.__dict__["name"] for kind in _below(Activity) if "name" in kind.__dict__}
    assert named == {kind.name for kind in listed} == set(ACTIVITIES)


def _below(kind: type) -> set[type]:
    return {kind}.union(*map(_below, kind.__subclasses__())) - {Activity}
