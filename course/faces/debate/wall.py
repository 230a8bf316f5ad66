"""What a class sees of a debate on the wall: one thing at a time, all of it on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.activities.debate.ballots import ROUNDS, swing_sentences, transition
from course.activities.debate.debate import RELATION_LABELS
from course.activities.debate.labels import ACTS
from course.activities.debate.records import CHOICES
from course.case.records.formats import SIDE_LABELS, seconds
from course.faces.debate.clock_data import clock_words, face_of
from course.faces.debate.part import Part
from course.faces.debate.tree import pages_of
from course.faces.part import now
from course.faces.verbs import Key, verb
from course.language import N_, Labels, NotAllowed, _, listed
from course.methods.arguments import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.debate.records import Card
    from course.faces.debate.map import MapPart
    from course.faces.debate.part import Shared
    from course.faces.face import Face

VIEWS: Final = Labels({"cards": N_("Cards"), "map": N_("Map"), "result": N_("Result")})
SHORT: Final = 90
"""Characters of a claim that takes two lines; of longer ones, one card a side is shown."""
NEAR: Final = 1
"""Steps of the debate shown on either side of the present one, where not all of them fit."""
MOST_OF_STEPS: Final = 150
"""Characters of all steps that fit into two lines."""


class DebateWall(Part):
    """The view for a projector: the clock and the last cards, the map, or how the room moved.

    Parameters
    ----------
    face, shared
        See :class:`course.faces.debate.part.Part`.
    map_
        The part that knows which cards stand.
    """

    template: ClassVar[str] = "debate/wall.html"

    def __init__(self, face: Face, shared: Shared, map_: MapPart) -> None:
        super().__init__(face, shared)
        self.map = map_
        self.view = "cards"
        self.page: int | None = None  # of the map; where none is chosen, the one with the newest card

    def context(self) -> dict[str, Any]:
        """Give what the wall shows."""
        if not self.rules.begun:
            return {"wall_kind": "debate", "begun": False, "voting": False}
        state = self.state
        at = state.clock.phase
        phase = state.format.phases[at]
        round_ = phase.ballot or ""
        pages = pages_of(self.map.current, state)
        newest = max((c.number for c in self.rules.cards.on_table), default=0)
        last = next((n for n, p in enumerate(pages) if newest in p.numbers), 0)
        page = min(self.page if self.page is not None else last, max(0, len(pages) - 1))
        roles = [r for i in phase.speaks if (r := state.role(i))]
        view = self.view if self.view != "result" or self._closed else "cards"
        return {
            **self.shared.values(),
            "wall_kind": "argued" if view == "map" else "debate",
            "begun": True,
            "view": view,
            "views": {k: label for k, label in VIEWS.items() if k != "result" or self._closed},
            "phase": phase,
            "following": state.format.phases[at + 1] if at + 1 < len(state.format.phases) else None,
            "clock": face_of(state, now()),
            "running": state.clock.since is not None,
            "of_time": clock_words(float(seconds(phase.time))),
            "bell": next((clock_words(float(seconds(phase.time) - seconds(b.at))) for b in phase.bells), ""),
            "floor": listed([r.name for r in roles]),
            "speakers": [self.called(p) for r in roles for p in state.speaking(r.id, at)],
            "steps": self._steps(),
            "columns": self._columns() if view == "cards" else [],
            "status": self.map.current.status,
            "said_of": self.map.words,
            "acts": ACTS,
            "tree": pages[page] if pages else None,
            "page": page,
            "pages": len(pages),
            "newest": newest,
            "standing": STATUS_WORDS,
            "relations": RELATION_LABELS,
            "voting": state.polls.get(round_) == "open" and state.ways.get(round_) != "slips",
            "box": self.rules.votes.in_box(round_) if round_ else 0,
            **(self._result() if view == "result" else {}),
            "choices": CHOICES,
        }

    @verb
    def on_wall_view(self, view: Key) -> str:
        """Show the cards, the map or the result on the wall."""
        if view not in VIEWS:
            raise NotAllowed(_("The wall shows cards, the map or the result."))
        self.view, self.page = view, None
        return VIEWS[view]

    @verb
    def on_wall_page(self, page: int) -> str:
        """Show another page of the map on the wall."""
        self.page = max(0, page)
        return ""

    @property
    def _closed(self) -> bool:
        return {"before", "after"} <= set(self.state.voted)

    def _result(self) -> dict[str, Any]:
        """Give how many voted how in either vote, of those who can be compared, and what is said of it."""
        moves = transition(self.state)
        compared = moves.both or moves.unpaired
        said = swing_sentences(self.state)
        return {
            "result": [
                (
                    c,
                    moves.before(c) + moves.totals.get(("before", c), 0),
                    moves.after(c, twice=True) + moves.totals.get(("after", c), 0),
                )
                for c in CHOICES
            ]
            if compared
            else [],
            "rounds": ROUNDS,
            "swing": said[len(CHOICES) :] if compared else said,  # the table says the first of them
        }

    def _columns(self) -> list[tuple[str, str, int, list[Card]]]:
        """Give for each side how many cards it has, and the last two, or the last where it is long."""
        cards = self.rules.cards.on_table
        sides: Sequence[str] = ("for", "against") if self.state.format.two_sided else ("none",)
        found = []
        for side in sides:
            mine = [c for c in cards if side in (c.side, "none")]
            last = mine[:-3:-1]
            if any(len(c.claim) > SHORT for c in last) and side != "none":
                last = last[:1]
            found.append((side, SIDE_LABELS[side], len(mine), last))
        return found

    def _steps(self) -> list[tuple[str, str]]:
        """Give the steps of the debate, each with whether it is done or present; of many, the near ones."""
        phases, at = self.state.format.phases, self.state.clock.phase
        found = [(p.name, "done" if n < at else "here" if n == at else "") for n, p in enumerate(phases)]
        if sum(len(name) + 3 for name, _when in found) > MOST_OF_STEPS:
            found = found[max(0, at - NEAR) : at + NEAR + 1]
        return found
