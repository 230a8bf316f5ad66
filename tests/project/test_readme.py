"""What the README says of the lessons is what the case says."""

from __future__ import annotations

import re

from course.case import load_case
from tests.project._repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_lesson_stands_there_with_its_minutes_and_sittings() -> None:
    rows = re.findall(r"\(notebooks/([\w-]+)\.ipynb\)[^|]*\|[^|]*\| (\d+) \| (\d+) \|", README)
    wanted = [(x.id, str(x.minutes), str(len(x.sittings))) for x in load_case().lessons]
    assert rows == wanted


def test_the_first_screen_has_a_picture_two_commands_and_a_way_to_binder() -> None:
    first = README.split("## ")[0]
    assert "![" in first
    assert "make start" in first
    assert "make test" in first
    assert "Binder" in first
