"""Files of every earlier version, made with every earlier case, open and mean what they meant.

Each folder of ``versions/`` holds files that the toolkit wrote in a version of the format:
together, every verb of every activity. Nothing in them is ever changed.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from course.activities.bodies import read_bodies
from course.activities.debate import Debate
from course.activities.listing import ACTIVITIES, activity_of
from course.case import load_case
from course.journal import BOX, RETRACT, Entry, Journal, merge_files, open_journal, plain_name
from course.journal._header import VERSION, VERSIONS

FOLDER = Path(__file__).parent / "versions"
FILES = sorted(FOLDER.glob("*/*.jsonl"))
CASE = load_case()


def plain(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line][1:]


def test_there_is_a_folder_for_each_earlier_version() -> None:
    assert {int(path.name.split("-")[0]) for path in FOLDER.iterdir()} == set(VERSIONS) - {VERSION}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".journal.jsonl"))
def test_a_file_of_an_earlier_version_opens_and_every_entry_still_means_something(
    tmp_path: Path, path: Path
) -> None:
    copy = Path(shutil.copy(path, tmp_path))
    records = plain(path)
    journal = open_journal(copy)
    assert journal.problems == ()
    assert [e.id for e in journal] == sorted(str(r["id"]) for r in records)
    names = {plain_name(str(r["who"])) for r in records} - {BOX}
    assert {journal.name_of(person) for person in journal.people} == names
    for name in ACTIVITIES:
        read_bodies(journal, name, activity_of(name).verbs)
    assert journal.problems == ()
    journal.introduce("owl")  # from here on the file is one of this version
    again = open_journal(copy)
    assert again.problems == ()
    assert [e for e in again if e.activity != "people"] == [e for e in journal if e.activity != "people"]
    assert again.people == journal.people
    assert json.loads(copy.read_text(encoding="utf-8").split("\n")[0])["version"] == VERSION


def test_every_verb_of_every_activity_is_there() -> None:
    found = {(str(r["activity"]), str(r["verb"])) for path in FILES for r in plain(path)}
    assert len({pair for pair in found if pair[1] != RETRACT}) == 59
    assert {activity for activity, _ in found} == set(ACTIVITIES) - {
        "coding",
        "room",
        "text",
    }  # which are younger


def test_an_old_debate_knows_who_sits_where(tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    merge_files(out, FOLDER / "1-paper-of-2026-11" / "debate-2.journal.jsonl")
    journal = open_journal(out)
    debate = Debate(CASE, journal, who="somebody")
    acted = {e.by for e in journal}
    assert acted & set(debate.state.chairs)
    assert {journal.name_of(who) for who in debate.state.chairs} >= {"heron", "wren"}


def test_the_files_are_as_they_were_written() -> None:
    for path in FILES:
        for record in plain(path):
            assert set(record) == {"activity", "at", "body", "id", "verb", "who"}
    assert Journal([Entry.from_line(json.dumps(plain(FILES[0])[0]))]).people
