"""The exercises that ship keep what they promise, and files of another shape are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import CaseError, check_case
from course.case.exercises import ExerciseBook, check_exercises, load_exercises
from course.case.exercises.kinds import KINDS
from course.case.exercises.kinds.find_flaw import FindFlaw
from course.case.exercises.kinds.multiple_choice import MultipleChoice
from course.case.exercises.kinds.single_choice import SingleChoice
from course.case.words import STATUS_LABELS
from tests.case.exercises._changed import CASE, START, change

if TYPE_CHECKING:
    from pathlib import Path

    from course.case.records.lessons import Lesson

BOOK = load_exercises(CASE)


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
        (
            "09-new.yaml",
            "id: 09-new\ntitle: A\nlesson: b\npart: work\nminutes: 5\nintroduction: C.\nitems: 7\n",
            "this set has no items",
        ),
        ("09-new.yaml", "id: 09-new\nitems:\n  - text\n", "this is not a group of fields"),
        ("09-new.yaml", "id: 09-new\nitems:\n  - id: a\n", "“None” is no kind of item"),
        ("rubrics.yaml", "id: a\n", "this file is not a list of rubrics"),
        ("rubrics.yaml", "", "this file is not a list of rubrics"),
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
    assert {item.kind for s in BOOK.sets for item in s.items} == set(KINDS)


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
