"""A room that a hub keeps: nobody comes in unnamed, no name is kept, and an account finds its seat again."""

from __future__ import annotations

import io
import json
from email.message import Message
from http.client import BadStatusLine
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from course.language import NotAllowed
from course.live.room import hub as hubs
from course.live.room.account import HubDoor
from course.live.room.app import RoomServer
from course.live.room.hub import Hub, mark_of, marks
from course.live.room.room import Room
from tests.live._seat import CASE, NOTEBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = "/services/room"
TOLD = {
    "JUPYTERHUB_API_URL": "http://hub.test/hub/api",
    "JUPYTERHUB_API_TOKEN": "secret-of-the-service",
    "JUPYTERHUB_CLIENT_ID": "service-room",
    "JUPYTERHUB_SERVICE_PREFIX": f"{PREFIX}/",
    "JUPYTERHUB_BASE_URL": "/",
    "JUPYTERHUB_OAUTH_ACCESS_SCOPES": '["access:services", "access:services!service=room"]',
}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(CASE, tmp_path, NOTEBOOKS)
    yield room
    room.close()


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """Stand in for the hub: what it says of the account behind each code."""
    known: dict[str, dict[str, Any]] = {}

    def answer(request: Any, timeout: float) -> io.BytesIO:  # noqa: ARG001 - as urlopen has it
        if request.full_url.endswith("/oauth2/token"):
            form = {name: values[0] for name, values in parse_qs(request.data.decode()).items()}
            assert form["client_secret"] == TOLD["JUPYTERHUB_API_TOKEN"]
            assert form["redirect_uri"] == f"{PREFIX}/oauth_callback"
            if form["code"] not in known:
                raise HTTPError(request.full_url, 400, "invalid_grant", Message(), None)
            return io.BytesIO(json.dumps({"access_token": form["code"]}).encode())
        word = request.get_header("Authorization").removeprefix("Bearer ")
        return io.BytesIO(json.dumps(known[word]).encode())

    monkeypatch.setattr(hubs, "urlopen", answer)
    for name in ("heron", "wren", "prof"):
        known[f"code-{name}"] = {"name": name, "scopes": ["access:services!service=room"]}
    known["code-stranger"] = {"name": "stranger", "scopes": ["self"]}
    return known


def door(room: Room) -> HubDoor:
    return HubDoor(RoomServer(room).app(), Hub.told(TOLD), room.folder, ["prof"])


def browser(at: HubDoor) -> TestClient:
    return TestClient(at, base_url="http://hub.test", follow_redirects=False)


def logged_in(at: HubDoor, name: str, goal: str = "/") -> TestClient:
    """Open an address of the room, go to the hub, and come back with its code."""
    client = browser(at)
    sent = client.get(f"{PREFIX}{goal}")
    assert sent.status_code == 303
    asked = urlsplit(sent.headers["location"])
    assert asked.path == "/hub/api/oauth2/authorize"
    state = parse_qs(asked.query)["state"][0]
    back = client.get(f"{PREFIX}/oauth_callback", params={"code": f"code-{name}", "state": state})
    assert back.status_code == 303, back.text
    assert back.headers["location"] == f"{PREFIX}{goal}"
    return client


def joined(room: Room, client: TestClient, name: str) -> Any:
    form = {"code": room.code, "name": name}
    return client.post(f"{PREFIX}/join", data=form, headers={"origin": "http://hub.test"})


@pytest.mark.usefixtures("people")
def test_an_account_finds_its_seat_again_on_another_device(room: Room) -> None:
    at = door(room)
    laptop = logged_in(at, "heron", "/join")
    assert joined(room, laptop, "quick-crane").status_code == 303
    assert "quick-crane" in laptop.get(f"{PREFIX}/mine").text

    phone = logged_in(at, "heron")
    assert phone.get(f"{PREFIX}/join").headers["location"] == f"{PREFIX}/class"
    assert "quick-crane" in phone.get(f"{PREFIX}/mine").text
    assert len([who for who, _role in room.log.people]) == 1

    other = logged_in(at, "wren")
    assert other.get(f"{PREFIX}/join").status_code == 200


@pytest.mark.usefixtures("people")
def test_an_account_finds_its_seat_after_the_service_was_started_anew(room: Room) -> None:
    client = logged_in(door(room), "heron")
    joined(room, client, "quick-crane")
    again = door(room)
    old = browser(again)
    old.cookies = client.cookies
    assert "/hub/api/" in old.get(f"{PREFIX}/class").headers["location"]
    assert logged_in(again, "heron").get(f"{PREFIX}/join").headers["location"] == f"{PREFIX}/class"


@pytest.mark.usefixtures("people")
def test_only_who_is_named_leads(room: Room) -> None:
    at = door(room)
    prof, heron = logged_in(at, "prof"), logged_in(at, "heron")
    assert prof.get(f"{PREFIX}/lead").status_code == 303
    assert prof.get(f"{PREFIX}/lead").status_code == 200
    joined(room, heron, "quick-crane")
    assert heron.get(f"{PREFIX}/lead").status_code == 403
    assert heron.get(f"{PREFIX}/export").status_code == 403


@pytest.mark.usefixtures("people")
def test_no_name_of_an_account_is_kept(room: Room) -> None:
    joined(room, logged_in(door(room), "heron"), "quick-crane")
    logged_in(door(room), "prof").get(f"{PREFIX}/lead")
    kept = b"".join(path.read_bytes() for path in room.folder.rglob("*") if path.is_file())
    assert b"quick-crane" in kept
    assert b"heron" not in kept
    assert b"prof" not in kept
    assert mark_of("heron", marks(room.folder)).encode() in kept
    room.delete_everything()
    assert not list((room.folder / "keys").iterdir())


@pytest.mark.usefixtures("people")
def test_nobody_comes_in_whom_the_hub_has_not_named(room: Room) -> None:
    at = door(room)
    client = browser(at)
    for path in ("/", "/join", "/class", "/lead?word=x", "/files/style.css", "/rehearsal/", "/export"):
        assert "/hub/api/oauth2/authorize" in client.get(f"{PREFIX}{path}").headers["location"]
    assert joined(room, client, "crane").status_code == 403
    assert client.get("/class").status_code == 403
    assert client.get(f"{PREFIX}x/class").status_code == 403
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(f"{PREFIX}/wire"):
        pass
    assert not room.log.people


@pytest.mark.usefixtures("people")
def test_a_notebook_goes_on_with_the_seat_of_an_account_and_takes_none_by_itself(room: Room) -> None:
    at = door(room)
    laptop = logged_in(at, "heron", "/join")
    joined(room, laptop, "quick-crane")
    (seat,) = [who for who, _role in room.log.people]
    notebook = browser(at)
    by_class = notebook.post(f"{PREFIX}/notebook/join", json={"code": room.code, "name": "wren"})
    assert by_class.status_code == 403
    assert "press “Show a code for another device” under My part" in by_class.json()["trouble"]
    assert notebook.get(f"{PREFIX}/notebook/seat").status_code == 403
    code = room.move_code(seat, seat)
    assert notebook.post(f"{PREFIX}/notebook/join", json={"code": code}).json()["author"] == seat
    assert notebook.get(f"{PREFIX}/notebook/seat").json()["author"] == seat
    for path in ("/class", "/lead", "/export", "/notebook/../class", "/notebook/%2e%2e/export"):
        assert notebook.get(f"{PREFIX}{path}").status_code in (303, 404), path
    assert laptop.get(f"{PREFIX}/join").headers["location"] == f"{PREFIX}/class"  # the account finds it again


@pytest.mark.usefixtures("people")
def test_codes_that_a_notebook_guesses_are_counted(room: Room) -> None:
    notebook = browser(door(room))
    for _n in range(5):
        notebook.post(f"{PREFIX}/notebook/join", json={"code": "AAA-AAA", "name": "x"})
    tried = room.log.ask("SELECT count(*) FROM tries GROUP BY who")
    assert (5,) in tried  # by address; a notebook is no device that is known again


@pytest.mark.usefixtures("people")
def test_a_log_in_that_somebody_else_began_is_refused(room: Room) -> None:
    client = browser(door(room))
    assert client.get(f"{PREFIX}/oauth_callback?code=code-heron").status_code == 403
    client.get(f"{PREFIX}/")
    assert client.get(f"{PREFIX}/oauth_callback?code=code-heron&state=other").status_code == 403
    assert "hub-account" not in client.cookies


@pytest.mark.parametrize("code", ["code-stranger", "code-unknown", ""])
@pytest.mark.usefixtures("people")
def test_a_code_that_the_hub_does_not_stand_for_is_refused(room: Room, code: str) -> None:
    client = browser(door(room))
    state = parse_qs(urlsplit(client.get(f"{PREFIX}/").headers["location"]).query)["state"][0]
    assert client.get(f"{PREFIX}/oauth_callback", params={"code": code, "state": state}).status_code == 403
    assert "hub-account" not in client.cookies


@pytest.mark.parametrize("why", [TimeoutError(), BadStatusLine("?")])
def test_a_hub_that_does_not_answer_is_said(
    room: Room, monkeypatch: pytest.MonkeyPatch, why: Exception
) -> None:
    def away(*_args: object, **_more: object) -> None:
        raise why

    monkeypatch.setattr(hubs, "urlopen", away)
    client = browser(door(room))
    state = parse_qs(urlsplit(client.get(f"{PREFIX}/").headers["location"]).query)["state"][0]
    answer = client.get(f"{PREFIX}/oauth_callback", params={"code": "x", "state": state})
    assert (answer.status_code, "does not answer" in answer.text) == (503, True)


@pytest.mark.usefixtures("people")
def test_a_cookie_that_was_changed_opens_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    at = door(room)
    client = logged_in(at, "heron")
    good = client.cookies["hub-account"]
    for bad in (good.replace("joins", "leads"), good[:-1], "x", "a.b.c.d", f"{good}x", ""):
        answer = browser(at).get(f"{PREFIX}/join", headers={"cookie": f"hub-account={bad}"})
        assert answer.status_code == 303, bad
    assert browser(at).get(f"{PREFIX}/join", headers={"cookie": f"hub-account={good}"}).status_code == 200
    monkeypatch.setattr("course.live.room.account.time", lambda: 1e11)  # much later
    assert browser(at).get(f"{PREFIX}/join", headers={"cookie": f"hub-account={good}"}).status_code == 303


@pytest.mark.parametrize(
    "goal", ["/lesson/%E2%86%92", "/x%0d%0aset-cookie:a=b", '/join?code="K7M-4QX"', "/%00;"]
)
@pytest.mark.usefixtures("people")
def test_the_way_back_is_the_way_there(room: Room, goal: str) -> None:
    client = browser(door(room))
    sent = client.get(f"{PREFIX}{goal}")
    state = parse_qs(urlsplit(sent.headers["location"]).query)["state"][0]
    back = client.get(f"{PREFIX}/oauth_callback", params={"code": "code-heron", "state": state})
    assert unquote(back.headers["location"]) == unquote(f"{PREFIX}{goal}")
    assert "a" not in client.cookies


@pytest.mark.usefixtures("people")
def test_the_way_back_leads_nowhere_else(room: Room) -> None:
    client = browser(door(room))
    state = parse_qs(urlsplit(client.get(f"{PREFIX}/").headers["location"]).query)["state"][0]
    for goal in ("https://evil.test/", "//evil.test", f"{PREFIX}.evil.test/"):
        headers = {"cookie": f'hub-state="{state} {goal}"'}
        back = browser(door(room)).get(
            f"{PREFIX}/oauth_callback?code=code-heron&state={state}", headers=headers
        )
        assert back.headers.get("location", f"{PREFIX}/") == f"{PREFIX}/", goal


def test_without_a_hub_the_remedy_is_said() -> None:
    for name in TOLD:
        if name not in ("JUPYTERHUB_BASE_URL", "JUPYTERHUB_OAUTH_ACCESS_SCOPES"):
            with pytest.raises(NotAllowed, match=f"{name} is not set"):
                Hub.told({**TOLD, name: ""})
