"""Faces without a browser: a session in memory, and what a page would send."""

from __future__ import annotations

import pytest

from course.case import load_case
from course.journal import Journal
from course.session.session import Session
from tests.faces.door import Page

__all__ = ["Page", "session"]


@pytest.fixture
def session() -> Session:
    """A session in memory, of a person called heron."""
    return Session(load_case(), Journal(), "heron")
