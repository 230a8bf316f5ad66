"""A debate on a page, and what stands there."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

from course.faces.debate.debate import DebateFace

if TYPE_CHECKING:
    from course.activities.debate import Debate
    from tests.faces.conftest import Page

FOUR = "heron\nwren\nowl\nlark"


def debate(page: Page) -> Debate:
    assert isinstance(page.face, DebateFace)
    return page.face.shared.debate


def clock(page: Page) -> dict[str, Any]:
    found = re.search(r'data-clock="([^"]*)"', page.html)
    assert found
    data: dict[str, Any] = json.loads(unescape(found[1]))
    return data


def text(page: Page) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.html)))
