"""Faces without a browser: a session in memory, and what a page would send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from course.case import load_case
from course.journal import Journal
from course.session.session import Session

if TYPE_CHECKING:
    from course.faces.face import Face


@pytest.fixture
def session() -> Session:
    """A session in memory, of a person called heron."""
    return Session(load_case(), Journal(), "heron")


class Page:
    """What the page does: it sends actions, and keeps what Python sends back."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.sent: list[dict[str, Any]] = []
        face.send = lambda content, buffers=None: self.sent.append(content)  # noqa: ARG005
        self.seq = 0

    def do(self, verb: str, **form: Any) -> dict[str, Any]:
        """Press something; give the view that comes back."""
        self.seq += 1
        self.face._receive(
            self.face, {"type": "do", "do": verb, "seq": self.seq, "args": {}, "form": form}, []
        )
        view: dict[str, Any] = self.face.view
        assert view["seq"] == self.seq
        return view

    @property
    def html(self) -> str:
        """What is shown."""
        return str(self.face.view["html"])
