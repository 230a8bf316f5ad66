"""A tiny case of another paper, and a way to break a copy of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course.case import check_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.case import Mistake

TINY = Path(__file__).parent / "tiny"

Break = "Callable[[str, str, str], list[Mistake]]"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tiny case that a test may break."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))


@pytest.fixture
def broken(copy: Path) -> Callable[[str, str, str], list[Mistake]]:
    """Replace words in one file of the copy, and give the mistakes that are found."""

    def replace(file: str, old: str, new: str) -> list[Mistake]:
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        return check_case(copy)

    return replace
