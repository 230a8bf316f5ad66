"""The desk: pseudonyms, the browser's copy, files in and out, and forgetting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.faces.claims.claims import ReadingFace
from course.faces.desk.desk import DeskFace
from course.files import limits
from course.journal import Journal
from course.session.names import checked_name, suggested_name
from course.session.place import work_folder
from course.session.session import Session
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from pathlib import Path


def work(session: Session) -> Page:
    page = Page(ReadingFace(session, ["abstract"]))
    page.do("judge", claim="ABS-01", kind="factual", status="contested", confidence="2", why="Look.")
    return page


def test_a_suggested_pseudonym_is_valid() -> None:
    for _ in range(50):
        name = suggested_name()
        assert checked_name(name) == name


def test_another_pseudonym(session: Session) -> None:
    page = Page(DeskFace(session))
    view = page.do("rename", name="  quiet\n heron ")
    assert (session.who, session.name) == ("heron", "quiet heron")
    assert "You work as <strong>quiet heron</strong>" in view["html"]
    assert page.do("rename", name=" ")["trouble"]
    assert page.do("rename", name="x" * 41)["trouble"]
    assert session.name == "quiet heron"


def test_the_browser_gets_what_it_lacks_and_is_asked_for_what_we_lack(session: Session) -> None:
    page = work(session)
    page.sent.clear()
    other = Journal()
    lost = other.add("wren", "claims", "judge", {"claim": "ABS-02"})
    page.tell("held", ids=[lost.id])
    kinds = {m["type"]: m for m in page.sent}
    assert {i for i, _ in kinds["keep"]["lines"]} == {e.id for e in session.journal}
    assert kinds["bring"]["ids"] == [lost.id]
    page.tell("brought", lines=[lost.to_line()], last=True)
    assert "This browser keeps 1 entry" in page.html
    assert "wren" in page.html
    view = page.do("bring_back")
    assert lost.id in session.journal
    assert view["say"] == "One entry is back."
    assert "This browser keeps 1 entry" not in view["html"]


def test_each_new_entry_goes_to_the_browser_once(session: Session) -> None:
    page = Page(ReadingFace(session, ["abstract"]))
    page.tell("held", ids=[])
    page.do("judge", claim="ABS-01", kind="factual", status="contested", confidence="2", why="Look.")
    kept = [i for m in page.sent if m["type"] == "keep" for i, _ in m["lines"]]
    assert sorted(kept) == sorted(e.id for e in session.journal)


def test_a_browser_that_refuses_is_said(session: Session) -> None:
    page = Page(DeskFace(session))
    page.tell("kept", error="QuotaExceededError")
    assert "QuotaExceededError" in page.html


def test_a_foreign_line_in_the_browser_does_no_harm(session: Session) -> None:
    page = Page(DeskFace(session))
    page.tell("brought", lines=["{}", "not json", "[1]"], last=True)
    assert session.offered == {}


def test_what_was_downloaded_can_be_brought_in_elsewhere(session: Session) -> None:
    work(session)
    page = Page(DeskFace(session))
    page.do("download")
    file = next(m for m in page.sent if m["type"] == "download")
    assert file["name"] == "heron.journal.jsonl"
    elsewhere = Session(load_case(), Journal(), "wren")
    there = Page(DeskFace(elsewhere))
    there.upload("upload", file["name"], file["text"].encode(), piece=100)
    assert {e.id for e in elsewhere.journal} == {e.id for e in session.journal}
    assert "2 new of 2 entries, by 1 person." in there.html
    there.upload("upload", file["name"], file["text"].encode(), piece=100)
    assert "0 new of 2 entries" in there.html


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00bad", b"hello", b'{"cells": []}', b"%PDF-1.7"])
def test_a_foreign_file_is_refused_by_name(session: Session, data: bytes) -> None:
    page = Page(DeskFace(session))
    page.upload("upload", "essay.pdf", data)
    assert "essay.pdf" in page.view["trouble"]
    assert len(session.journal) == 0


def test_a_huge_file_is_not_read(session: Session) -> None:
    page = Page(DeskFace(session))
    page.upload("upload", "big.jsonl", b"x" * (limits.UPLOAD + 1))
    assert "larger than 50 MB" in page.view["trouble"]


def test_forget_me_deletes_here_and_in_the_browser(session: Session) -> None:
    work(session)
    session.journal.add("wren", "notes", "write", {"text": "stays"})
    ids = {e.id for e in session.journal if e.who == "heron"}
    page = Page(DeskFace(session))
    page.do("forget_me")
    assert [e.who for e in session.journal] == ["wren"]
    forgotten = next(m for m in page.sent if m["type"] == "forget")
    assert set(forgotten["ids"]) == ids
    assert session.who != "heron"


def test_work_and_pseudonym_survive_a_lost_kernel(tmp_path: Path) -> None:
    before = Session.start(load_case(), tmp_path)
    before.call_me("heron")
    work(before)
    after = Session.start(load_case(), tmp_path)
    assert (after.who, after.name) == (before.who, "heron")
    assert [e.id for e in after.journal] == [e.id for e in before.journal]


def test_a_folder_that_cannot_be_used_still_lets_people_work(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    session = Session.start(load_case(), blocked)
    assert session.place == "memory"
    work(session)
    assert len(session.journal) == 2
    assert "does not let us save" in Page(DeskFace(session)).html


@pytest.mark.parametrize("text", ["", "{", '{"who": 3}', '{"who": ""}', "[]"])
def test_an_edited_desk_file_gives_a_fresh_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "desk.json").write_text(text, encoding="utf-8")
    assert Session.start(load_case(), tmp_path).who


def test_voila_never_writes_to_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVER_SOFTWARE", "voila/0.5.13")
    session = Session.start(load_case(), tmp_path / "w")
    work(session)
    assert session.place == "browser"
    assert not (tmp_path / "w").exists()


def test_binder_says_that_the_machine_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINDER_SERVICE_HOST", "10.0.0.1")
    session = Session.start(load_case(), tmp_path)
    assert "forgets after ten idle minutes" in Page(DeskFace(session)).html


def test_the_work_folder_is_beside_the_notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notebooks" / "instructor").mkdir(parents=True)
    monkeypatch.delenv("COURSE_WORK", raising=False)
    monkeypatch.chdir(tmp_path / "notebooks" / "instructor")
    assert work_folder() == tmp_path / "my-work"
    monkeypatch.setenv("COURSE_WORK", str(tmp_path / "else"))
    assert work_folder() == tmp_path / "else"


def test_two_windows_on_one_file_see_each_other_and_offer_nothing_twice(tmp_path: Path) -> None:
    one, two = (Session.start(load_case(), tmp_path) for _ in range(2))
    second = Page(ReadingFace(two, ["abstract"]))
    work(one)
    ids = [e.id for e in one.journal]
    second.tell("held", ids=ids)
    assert [m for m in second.sent if m["type"] == "bring"] == []
    assert "1 of 4 judged" in second.html
    work(one)
    second.do("choose", claim="ABS-01")
    assert len(two.journal) == len(one.journal) == 3


def test_a_body_that_does_not_fit_is_named_when_its_file_is_brought_in(session: Session) -> None:
    theirs = Journal()
    theirs.add("wren", "notes", "write", {"lesson": "01-introduction", "prompt": "surest", "text": 3})
    said = session.bring_in_file("wren.journal.jsonl", "\n".join(theirs.to_lines()).encode())
    assert "text is not a text" in said
    assert "text is not a text" in Page(DeskFace(session)).html
