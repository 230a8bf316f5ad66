"""A face as a widget of Jupyter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import anywidget
import traitlets

from course.faces import wire
from course.faces.front import bundle
from course.faces.screen import Screen
from course.language import N_, _, direction, tag

if TYPE_CHECKING:
    from course.faces.face import Face

MimeBundle = tuple[dict[str, Any], dict[str, Any]]
NO_ANSWER: Final = N_(
    "The notebook does not answer. What was saved is safe. If it stays like this, choose Kernel, then "
    "“Restart kernel and run all cells”; what you are writing is kept in this browser."
)


class FaceWidget(anywidget.AnyWidget):
    """One face in the outputs of a notebook.

    Parameters
    ----------
    face
        What is shown.
    """

    _esm = bundle.module(Path(__file__).with_name("wire.js"))
    _css = bundle.style()

    view = traitlets.Dict().tag(sync=True)
    shelf = traitlets.Unicode().tag(sync=True)
    no_answer = traitlets.Unicode().tag(sync=True)

    def __init__(self, face: Face) -> None:
        super().__init__(shelf=face.session.shelf, no_answer=_(NO_ANSWER))
        self.screen = Screen(face, self._show)
        self.on_msg(self._hear)

    def _show(self, message: wire.ToBrowser) -> None:
        if isinstance(message, wire.View):
            self.view = message.model_dump()
        else:
            self.send(message.model_dump())

    def _hear(self, _widget: object, content: object, buffers: list[memoryview]) -> None:
        self.screen.hear(content, buffers)


_widgets: WeakKeyDictionary[Face, FaceWidget] = WeakKeyDictionary()


def mime_bundle(face: Face, **wanted: Any) -> MimeBundle:  # noqa: ANN401 - whatever Jupyter asks for
    """Give what Jupyter shows of a face: the widget, and the same as a page where no kernel runs."""
    if face not in _widgets:
        _widgets[face] = FaceWidget(face)
    given: Any = _widgets[face]._repr_mimebundle_(**wanted) or {}
    data, metadata = given if isinstance(given, tuple) else (given, {})
    html, _style = face.rendered(live=False)
    room = type(face).__module__.split(".")[-2]
    opening = _('<div class="rls" lang="{tag}" dir="{direction}">').format(tag=tag(), direction=direction())
    data["text/html"] = f"<style>{bundle.style(room)}</style>{opening}{html}</div>"
    data["text/plain"] = _("{face}: run this cell in Jupyter to work with it.").format(face=_(face.title))
    return data, metadata
