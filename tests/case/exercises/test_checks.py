"""Every mistake in an exercise is found where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from course.case.exercises import check_exercises
from tests.case.exercises._changed import CAP, CASE, INTRO, START, change

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Break:
    """Words of a file that are changed, and the mistake that must be found."""

    file: str
    old: str
    new: str
    field: str
    wrong: str
    right: str
    above: int = 0  # how many lines above the change the mistake is reported


BREAKS = {
    "an unknown kind": Break(
        START,
        "kind: single_choice",
        "kind: single_choise",
        "items[0].kind",
        "is no kind of item",
        "single_choice",
    ),
    "a misspelt field": Break(
        START, "    prompt: What kind", "    promt: What kind", "items[0].promt", "no such field", "prompt"
    ),
    "no feedback for a choice": Break(
        START,
        "        feedback: It says what could happen by the 2030s. Nobody can check that today.\n",
        "",
        "items[0].options[0].feedback",
        "this field is missing",
        "add it",
        above=3,
    ),
    "a claim that is not there": Break(
        START,
        "claims: [S3-08]}\n    options",
        "claims: [S3-8]}\n    options",
        "items[0].shows.claims[0]",
        "S3-8",
        "S3-08",
    ),
    "an objective that is not there": Break(
        INTRO, "[abstract-1]", "[abstract-11]", "items[0].practises[0]", "among the objectives", "abstract-1"
    ),
    "a source that is not there": Break(
        START,
        "[dia_icbm_reports]",
        "[dia_report]",
        "items[0].rests_on.sources[0]",
        "sources",
        "dia_icbm_reports",
    ),
    "a lesson that is not there": Break(
        START, "lesson: 00-start-here", "lesson: 00-start", "lesson", "among the lessons", "00-start-here"
    ),
    "a rubric that is not there": Break(
        START, "rubric: reasoning", "rubric: reason", "items[5].rubric", "among the rubrics", "reasoning"
    ),
    "words that are not the paper's": Break(
        START,
        "For the Iranian regime,",
        "For the Iranian regimes,",
        "items[1].shows.quotes[0]",
        "these words are not in the paper",
        "For the Iranian regime",
    ),
    "a set that is not named as its file": Break(
        START, "id: 00-start-here", "id: start", "id", "is not the name of the file", "write 00-start-here"
    ),
    "an item id used twice": Break(
        START,
        "id: start-order",
        "id: start-loaded",
        "items[3].id",
        "already an item of 00-start-here",
        "another",
    ),
    "an option id used twice": Break(
        START, "id: happened", "id: forecast", "items[0].options[1].id", "stands here twice", "choose another"
    ),
    "no right answer": Break(
        START,
        "        right: true\n",
        "",
        "items[0].options",
        "none of the options is right",
        "exactly one",
        above=3,
    ),
    "two right answers": Break(
        START,
        "        text: A definition\n",
        "        text: A definition\n        right: true\n",
        "items[0].options",
        "2 of the options are right",
        "exactly one",
        above=17,
    ),
    "no words go wrong": Break(
        START,
        "        text: Long-range\n        right: true\n",
        "        text: Long-range\n",
        "items[4].spans",
        "none of the spans is right",
        "exactly one",
        above=5,
    ),
    "a partner that is not there": Break(
        START, "match: limit", "match: limits", "items[2].left[0].match", "no “limits” on the right", "limit?"
    ),
    "a partner nobody needs, without a word": Break(
        START,
        "feedback: This is a bargaining chip.",
        "# This is a bargaining chip.",
        "items[2].right[3]",
        "nobody needs this one",
        "add feedback",
        above=2,
    ),
    "words that are not in the sentence": Break(
        START,
        "text: high-explosive",
        "text: bargaining chip",
        "items[4].spans[2].text",
        "exactly once",
        "copy more words",
    ),
    "words that overlap": Break(
        START,
        "text: high-explosive",
        "text: Long-range, high-explosive",
        "items[4].spans[2].text",
        "overlap",
        "stand apart",
    ),
    "a claim without a flaw": Break(
        START,
        "    claim: S1-08\n",
        "    claim: S2-03\n",
        "items[4].claim",
        "no flaw in S2-03",
        "choose a claim",
    ),
    "another claim's sentence": Break(
        START,
        "    claim: S1-08\n",
        "    claim: S2-06\n",
        "items[4].sentence",
        "not the sentence",
        "copy",
        above=-2,
    ),
    "a flaw that is not tied": Break(
        START,
        "    claim: S1-08\n",
        "    claim: S2-06\n",
        "items[4].flaws[0]",
        "not tied",
        "flaw_type",
        above=-18,
    ),
    "a key that the ledger contradicts": Break(
        START,
        "says: predictive}",
        "says: factual}",
        "items[0].options[0].key_from.says",
        "the key says “factual” but the ledger says “predictive” in kind of S3-08",
        "change the key",
    ),
    "a wrong option that the ledger supports": Break(
        START,
        "field: kind, says: factual}",
        "field: kind, says: predictive}",
        "items[0].options[1].key_from.says",
        "keyed as wrong, but the ledger says “predictive”",
        "change the key",
    ),
    "an order that its dates contradict": Break(
        START,
        'says: "2018-05-08"}',
        'says: "2014-05-08"}',
        "items[3].steps[1]",
        "the ledger puts this one before the one above it",
        "in the right order",
        above=3,
    ),
    "a table that is not there": Break(
        START,
        "{table: events, record: T28",
        "{table: event, record: T28",
        "items[3].steps[0].key_from.table",
        "there is no table “event”",
        "events",
    ),
    "a field that the ledger does not have": Break(
        START,
        "record: T28, field: date",
        "record: T28, field: dates",
        "items[3].steps[0].key_from.field",
        "dates",
        "date?",
    ),
    "a record that the ledger does not have": Break(
        START,
        "record: T28, f",
        "record: T280, f",
        "items[3].steps[0].key_from.record",
        "no such record",
        "T28",
    ),
    "a model answer that is not the ledger's": Break(
        CAP,
        "model_answer: Cruise missiles such as Noor, and",
        "model_answer: Cruise missiles such as Noor and",
        "items[10].model_answer",
        "does not have the words",
        "write “Cruise missiles such as Noor, and",
    ),
    "a loaded word": Break(
        START,
        "text: A value judgement",
        "text: A regime",
        "items[0].options[2].text",
        "“regime” is a loaded word in our own voice",
        "quotation marks",
    ),
    "an unknown level": Break(
        "rubrics",
        "        begun: ",
        "        beginning: ",
        "[0].criteria[0].levels.beginning",
        "unknown",
        "begun",
    ),
    "a field written twice": Break(
        START, "part: check\n", "part: check\npart: check\n", "part", "written twice", "keep one", above=-1
    ),
    "a text that a comment cuts off": Break(
        START, "text: A prediction", "text: A #2 prediction", "file", "taken for a comment", "quotation marks"
    ),
    "a text that is no YAML": Break(
        START,
        "text: A prediction",
        "text: A prediction: yes",
        "file",
        "a colon stands inside a text",
        "quotation marks",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_mistake_is_found_where_it_is(folder: Path, name: str) -> None:
    broken = BREAKS[name]
    line = change(folder, broken.file, broken.old, broken.new) - broken.above
    found = check_exercises(CASE, folder)
    hits = [
        m for m in found if m.field == broken.field and broken.wrong in m.wrong and broken.right in m.right
    ]
    assert [m.line for m in hits] == [line], [str(m) for m in found]
    assert hits[0].file.endswith(f"{broken.file}.yaml")


def test_a_folder_that_the_case_names_and_that_is_not_there_is_a_mistake() -> None:
    away = CASE.meta.model_copy(update={"exercises": "../away"})
    (found,) = check_exercises(CASE.model_copy(update={"meta": away}))
    assert found.file.endswith("away")
    assert (found.wrong, found.stops) == ("there is no such folder", True)
    without = CASE.meta.model_copy(update={"exercises": None})
    assert check_exercises(CASE.model_copy(update={"meta": without})) == []
