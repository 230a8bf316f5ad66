"""Checking exercises: each mistake that can be made is found at its line, with a remedy."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from course.case import CaseError, check_case, load_case
from course.case.exercises import ExerciseBook, check_exercises, load_exercises
from course.case.exercises.kinds.find_flaw import FindFlaw
from course.case.exercises.kinds.multiple_choice import MultipleChoice
from course.case.exercises.kinds.single_choice import SingleChoice
from course.case.words import STATUS_LABELS

if TYPE_CHECKING:
    from pathlib import Path

    from course.case.records.lessons import Lesson

CASE = load_case()
BOOK = load_exercises(CASE)
START, INTRO, CAP = "00-start-here", "01-introduction", "02-capabilities"


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
    "a text that is no YAML": Break(
        START,
        "text: A prediction",
        "text: A prediction: yes",
        "file",
        "a colon stands inside a text",
        "quotation marks",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert CASE.exercises_folder is not None
    copy = tmp_path / "exercises"
    shutil.copytree(CASE.exercises_folder, copy)
    return copy


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Change the first place where the words stand, and give its line."""
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


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


def test_the_exercises_that_ship_have_no_mistake() -> None:
    assert check_exercises(CASE) == []
    assert check_case(CASE.folder, check_exercises) == []


def test_a_mistake_keeps_the_exercises_from_loading(folder: Path) -> None:
    change(folder, START, "says: predictive}", "says: factual}")
    with pytest.raises(CaseError, match="the key says “factual”") as caught:
        load_exercises(CASE, folder)
    assert len(caught.value.mistakes) == 1


def test_a_loaded_word_does_not(folder: Path) -> None:
    change(folder, START, "text: A value judgement", "text: A regime")
    assert load_exercises(CASE, folder).set(START).items


def test_all_right_and_a_short_set(folder: Path) -> None:
    path = folder / f"{START}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  - id: start-own")], encoding="utf-8")
    assert [(m.field, m.wrong) for m in check_exercises(CASE, folder)] == [("items", "the set has 5 items")]


def test_all_options_right(folder: Path) -> None:
    for option in ("negotiations", "missile"):
        change(folder, START, f"text: “{option}”\n", f"text: “{option}”\n        right: true\n")
    assert [m.wrong for m in check_exercises(CASE, folder)] == ["all of the options are right"]


def test_a_pair_that_is_left_over(folder: Path) -> None:
    path = folder / f"{START}.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("      - id: price"), text.index("    explanation: Words such as these")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    assert [m.wrong for m in check_exercises(CASE, folder)] == ["the last pair is left over without thinking"]


def test_ids_that_give_the_order_away(folder: Path) -> None:
    for i, old in enumerate(("vienna", "leaving", "twelve-days", "statement")):
        change(folder, START, f"id: {old}", f"id: {'abcd'[i]}")
    assert [m.wrong for m in check_exercises(CASE, folder)] == ["the ids give the order away"]


def test_a_lesson_that_names_a_set_which_is_not_there(folder: Path) -> None:
    (folder / f"{START}.yaml").unlink()
    found = check_exercises(CASE, folder)
    assert [(m.file.rpartition("/")[2], m.field) for m in found] == [("lessons.yaml", "exercises")]
    lines = (CASE.folder / "lessons.yaml").read_text(encoding="utf-8").splitlines()
    assert START in lines[found[0].line - 1]


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("09-new.yml", "", "this file is not read"),
        ("09-new.yaml", "- id: a\n", "this file has no fields"),
        ("09-new.yaml", "id: 09-new\n", "this set has no items"),
        ("09-new.yaml", "id: 09-new\nitems:\n  - text\n", "this is not a group of fields"),
        ("09-new.yaml", "id: 09-new\nitems:\n  - id: a\n", "“None” is no kind of item"),
        ("rubrics.yaml", "id: a\n", "this file is not a list of rubrics"),
        ("rubrics.yaml", "- text\n", "this is not a group of fields"),
    ],
)
def test_a_file_of_another_shape(folder: Path, name: str, text: str, wrong: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert any(wrong in m.wrong and m.file.endswith(name) for m in check_exercises(CASE, folder))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no such folder" in str(check_exercises(CASE, tmp_path / "none")[0])


def test_a_case_without_exercises() -> None:
    bare = CASE.model_copy(update={"meta": CASE.meta.model_copy(update={"exercises": None})})
    assert load_exercises(bare) == ExerciseBook()
    assert check_exercises(bare) == []


def test_loading_again_reads_nothing_until_a_file_changes(folder: Path) -> None:
    first = load_exercises(CASE, folder)
    assert load_exercises(CASE, folder) is first
    change(folder, START, "text: A prediction", "text: A forecast of something")
    assert load_exercises(CASE, folder) is not first


# --- what must be true of the exercises that ship -----------------------------


def test_every_lesson_has_six_items_and_every_kind_is_used() -> None:
    for lesson in CASE.lessons:
        sets = BOOK.for_lesson(lesson.id)
        assert sets[0].part == "check"
        assert len(sets[0].items) >= 6
        assert {s.id for s in sets} == set(lesson.exercises)
    assert len({item.kind for s in BOOK.sets for item in s.items}) == 7


def test_every_key_is_tied_to_the_ledger() -> None:
    for one in BOOK.sets:
        for item in one.items:
            assert list(item.rests_on.ids()), item.id
            for part in ("options", "flaws", "left", "steps"):
                entries = getattr(item, part, ())
                right = [e for e in entries if getattr(e, "right", True)]
                assert not entries or any(e.key_from for e in right), item.id


@pytest.mark.parametrize("lesson", CASE.lessons, ids=lambda lesson: lesson.id)
def test_a_lesson_has_eight_items_of_four_kinds_to_check_oneself(lesson: Lesson) -> None:
    checks = [one for one in map(BOOK.set, lesson.exercises) if one.part == "check"]
    kinds = [item.kind for one in checks for item in one.items]
    assert len(kinds) >= 8
    assert len(set(kinds)) >= 4


def test_no_pair_of_the_paper_is_asked_twice() -> None:
    shown = [pair for one in BOOK.sets for item in one.items for pair in item.shows.contradictions]
    assert len(set(shown)) == len(shown)


def test_nobody_is_asked_what_the_ledger_says() -> None:
    asked = [item.id for one in BOOK.sets for item in one.items if "ledger" in item.prompt.casefold()]
    assert asked == []


def test_every_item_is_tied_to_a_claim_or_a_source() -> None:
    loose = [i.id for one in BOOK.sets for i in one.items if not (i.rests_on.claims or i.rests_on.sources)]
    assert loose == []


def test_a_contested_claim_is_never_keyed_as_right_or_wrong() -> None:
    verdicts = {*STATUS_LABELS, *STATUS_LABELS.values()} - {"contested", "Contested"}
    for one in BOOK.sets:
        for item in one.items:
            claims = [CASE.claim(c) for c in (*item.shows.claims, *_claim_of(item))]
            if isinstance(item, SingleChoice | MultipleChoice) and any(
                c.status == "contested" for c in claims
            ):
                keyed = {
                    w
                    for o in item.options
                    if o.right
                    for w in (o.text, o.key_from.says if o.key_from else "")
                }
                assert not keyed & verdicts, item.id


def _claim_of(item: object) -> tuple[str, ...]:
    return (item.claim,) if isinstance(item, FindFlaw) else ()


def test_feedback_says_more_than_right_or_wrong() -> None:
    for one in BOOK.sets:
        for item in one.items:
            entries = [
                e for p in ("options", "flaws", "left", "spans", "steps") for e in getattr(item, p, ())
            ]
            said = [e.feedback for e in entries]
            assert len(said) == len(set(said)), item.id
            assert all(len(words.split()) >= 4 for words in said), item.id


def test_the_audit_has_one_task_for_each_reference() -> None:
    rests = [item.rests_on.references for item in BOOK.set("08-audit").items]
    assert rests == [(r.id,) for r in CASE.references]
