"""What every part of a leader's page rests on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.activities.room import RoomState
    from course.faces.room.leader import LeaderFace


class Part:
    """A part of a leader's page: a template of its own, what it shows, and its verbs.

    Parameters
    ----------
    face
        The page.
    """

    template: ClassVar[str]

    def __init__(self, face: LeaderFace) -> None:
        self.face = face

    @property
    def state(self) -> RoomState:
        """The room as it stands."""
        return self.face.room.state

    def context(self) -> Mapping[str, Any]:
        """Give what the part's template shows, beside the room's state."""
        return {}

    def html(self, *, live: bool = True) -> Markup:
        """Render the part; with ``live=False`` to be read, without controls."""
        values = {"state": self.state, **self.context()}
        return Markup(self.face.render(self.template, values, live=live))  # noqa: S704 - our own template, escaped


def now() -> datetime:
    """Give the time that is written into the record."""
    return datetime.now(UTC)
