"""What a folder of work remembers, whoever writes into it at once."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from course.case import load_case
from course.faces.desk.desk import DeskFace
from course.journal import BOX, JournalError, Lock, open_journal
from course.language import NotAllowed
from course.session import desk
from course.session.desk import Desk, account, digest
from course.session.session import Session
from tests.faces.door import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITER: Final = """
import sys
from pathlib import Path
from course.session.desk import Desk

desk = Desk(Path(sys.argv[1]))
desk.remember(who=sys.argv[2])
sys.stdin.readline()  # both begin at once
for n in range(60):
    desk.forget("seminar.journal.jsonl", [f"{sys.argv[2]} {n}"])
"""


def test_two_kernels_that_write_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    names = ("heron", "wren")
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], stdin=subprocess.PIPE)
        for name in names
    ]
    for one in running:
        assert one.stdin
        one.stdin.write(b"\n")
        one.stdin.flush()
    for one in running:
        one.communicate(timeout=120)
        assert one.returncode == 0
    wanted = {digest(f"{name} {n}") for name in names for n in range(60)}
    assert Desk(tmp_path).forgotten("seminar.journal.jsonl") == wanted
    assert Desk(tmp_path).remembered()["who"] in names


@pytest.mark.parametrize("twin", ["Autumn\u200b", "\u202eAutumn", " Au\u00adtumn\n", "Autumn\ufe0f"])
def test_two_seminars_that_look_alike_are_one_name(twin: str, tmp_path: Path) -> None:
    folder = Desk(tmp_path)
    (tmp_path / folder.name_seminar("Autumn")).touch()
    with pytest.raises(NotAllowed, match="of this name already"):
        folder.name_seminar(twin)


def test_a_seminar_has_a_name_that_is_seen_and_turns_nothing_round(tmp_path: Path) -> None:
    folder = Desk(tmp_path)
    with pytest.raises(NotAllowed, match="Write a name"):
        folder.name_seminar("\u200b\u3164")
    file = folder.name_seminar("\u202eSpring\t2027")
    (tmp_path / file).touch()
    assert folder.seminars()[file] == "Spring 2027"


def test_where_locks_are_refused_it_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def refused(_lock: Lock) -> Iterator[None]:
        raise JournalError("desk.json: the folder refuses.")
        yield

    monkeypatch.setattr(Lock, "held", refused)
    Desk(tmp_path).remember(who="heron")
    assert Desk(tmp_path).name_seminar("Monday") == "Monday.journal.jsonl"
    kept = json.loads((tmp_path / "desk.json").read_text(encoding="utf-8"))
    assert kept["seminars"] == {"Monday.journal.jsonl": "Monday"}


def test_a_folder_that_has_gone_does_not_come_back_for_a_lock(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"desk\.json"):
        Desk(tmp_path / "gone").remember(who="heron")
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_where_a_folder_or_a_pipe_has_its_name_a_lesson_opens_all_the_same(kind: str, tmp_path: Path) -> None:
    """A container that is given a file which is not there makes a folder of that name."""
    place = tmp_path / "desk.json"
    if kind == "folder":
        place.mkdir()
    else:
        os.mkfifo(place)
    session = Session.start(load_case(), tmp_path)
    session.journal.add(session.who, "notes", "write", {})
    assert len(open_journal(tmp_path / "seminar.journal.jsonl")) == 1
    page = Page(DeskFace(session))
    told = page.do("begin_seminar", name="Two")
    if kind == "folder":
        assert "could not be remembered" in session.trouble
        assert told["trouble"].startswith("desk.json cannot be written (")
    else:
        assert (session.trouble, told["trouble"], session.seminar) == ("", "", "Two.journal.jsonl")


def test_a_seminar_that_a_full_disk_does_not_take_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.start(load_case(), tmp_path)
    page = Page(DeskFace(session))

    def full(*_args: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(desk, "replace", full)
    for verb in ("begin_seminar", "name_seminar"):
        assert "The disk is full: delete something" in page.do(verb, name="Two")["trouble"]
    assert session.seminar == "seminar.journal.jsonl"


@pytest.mark.parametrize(
    "mine", [{"by": 5, "who": ["x"], "seminar": {"a": 1}, "way": 9}, {"by": BOX, "who": "x"}, [1], None]
)
def test_whatever_somebody_wrote_into_it_a_lesson_opens_and_nobody_is_the_ballot_box(
    mine: object, tmp_path: Path
) -> None:
    (tmp_path / "desk.json").write_text(json.dumps({"people": {account(): mine}}), encoding="utf-8")
    session = Session.start(load_case(), tmp_path)
    assert session.journal.add(session.who, "notes", "write", {}).by != BOX
    assert session.seminar == "seminar.journal.jsonl"
