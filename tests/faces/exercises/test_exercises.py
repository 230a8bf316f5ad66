"""The exercises face: nothing of the key before an answer, everything explained after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from course.case import load_case
from course.case.exercises import load_exercises
from course.faces.exercises.exercises import ExercisesFace
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.session.session import Session

CASE = load_case()
SETS = [s.id for s in load_exercises(CASE).sets]


def right(item: Any) -> dict[str, Any]:
    """The form that a person with the key in hand would send."""
    key = item.key()
    match item.control:
        case "one":
            return {"choice": key}
        case "many":
            return {"choices": key}
        case "pairs":
            return {f"m-{left}": partner for left, partner in key.items()}
        case "words":
            return dict(key)
        case "order":
            return {}
        case _:
            return {"text": "My own sentence."}


@pytest.mark.parametrize("set_id", SETS)
def test_every_item_can_be_answered_rightly_and_says_so(session: Session, set_id: str) -> None:
    face = ExercisesFace(session, set_id)
    page = Page(face)
    items: tuple[Any, ...] = face.work.items
    for number, item in enumerate(items):
        page.do("go", to=number)
        assert item.explanation not in page.html
        if item.control == "order":
            face.orders[item.id] = [s.id for s in item.steps]
        view = page.do("answer", item=item.id, **right(item))
        assert view["trouble"] == ""
        state = face.work.outcome(item.id).state
        assert state == ("written" if item.control == "text" else "right")
        assert face.work.outcome(item.id).words in view["html"]
        assert view["focus"] == f"#{face.uid}-feedback"


@pytest.mark.parametrize("set_id", SETS)
def test_an_empty_answer_says_what_is_missing(session: Session, set_id: str) -> None:
    face = ExercisesFace(session, set_id)
    page = Page(face)
    for number, item in enumerate(face.work.items):
        if item.control == "order":
            continue  # an order is always an answer
        page.do("go", to=number)
        assert page.do("answer", item=item.id)["trouble"]
    assert len(session.journal) == 0


def item_of(face: ExercisesFace, kind: str) -> tuple[int, Any]:
    return next((n, i) for n, i in enumerate(face.work.items) if i.kind == kind)


def test_lines_move_and_the_focus_goes_with_them(session: Session) -> None:
    face = ExercisesFace(session, "00-start-here")
    page = Page(face)
    number, item = item_of(face, "ordering")
    page.do("go", to=number)
    before = [c.id for c in face.work.view(item.id).choices]
    view = page.do("move", item=item.id, step=before[0], by=1)
    assert view["say"] == f"Now line 2 of {len(before)}."
    assert view["focus"] == f"#{face.uid}-down-{before[0]}"
    for _ in range(len(before)):
        view = page.do("move", item=item.id, step=before[0], by=1)
    assert view["focus"] == f"#{face.uid}-up-{before[0]}"  # at the end there is no Down
    page.do("answer", item=item.id)
    latest = face.work.latest(item.id)
    assert latest is not None
    assert latest.response == [*before[1:], before[0]]


def test_try_again_keeps_the_earlier_answer(session: Session) -> None:
    face = ExercisesFace(session, "00-start-here")
    page = Page(face)
    number, item = item_of(face, "single_choice")
    page.do("go", to=number)
    wrong = next(o for o in item.options if not o.right)
    view = page.do("answer", item=item.id, choice=wrong.id)
    assert wrong.feedback.split("’")[0] in view["html"]
    view = page.do("retry", item=item.id)
    assert "Check my answer" in view["html"]
    page.do("answer", item=item.id, **right(item))
    assert len(face.work.attempts(item.id)) == 2
    page.do("undo")
    assert len(face.work.attempts(item.id)) == 1


def test_a_rubric_needs_every_question_and_keeps_the_levels(session: Session) -> None:
    face = ExercisesFace(session, "08-repair")
    page = Page(face)
    item = face.work.items[0]
    page.do("answer", item=item.id, text="<script>x</script> A better sentence.")
    assert "<script>x" not in page.html
    assert "Still open" in page.do("assess", item=item.id)["trouble"]
    rubric = face.work.feedback(item.id).rubric
    assert rubric is not None
    view = page.do("assess", item=item.id, **{f"r-{c.id}": "sound" for c in rubric.criteria})
    assert view["say"] == "Your self-assessment is kept."
    assert face.work.outcome(item.id).state == "assessed"


def test_answers_can_be_taken_along(session: Session) -> None:
    face = ExercisesFace(session, "08-repair")
    page = Page(face)
    page.do("answer", item=face.work.items[0].id, text="A better sentence.")
    page.do("csv")
    page.do("paper", form="markdown")
    files = {m["name"]: m["text"] for m in page.sent if m["type"] == "download"}
    assert "A better sentence." in files["08-repair.csv"]
    assert "A better sentence." in files["08-repair.md"]


@pytest.mark.parametrize("set_id", SETS)
def test_without_a_kernel_every_question_can_be_read(session: Session, set_id: str) -> None:
    face = ExercisesFace(session, set_id)
    html = face.html(live=False)
    assert "<button" not in html
    for item in face.work.items:
        assert item.explanation not in html
