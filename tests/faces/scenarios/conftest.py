"""A face of scenarios whose question has four drivers, in memory."""

from __future__ import annotations

import pytest

from course.faces.scenarios.scenarios import ScenariosFace
from course.journal import Journal
from course.session.session import Session
from tests.faces.conftest import Page
from tests.kept import agenda_case


@pytest.fixture
def session() -> Session:
    """A session whose W1 has four drivers, whatever the data say."""
    return Session(agenda_case(), Journal(), "heron")


@pytest.fixture
def page(session: Session) -> Page:
    found = Page(ScenariosFace(session, "W1"))
    found.do("skip")
    return found
