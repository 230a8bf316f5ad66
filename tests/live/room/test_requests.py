"""Anything may be sent to a room: it answers in a sentence or a page, never with a fault, and tells nothing.

``make test`` sends a tenth; ``make test-long`` sets SEMINAR_LONG. All seeds are fixed.
"""

from __future__ import annotations

import json
import logging
import os
import random
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from starlette.websockets import WebSocketDisconnect

from course.faces import wire
from tests.live.room._door import Door, press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.live.room.conftest import Holds

LOADS: Final = range(50 if os.environ.get("SEMINAR_LONG") else 5)
SECRET: Final = "Only heron and the leader know this."
PATHS: Final = (
    "/", "/join", "/class", "/lead", "/export", "/room", "/delete", "/wire", "/step/x", "/step/%00",
    "/lesson/03-red-line", "/lesson/..%2f..%2fetc", "/lesson/%ff", "/files/style.css", "/files/..%2froom.db",
    "/files/face.js", "/nothing", "//", "/step/{stage}", "/lead?word=x", "/lead?word=%00", "/?code=%f0%9f%98",
)  # fmt: skip
STRANGE: Final[tuple[Any, ...]] = (
    "", " ", "\x00", "\ud800", "x" * 300, "x" * 60_000, "<img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e'\"",
    None, True, -1, 10**30, 1.5, [], {}, [[]], {"a": {"b": [1]}}, "../etc/passwd", "1; DROP TABLE entries",
)  # fmt: skip
HEADERS: Final[tuple[dict[bytes, bytes], ...]] = (
    {}, {b"x-forwarded-prefix": b"/a/b"}, {b"x-forwarded-prefix": b"javascript:alert(1)"},
    {b"x-forwarded-prefix": b"//evil.example"}, {b"cookie": b"seat-x=\x80; device=" + b"y" * 5000},
    {b"x-forwarded-proto": b"https"},
    {b"content-length": b"-1"}, {b"content-type": b"multipart/form-data"},
    {b"x-forwarded-host": b"evil.example"},
)  # fmt: skip


@pytest.fixture
def faults(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Hear what is logged as a fault: there must be none."""
    said: list[str] = []
    with caplog.at_level(logging.ERROR):
        yield said
    said += [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert said == []


@pytest.mark.parametrize("load", LOADS)
@pytest.mark.usefixtures("faults")
def test_whatever_is_asked_nothing_breaks_and_nothing_leaks(tmp_path: Path, holds: Holds, load: int) -> None:
    chance = random.Random(load)
    door = Door(tmp_path, holds)
    leader, heron, wren = door.leader(), door.student("heron"), door.student("wren")
    press(leader, "/lead", "question", text="Why?")
    stage = next(row.entry.id for row in door.room.log.after(0) if row.entry.verb == "put")
    press(heron, "/class", "write", stage=stage, text=SECRET)
    for _time in range(40):
        answer = _ask(chance, chance.choice((wren, door.browser())), stage)
        assert answer.status_code < 500, answer.text
        assert SECRET not in answer.text
        assert "javascript:" not in answer.text
        assert "//evil.example" not in f"{answer.text}{answer.headers.get('location', '')}"
    before = {row.entry.id for row in door.room.log.after(0) if row.entry.author in door.room.leaders}
    for _time in range(10):
        _say(chance, wren, stage)
    after = {row.entry.id for row in door.room.log.after(0) if row.entry.author in door.room.leaders}
    assert after == before
    assert SECRET not in wren.get("/class").text
    assert SECRET in heron.get("/class").text
    door.room.close()


def _ask(chance: random.Random, browser: TestClient, stage: str) -> Any:
    """Send a request as nobody's page would."""
    path = chance.choice(PATHS).replace("{stage}", stage)
    method = chance.choice(("GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"))
    fields = {
        chance.choice(("code", "name", "do", "x")): str(chance.choice(STRANGE)).encode("utf-8", "replace")
        for _field in range(chance.randrange(4))
    }
    body = chance.choice((b"", b"\xff\xfe", b"a" * 30_000, b"code=%ff%00&name=%f0", b"a=1&" * 30, None))
    sent: dict[str, Any] = {"data": fields} if body is None else {"content": body}
    return browser.request(method, path, headers=chance.choice(HEADERS), **(sent if method != "GET" else {}))


def _say(chance: random.Random, browser: TestClient, stage: str) -> None:
    """Send messages over a page's line as nobody's page would."""
    key = re.search(r'data-key="([\w-]+)"', browser.get("/class").text)
    assert key
    try:
        with browser.websocket_connect(f"/wire?page={key[1]}") as line:
            for _time in range(8):
                form = {
                    chance.choice(("stage", "text", "choice", "kind", "why")): chance.choice(
                        (stage, *STRANGE)
                    )
                    for _field in range(chance.randrange(4))
                }
                message = {
                    "face": chance.choice((0, 0, 0, 1, -1, "0", None)),
                    "type": chance.choice(
                        ("do", "do", "do", "brought", "held", "kept", "seek", "upload", "x")
                    ),
                    "wire": chance.choice((wire.VERSION, wire.VERSION, 1, "x")),
                    "do": chance.choice(
                        ("write", "cast", "ask", "judge", "passage", "close", "on_write", "__init__")
                    ),
                    "seq": chance.choice((1, 2, -1, 10**20, "x")),
                    "args": chance.choice(({}, form, [], None)),
                    "form": chance.choice((form, form, [], None)),
                    "lines": chance.choice((["x"], [], None, ['{"id": 1}'])),
                    "ids": chance.choice((["x"], [], None)),
                }
                if chance.random() < 0.8:
                    line.send_text(json.dumps(message))
                else:
                    line.send_text(chance.choice(("", "null", "[" * 3000, "{", '"\\ud800"', "1e999")))
    except WebSocketDisconnect as gone:
        assert gone.code < 4500  # noqa: PT017 - a line may be cut, and only so


@pytest.mark.usefixtures("faults")
@pytest.mark.parametrize("path", ["/join", "/room", "/delete", "/rehearse"])
def test_a_form_of_more_fields_than_ours_is_answered(door: Door, path: str) -> None:
    leader = door.leader()
    answer = leader.post(path, content="&".join(f"do{n}=lock&do=lock" for n in range(30)))
    assert answer.status_code < 500
    assert door.room.is_open
