"""A seat belongs to the folder in which somebody works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.lessons.seat import Seat
from tests.live._seat import client
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_pages_are_of_the_case_that_belongs_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_CASE", "seabed")
    monkeypatch.setenv("COURSE_WORK", str(tmp_path))
    at = Seat.here(ROOT / "cases" / "seabed" / "notebooks")
    assert at.session.case.meta.id == "seabed"
    first = client(at).get("/", follow_redirects=False).headers["location"]
    assert client(at).get(first).status_code == 200
