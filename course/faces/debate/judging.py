"""Feedback for speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from course.activities.debate.order import speakers
from course.case import CaseError
from course.case.exercises.load import load_exercises
from course.faces.debate.part import Part
from course.faces.verbs import Key, Prefixed, Text, verb
from course.language import _

if TYPE_CHECKING:
    from course.case.exercises.sets import Rubric

RUBRIC: Final = "speech"


class JudgingPart(Part):
    """Sentences for a speaker, with a rubric where the case has one."""

    template: ClassVar[str] = "debate/judging.html"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        first = speakers(self.state)
        return {
            "rubric": self._rubric(),
            "speakers": first,
            "others": [who for who in self.state.people if who not in first],
        }

    def _rubric(self) -> Rubric | None:
        try:
            return load_exercises(self.shared.session.case).rubric(RUBRIC)
        except CaseError:
            return (
                None  # a case without this rubric, or with a mistake in its exercises: sentences are enough
            )

    @verb
    def on_judge(
        self,
        *,
        levels: Annotated[dict[str, Key], Prefixed("level-")],
        to: Key = "",
        worked: Text = "",
        next_step: Text = "",
        role: Key = "peer",
    ) -> str:
        """Give a speaker feedback in sentences."""
        self.rules.talk.judge(to, role=role, levels=levels, worked=worked, next_step=next_step)
        return _("Your feedback to {who} is kept.").format(who=self.called(to))
