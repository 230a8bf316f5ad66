"""The page of a face that a saved notebook keeps: what was last seen, quiet, for whenever no kernel answers.

A widget is gone with its kernel. So a cell shows two things: the widget, and below it the same as a page to
read, which stays hidden while the widget is there. The page follows what people do, a moment later.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from course.faces.front import bundle
from course.jupyter.sheets import needed, own_sheet
from course.language import _, direction, tag

if TYPE_CHECKING:
    from course.faces.face import Face

SETTLED: Final = 3.0
"""Seconds without a press before the pages follow."""
APART: Final = 0.2
"""Seconds between two pages, so that a press in between is answered at once."""


def page_of(face: Face, name: str) -> dict[str, str]:
    """Write a face as a page to read.

    Parameters
    ----------
    face
        What is shown.
    name
        An id for the page, by which the widget hides it.
    """
    html, _style = face.rendered(live=False)
    opening = _('<div class="rls saved" id="{name}" lang="{tag}" dir="{direction}">').format(
        name=name, tag=tag(), direction=direction()
    )
    note = _(
        "This is the page as it was when it was last used. To go on, choose its box and press ▶ in the bar "
        "above, or Shift + Enter; your work is kept."
    )
    page = f'{opening}<p class="saved-note">{note}</p>{html}</div>'
    sheet = (
        bundle.style(type(face).__module__.split(".")[-2]) + own_sheet("lesson.css") + own_sheet("saved.css")
    )
    return {
        "text/html": f"<style>{needed(sheet, page)}</style>{page}",
        "text/plain": _("{face}: run this cell in Jupyter to work with it.").format(face=_(face.title)),
    }


class SavedPages:
    """The pages that a kernel has shown, each brought up to date once people pause.

    Parameters
    ----------
    publish
        How a page goes to the notebook: Jupyter's own ``publish``.
    """

    def __init__(self, publish: Any) -> None:  # noqa: ANN401 - Jupyter has no types
        self._publish = publish
        self._stale: dict[str, Face] = {}
        self._stand: dict[str, str] = {}
        self._timer: asyncio.TimerHandle | None = None

    def put(self, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Put something into the output of a cell."""
        self._publish(data, metadata)

    def show(self, face: Face, name: str) -> None:
        """Put the page of a face into the output of a cell."""
        self._stale.pop(name, None)
        self._put_page(face, name)

    def changed(self, face: Face, name: str) -> None:
        """Let the page of a face follow it soon."""
        self._stale[name] = face
        self._follow_in(SETTLED)

    def _follow_in(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        try:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._follow)
        except RuntimeError:  # no kernel waits for messages here, so nobody presses
            self._timer = None

    def _follow(self) -> None:
        name = next(iter(self._stale))
        face = self._stale.pop(name)
        self._put_page(face, name, update=True)
        if self._stale:
            self._follow_in(APART)

    def _put_page(self, face: Face, name: str, **how: bool) -> None:
        page = page_of(face, name)
        if how and self._stand.get(name) == page["text/html"]:
            return  # it shows nothing of what changed, such as somebody's new name
        self._stand[name] = page["text/html"]
        self._publish(page, transient={"display_id": name}, **how)
