"""Faces that have a view for a projector: one page that fills the window, with no forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.faces.face import Face
from course.faces.verbs import verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.session.session import Session


class WallFace(Face):
    """A face that a class can see on the wall.

    Its template puts ``{{ wall.buttons() }}`` where the view is opened (``_wall_buttons.html``). What is
    shown then is a second template, ``wall``, which extends ``_wall.html`` and gets the values of
    :meth:`wall_context`. The page carries it beside the working view, so that one press changes both; the
    browser shows it over the whole window or in a second one (``front/wall.js``).

    Parameters
    ----------
    session
        The learner's session.
    """

    wall: ClassVar[str]

    def __init__(self, session: Session) -> None:
        self.projecting = False
        super().__init__(session)

    def wall_context(self) -> Mapping[str, Any]:
        """Give the values that the view for a projector shows; ``wall_kind`` is a class for its style."""
        return {}

    def html(self, *, live: bool = True) -> str:
        """Render the face, and beside it what a projector shows, while somebody shows it."""
        page = super().html(live=live)
        if not (live and self.projecting):
            return page
        return page + self.render(self.wall, {"wall_kind": "", **self.wall_context()}, live=True)

    @verb
    def on_project(self, *, on: bool = False) -> str:
        """Begin to send the view for a projector, or leave it."""
        self.projecting = on
        return ""
