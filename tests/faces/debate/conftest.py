"""A debate on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.faces.debate.debate import DebateFace
from tests.faces.conftest import Page
from tests.faces.debate._page import FOUR

if TYPE_CHECKING:
    from course.session.session import Session


@pytest.fixture
def page(session: Session) -> Page:
    found = Page(DebateFace(session, "oxford", "M4"))
    found.do("begin", format_id="oxford", setting="screen", motion="M4", code="blue")
    found.do("draw", people=FOUR, seed="monday")
    found.do("stage", stage="table")
    return found
