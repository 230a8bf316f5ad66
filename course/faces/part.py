"""What every part of a large face rests on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.faces.face import Face


class Part:
    """A part of a face: a template of its own, what it shows, what is open in it, and its verbs.

    Parameters
    ----------
    face
        The face that the part belongs to.
    """

    template: ClassVar[str]

    def __init__(self, face: Face) -> None:
        self.face = face

    def focus(self, place: str) -> None:
        """Move the keyboard's place within the face."""
        self.face.focus(f"#{self.face.uid}-{place}")

    def values(self) -> Mapping[str, Any]:
        """Give what the templates of all parts of the face can name."""
        return {}

    def context(self) -> Mapping[str, Any]:
        """Give what the part's template shows, beside what all of them can name."""
        return {}

    def html(self, *, live: bool = True) -> Markup:
        """Render the part; with ``live=False`` to be read, without controls."""
        shown = {**self.values(), **self.context()}
        return Markup(self.face.render(self.template, shown, live=live))  # noqa: S704 - our own template, escaped


def now() -> datetime:
    """Give the time that is written into the record."""
    return datetime.now(UTC)
