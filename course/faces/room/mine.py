"""A person's own part in a room: what became of their cards, how long they spoke, what was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.debate import Debate
from course.activities.debate.fate import fates
from course.activities.room import Room
from course.activities.room.verbs import REASON_LABELS
from course.case.records.formats import SIDE_LABELS
from course.faces.face import Face
from course.faces.part import now
from course.faces.room.box import Nowhere, Surroundings
from course.faces.room.spoken import Spoken, speaking_clock
from course.faces.verbs import verb
from course.language import N_
from course.methods.arguments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from course.session.session import Session


class MineFace(Face):
    """What one person has done in a room, and what came of it; nobody else sees it like this.

    Parameters
    ----------
    session
        The person's session.
    leaders
        Ids of those who lead.
    around
        The room; nowhere, where it is over.
    """

    template: ClassVar[str] = "room/mine.html"
    title: ClassVar[str] = N_("My part")
    also_shows: frozenset[str] = frozenset({"room", "debate", "people"})

    def __init__(
        self, session: Session, leaders: Collection[str] = (), around: Surroundings | None = None
    ) -> None:
        self.around = around or Nowhere()
        self.code = self.code_at = ""
        self.room = Room(session.case, session.journal, who=session.who, leaders=leaders)
        self.debate = Debate(session.case, session.journal, who=session.who)
        self.spoken = Spoken(self.debate)
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        self.room.who = self.session.who
        state, who = self.room.state, self.session.who
        turns, seconds = self.spoken.of(state, who, now())
        return {
            "code": self.code,
            "code_at": self.code_at,
            "address": self.around.address,
            "student": who not in self.room.leaders,
            "speaking": speaking_clock(state, who, now()),
            "turns": turns,
            "seconds": seconds,
            "debates": [
                (debate, fates(debate.without(state.aside), who)) for debate in self.debate.debates.values()
            ],
            "side_labels": SIDE_LABELS,
            "standing": STATUS_WORDS,
            "aside": [(_text(entry.body), REASON_LABELS[why]) for entry, why in self.room.own_aside()],
        }

    @verb
    def on_clock_again(self) -> str:
        """Say once more how long one has had the floor: a page was opened again, or its machine has slept."""
        return ""

    @verb
    def on_move(self) -> str:
        """Show a code with which another device takes over this seat."""
        self.code = self.around.move_code(self.session.who, self.session.who)
        self.code_at = now().isoformat()
        self.focus(f"#{self.uid}-code")
        return ""


def _text(body: Mapping[str, Any]) -> str:
    return next((str(body[name]) for name in ("text", "claim", "why") if body.get(name)), "")
