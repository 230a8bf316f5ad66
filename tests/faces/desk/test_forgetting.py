"""Forgetting: here, in the browser, in every seminar of a folder, and for windows that outlive a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.case import load_case
from course.faces.desk.desk import DeskFace
from course.journal import open_journal
from course.session.session import Session
from tests.faces.conftest import Page
from tests.faces.desk._work import work

if TYPE_CHECKING:
    from pathlib import Path


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


def test_who_was_forgotten_in_one_window_is_forgotten_in_the_other(tmp_path: Path) -> None:
    one, two = (Session.start(load_case(), tmp_path) for _ in range(2))
    work(one)
    two.catch_up()
    assert two.who == one.who
    one.forget_me()
    two.catch_up()
    assert two.who == one.who
    work(two)
    assert {e.by for e in open_journal(tmp_path / "seminar.journal.jsonl")} == {one.who}


def test_who_was_forgotten_does_not_come_back_where_another_window_outlives_the_file(tmp_path: Path) -> None:
    one, two = (Session.start(load_case(), tmp_path) for _ in range(2))
    work(one)
    two.catch_up()
    one.forget_me()
    (tmp_path / "seminar.journal.jsonl").unlink()
    two.catch_up()
    work(two)
    assert two.who == one.who
    assert {e.by for e in open_journal(tmp_path / "seminar.journal.jsonl")} == {one.who}


def test_what_only_a_file_lost_comes_back_and_of_whoever_else_was_forgotten_nothing(tmp_path: Path) -> None:
    one = Session.start(load_case(), tmp_path)
    work(one)
    first = one.who
    one.somebody_else()
    work(one)
    two = Session.start(load_case(), tmp_path)
    one.forget_me()
    (tmp_path / "seminar.journal.jsonl").unlink()
    two.catch_up()
    work(two)
    assert {e.by for e in open_journal(tmp_path / "seminar.journal.jsonl")} == {first, one.who}


def test_forget_me_deletes_in_every_seminar_of_the_folder_and_in_the_browser(tmp_path: Path) -> None:
    session = Session.start(load_case(), tmp_path)
    work(session)
    me, mine = session.who, [entry.id for entry in session.journal]
    session.somebody_else()
    work(session)
    other = session.who
    session.go_on_as(me)
    session.begin_seminar("Tuesday")
    work(session)
    (tmp_path / "essay.journal.jsonl").write_text("Missiles and diplomacy.")
    page = Page(DeskFace(session))
    page.tell("held", ids=[])
    page.do("forget_me")
    assert {e.by for e in open_journal(tmp_path / "seminar.journal.jsonl")} == {other}
    assert not [e for e in open_journal(tmp_path / "Tuesday.journal.jsonl") if e.by == me]
    assert set(mine) <= {i for sent in page.sent if sent["type"] == "forget" for i in sent["ids"]}
    assert sorted(p.name for p in tmp_path.glob("essay*")) == ["essay.journal.jsonl"]
    assert me.encode() not in b"".join(p.read_bytes() for p in tmp_path.iterdir())
