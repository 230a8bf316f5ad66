"""Exercises in a folder of their own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.case.exercises._changed import CASE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert CASE.exercises_folder is not None
    copy = tmp_path / "exercises"
    shutil.copytree(CASE.exercises_folder, copy)
    return copy
