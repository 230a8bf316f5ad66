"""The door to a notebook: a face as a widget, and the messages of its model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from course.case import load_case
from course.faces import wire
from course.faces.desk.desk import DeskFace
from course.journal import Journal
from course.jupyter import kernel
from course.jupyter.widget import FaceWidget, mime_bundle
from course.lessons import Lesson
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator


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


def test_a_cell_that_ends_in_a_face_shows_it(lesson: Lesson, shell: InteractiveShell) -> None:
    kernel.show_faces()
    formatter: Any = shell.display_formatter
    data, _ = formatter.format(lesson.read())
    assert "application/vnd.jupyter.widget-view+json" in data
    assert "<button" not in data["text/html"]
    assert lesson.case.claims_in("I")[0].quote in data["text/html"]
    assert data["text/plain"] == "Read like an analyst: run this cell in Jupyter to work with it."


def test_what_is_saved_carries_the_style_of_its_face_and_of_no_other(lesson: Lesson) -> None:
    saved = mime_bundle(lesson.chronology())[0]["text/html"]
    assert ".timeline" in saved
    assert ".clockbox" not in saved
    assert saved.index("</style>") < 15_000


def test_one_face_is_one_widget_however_often_it_is_shown(lesson: Lesson) -> None:
    face = lesson.begin()
    views = [mime_bundle(face)[0]["application/vnd.jupyter.widget-view+json"] for _ in range(2)]
    assert views[0] == views[1]


def test_a_press_changes_the_view_and_a_file_is_a_message(lesson: Lesson) -> None:
    widget = FaceWidget(lesson.read())
    sent = heard(widget)
    widget._handle_custom_msg({"type": "held", "wire": wire.VERSION, "ids": []}, [])
    claim = lesson.case.claims_in("I")[0].id
    assert press(widget, "choose", claim=claim)["focus"]
    view = press(widget, "judge", claim=claim, kind="factual", status="contested", confidence="2", why="So.")
    assert (view["trouble"], view["seq"]) == ("", 1)
    assert {m["type"] for m in sent} == {"keep"}
    desk = FaceWidget(lesson.begin())
    files = heard(desk)
    press(desk, "download")
    assert files[0]["name"].endswith(".journal.jsonl")


@pytest.mark.parametrize("name", ["msg", "widget_constructed", "displayed", "trait_change"])
def test_nothing_of_the_widget_itself_can_be_called_from_the_page(lesson: Lesson, name: str) -> None:
    widget = FaceWidget(lesson.begin())
    assert "older than the toolkit" in press(widget, name)["trouble"]
    assert press(widget, "rename", name="wren")["trouble"] == ""


def test_a_lesson_of_the_kernel_shares_one_session() -> None:
    assert kernel.lesson("01-introduction").session is kernel.lesson("02-capabilities").session


def test_the_browser_keeps_its_copy_where_the_session_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    session = Session(load_case(), Journal(), "heron")
    assert FaceWidget(DeskFace(session)).get_state()["shelf"] == session.shelf != load_case().meta.id
