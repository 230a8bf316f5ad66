"""What runs from right to left is mirrored whole: no rule of a style sheet names a side of the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import course

ROOM = Path(course.__file__).parent
SHEETS = sorted(path for path in ROOM.rglob("*.css") if "_bundled" not in path.parts)
_SIDES = re.compile(
    r"(?:text-align|float|clear): ?(?:left|right)|(?:margin|padding|border)-(?:left|right)\b|"
    r"(?<![\w-])(?:left|right): (?!50%|calc\(50%)|border-(?:top|bottom)-(?:left|right)-radius"
)
_FOUR = re.compile(r"(?<![\w-])(?:margin|padding|border-width):" + 4 * r" ([^\s;}]+)" + r"\s*[;}]")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_rule_names_a_side(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert _SIDES.findall(text) == []
    assert [four for four in _FOUR.findall(text) if four[1] != four[3]] == []


def test_the_words_of_the_paper_keep_their_own_direction() -> None:
    for path in (ROOM / "faces").rglob("*.html"):
        for tag in re.findall(r"<\w+[^>]*case\.meta\.language[^>]*>", path.read_text(encoding="utf-8")):
            assert 'dir="auto"' in tag, path.name
