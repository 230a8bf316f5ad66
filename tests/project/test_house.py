"""What docs/developer.md says of the house is so."""

from __future__ import annotations

import re

from tests.project._repository import ROOT
from tools.house import PICTURE, floors, picture

PAGE = (ROOT / "docs" / "developer.md").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
WISHES = (
    "debate format", "kind of exercise", "column to the positions CSV", "undercuts", "output format for maps",
    "an activity", "party’s colour", "field to the journal", "a language", "a command",
)  # fmt: skip


def test_the_picture_is_what_the_contracts_draw() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(PROJECT, ROOT / "course")


def test_every_room_is_on_a_floor() -> None:
    named = {room for floor in floors(PROJECT) for room in floor}
    there = {p.parent.name for p in (ROOT / "course").glob("*/__init__.py")} | {"cli"}
    assert named == there


def test_each_of_ten_changes_has_a_place_to_begin_that_is_there() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PAGE.split("## Rooms")[0], re.MULTILINE)
    places = {wish: re.findall(r"`([\w./-]+\.\w+)`", begin) for wish, begin in rows}
    for wish in WISHES:
        (found,) = [names for said, names in places.items() if wish in said]
        assert found, wish
        assert all((ROOT / name).is_file() for name in found), found
