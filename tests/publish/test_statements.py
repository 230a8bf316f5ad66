"""Statements of xAPI keep to the rules of its specification, and lose no word of the journal."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from course.activities.exercises import Exercises
from course.case import load_case
from course.case.exercises import load_exercises
from course.cli import main
from course.journal import Journal
from course.publish.statements import BASE, as_json, statements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASE = load_case()
BOOK = load_exercises(CASE)
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def worked() -> Journal:
    """Some work of one person: every kind of exercise, a claim, a note."""
    journal = Journal()
    for one in BOOK.sets:
        work = Exercises(CASE, journal, who="heron", set_id=one.id)
        for item in one.items:
            work.answer(item.id, item.key())
    judged = {
        "claim": "S1-01",
        "kind": "factual",
        "status": "supported",
        "confidence": 3,
        "why": "“It holds”",
    }
    journal.add("heron", "claims", "judge", judged)
    journal.add("heron", "notes", "write", {"prompt": CASE.lessons[0].discuss[0].id, "text": "Zwölf Wörter"})
    return journal


def wrong(said: Any, *, inside: bool = False) -> Iterator[str]:
    """Name what the specification forbids: nothing may be null outside of extensions."""
    if isinstance(said, dict):
        for key, value in said.items():
            yield from wrong(value, inside=inside or key == "extensions")
    elif isinstance(said, list):
        for value in said:
            yield from wrong(value, inside=inside)
    elif said is None and not inside:
        yield "null"


def check(said: dict[str, Any]) -> None:
    assert said.keys() <= {"id", "actor", "verb", "object", "result", "context", "timestamp", "version"}
    assert list(wrong(said)) == []
    assert UUID(said["id"]).variant == "specified in RFC 4122"
    assert UUID(said["id"]).version in range(1, 6)  # strict stores know no later one
    assert said["actor"]["objectType"] == "Agent"
    assert said["actor"].keys() == {"objectType", "name", "account"}
    assert said["actor"]["account"].keys() == {"homePage", "name"}
    assert ADDRESS.fullmatch(said["actor"]["account"]["homePage"])
    assert ADDRESS.fullmatch(said["verb"]["id"])
    assert said["object"]["objectType"] == "Activity"
    assert ADDRESS.fullmatch(said["object"]["id"])
    assert ADDRESS.fullmatch(said["object"]["definition"]["type"])
    maps = [said["verb"]["display"], said["object"]["definition"]["name"]]
    maps.append(said["object"]["definition"].get("description", {}))
    assert all(LANGUAGE.fullmatch(key) for one in maps for key in one)
    assert all(ADDRESS.fullmatch(key) for key in said["context"]["extensions"])
    assert datetime.fromisoformat(said["timestamp"]).tzinfo is not None
    assert re.fullmatch(r"1\.0\.\d+", said["version"])


def test_every_statement_keeps_the_rules_and_is_there_once() -> None:
    journal = worked()
    said = json.loads(as_json(statements(journal, CASE, BOOK)))
    for one in said:
        check(one)
    named = [one["context"]["extensions"][f"{BASE}/extensions/entry"] for one in said]
    assert named == [entry.id for entry in journal.live()]
    assert len({one["id"] for one in said}) == len(said)


def test_no_word_of_an_entry_is_lost() -> None:
    journal = worked()
    for entry, said in zip(journal.live(), statements(journal, CASE, BOOK), strict=True):
        assert said["context"]["extensions"][f"{BASE}/extensions/body"] == entry.body
        assert said["timestamp"] == entry.at
        assert said["actor"]["account"]["name"] == entry.by


def test_an_answer_says_what_it_answers_and_whether_it_fits() -> None:
    journal = Journal()
    work = Exercises(CASE, journal, who="heron", set_id="00-start-here")
    work.answer("start-kind", "forecast")
    work.retry("start-kind")
    work.answer("start-kind", "happened")
    work.answer("start-own", "I would ask who said it.")
    right, opened, not_yet, written = statements(journal, CASE, BOOK)
    assert right["verb"]["id"] == "http://adlnet.gov/expapi/verbs/answered"
    assert right["object"]["definition"]["description"]["en"] == "What kind of sentence is this?"
    assert right["result"] == {"response": "A prediction", "success": True}
    assert "result" not in opened
    assert not_yet["result"] == {"response": "A fact", "success": False}
    assert written["result"] == {"response": "I would ask who said it."}
    assert right["object"]["id"] == not_yet["object"]["id"]


def test_what_was_taken_back_is_not_told() -> None:
    journal = Journal()
    entry = journal.add("heron", "claims", "open", {"claim": "S1-01"})
    journal.retract("heron", entry.id)
    assert statements(journal, CASE, BOOK) == []


@pytest.mark.parametrize("body", [
    {}, {"set": "00-start-here", "item": "start-kind"}, {"set": ["x"], "item": None, "response": {}},
    {"set": "00-start-here", "item": "start-terms", "response": {"red-line": 3}},
    {"set": "00-start-here", "item": "start-order", "response": [1, None]},
    {"set": "00-start-here", "item": "start-class", "response": {"span": [], "flaw": {}}},
    {"set": "00-start-here", "item": "start-kind", "response": "\ud800"},
])  # fmt: skip
def test_an_answer_to_another_book_is_told_without_a_result(body: dict[str, Any]) -> None:
    journal = Journal()
    journal.add("heron", "exercises", "answer", body)
    (said,) = json.loads(as_json(statements(journal, CASE, BOOK)))
    check(said)
    assert "result" not in said


def test_the_command_writes_them_from_a_file_and_says_what_they_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = worked()
    taken = journal.add("heron", "claims", "open", {"claim": "S1-01"})
    journal.retract("heron", taken.id)
    file = tmp_path / "class.journal.jsonl"
    file.write_text("\n".join(journal.to_lines()) + "\n", encoding="utf-8")
    out = tmp_path / "out"
    code = main(["package", "--format", "xapi", "--journal", str(file), "--out", str(out)])
    said = capsys.readouterr().out
    assert code == 0
    assert "pseudonyms" in said
    assert "2 entries that were taken back" in said
    written = (out / "statements.xapi.json").read_bytes()
    assert json.loads(written) == json.loads(as_json(statements(journal, CASE, BOOK)))
    assert sorted(p.name for p in out.iterdir()) == ["made.json", "statements.xapi.json"]


@pytest.mark.parametrize("words", [["--format", "xapi"], ["--format", "gift", "--journal", "x.jsonl"]])
def test_xapi_needs_a_journal_and_a_journal_is_for_xapi(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["package", "--out", str(tmp_path / "out"), *words]) == 2
    assert "--journal JOURNAL" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "class.journal.jsonl"
    file.write_text("\n".join((*worked().to_lines(), "no line")) + "\n", encoding="utf-8")
    code = main(["package", "--format", "xapi", "--journal", str(file), "--out", str(tmp_path / "out")])
    assert code == 1
    assert "class.journal.jsonl" in capsys.readouterr().out.splitlines()[0]
