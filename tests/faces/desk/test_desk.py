"""The desk: pseudonyms, the browser's copy, and files in and out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import course.faces
from course.case import load_case
from course.faces.claims.claims import ReadingFace
from course.faces.desk.desk import DeskFace
from course.files import limits
from course.journal import Journal, new_author, open_journal
from course.session.session import Session
from tests.faces.conftest import Page
from tests.faces.desk._work import work


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
    assert "This browser keeps 1 entry by wren" in page.html
    assert "Is that you?" in page.html
    view = page.do("bring_back", author="wren")
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
    page.tell("kept", ids=[], error="QuotaExceededError")
    assert "refuses to keep a copy (it says: QuotaExceededError)" in page.html
    assert "This browser keeps a copy" not in page.html


def test_a_foreign_line_in_the_browser_does_no_harm(session: Session) -> None:
    page = Page(DeskFace(session))
    page.tell("brought", lines=["{}", "not json", "[1]"], last=True)
    assert session.browser.offers() == {}


def test_what_was_downloaded_can_be_brought_in_elsewhere(session: Session) -> None:
    work(session)
    page = Page(DeskFace(session))
    page.do("download")
    file = next(m for m in page.sent if m["type"] == "download")
    assert re.fullmatch(r"heron-[0-9a-f]{8}\.journal\.jsonl", file["name"])
    elsewhere = Session(load_case(), Journal(), "wren")
    there = Page(DeskFace(elsewhere))
    there.upload("upload", file["name"], file["text"].encode(), piece=100)
    there.do("take_in", mine=True)
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


def test_binder_says_that_the_machine_forgets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINDER_SERVICE_HOST", "10.0.0.1")
    session = Session.start(load_case(), tmp_path)
    assert "forgets after ten idle minutes" in Page(DeskFace(session)).html


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


def test_of_many_problems_none_is_dropped_in_silence(session: Session) -> None:
    theirs = Journal()
    theirs.add("wren", "notes", "write", {"lesson": "01-introduction", "prompt": "surest", "text": "So."})
    lines = [*theirs.to_lines(), *(f"torn {n}" for n in range(8))]
    said = session.bring_in_file("wren.journal.jsonl", "\n".join(lines).encode())
    assert said.count("wren.journal.jsonl, line") == 3
    assert "5 more problems are not told here; `course collect` names each." in said


# --- the browser's copy ---------------------------------------------------------------------


def lines_sent(page: Page) -> list[str]:
    found = [i for m in page.sent if m["type"] == "keep" for i, _ in m["lines"]]
    page.sent.clear()
    return found


def test_a_line_counts_as_kept_only_when_the_browser_says_so(session: Session) -> None:
    page = Page(ReadingFace(session, ["abstract"]))
    page.tell("held", ids=[])
    page.do("judge", claim="ABS-01", kind="factual", status="contested", confidence="2", why="Look.")
    first = lines_sent(page)
    page.tell("kept", ids=first, error="The disk is full")
    assert "refuses to keep a copy" in page.html
    page.do("choose", claim="ABS-02")
    page.do("judge", claim="ABS-02", kind="factual", status="contested", confidence="2", why="Look.")
    assert set(first) < set(lines_sent(page))
    page.tell("kept", ids=[e.id for e in session.journal], error="")
    assert "This browser keeps a copy" in page.html
    page.do("challenge", claim="ABS-02", reason="No.", source="")
    assert len(lines_sent(page)) == 1


def test_nothing_is_said_of_a_copy_before_the_browser_has_said_something(tmp_path: Path) -> None:
    """One whose storage never answers keeps nothing."""
    session = Session.start(load_case(), tmp_path)
    desk, page = Page(DeskFace(session)), Page(ReadingFace(session, ["abstract"]))
    page.do("judge", claim="ABS-01", kind="factual", status="contested", confidence="2", why="Look.")
    for shown in (desk, page):
        assert "Saved on this machine" in shown.html or "On this machine, in the file" in shown.html
        assert "keeps a copy" not in shown.html
    desk.tell("held", ids=[])
    assert "On this machine, in the file" in desk.html
    assert "This browser keeps a copy." in desk.html


def test_a_browser_that_would_not_tell_what_it_held_is_sent_what_comes_later(session: Session) -> None:
    page = Page(ReadingFace(session, ["abstract"]))
    page.tell("kept", ids=[], error="denied")
    for claim in ("ABS-01", "ABS-02", "ABS-03"):
        page.do("choose", claim=claim)
        page.do("judge", claim=claim, kind="factual", status="contested", confidence="2", why="Look.")
        sent = lines_sent(page)
        assert set(sent) >= {e.id for e in session.journal if e.body.get("claim") == claim}
        page.tell("kept", ids=sent, error="")


def test_what_was_on_its_way_when_a_page_was_opened_anew_is_sent_again(session: Session) -> None:
    page = work(session)
    for _ in range(2):
        page.tell("held", ids=[])
        assert sorted(lines_sent(page)) == sorted(e.id for e in session.journal)


def kept_of(name: str) -> tuple[str, Any]:
    """What a browser keeps of somebody who was here before."""
    journal, by = Journal(), new_author()
    journal.call(by, name)
    return by, journal.add(by, "claims", "judge", {"claim": "ABS-02"})


def test_somebody_elses_copy_is_offered_by_name_and_given_to_nobody_else(session: Session) -> None:
    (heron, one), (wren, other) = kept_of("heron"), kept_of("wren")
    page = Page(DeskFace(session))
    page.tell("held", ids=[one.id, other.id])
    page.tell("brought", lines=[one.to_line(), other.to_line()], last=True)
    assert "1 entry by heron" in page.html
    assert "1 entry by wren" in page.html
    page.do("not_me", author=wren)
    assert "by wren" not in page.html
    assert not [m for m in page.sent if m["type"] == "forget"]
    page.do("bring_back", author=heron)
    assert [e.id for e in session.journal] == [one.id]
    assert (session.who, session.name) == (heron, "heron")


def test_nobody_deletes_anothers_only_copy_without_being_told_whose_it_is(session: Session) -> None:
    wren, lost = kept_of("wren")
    page = Page(DeskFace(session))
    page.tell("brought", lines=[lost.to_line()], last=True)
    assert 'data-confirm="Delete the work of wren from this browser?' in page.html
    page.do("forget_browser", author="heron")
    assert "by wren" in page.html
    page.do("forget_browser", author=wren)
    assert [m["ids"] for m in page.sent if m["type"] == "forget"] == [[lost.id]]


def test_to_leave_a_computer_deletes_the_browsers_copy_alone(session: Session) -> None:
    page = work(session)
    page.tell("held", ids=[])
    page.tell("kept", ids=lines_sent(page), error="")
    desk = Page(DeskFace(session))
    desk.do("leave")
    assert len(session.journal) == 2
    page.do("judge", claim="ABS-02", kind="factual", status="contested", confidence="2", why="Look.")
    assert lines_sent(page) == []
    assert "you have left this computer" in page.html
    desk.do("somebody_else")
    page.do("judge", claim="ABS-03", kind="factual", status="contested", confidence="2", why="Look.")
    assert lines_sent(page)


def test_two_accounts_of_a_hub_have_a_shelf_each(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    assert session.shelf == "red-line"
    shelves = set()
    for account in ("ada", "ben"):
        monkeypatch.setenv("JUPYTERHUB_USER", account)
        shelves.add(session.shelf)
        assert account not in session.shelf
    assert len(shelves) == 2
    monkeypatch.setenv("BINDER_SERVICE_HOST", "10.0.0.1")  # there everybody is new, and the path changes
    assert session.shelf == "red-line"


def test_drafts_are_kept_under_who_writes_them() -> None:
    templates = Path(course.faces.__file__).parent
    for path in templates.rglob("*.html"):
        for name in re.findall(r'data-draft="([^"]*)"', path.read_text(encoding="utf-8")):
            assert re.search(r"\{\{ (session\.who|reading\.who|acting) \}\}$", name), f"{path.name}: {name}"


# --- people, seminars and files -----------------------------------------------------------------


def test_renaming_keeps_the_work_and_somebody_else_starts_with_none(session: Session) -> None:
    work(session)
    page = Page(DeskFace(session))
    page.do("rename", name="stork")
    assert "2 entries so far" in page.html
    page.do("somebody_else")
    assert "Nothing done yet" in page.html
    assert page.do("go_on", person="heron")["say"] == "You work as stork now."
    assert page.do("go_on", person="nobody")["trouble"]


def test_this_is_me_joins_two(session: Session) -> None:
    work(session)
    session.journal.add("wren", "notes", "write", {"lesson": "x", "prompt": "a", "text": "Mine."})
    page = Page(DeskFace(session))
    page.do("this_is_me", person="wren")
    assert "3 entries so far" in page.html
    assert page.do("this_is_me", person="wren")["trouble"]


def test_students_files_never_land_in_ones_own_work(tmp_path: Path) -> None:
    teacher = Session.start(load_case(), tmp_path)
    work(teacher)
    mine = {e.id for e in teacher.journal}
    page = Page(DeskFace(teacher))
    student, done = kept_of("wren")
    data = "\n".join(Journal([done]).to_lines()).encode()
    page.upload("upload", "wren.journal.jsonl", data)
    assert "seminar “Class”" in page.html
    assert "Open: <strong>Class</strong>" in page.html
    assert student in teacher.people
    page.do("open_seminar", file="seminar.journal.jsonl")
    assert {e.id for e in teacher.journal} == mine
    assert student not in teacher.people
    page.upload("upload", "wren.journal.jsonl", data)
    assert [e.id for e in teacher.journal] == [done.id]


def test_where_no_seminars_are_saved_it_is_said_whose_work_stands_beside_ones_own(session: Session) -> None:
    work(session)
    mine = session.journal.people
    by, done = kept_of("wren")
    page = Page(DeskFace(session))
    page.upload("upload", "wren.journal.jsonl", "\n".join(Journal([done]).to_lines()).encode())
    assert "It is the work of others and stands beside yours here" in page.html
    assert set(session.journal.people) == {*mine, by}
    assert session.who in mine
    own = "\n".join(session.journal.to_lines()).encode()
    assert "work of others" not in page.upload("upload", "mine.journal.jsonl", own)["html"]


def test_a_second_class_has_a_seminar_of_its_own(tmp_path: Path) -> None:
    teacher = Session.start(load_case(), tmp_path)
    page = Page(DeskFace(teacher))
    for name in ("Autumn 2026", "Spring 2027"):
        page.do("begin_seminar", name=name)
        _, done = kept_of("wren")
        page.upload("upload", "wren.journal.jsonl", "\n".join(Journal([done]).to_lines()).encode())
        assert len(teacher.journal) == 1
    assert "already" in page.do("begin_seminar", name="Autumn  2026")["trouble"]
    assert page.do("begin_seminar", name=" ")["trouble"]
    assert page.do("open_seminar", file="../desk.json")["trouble"]
    page.do("name_seminar", name="Rehearsal")
    assert "Open: <strong>Rehearsal</strong>" in page.html
    again = Session.start(load_case(), tmp_path)
    assert list(again.desk.seminars().values()) == ["My own work", "Autumn 2026", "Rehearsal"]
    assert again.seminar == teacher.seminar
    assert again.who == teacher.who


def test_each_seminar_says_so_in_its_entries(tmp_path: Path) -> None:
    session = Session.start(load_case(), tmp_path)
    work(session)
    session.begin_seminar("Autumn")
    work(session)
    seminars = {e.seminar for path in tmp_path.glob("*.jsonl") for e in open_journal(path)}
    assert len(seminars) == 2
    assert "" not in seminars


def test_a_student_on_a_second_machine_goes_on_as_the_same(tmp_path: Path) -> None:
    session = Session.start(load_case(), tmp_path)
    by, done = kept_of("wren")
    page = Page(DeskFace(session))
    me = session.who
    page.upload("upload", "wren.journal.jsonl", "\n".join(Journal([done]).to_lines()).encode())
    assert "wren.journal.jsonl holds 1 entry by wren. Is that you?" in page.html
    assert (session.who, len(session.journal)) == (me, 0)  # it may as well be a student's
    page.do("take_in", mine=True)
    assert session.who == by
    assert "You go on as wren." in page.html
    assert "Is that you?" not in page.html


def test_a_teacher_who_has_done_nothing_yet_is_not_taken_for_the_student_whose_file_comes_first(
    tmp_path: Path,
) -> None:
    teacher = Session.start(load_case(), tmp_path)
    me = teacher.who
    student, done = kept_of("wren")
    page = Page(DeskFace(teacher))
    page.upload("upload", "wren.journal.jsonl", "\n".join(Journal([done]).to_lines()).encode())
    page.do("take_in", mine=False)
    assert (teacher.who, student in teacher.people) == (me, True)
    assert "Open: <strong>Class</strong>" in page.html
    page.do("open_seminar", file="seminar.journal.jsonl")
    assert len(teacher.journal) == 0
    assert page.do("take_in", mine=True)["say"] == "Choose the file again."
    assert Session.start(load_case(), tmp_path).who == me


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_that_an_editor_saved_in_its_own_way_is_read(session: Session, coding: str) -> None:
    _, done = kept_of("wren")
    text = "\r\n".join(Journal([done]).to_lines())
    data = ("\ufeff" + text if coding == "utf-16-be" else text).encode(coding)
    session.bring_in_file("wren.jsonl", data)
    assert [e.id for e in session.journal] == [done.id]
