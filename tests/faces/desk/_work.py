"""Some work, as the tests of the desk need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.faces.claims.claims import ReadingFace
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.session.session import Session


def work(session: Session) -> Page:
    page = Page(ReadingFace(session, ["abstract"]))
    page.do("judge", claim="ABS-01", kind="factual", status="contested", confidence="2", why="Look.")
    return page
