"""The command that opens a room."""

from __future__ import annotations

import re
from socket import create_server as listen
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from course.cli import main
from course.live import server

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from socket import socket


@pytest.mark.parametrize(("case", "lesson"), [([], "03-red-line"), (["--case", "seabed"], "01-claims")])
def test_a_room_has_the_lessons_of_its_case(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    case: list[str],
    lesson: str,
) -> None:
    shown: list[int] = []

    def visit(app: Any, at: socket, ready: Callable[[], None], *, lives: bool) -> None:
        assert lives
        at.close()
        ready()
        word = re.search(r"/lead\?word=(\S+)", capsys.readouterr().out)
        assert word
        leader = TestClient(app, base_url="http://testserver")
        leader.get(f"/lead?word={word[1]}")
        shown.append(leader.get(f"/lesson/{lesson}").status_code)

    monkeypatch.setattr(server, "run", visit)
    assert main(["live", *case, "--folder", str(tmp_path / "room"), "--lesson", lesson]) == 0
    assert shown == [200]


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_the_address_that_is_told_is_one_that_opens(
    host: str,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    taken = []

    def bound(host: str, _port: int, *, tries: int) -> socket:
        taken.append((host, tries))
        return listen(("127.0.0.1", 0))  # not every machine that tests has IPv6

    monkeypatch.setattr(server, "bound", bound)
    monkeypatch.setattr(server, "run", lambda _app, _at, ready, **_more: ready())
    assert main(["live", "--host", host, "--folder", str(tmp_path / "room")]) == 0
    assert [name for name, _tries in taken] == [host]
    assert f"For the class:     {shown}" in capsys.readouterr().out
