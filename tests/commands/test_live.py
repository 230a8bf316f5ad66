"""The command that opens a room."""

from __future__ import annotations

import re
import sys
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


def test_a_window_shows_the_address_as_a_code_for_phones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "run", lambda _app, _at, ready, **_more: ready())
    assert main(["live", "--folder", str(tmp_path / "to-a-file")]) == 0
    assert "\u2580" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["live", "--folder", str(tmp_path / "to-a-window")]) == 0
    assert "\u2580" in capsys.readouterr().out


def test_a_room_that_is_opened_again_after_its_code_ran_out_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "run", lambda _app, _at, ready, **_more: ready())
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("course.live.room.opening.HOURS", 0.0)
    assert main(["live", "--folder", str(tmp_path / "room")]) == 0
    said = capsys.readouterr().out
    assert "Code:              none now, so nobody else can join; whoever leads can draw a new one" in said
    assert "\u2580" not in said


HUB = {
    "JUPYTERHUB_API_URL": "http://127.0.0.1:1/hub/api",
    "JUPYTERHUB_API_TOKEN": "word",
    "JUPYTERHUB_CLIENT_ID": "service-room",
    "JUPYTERHUB_SERVICE_PREFIX": "/services/room/",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:8878",
}
AT = ("--address", "https://hub.example.edu/services/room")


def test_a_room_at_a_hub_prints_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken: list[tuple[str, int]] = []

    def bound(host: str, port: int, *, tries: int) -> socket:
        assert tries == 0
        taken.append((host, port))
        return listen(("127.0.0.1", 0))

    def visit(app: Any, at: socket, ready: Callable[[], None], *, lives: bool) -> None:  # noqa: ARG001
        ready()
        client = TestClient(app, base_url="http://testserver", follow_redirects=False)
        assert "/hub/api/oauth2/authorize" in client.get("/services/room/lead").headers["location"]

    for name, value in HUB.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(server, "bound", bound)
    monkeypatch.setattr(server, "run", visit)
    assert main(["live", "--hub", "--leader", "prof", *AT, "--folder", str(tmp_path / "room")]) == 0
    said = capsys.readouterr().out
    assert taken == [("127.0.0.1", 8878)]
    assert re.search(r"https://hub\.example\.edu/services/room/\?code=\S+", said)
    assert "word=" not in said


@pytest.mark.parametrize(
    ("words", "without", "said"),
    [
        (["--leader", "prof"], "", "say --hub, too"),
        (["--hub", *AT], "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_API_TOKEN is not set"),
        (["--hub", *AT], "JUPYTERHUB_SERVICE_URL", "give it a url"),
        (["--hub"], "", "Say with --address"),
    ],
)
def test_what_a_hub_has_to_say_is_asked_for(
    *,
    words: list[str],
    without: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in HUB.items():
        monkeypatch.setenv(name, "" if name == without else value)
    assert main(["live", *words, "--folder", str(tmp_path / "room")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "room").exists()


def test_the_name_of_a_room_in_a_database_wants_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COURSE_DATABASE", raising=False)
    assert main(["live", "--room", "red-line", "--folder", str(tmp_path / "room")]) == 2
    assert "--database" in capsys.readouterr().err
    assert not (tmp_path / "room").exists()


def test_without_what_speaks_to_postgresql_the_remedy_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "course.live.room.postgres", None)
    where = ["--folder", str(tmp_path / "room"), "--host", "127.0.0.1"]
    assert main(["live", "--database", "postgresql://127.0.0.1:1/x", *where]) == 2
    assert 'Say: pip install "asyncpg' in capsys.readouterr().err
