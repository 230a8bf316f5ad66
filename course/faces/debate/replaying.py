"""Step through a debate again and see its map grow; where one stands is a view and is not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.activities.debate.replay import Replay
from course.faces.debate.base import DebateBase
from course.faces.verbs import verb

if TYPE_CHECKING:
    from course.activities.debate.records import DebateState


class Replaying(DebateBase):
    """Answers to what is pressed while looking back."""

    step = 0
    _replayed: tuple[Any, Replay] | None = None

    @verb
    def on_step(self, to: int) -> str:
        """Go to a step; it is told in words."""
        replay = self.replay(self._debate().state)
        self.step = min(max(0, to), len(replay))
        return replay.sentence(self.step)

    @verb
    def on_phase(self, value: int) -> str:
        """Go to the step at which a phase begins."""
        return self.on_step(value)

    def replay(self, state: DebateState) -> Replay:
        """Give the steps of the debate that is shown."""
        entries = self.debate.entries()
        if self._replayed is None or self._replayed[0] != (state.key, len(entries), state.last):
            self._replayed = (
                (state.key, len(entries), state.last),
                Replay(self.debate.done(), state.key, self.session.case, self.session.journal),
            )
        return self._replayed[1]

    def looking_back(self, state: DebateState) -> dict[str, Any]:
        """Give what the template shows of a step."""
        from course.figures import arguments  # noqa: PLC0415 - matplotlib loads when first needed

        replay = self.replay(state)
        step = self.step = min(self.step, len(replay))
        then, the_map = replay.state(step), replay.map(step)
        phases = replay.phases
        return {
            "step": step,
            "steps": len(replay),
            "sentence": replay.sentence(step),
            "shown": replay.card(step),
            "then": then,
            "then_map": the_map,
            "then_picture": self.figure(arguments.svg(the_map), arguments.describe(the_map))
            if the_map.ids
            else None,
            "phases": phases,
            "phase_before": max((n for n, _ in phases if n < step), default=None),
            "phase_after": min((n for n, _ in phases if n > step), default=None),
            "phase_now": max((n for n, _ in phases if n <= step), default=0),
        }
