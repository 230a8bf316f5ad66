"""The papers of a lesson: all that a class needs, and no answer where people have not answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.case import load_case
from course.case.exercises import load_exercises
from course.publish.handouts.ballots import ballot_slips
from course.publish.handouts.debate_sheet import debate_sheet
from course.publish.handouts.key import key
from course.publish.handouts.roles import role_sheets
from course.publish.handouts.student import hand_out
from course.publish.handouts.worksheet import worksheet
from course.publish.paper import Paper, Slips, Table, texts_of

if TYPE_CHECKING:
    from course.case.exercises.item import Item
    from course.case.records import Lesson
    from course.case.records.formats import Format

CASE = load_case()
BOOK = load_exercises(CASE)
LESSONS = CASE.lessons


def words(paper: Paper) -> str:
    return "\n".join(text for block in paper.blocks for text in texts_of(block))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)
def test_a_hand_out_has_the_papers_words_and_nothing_of_the_ledger(lesson: Lesson) -> None:
    said = words(hand_out(CASE, lesson))
    for section in map(CASE.section, lesson.sections):
        for line in CASE.paper.text[section.body_start : section.end].splitlines():
            assert line in said
    for claim in (CASE.claim(c) for part in lesson.parts for c in part.claims):
        assert claim.quote in said
        assert claim.note not in said
        assert not claim.possible_rewording or claim.possible_rewording not in said
    for prompt in (*lesson.discuss, *lesson.reflect):
        assert prompt.prompt in said


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)
def test_a_worksheet_has_everything_to_do_and_no_key(lesson: Lesson) -> None:
    said = words(worksheet(CASE, lesson, BOOK))
    for one in BOOK.for_lesson(lesson.id):
        assert one.title in said
        for item in one.items:
            assert item.prompt in said
            assert item.explanation not in said
            for part in ("options", "left", "right", "steps", "flaws", "spans"):
                for entry in getattr(item, part, ()):
                    assert entry.text in said
                    assert not entry.feedback or entry.feedback not in said
            for found in getattr(item, "look_for", ()):
                assert found not in said


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)
def test_a_key_has_what_the_ledger_says_and_the_answer_to_every_item(lesson: Lesson) -> None:
    said = words(key(CASE, lesson, BOOK))
    for claim in (CASE.claim(c) for part in lesson.parts for c in part.claims):
        assert claim.note in said
    for one in BOOK.for_lesson(lesson.id):
        for item in one.items:
            assert item.explanation in said
            assert item.in_words(item.key()) in said


@pytest.mark.parametrize("item", [i for s in BOOK.sets for i in s.items], ids=lambda item: item.id)
def test_the_key_of_an_item_is_right(item: Item) -> None:
    """A key that is given back as an answer is marked as right."""
    mark, lines = item.marked(item.answered(item.key()))
    assert mark == ("written" if item.control == "text" else "right")
    assert all(line.agrees for line in lines)


def test_every_chair_has_one_card_and_no_card_is_a_persons() -> None:
    paper = role_sheets(CASE, CASE.formats, chairs=True)
    cards = [slip.title for block in paper.blocks if isinstance(block, Slips) for slip in block.slips]
    for party in CASE.stakeholders:
        assert cards.count(party.name) == (0 if party.person else 1)
    assert cards.count("Timekeeper") == sum(r.name == "Timekeeper" for f in CASE.formats for r in f.roles)
    parties_only = role_sheets(CASE, (), chairs=True)
    for party in CASE.chairs:
        brief = CASE.brief(party.id)
        assert brief is not None
        assert brief.brief in words(parties_only)


@pytest.mark.parametrize("format_", CASE.formats, ids=lambda one: one.id)
def test_a_debate_sheet_has_each_step_with_its_time_and_a_seat_for_each_role(format_: Format) -> None:
    paper = debate_sheet(format_, CASE.motions)
    steps, seats = [block for block in paper.blocks if isinstance(block, Table)][:2]
    assert [(row[0], row[1]) for row in steps.rows] == [(p.name, p.time) for p in format_.phases]
    assert {row[0] for row in seats.rows} == {role.name for role in format_.roles}
    assert all(motion.motion in words(paper) for motion in CASE.motions)
    one = words(debate_sheet(format_, CASE.motions[:1]))
    assert CASE.motions[0].motion in one
    assert CASE.motions[1].motion not in one


def test_ballots_name_nobody_and_say_when_not_to_vote() -> None:
    said = words(ballot_slips("This house waits."))
    assert "This house waits." in said
    assert "No name stands on a slip" in said
    assert "fewer than 5 people" in said
    assert said.count("☐\N{NO-BREAK SPACE}Undecided") == 24
