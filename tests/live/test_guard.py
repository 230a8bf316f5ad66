"""Who may come in, and what a page may load."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from course.live.app import make_app
from tests.live._seat import client, seat

LESSON = "/01-introduction"


def test_without_the_token_nothing_is_shown() -> None:
    answer = client(seat(), token="word").get(LESSON)
    assert answer.status_code == 403
    assert "Open the address" in answer.text


@pytest.mark.parametrize("word", ["", "wrong", "wörd", "word "])
def test_a_wrong_token_opens_nothing(word: str) -> None:
    assert client(seat(), token="word").get(LESSON, params={"token": word}).status_code == 403


def test_the_token_leaves_the_address_and_becomes_a_cookie_no_script_can_read() -> None:
    browser = client(seat(), token="word")
    answer = browser.get(LESSON, params={"token": "word", "x": "1"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{LESSON}?x=1"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert browser.get(LESSON).status_code == 200


def test_the_cookie_of_another_server_opens_nothing() -> None:
    one = client(seat(), token="one")
    one.get(LESSON, params={"token": "one"})
    other = client(seat(), token="two")
    other.cookies = one.cookies
    assert other.get(LESSON).status_code == 403


def test_another_name_for_this_machine_is_refused() -> None:
    app = make_app(seat(), token="word", hosts=("127.0.0.1",))
    rebound = TestClient(app, base_url="http://attacker.example")
    assert "not called by that name" in rebound.get(LESSON, params={"token": "word"}).text
    torn = rebound.get(LESSON, params={"token": "word"}, headers={"host": "[::1"})
    assert (torn.status_code, "not called by that name" in torn.text) == (403, True)


def test_another_site_opens_no_socket() -> None:
    at = seat()
    key = at.open("01-introduction").key
    with (
        pytest.raises(WebSocketDisconnect),
        client(at).websocket_connect(f"/wire?page={key}", headers={"origin": "http://attacker.example"}),
    ):
        pass


def test_a_socket_needs_the_cookie_too() -> None:
    at = seat()
    key = at.open("01-introduction").key
    with (
        pytest.raises(WebSocketDisconnect),
        client(at, token="word").websocket_connect(f"/wire?page={key}"),
    ):
        pass


@pytest.mark.parametrize(
    "path", [LESSON, "/files/page.js", "/files/style.css", "/no-such-lesson", "/files/x"]
)
def test_every_answer_says_what_a_page_may_load(path: str) -> None:
    headers = client(seat()).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
