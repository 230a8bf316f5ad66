"""Who works, where, and in which seminar: what a session keeps of it."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from course.case import load_case
from course.journal import Journal, new_author
from course.language import NotAllowed
from course.session.names import checked_name, suggested_name
from course.session.place import work_folder
from course.session.session import Session

WALES = "\N{WAVING BLACK FLAG}" + "".join(chr(0xE0000 + ord(c)) for c in "gbwls") + "\N{CANCEL TAG}"


def test_a_suggested_pseudonym_is_valid() -> None:
    for _ in range(50):
        name = suggested_name()
        assert checked_name(name) == name


@pytest.mark.parametrize("text", ["", "{", '{"who": 3}', '{"who": ""}', "[]"])
def test_an_edited_desk_file_gives_a_fresh_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "desk.json").write_text(text, encoding="utf-8")
    assert Session.start(load_case(), tmp_path).who


def test_the_work_folder_is_beside_the_notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("notebooks", "instructor"):
        (tmp_path / folder).mkdir()
    monkeypatch.delenv("COURSE_WORK", raising=False)
    monkeypatch.chdir(tmp_path / "instructor")
    assert work_folder() == tmp_path / "my-work"
    monkeypatch.setenv("COURSE_WORK", str(tmp_path / "else"))
    assert work_folder() == tmp_path / "else"


@pytest.mark.skipif(os.name == "nt", reason="there, rights are not told by a mode")
def test_nobody_else_on_the_machine_may_look_into_the_work_folder(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        Session.start(load_case(), tmp_path / "new" / "my-work")
    finally:
        os.umask(before)
    assert (tmp_path / "new" / "my-work").stat().st_mode & 0o077 == 0


def test_downloads_of_two_never_share_a_name_nor_begin_with_a_dash() -> None:
    names = []
    for called in ("🦊", "🐻", "-rf", "..", "heron", "heron", "./etc/passwd", "CON"):
        session = Session(load_case(), Journal(), new_author())
        session.call_me(called)
        names.append(session.as_file()[0])
    assert len({name.casefold() for name in names}) == len(names)
    assert all(re.match(r"\w", name) and "/" not in name for name in names)


def test_hundreds_whose_names_are_signs_hand_in_as_many_files() -> None:
    case, most = load_case(), 500
    sessions = [Session(case, Journal(), f"author {n}") for n in range(most)]
    for session in sessions:
        session.journal.call(session.who, "🦊")
    assert len({session.as_file()[0] for session in sessions}) == most


@pytest.mark.parametrize(
    "typed", ["\u3164", "\u2800", "\uffa0\u115f", "\u180e", "\ufe0f", "\u200d", "\u202e \u2066"]
)
def test_a_name_that_nobody_sees_is_none(typed: str) -> None:
    with pytest.raises(NotAllowed, match="Write a pseudonym"):
        checked_name(typed)


def test_names_keep_their_joiners() -> None:
    for case in json.loads((Path(__file__).parent / "names-with-joiners.json").read_text(encoding="utf-8")):
        assert checked_name(case["typed"]) == case["right"]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("be\u00adar", "bear"),
        ("\u200fחסידה\u200e", "חסידה"),
        ("שב\u200fץ", "שבץ"),
        ("be\u2060ar\ufeff", "bear"),
        ("\u202eraeb\u202c", "raeb"),
        ("be\tar", "be ar"),
        ("be\u2028ar", "be ar"),
        (WALES, WALES),
    ],
)
def test_what_cannot_be_seen_makes_no_second_word_of_a_name(typed: str, right: str) -> None:
    assert checked_name(typed) == right
    journal = Journal()
    assert journal.name_of(journal.introduce(checked_name(typed))) == right


def test_two_accounts_in_one_folder_keep_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = {}
    for account in ("ada", "ben"):
        monkeypatch.setenv("JUPYTERHUB_USER", account)
        session = Session.start(load_case(), tmp_path)
        session.call_me(account)
        people[account] = session.who
    for account, who in people.items():
        monkeypatch.setenv("JUPYTERHUB_USER", account)
        session = Session.start(load_case(), tmp_path)
        assert (session.who, session.name) == (who, account)


def test_a_desk_of_the_first_version_finds_its_person_again(tmp_path: Path) -> None:
    (tmp_path / "desk.json").write_text('{"who": "heron"}', encoding="utf-8")
    old = Path(__file__).parents[1] / "journal/versions/1-paper-of-2026-11/saved-on-a-machine.journal.jsonl"
    shutil.copy(old, tmp_path / "seminar.journal.jsonl")
    session = Session.start(load_case(), tmp_path)
    assert session.name == "heron"
    assert session.who in session.journal.people
