"""Exercises with one thing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case import load_case

if TYPE_CHECKING:
    from pathlib import Path

CASE = load_case()
START, INTRO, CAP = "00-start-here", "01-introduction", "02-capabilities"


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Change the first place where the words stand, and give its line."""
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1
