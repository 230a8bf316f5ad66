"""What is taken along names what it rests on: pictures as SVG and PNG, tables as CSV and DataFrame."""

from __future__ import annotations

import csv
import io
from base64 import b64decode
from typing import TYPE_CHECKING, Any

import pytest

from course.case import load_case
from course.faces import wire
from course.faces.chronology.chronology import ChronologyFace
from course.faces.screen import Screen
from course.journal import Journal
from course.lessons import Lesson
from course.publish.bargaining import bargaining
from course.publish.markdown import to_markdown
from course.publish.scenarios import scenarios
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.faces.face import Face


def networks(page: Page) -> None:
    assert "= agrees" not in page.html


def ordered(page: Page) -> None:
    page.do("show_dates")


def told_twice(page: Page) -> None:
    page.do("show_dates")
    events = page.face.session.case.events
    assert isinstance(page.face, ChronologyFace)
    for view in list(page.face.line.views())[:2]:
        page.do("view", view=view)
        page.do("include", event=events[5].id, why="It belongs to it.")
    page.do("contrast", left="0", right="1")


PICTURES: dict[str, tuple[Callable[[Lesson], Face], Callable[[Page], object], str, dict[str, str]]] = {
    "positions": (lambda lesson: lesson.positions(), lambda page: page.do("picture"), "", {}),
    "networks": (lambda lesson: lesson.networks(), networks, "", {}),
    "bargaining": (lambda lesson: lesson.bargain(), lambda page: page.do("draw"), "picture", {}),
    "scenarios": (lambda lesson: lesson.scenarios(), lambda _: None, "picture", {}),
    "timeline": (lambda lesson: lesson.chronology(), ordered, "picture", {"what": "page"}),
    "tellings": (lambda lesson: lesson.chronology(), told_twice, "picture", {"what": "tellings"}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken_along_with_its_sources(session: Session, name: str) -> None:
    face, prepare, verb, values = PICTURES[name]
    page = Page(face(Lesson("01-introduction", using=session)))
    prepare(page)
    for kind in ("svg", "png"):
        view = page.do(verb, kind=kind, **values) if verb else page.do(kind)
        assert view["trouble"] == ""
    svg, png = (sent for sent in page.sent if sent["type"] == "download")
    assert svg["name"].endswith(".svg")
    words = " ".join(svg["text"].split())
    assert ">Sources<" in words
    assert "No source is named for what is shown" not in words
    assert b64decode(png["bytes"]).startswith(b"\x89PNG")
    assert png["name"] == svg["name"].replace(".svg", ".png")


def rows_of(page: Page, verb: str, **values: Any) -> list[dict[str, str]]:
    page.sent.clear()
    assert page.do(verb, **values)["trouble"] == ""
    (sent,) = (s for s in page.sent if s["type"] == "download")
    return list(csv.DictReader(io.StringIO(sent["text"].lstrip("\ufeff"))))


def test_each_table_names_its_sources(session: Session) -> None:
    lesson = Lesson("01-introduction", using=session)
    case = session.case
    read = next(s for s in case.sources if s.basis == "excerpt_read")
    assert any(read.title in row["sources"] for row in rows_of(Page(lesson.positions()), "csv"))
    assert any(row["sources_of_one"] for row in rows_of(Page(lesson.two_chairs()), "table"))
    bargaining = rows_of(Page(lesson.bargain()), "csv")
    assert any("(the paper, " in row["sources"] for row in bargaining)
    chronology = Page(lesson.chronology())
    chronology.do("keep_order")
    assert all(row["sources"] for row in rows_of(chronology, "csv"))
    scenarios = rows_of(Page(lesson.scenarios()), "files", kind="csv")
    kinds = ("judgement alone", "claims", "positions", "events", "sources")
    assert all(row["rests_on"].startswith(kinds) for row in scenarios)


def test_each_table_is_a_data_frame(session: Session) -> None:
    lesson = Lesson("01-introduction", using=session)
    chronology, talks = lesson.chronology(), lesson.negotiate()
    chronology.line.put_in_order([e.id for e in chronology.line.handful()])
    talks.talks.play("iran")
    talks.talks.write_alternative("We wait.")
    talks.talks.offer({"range": 1})
    faces = (lesson.positions(), lesson.networks(), lesson.bargain(), lesson.scenarios(), chronology)
    for frame in (*(face.frame() for face in faces), talks.frame()):
        assert len(frame) > 0
        assert not set(frame.columns) & {0, 1}


def test_the_text_of_a_table_lists_its_sources(session: Session) -> None:
    lesson = Lesson("01-introduction", using=session)
    assert "Sources of the starting set" in to_markdown(bargaining(lesson.bargain().bargaining))
    assert "What the judgements rest on" in to_markdown(scenarios(lesson.scenarios().work))


def test_the_worlds_of_the_warm_up_are_taken_along(session: Session) -> None:
    page = Page(Lesson("01-introduction", using=session).axes("W1"))
    page.do("choose", across="agenda", up="mediator")
    page.do("keep", **{"w-low-low-title": "# A <b>name</b>", "w-low-low-text": "So."})
    page.do("paper", form="markdown")
    (sent,) = (s for s in page.sent if s["type"] == "download")
    assert sent["name"] == "W1-worlds.md"
    assert "\\# A \\<b\\>name" in sent["text"]


@pytest.mark.parametrize(
    ("name", "verb", "form"),
    [("networks", "png", {}), ("chronology", "picture", {"kind": "png"}), ("axes", "paper", {"form": "pdf"})],
)
def test_the_words_are_out_before_a_file_is_made(
    name: str, verb: str, form: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    face = EVERY_FACE[name](Lesson("06-consequences", using=Session(load_case(), Journal(), "heron")))
    heard: list[wire.ToBrowser] = []
    screen = Screen(face, heard.append)
    face.do("show_dates", {})
    heard.clear()
    face.do(verb, form, seq=7)
    said, file = heard
    assert isinstance(said, wire.View)
    assert isinstance(file, wire.Download)
    assert (said.seq, "on its way to your downloads" in said.say) == (7, True)

    def fails(*_given: object) -> None:
        raise OSError

    monkeypatch.setattr("course.faces.wire.Download", fails)
    face.do(verb, form, seq=8)
    last = heard[-1]
    assert isinstance(last, wire.View)
    assert (last.seq, last.trouble[:20]) == (8, "Something went wrong")
    assert screen.face is face
