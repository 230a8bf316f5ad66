"""Who is in the room, who has gone, and who came back; who leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.faces.part import now
from course.faces.room.part import Part
from course.faces.verbs import Key, verb
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.faces.room.leader import LeaderFace


class PeoplePart(Part):
    """Everybody who has joined. Whoever comes back is named once, in place.

    Parameters
    ----------
    face
        The page.
    """

    template: ClassVar[str] = "room/people.html"

    def __init__(self, face: LeaderFace) -> None:
        super().__init__(face)
        self.away: frozenset[str] = frozenset()
        self.back: frozenset[str] = frozenset()
        self.code: tuple[str, str, str] | None = None  # for whom, which, and when it was given

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        people = self.face.around.present()
        here = frozenset(p.who for p in people if p.here)
        self.back = (self.back | (self.away & here)) & here
        self.away = frozenset(p.who for p in people if not p.here)
        return {
            "people": people,
            "here": len(here),
            "gone": [p for p in people if not p.here],
            "back": [p.who for p in people if p.who in self.back],
            "leaders": len(self.face.room.leaders),
            "code": self.code,
        }

    @verb
    def on_move(self, who: Key = "") -> str:
        """Give a code to somebody whose device is lost, so that they go on with another one."""
        if not who:
            raise NotAllowed(_("Choose who it is for."))
        self.code = who, self.face.around.move_code(who, self.face.session.who), now().isoformat()
        self.focus("code")
        return ""

    @verb
    def on_move_done(self) -> str:
        """Take the code off the page."""
        self.code = None
        self.focus("people")
        return ""

    @verb
    def on_seen_back(self) -> str:
        """Take the line away that says who came back."""
        self.back = frozenset()
        return ""
