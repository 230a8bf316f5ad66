"""What every part of a leader's page rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.faces import part

if TYPE_CHECKING:
    from course.activities.room import RoomState
    from course.faces.room.leader import LeaderFace


class Part(part.Part):
    """A part of a leader's page."""

    face: LeaderFace

    @property
    def state(self) -> RoomState:
        """The room as it stands."""
        return self.face.room.state

    def values(self) -> dict[str, Any]:
        """Give what the template of every part can name."""
        return {"state": self.state}
