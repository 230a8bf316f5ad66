"""The smallest group whose answers are counted, or stand without a name, on every face and paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import course
from course.activities.counting import FEWEST
from course.activities.debate import Debate
from course.activities.positions import Priorities
from course.case import load_case
from course.collect import Group
from course.collect.paper import class_paper
from course.collect.rows import TABLE_LABELS, rows
from course.faces.claims.claims import ReadingFace
from course.faces.debate.debate import DebateFace
from course.faces.group.group import GroupFace
from course.faces.positions.priorities import PrioritiesFace
from course.journal import Journal
from course.publish.paper import texts_of
from course.publish.spreadsheet import to_csv
from course.publish.transcript import transcript
from course.session.session import Session
from tests.collect import _class as made
from tests.faces.door import Page
from tests.faces.test_wall import wall

if TYPE_CHECKING:
    from collections.abc import Callable

CASE = load_case()
OXFORD = next(f for f in CASE.formats if f.id == "oxford")


def class_of(n: int, others: int) -> tuple[Session, Debate]:
    """Make a class of which some answer otherwise than the rest."""
    journal = Journal()
    _key, item = made.single_choice()
    right, wrong = (next(o.id for o in item.options if o.right is value) for value in (True, False))
    teacher = journal.introduce("teacher")
    debate = Debate(CASE, journal, who=teacher)
    debate.begin(OXFORD, motion="M4", code="reed")
    people = made.people(journal, n)
    for number, who in enumerate(people):
        other = number < others
        made.judge(journal, who, "contested" if other else "supported", "Look it up.")
        made.answer(journal, who, wrong if other else right)
        ends = [issue.id for issue in CASE.issues]
        first, last = (ends[3:6], ends[0]) if number < others else (ends[:3], ends[-1])
        Priorities(CASE, journal, who=who).choose("oman", first, last, why_first="So.", why_last="So.")
        made.expect(journal, who, "range", CASE.issue("range").scale[int(other)].level)
    for round_ in ("before", "after"):
        debate.votes.open(round_)
        for number in range(n):
            choice = "against" if number < others else "for"
            debate.votes.cast(
                round_, choice=choice, reason="", digits=f"100{number}", press=f"{round_}{number}"
            )
        debate.votes.close(round_)
    return Session(CASE, journal, teacher), debate


def the_wall(session: Session, _debate: Debate) -> str:
    face = ReadingFace(session, list(CASE.lesson(made.LESSON).sections), chair=True)
    face.chosen = made.CLAIM
    page = Page(face)
    page.do("project", on=True)
    return wall(page)


def priorities_on_the_wall(session: Session, _debate: Debate) -> str:
    page = Page(PrioritiesFace(session))
    page.do("choose_party", value="oman")
    page.do("project", on=True)
    return wall(page)


def class_on_the_wall(session: Session, _debate: Debate) -> str:
    page = Page(GroupFace(session, made.LESSON))
    page.do("project", on=True)
    return wall(page)


VIEWS: dict[str, Callable[[Session, Debate], str]] = {
    "a sentence on the wall": the_wall,
    "priorities on the wall": priorities_on_the_wall,
    "the class on the wall": class_on_the_wall,
    "the class": lambda session, _: GroupFace(session, made.LESSON).html(),
    "the debate": lambda session, _: DebateFace(session, "oxford", "M4").html(),
    "the transcript": lambda _, debate: "\n".join(
        text for block in transcript(debate.state, CASE).blocks for text in texts_of(block)
    ),
    "the paper of the class": lambda session, _: "\n".join(
        text
        for block in class_paper(Group(CASE, session.journal, [made.LESSON])).blocks
        for text in texts_of(block)
    ),
} | {
    f"the table of {table}": lambda session, _, table=table: to_csv(
        rows(Group(CASE, session.journal, [made.LESSON]), table)
    )
    for table in TABLE_LABELS
}
NAMED = {"the table of people", "the table of cards"}  # they hold no answers


def told(view: str, n: int, others: int) -> str:
    """Give what a view shows, without ids and moments, which differ each time."""
    shown = VIEWS[view](*class_of(n, others))
    shown = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27,}|\bf\d+\b", "", shown)
    return re.sub(r'\d\d:\d\d|&#34;(at|left)&#34;: ?[\d.]+|"(at|left)": ?[\d.]+', "", shown)


@pytest.mark.parametrize("view", VIEWS)
def test_of_too_few_people_nothing_depends_on_what_they_answered(view: str) -> None:
    assert told(view, FEWEST - 1, 0) == told(view, FEWEST - 1, 2)


@pytest.mark.parametrize("view", sorted(set(VIEWS) - NAMED))
def test_from_that_number_on_it_does_so_the_test_above_would_see_it(view: str) -> None:
    assert told(view, FEWEST, 0) != told(view, FEWEST, 2)


def test_the_number_stands_in_one_place() -> None:
    constant = re.compile(r"^_?(FEW|FEWEST)(: Final)? = \d+$", re.MULTILINE)
    rooms = (Path(course.__file__).parent / room for room in ("activities", "collect", "faces", "publish"))
    files = [path for room in rooms for path in room.rglob("*.py")]
    found = [path.name for path in files if constant.search(path.read_text(encoding="utf-8"))]
    assert found == ["counting.py", "draw.py"]  # from how many people on roles are drawn is another thing
