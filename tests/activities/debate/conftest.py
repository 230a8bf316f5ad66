"""A debate of four people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.activities.debate._begun import FOUR, begun

if TYPE_CHECKING:
    from course.activities.debate import Debate


@pytest.fixture
def debate() -> Debate:
    return begun(FOUR)
