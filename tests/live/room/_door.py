"""A room with its server, and those who open it in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from starlette.testclient import TestClient

from course.case import load_case
from course.faces import wire
from course.live.room.app import RoomServer
from course.live.room.room import Room
from tests.project._repository import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import WebSocketTestSession

    from tests.live.room.conftest import Holds

CASE = load_case()
OWN = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}


class Door:
    """A room with its server."""

    def __init__(self, folder: Path, holds: Holds) -> None:
        self.room = Room(CASE, folder, ROOT / "notebooks", lesson="03-red-line", database=holds())
        self.app = RoomServer(self.room).app()
        self.word = self.room.lead()

    def browser(self) -> TestClient:
        return TestClient(self.app, base_url="http://testserver", follow_redirects=False, headers=OWN)

    def leader(self) -> TestClient:
        browser = self.browser()
        assert browser.get(f"/lead?word={self.word}").status_code == 303
        return browser

    def student(self, name: str) -> TestClient:
        browser = self.browser()
        answer = browser.post("/join", data={"code": self.room.code, "name": name})
        assert answer.headers["location"] == "/class"
        return browser


def press(
    browser: TestClient, page: str, verb: str, *, face: int = 0, wire_at: str = "/wire", **form: Any
) -> dict[str, Any]:
    """Press something on a page; give the view that comes back."""
    key = re.search(r'data-key="([\w-]+)"', browser.get(page).text)
    assert key
    with browser.websocket_connect(f"{wire_at}?page={key[1]}") as line:
        return press_again(line, verb, face=face, **form)


def press_again(line: WebSocketTestSession, verb: str, *, face: int = 0, **form: Any) -> dict[str, Any]:
    """Press something on a page that is open; give the view that comes back."""
    line.send_json(
        {"face": face, "type": "do", "wire": wire.VERSION, "do": verb, "seq": 7, "args": {}, "form": form}
    )
    while True:
        said: dict[str, Any] = line.receive_json()
        if said.get("type") == "view" and said.get("seq") == 7:
            return said
