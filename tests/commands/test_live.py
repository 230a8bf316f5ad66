"""The command that opens a room."""

from __future__ import annotations

import re
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
