"""A debate for one of those who sit in it, on a device of their own: chair, clock, cards, map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.faces.debate.debate import DebateFace
from course.faces.verbs import Key, verb
from course.language import N_, Labels

if TYPE_CHECKING:
    from course.session.session import Session

VIEWS: Final = Labels({"table": N_("Cards"), "said": N_("What is said"), "map": N_("Map")})
_SHOWN: Final = {"table": ("cards",), "said": ("said",), "map": ("map",)}


class SpeakerFace(DebateFace):
    """A debate that somebody else runs. What only those who run it may do is not offered here.

    Parameters
    ----------
    session
        The session of whoever takes part.
    """

    template: ClassVar[str] = "debate/speaker.html"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view_of = "table"

    def context(self) -> dict[str, Any]:
        """Give what stands around the parts."""
        debate, who = self.shared.debate, self.session.who
        if not self.shared.turn_to_group():
            return {**self.shared.values(), "begun": False}
        state = debate.state
        roles = [role for held in state.chairs.get(who, ()) if (role := state.role(held)) is not None]
        party = state.speaks_for.get(who, "")
        return {
            **self.shared.values(),
            **self.clock.context(),
            "begun": True,
            "roles": roles,
            "side": state.side_given(who),
            "speaks_for": self.shared.institution(party) if party else "",
            "party": self.session.case.stakeholder(party) if party else None,
            "views": VIEWS,
            "view": self.view_of,
            "shown": [self.named[name] for name in _SHOWN[self.view_of]],
            "to_read": [self.named[name] for name in ("cards", "map", "said")],
        }

    @verb
    def on_view(self, view: Key) -> str:
        """Show another part of the debate."""
        if view in VIEWS:
            self.view_of = view
            self.focus(f"#{self.uid}-stage")
        return ""
