"""One press is one step of Undo: of what this face shows, said in words and brought into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course.activities.listing import ACTIVITIES, activity_of
from course.activities.steps import DONE, step_in_words
from course.faces.claims.claims import ReadingFace
from course.faces.debate.debate import DebateFace
from course.faces.exercises.exercises import ExercisesFace
from course.journal import Entry
from course.lessons.lesson import Lesson
from tests.faces.conftest import Page
from tests.journal._made import AT, entry_id

if TYPE_CHECKING:
    from course.case.exercises.sets import ExerciseSet
    from course.session.session import Session


def judge(page: Page, claim: str) -> None:
    page.do("choose", claim=claim)
    page.do("judge", claim=claim, kind="factual", status="contested", confidence="2", why="Look.")


def test_undo_says_what_it_took_back_and_brings_it_into_view(session: Session) -> None:
    page = Page(ReadingFace(session, ["abstract"]))
    judge(page, "ABS-01")
    page.do("choose", claim="ABS-02")
    view = page.do("undo")
    opened = "that the ledger’s view of claim ABS-01 is open"
    assert view["say"] == f"Taken back: your judgement of claim ABS-01; {opened}."
    assert view["focus"] == f"#{page.face.uid}-card"
    assert 'data-args=\'{"claim": "ABS-01"}\'' in view["html"]
    assert page.do("redo")["say"] == f"Done again: your judgement of claim ABS-01; {opened}."
    assert page.do("redo")["say"] == "There is nothing to do again."


def test_a_reader_of_another_section_takes_nothing_back_here(session: Session) -> None:
    here, there = (Page(ReadingFace(session, [section])) for section in ("abstract", "I"))
    judge(here, "ABS-01")
    assert there.do("undo")["say"] == "There is nothing to take back."
    assert not there.face.can_undo
    assert here.face.can_undo


def test_faces_of_one_activity_keep_to_their_own(session: Session) -> None:
    lesson = Lesson("01-introduction", using=session)
    positions, chair, match = (Page(f) for f in (lesson.positions(), lesson.chair(), lesson.two_chairs()))
    party = session.case.chairs[0].id
    chair.face.session.journal.add("heron", "positions", "take", {"actor": party, "seed": ""})
    assert [p.face.can_undo for p in (positions, chair, match)] == [False, True, False]
    assert chair.do("undo")["say"] == "Taken back: that you took a chair."


def test_an_exercise_of_another_set_stays(session: Session) -> None:
    one, other = (Page(ExercisesFace(session, s.id)) for s in session_sets(session)[:2])
    item = one.face.work.items[0]  # type: ignore[attr-defined]
    session.journal.add(
        "heron", "exercises", "answer", {"set": "x", "item": item.id, "response": "x", "why": ""}
    )
    assert (one.face.can_undo, other.face.can_undo) == (True, False)


def session_sets(session: Session) -> tuple[ExerciseSet, ...]:
    from course.case.exercises.load import load_exercises

    return tuple(load_exercises(session.case).sets)


def test_undo_of_a_debate_leaves_another_debate_alone(session: Session) -> None:
    pages = []
    for code in ("blue", "red"):
        pages.append(Page(DebateFace(session, "oxford", "M4")))
        pages[-1].do("begin", format_id="oxford", setting="screen", motion="M4", code=code)
    first, second = pages
    second.do("play", claim="In the second.")
    assert first.do("undo")["say"] == "Taken back: the beginning of a debate."
    assert len(session.journal.live("debate")) == 2


def test_what_a_press_wrote_in_one_go_is_taken_back_in_one_go(session: Session) -> None:
    page = Page(DebateFace(session, "oxford", "M4"))
    page.do("begin", format_id="oxford", setting="screen", motion="M4", code="blue")
    page.do("play", claim="One.")
    before = len(session.journal.live())
    with session.journal.step():
        page.do("play", claim="Two.")
        page.do("play", claim="Three.")
    assert page.do("undo")["say"] == "Taken back: a card."
    assert len(session.journal.live()) == before


def test_every_verb_of_every_activity_has_words() -> None:
    assert DONE.keys() == ACTIVITIES.keys()
    for name in ACTIVITIES:
        verbs = getattr(activity_of(name), "verbs", None)
        if verbs is not None:
            assert DONE[name].keys() == set(verbs), name


@pytest.mark.parametrize("body", [{}, {"claim": 7}, {"claim": "{who}"}, {"claim": "{0.__class__}"}])
def test_a_body_of_hand_is_said_all_the_same(body: dict[str, object]) -> None:
    said = step_in_words([Entry(entry_id(1), AT, "heron", "claims", "judge", body)])
    assert said.startswith("your judgement of claim")
    assert step_in_words([Entry(entry_id(1), AT, "heron", "dance", "jump", body)]) == "what you did"
