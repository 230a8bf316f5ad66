"""Who speaks: the queue, the floor, the time spoken as a quiet picture, and the private question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.room.voices import USUAL_AFTER, nudge_rule
from course.faces.part import now
from course.faces.room.part import Part
from course.faces.verbs import Key, verb
from course.figures import voices
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.faces.room.leader import LeaderFace
    from course.faces.room.spoken import Spoken


class VoicesPart(Part):
    """The queue and the time spoken. Nobody is sorted by how much they spoke.

    Parameters
    ----------
    face
        The page.
    spoken
        Knows how long people have spoken.
    """

    template: ClassVar[str] = "room/voices.html"

    def __init__(self, face: LeaderFace, spoken: Spoken) -> None:
        super().__init__(face)
        self.spoken = spoken

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        turns = [(p.who, *self.spoken.of(self.state, p.who, now())) for p in self.face.around.present()]
        seconds = [spoken for _who, _turns, spoken in turns]
        after = self.state.nudge_after
        return {
            "turns": turns,
            "picture": self.face.figure(voices.svg(seconds), voices.describe(seconds)) if turns else "",
            "told": voices.describe(seconds),
            "usual_after": after or USUAL_AFTER,
            "rule": nudge_rule(after or USUAL_AFTER),
        }

    @verb
    def on_give(self, to: Key = "") -> str:
        """Give somebody the floor, or nobody."""
        self.face.room.give(to)
        self.focus("queue")
        if not to:
            return _("Nobody has the floor.")
        return _("{who} has the floor.").format(who=self.face.session.journal.name_of(to))

    @verb
    def on_nudge(self, after: Key = "") -> str:
        """Ask those who have not spoken, privately; or ask nobody any more."""
        if after and not after.isdecimal():
            raise NotAllowed(_("Write minutes as a whole number."))
        self.face.room.nudge(int(after or 0))
        if self.state.nudge_after:
            return _("Those who have not spoken are asked once, by the rule that stands here.")
        return _("Nobody is asked.")
