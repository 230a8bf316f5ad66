"""A face as a widget of Jupyter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import anywidget
import traitlets

from course.faces import wire
from course.faces.front import bundle
from course.faces.screen import Screen
from course.jupyter.sheets import own_sheet
from course.language import N_, _

if TYPE_CHECKING:
    from course.faces.face import Face
    from course.jupyter.saved import SavedPages

NO_ANSWER: Final = N_(
    "The notebook does not answer. What was saved is safe. If it stays like this, press ▶▶ in the bar above "
    "the lesson, which starts it again; what you are writing is kept in this browser."
)


class FaceWidget(anywidget.AnyWidget):
    """One face in the outputs of a notebook.

    Parameters
    ----------
    face
        What is shown.
    pages
        What keeps its page in the saved notebook.
    """

    _esm = bundle.module(*(Path(__file__).with_name(name) for name in ("run.js", "wire.js")))
    _css = bundle.style() + own_sheet("lesson.css")

    view = traitlets.Dict().tag(sync=True)
    shelf = traitlets.Unicode().tag(sync=True)
    no_answer = traitlets.Unicode().tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)

    def __init__(self, face: Face, pages: SavedPages) -> None:
        super().__init__(shelf=face.session.shelf, no_answer=_(NO_ANSWER), page=f"saved-{uuid4().hex}")
        self._pages = pages
        self._shown = False
        self.screen = Screen(face, self._show)
        self.on_msg(self._hear)

    def show(self) -> None:
        """Show the face in the output of a cell, and below it the page that stays."""
        data, metadata = self._repr_mimebundle_() or ({}, {})
        self._pages.put({**data, "text/plain": ""}, metadata)
        self._pages.show(self.screen.face, self.page)
        self._shown = True

    def _show(self, message: wire.ToBrowser) -> None:
        if isinstance(message, wire.View):
            self.view = message.model_dump()
            if self._shown:
                self._pages.changed(self.screen.face, self.page)
        else:
            self.send(message.model_dump())

    def _hear(self, _widget: object, content: object, buffers: list[memoryview]) -> None:
        self.screen.hear(content, buffers)
