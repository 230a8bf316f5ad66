"""Step through a debate again and see its map grow; where one stands is a view and is not kept."""

from __future__ import annotations

from typing import Any, ClassVar

from course.activities.debate.replay import Replay
from course.faces.debate.part import Part
from course.faces.verbs import verb
from course.figures import arguments
from course.methods.arguments import STATUS_WORDS


class ReplayPart(Part):
    """One step of the record at a time."""

    template: ClassVar[str] = "debate/replay.html"
    step = 0
    _replayed: tuple[object, Replay] | None = None

    @verb
    def on_step(self, to: int) -> str:
        """Go to a step; it is told in words."""
        replay = self.replay()
        self.step = min(max(0, to), len(replay))
        return replay.sentence(self.step)

    @verb
    def on_phase(self, value: int) -> str:
        """Go to the step at which a phase begins."""
        return self.on_step(value)

    def replay(self) -> Replay:
        """Give the steps of the debate that is shown."""
        state, session = self.state, self.shared.session
        now = (state.key, len(self.rules.entries()), state.last, *state.aside)
        if self._replayed is None or self._replayed[0] != now:
            replay = Replay(self.rules.done(), state.key, session.case, session.journal, tuple(state.aside))
            self._replayed = now, replay
        return self._replayed[1]

    def context(self) -> dict[str, Any]:
        """Give what the template shows of a step."""
        replay = self.replay()
        step = self.step = min(self.step, len(replay))
        then, the_map = replay.state(step), replay.map(step)
        phases = replay.phases
        return {
            "standing": STATUS_WORDS,
            "step": step,
            "steps": len(replay),
            "sentence": replay.sentence(step),
            "shown": replay.card(step),
            "then": then,
            "then_map": the_map,
            "then_picture": self.face.figure(arguments.svg(the_map), arguments.describe(the_map))
            if the_map.ids
            else None,
            "phases": phases,
            "phase_before": max((n for n, _ in phases if n < step), default=None),
            "phase_after": min((n for n, _ in phases if n > step), default=None),
            "phase_now": max((n for n, _ in phases if n <= step), default=0),
        }
