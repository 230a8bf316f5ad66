"""The door to a notebook: a face as a widget, and the messages of its model."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

import pytest
from IPython.core.interactiveshell import InteractiveShell

from course.case import load_case
from course.faces import wire
from course.faces.desk.desk import DeskFace
from course.faces.front import bundle
from course.journal import Journal
from course.jupyter import kernel, saved
from course.jupyter.saved import SavedPages, page_of
from course.jupyter.widget import FaceWidget
from course.lessons import Lesson
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.faces.face import Face

VIEW: Final = "application/vnd.jupyter.widget-view+json"
PAGES: Final = SavedPages(lambda *_a, **_more: None)


@pytest.fixture
def lesson() -> Lesson:
    return Lesson("02-capabilities", using=Session(load_case(), Journal(), "heron"))


@pytest.fixture
def shell() -> Iterator[InteractiveShell]:
    kernel.show_faces.cache_clear()
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()
    kernel.show_faces.cache_clear()


def heard(widget: FaceWidget) -> list[dict[str, Any]]:
    """Let a widget send into a list."""
    sent: list[dict[str, Any]] = []
    widget.send = lambda content, buffers=None: sent.append(content)  # noqa: ARG005
    return sent


def press(widget: FaceWidget, verb: str, **args: Any) -> dict[str, Any]:
    message = {"type": "do", "wire": wire.VERSION, "do": verb, "seq": 1, "args": args, "form": {}}
    widget._handle_custom_msg(message, [])
    return dict(widget.view)


def shown_by(shell: InteractiveShell, face: Face, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Show a face as a cell does, and give what went into the output."""
    given: list[dict[str, Any]] = []
    pub: Any = shell.display_pub
    monkeypatch.setattr(pub, "publish", lambda data, *_a, **more: given.append({"data": data, **more}))
    kernel.show_faces()
    formatter: Any = shell.display_formatter
    assert formatter.format(face) == ({}, {})
    return given


def test_a_cell_that_ends_in_a_face_shows_it_and_below_it_the_page_that_stays(
    lesson: Lesson, shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, saved = shown_by(shell, lesson.read(), monkeypatch)
    assert VIEW in live["data"]
    assert "text/html" not in live["data"]
    assert VIEW not in saved["data"]
    html = saved["data"]["text/html"]
    assert "<button" not in html
    assert lesson.case.claims_in("I")[0].quote in html
    assert "To go on, choose its box" in html
    assert f'id="{saved["transient"]["display_id"]}"' in html
    assert saved["data"]["text/plain"] == "Read like an analyst: run this cell in Jupyter to work with it."


def test_what_is_saved_carries_the_style_of_its_face_and_of_no_other(lesson: Lesson) -> None:
    saved = page_of(lesson.chronology(), "saved-1")["text/html"]
    assert ".rls .lanehead" in saved
    assert ".clockbox" not in saved
    assert saved.index("</style>") < len(bundle.style("chronology")) / 2
    assert page_of(lesson.reflect(), "saved-2")["text/html"].index("</style>") < len(bundle.style()) / 10


def test_one_face_is_one_widget_however_often_it_is_shown(
    lesson: Lesson, shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = lesson.begin()
    kernel.show_faces()
    formatter: Any = shell.display_formatter
    given: list[Any] = []
    pub: Any = shell.display_pub
    kernel.show_faces.cache_clear()
    monkeypatch.setattr(pub, "publish", lambda data, *_a, **_more: given.append(data))
    kernel.show_faces()
    for _ in range(2):
        formatter.format(face)
    views = [data[VIEW] for data in given if VIEW in data]
    assert len(views) == 2
    assert views[0] == views[1]


def test_what_is_saved_follows_once_people_pause(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "SETTLED", 0.01)
    monkeypatch.setattr(saved, "APART", 0.01)
    given: list[dict[str, Any]] = []
    pages = SavedPages(lambda data, *_a, **more: given.append({"data": data, **more}))
    widgets = [FaceWidget(face, pages) for face in (lesson.read(), lesson.summary())]
    claim = lesson.case.claims_in("I")[0].id

    async def press_and_pause() -> None:
        for widget in widgets:
            widget.show()
        given.clear()
        for status in ("supported", "contested"):
            press(widgets[0], "judge", claim=claim, kind="factual", status=status, confidence="2", why="So.")
        await asyncio.sleep(0.2)

    asyncio.run(press_and_pause())
    assert {page["transient"]["display_id"] for page in given} == {widget.page for widget in widgets}
    assert len(given) == 2
    assert all(page["update"] for page in given)
    assert any(
        f"1 of {len(lesson.case.claims_in('I'))} judged" in page["data"]["text/html"] for page in given
    )


def test_what_is_saved_stays_where_it_shows_nothing_of_what_changed(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved, "SETTLED", 0.01)
    monkeypatch.setattr(saved, "APART", 0.01)
    given: list[str] = []
    pages = SavedPages(
        lambda data, *_a, **_more: given.append(data["text/html"]) if "text/html" in data else None
    )
    widgets = [FaceWidget(face, pages) for face in (lesson.begin(), lesson.read(), lesson.networks())]

    async def rename_and_pause() -> None:
        for widget in widgets:
            widget.show()
        given.clear()
        assert "wren" in press(widgets[0], "rename", name="wren")["html"]
        await asyncio.sleep(0.2)

    asyncio.run(rename_and_pause())
    assert given == []


def test_a_press_changes_the_view_and_a_file_is_a_message(lesson: Lesson) -> None:
    widget = FaceWidget(lesson.read(), PAGES)
    sent = heard(widget)
    widget._handle_custom_msg({"type": "held", "wire": wire.VERSION, "ids": []}, [])
    claim = lesson.case.claims_in("I")[0].id
    assert press(widget, "choose", claim=claim)["focus"]
    view = press(widget, "judge", claim=claim, kind="factual", status="contested", confidence="2", why="So.")
    assert (view["trouble"], view["seq"]) == ("", 1)
    assert {m["type"] for m in sent} == {"keep", "view"}
    assert all(len(m["html"]) < len(view["html"]) for m in sent if m["type"] == "view")
    desk = FaceWidget(lesson.begin(), PAGES)
    files = heard(desk)
    press(desk, "download")
    assert next(m for m in files if m["type"] == "download")["name"].endswith(".journal.jsonl")


@pytest.mark.parametrize("name", ["msg", "widget_constructed", "displayed", "trait_change"])
def test_nothing_of_the_widget_itself_can_be_called_from_the_page(lesson: Lesson, name: str) -> None:
    widget = FaceWidget(lesson.begin(), PAGES)
    assert "older than the toolkit" in press(widget, name)["trouble"]
    assert press(widget, "rename", name="wren")["trouble"] == ""


def test_a_lesson_of_the_kernel_shares_one_session() -> None:
    assert kernel.lesson("01-introduction").session is kernel.lesson("02-capabilities").session


def test_the_browser_keeps_its_copy_where_the_session_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    session = Session(load_case(), Journal(), "heron")
    assert FaceWidget(DeskFace(session), PAGES).get_state()["shelf"] == session.shelf != load_case().meta.id
