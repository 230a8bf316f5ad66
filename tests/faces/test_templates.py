"""The templates of the faces are read before somebody needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.faces import templates as room
from course.faces.templates import templates, templates_ahead

if TYPE_CHECKING:
    import pytest


def test_all_of_them_are_read_beside_what_people_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PAUSE", 0)
    templates_ahead.cache_clear()
    templates.cache_clear()
    known = templates()
    templates_ahead().join(60)
    assert known.cache is not None
    assert len(known.cache) == len(known.list_templates(["html"]))
    assert templates_ahead() is templates_ahead()
