"""How the room moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.debate.ballots import ROUNDS, swing_sentences, transition
from course.activities.debate.records import CHOICES
from course.faces.debate.part import Part
from course.figures import ballots

if TYPE_CHECKING:
    from markupsafe import Markup


class ResultPart(Part):
    """The two votes side by side, once both are closed."""

    template: ClassVar[str] = "debate/result.html"
    _drawn: tuple[object, Markup] | None = None

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        state = self.state
        return {
            "both_closed": {"before", "after"} <= set(state.voted),
            "swing": swing_sentences(state),
            "moves": transition(state),
            "picture": self._picture(),
            "choices": CHOICES,
            "rounds": ROUNDS,
        }

    def _picture(self) -> Markup | None:
        """Draw how the room moved; again only when the counts have changed."""
        if not self.state.moves:
            return None
        moves = transition(self.state)
        key = tuple(sorted(moves.counts.items()))
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, self.face.figure(ballots.svg(moves), ballots.describe(moves))
        return self._drawn[1]
