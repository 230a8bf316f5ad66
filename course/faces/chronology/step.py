"""What every step of the face of events in time rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import ngettext

if TYPE_CHECKING:
    from collections.abc import Sized

    from course.activities.chronology import Chronology
    from course.faces.chronology.chronology import ChronologyFace


class Step:
    """One step of the face: what it shows, what is chosen in it, and its verbs.

    Parameters
    ----------
    face
        The face that the step belongs to.
    """

    def __init__(self, face: ChronologyFace) -> None:
        self.face = face

    @property
    def line(self) -> Chronology:
        """The events, for whoever acts."""
        return self.face.current()

    def focus(self, place: str) -> None:
        """Move the keyboard's place within the face."""
        self.face.focus(f"#{self.face.uid}-{place}")


def count(things: Sized) -> str:
    """Count events in words."""
    return ngettext("{n} event", "{n} events", len(things)).format(n=len(things))
