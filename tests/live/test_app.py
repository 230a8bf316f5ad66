"""Pages and files that a browser asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from course.live.app import base_of, link_of
from tests.live._seat import CASE, client, seat

if TYPE_CHECKING:
    from pathlib import Path

LESSONS = [lesson.id for lesson in CASE.lessons]


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_is_a_page_with_its_faces_and_nothing_inline(lesson: str) -> None:
    at = seat()
    text = client(at).get(f"/{lesson}").text
    key = re.search(r'data-key="([\w-]+)"', text)
    assert key
    page = at.find(key[1])
    assert page is not None
    assert sorted(map(int, re.findall(r'data-face="(\d+)"', text))) == list(range(len(page.faces)))
    assert not re.search(r' style="|<style| on\w+="|javascript:', text)
    described, own = re.findall(r"<script[^>]*>", text)
    assert described == '<script type="application/ld+json">'  # data, which no browser runs
    assert own == '<script type="module" src="/files/page.js">'


def test_the_first_page_is_the_first_lesson() -> None:
    answer = client(seat()).get("/", follow_redirects=False)
    assert answer.headers["location"] == "/00-start-here"


@pytest.mark.parametrize(
    "lesson", ["99-nothing", "instructor", "..", "%2e%2e%2fpyproject", "00-start-here.ipynb"]
)
def test_what_is_no_lesson_is_said(lesson: str) -> None:
    assert client(seat()).get(f"/{lesson}", follow_redirects=False).status_code in (404, 303)


@pytest.mark.parametrize("name", ["../app.py", "app.py", "%2e%2e/guard.py", "tokens.css"])
def test_only_the_named_files_are_given(name: str) -> None:
    assert client(seat()).get(f"/files/{name}").status_code == 404


def test_a_file_is_sent_once_and_asked_about_after() -> None:
    browser = client(seat())
    mark = browser.get("/files/face.js").headers["etag"]
    assert browser.get("/files/face.js", headers={"if-none-match": mark}).status_code == 304


def test_scripts_import_only_each_other() -> None:
    browser = client(seat())
    asked = {"page.js"}
    found: set[str] = set()
    while asked - found:
        name = (asked - found).pop()
        found.add(name)
        answer = browser.get(f"/files/{name}")
        assert answer.status_code == 200
        asked |= set(re.findall(r'from "\./([^"]+)"', answer.text))
    assert "morph.js" in found


def test_behind_another_server_addresses_begin_with_its_path() -> None:
    headers = {"x-proxycontextpath": "/user/kim/seminar"}
    text = client(seat()).get("/01-introduction", headers=headers).text
    assert 'src="/user/kim/seminar/files/page.js"' in text
    assert 'href="/user/kim/doc/tree/notebooks/01-introduction.ipynb"' in text


@pytest.mark.parametrize("path", ['/"><script>', "//evil.example", "javascript:x", "/a b"])
def test_a_strange_path_is_left_out(path: str) -> None:
    text = client(seat()).get("/01-introduction", headers={"x-forwarded-prefix": path}).text
    assert 'src="/files/page.js"' in text


@pytest.mark.parametrize(
    ("goal", "there"),
    [
        ("02-capabilities.ipynb", "/b/02-capabilities"),
        ("02-capabilities.ipynb#read", "/b/02-capabilities#read"),
        ("https://example.org/a.ipynb", "https://example.org/a.ipynb"),
        ("#read", "#read"),
    ],
)
def test_links_between_lessons_lead_to_pages(goal: str, there: str) -> None:
    assert link_of("/b", goal) == there


def test_no_prefix_is_no_base() -> None:
    class Asked:
        headers: dict[str, str] = {}  # noqa: RUF012 - read only

    assert base_of(Asked()) == ""  # type: ignore[arg-type]


def test_the_browser_keeps_its_copy_apart_for_each_account(monkeypatch: pytest.MonkeyPatch) -> None:
    shelves = set()
    for account in ("ada", "ben"):
        monkeypatch.setenv("JUPYTERHUB_USER", account)
        at = seat()
        found = re.search(r'<body[^>]* data-shelf="([^"]+)"', client(at).get("/01-introduction").text)
        assert found
        assert found[1] == at.session.shelf
        shelves.add(found[1])
    assert len(shelves) == 2


def test_a_broken_choice_of_the_instructor_is_said_where_the_lesson_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "03-red-line.ipynb").write_text("{}", encoding="utf-8")
    (tmp_path / "03-red-line.choice.yaml").write_text("parts: [raed]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    text = client(seat()).get("/03-red-line").text
    before, main = text.split('<main class="lesson"')
    assert "did you mean read" in before
    assert "did you mean read" in main
    assert "did you mean" not in client(seat()).get("/01-introduction").text.split("<main")[0]
