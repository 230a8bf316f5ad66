"""A folder that lets us read and not write: the page says so, and work goes on where it can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case import load_case
from course.faces.claims.claims import ReadingFace
from course.faces.desk.desk import DeskFace
from course.journal import open_journal
from course.session.session import Session
from course.session.words import saving_line
from tests.faces.conftest import Page
from tests.files._read_only import refuse_writing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def judge(session: Session, claim: str) -> Page:
    page = Page(ReadingFace(session, ["abstract"]))
    page.tell("held", ids=[])
    page.do("judge", claim=claim, kind="factual", status="contested", confidence="2", why="Look.")
    return page


def test_in_a_read_only_folder_work_goes_on_and_the_page_says_where_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Session.start(load_case(), tmp_path)
    judge(before, "ABS-01")
    with monkeypatch.context() as patch:
        refuse_writing(patch)
        session = Session.start(load_case(), tmp_path)
        assert session.place == "memory"
        assert (session.who, session.name) == (before.who, before.name)
        page = judge(session, "ABS-02")
        assert page.view["trouble"] == ""
        desk = Page(DeskFace(session)).html
    assert len(session.journal) == len(before.journal) + 2
    assert "read-only: copy it to a place of your own" in desk
    assert "what you do now stays in this browser" in desk
    assert "This machine does not let us save." in saving_line(session)
    assert "Saved on this machine" not in desk + page.html + saving_line(session)
    sent = [line for message in page.sent if message["type"] == "keep" for line in message["lines"]]
    assert {i for i, _ in sent} == {e.id for e in session.journal}
    # The folder lets us write again: what the browser kept comes back, and nothing acknowledged is lost.
    later = Session.start(load_case(), tmp_path)
    there = Page(DeskFace(later))
    there.tell("held", ids=[i for i, _ in sent])
    there.tell("brought", lines=[line for _, line in sent], last=True)
    there.do("bring_back", author=before.who)
    assert {e.id for e in session.journal} <= {e.id for e in later.journal}


def test_a_seminar_that_can_only_be_read_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.start(load_case(), tmp_path)
    open_journal(tmp_path / "class.journal.jsonl").add("wren", "notes", "write", {"text": "Look."})
    page = Page(DeskFace(session))
    own, held = session.seminar, list(session.journal)
    with monkeypatch.context() as patch:
        refuse_writing(patch)
        view = page.do("open_seminar", file="class.journal.jsonl")
    assert "read-only" in view["trouble"]
    assert (session.seminar, list(session.journal)) == (own, held)
