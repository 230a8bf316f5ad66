"""A face as a widget of Jupyter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
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
    _quiet = False  # whether a trait changes that the open pages have changed themselves

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
            if message.till < 0:
                self.view = message.model_dump()
            else:
                self.send(message.model_dump())
                self._have({**self.screen.face.view.model_dump(), "n": message.n})
            if self._shown:
                self._pages.changed(self.screen.face, self.page)
        else:
            self.send(message.model_dump())

    def _have(self, view: dict[str, Any]) -> None:
        """Hold the whole view for a page that is opened later; those that are open make it themselves."""
        self._quiet = True
        try:
            self.view = view
        finally:
            self._quiet = False

    def notify_change(self, change: Any) -> None:  # noqa: ANN401 - a bunch of traitlets
        """Send a change of a trait to all pages, unless they have it."""
        if not self._quiet:
            super().notify_change(change)

    def _hear(self, _widget: object, content: object, buffers: list[memoryview]) -> None:
        self.screen.hear(content, buffers)
