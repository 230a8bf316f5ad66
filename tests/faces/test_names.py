"""Nobody meets an id: screens, files and papers name people by what they are called."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from course.activities.debate import Debate
from course.case import load_case
from course.faces.templates import templates
from course.journal import Journal, new_author
from course.lessons.lesson import Lesson
from course.publish.markdown import to_markdown
from course.publish.transcript import transcript
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.faces.face import Face

FILES = sorted((Path(__file__).parents[1] / "journal/versions").glob("*/*.jsonl"))
ASKED_ABOUT = ("positions", "priorities", "bargaining", "negotiation", "debate", "scenarios", "chronology")
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def session() -> Session:
    """Somebody among people who did everything there is to do, two of them of one name."""
    from course.journal import read_lines

    journal = Journal()
    for path in FILES:
        journal.merge(read_lines(path.read_text(encoding="utf-8"))[0])
    me = new_author()
    journal.call(me, "heron")
    session = Session(load_case(), journal, me)
    session.journal.add(me, "notes", "write", {"lesson": "01-introduction", "prompt": "a", "text": "So."})
    return session


def faces(session: Session) -> Iterator[Face]:
    lesson = Lesson("01-introduction", using=session)
    case = session.case
    yield lesson.begin()
    yield from (lesson.read(s.id, mode="class", chair=True) for s in case.sections[:3])
    yield lesson.summary()
    for record in case.lessons:
        there = Lesson(record.id, using=session)
        yield from (there.exercises(s) for s in record.exercises)
        yield there.discuss(
            "positions", "priorities", "bargaining", "negotiation", "debate", "scenarios", "chronology"
        )
        yield there.reflect()
    yield from (
        lesson.chronology(chair=True),
        lesson.precedents(chair=True),
        lesson.positions(),
        lesson.chair(),
    )
    yield from (
        lesson.two_chairs(),
        lesson.priorities(),
        lesson.networks(),
        lesson.bargain(),
        lesson.negotiate(),
    )
    yield from (lesson.axes(w.id) for w in case.what_ifs)
    yield from (lesson.scenarios(w.id) for w in case.what_ifs)
    debate: Any = lesson.debate()
    for key in debate.shared.debate.debates:
        for stage in ("chairs", "table", "map", "replay", "judging", "debrief"):
            one: Any = lesson.debate()
            one.shared.debate.key, one.shared.stage = key, stage
            yield one


def words(html: str) -> str:
    """What somebody reads of a page, or hears of it: no other attribute is ever spoken."""
    spoken = re.findall(r'(?:aria-label|title|alt|placeholder|data-confirm)="([^"]*)"', html)
    return re.sub(r"<style.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL) + " ".join(spoken)


def test_no_face_shows_an_id(session: Session) -> None:
    shown = 0
    for face in faces(session):
        for live in (True, False):
            html = face.html(live=live)
            assert not AN_ID.findall(words(html)), type(face).__name__
            shown += "heron" in words(html)
    assert shown > 40


def test_no_file_of_a_face_names_an_id(session: Session) -> None:
    from tests.faces.conftest import Page

    taken: list[str] = []
    for face in faces(session):
        page = Page(face)
        for name in face.verbs():
            if name in ("csv", "codings", "svg", "role_cards"):
                page.do(name)
            elif name == "paper":
                page.do(name, form="markdown")
        taken += [str(m["text"]) for m in page.sent if m["type"] == "download" and m["text"]]
    debates = Debate(session.case, session.journal, who="").debates.values()
    taken += [to_markdown(transcript(state, session.case)) for state in debates]
    assert len(taken) > 20
    assert not [AN_ID.findall(text) for text in taken if AN_ID.search(text)]


def test_two_of_one_name_are_told_apart_on_the_page(session: Session) -> None:
    desk = Lesson("01-introduction", using=session).begin().html()
    assert re.search(r"heron \(\d+\)", words(desk))


def test_the_filter_is_there_for_every_template() -> None:
    assert "name" in templates().filters
