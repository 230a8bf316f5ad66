"""A seat in memory, and a browser that is none: what the tests of this door share."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from starlette.testclient import TestClient

from course.case import load_case
from course.journal import Journal
from course.lessons.seat import Seat
from course.live.app import make_app
from course.live.socket import READY
from course.session.session import Session
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import WebSocketTestSession

CASE = load_case()
NOTEBOOKS = ROOT / "notebooks"


def seat() -> Seat:
    return Seat(Session(CASE, Journal(), "heron"), NOTEBOOKS)


def client(at: Seat, **guard: Any) -> TestClient:
    return TestClient(make_app(at, **guard), base_url="http://127.0.0.1")


class Line:
    """One socket of a page."""

    def __init__(self, socket: WebSocketTestSession, faces: int) -> None:
        self.socket = socket
        assert self.hear() == READY
        self.views = [self.hear() for _ in range(faces)]
        self.seq = 0

    def hear(self) -> dict[str, Any]:
        heard: dict[str, Any] = self.socket.receive_json()
        return heard

    def say(self, face: object, **message: Any) -> None:
        self.socket.send_json({"face": face, "wire": 4, **message})

    def do(self, face: int, verb: str, *, args: Any = None, **form: Any) -> dict[str, Any]:
        """Press something; give the view of that face which answers it."""
        self.seq += 1
        self.say(face, type="do", do=verb, seq=self.seq, args=args or {}, form=form)
        while True:
            heard = self.hear()
            if heard["face"] == face and heard["type"] == "view" and heard["seq"] == self.seq:
                return heard


@contextmanager
def opened(at: Seat, lesson: str) -> Iterator[Line]:
    page = at.open(lesson)
    with client(at).websocket_connect(f"/wire?page={page.key}") as socket:
        yield Line(socket, len(page.faces))
